using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>One thing of the console that a supervisor turns on or off.</summary>
public sealed class DeskSetting
{
    /// <summary>The name under which printing of briefings is kept.</summary>
    internal const string PrintBriefings = "PrintBriefings";

    public DeskSetting(string name, bool isOn, string changedBy, Instant now)
    {
        Name = name;
        Turn(isOn, changedBy, now);
    }

    private DeskSetting()
    {
    }

    public string Name { get; private set; } = default!;

    public bool IsOn { get; private set; }

    public string ChangedBy { get; private set; } = default!;

    public Instant ChangedAt { get; private set; }

    internal void Turn(bool isOn, string changedBy, Instant now)
    {
        IsOn = isOn;
        ChangedBy = changedBy;
        ChangedAt = now;
    }
}

/// <summary>Whether briefings may be printed: off until a supervisor turns it on (rule R37).</summary>
public sealed class PrintingSwitch(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly Guid Setting = Partners.StableId.Of("desk", "setting", DeskSetting.PrintBriefings);

    public async Task<bool> IsOnAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.DeskSettings.AsNoTracking().AnyAsync(s => s.Name == DeskSetting.PrintBriefings && s.IsOn, ct);
    }

    /// <summary>Turns printing on or off for every desk.</summary>
    public async Task TurnAsync(Actor actor, bool on, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.DeskSettings.SingleOrDefaultAsync(s => s.Name == DeskSetting.PrintBriefings, ct) is { } setting)
        {
            setting.Turn(on, actor.Id, now);
        }
        else
        {
            db.DeskSettings.Add(new DeskSetting(DeskSetting.PrintBriefings, on, actor.Id, now));
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.SettingChanged, SubjectKind.Setting, Setting, now) { Reason = on ? "PrintingOn" : "PrintingOff" });
        await db.SaveChangesAsync(ct);
    }
}
