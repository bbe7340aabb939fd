using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Partners;

/// <summary>How an act on a task ended.</summary>
public enum UpkeepOutcome
{
    Done,

    /// <summary>Somebody else did something to it meanwhile; look again.</summary>
    Moved,

    /// <summary>There is no such task, or it is answered.</summary>
    NotThere,

    /// <summary>Nobody active of that id works on tasks.</summary>
    NotTheirs,

    /// <summary>It is not clear which number is meant.</summary>
    NumberUnclear,

    /// <summary>Not all of the hours were understood.</summary>
    HoursUnclear,

    /// <summary>The last day must be today or later.</summary>
    DayPassed,
}

/// <summary>How soon somebody should look into it.</summary>
public enum UpkeepPriority
{
    High,
    Normal,
    Low,
}

/// <summary>A task as the worklist shows it.</summary>
/// <param name="Owner">What its owner is called; <c>null</c> where nobody took it.</param>
/// <param name="Phone">The number it is about, as the record has it; <c>null</c> where it is about none or the record has it no more.</param>
public sealed record UpkeepItem(
    Guid Id, Guid Version, UpkeepKind Kind, UpkeepPriority Priority, Guid ServiceId, Bilingual Service, Bilingual Organization, Phone? Phone, string Number,
    Instant OpenedAt, Instant LastReportedAt, int ReportCount, string? OwnerId, string? Owner, string? Note);

/// <summary>Somebody who can be given a task.</summary>
public sealed record UpkeepPerson(string Id, string Name);

/// <summary>What the worklist shows.</summary>
public sealed record UpkeepList(IReadOnlyList<UpkeepItem> Open, IReadOnlyList<UpkeepPerson> People, bool MayMend);

/// <summary>The worklist of those who keep the directory: what the desks reported, until each of it is answered.</summary>
public sealed class Upkeep(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>The longest a note may be.</summary>
    public const int LongestNote = 500;

    /// <summary>All that is open: the urgent first, then the oldest.</summary>
    public async Task<UpkeepList> ListAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory);
        await using var db = await factory.CreateDbContextAsync(ct);
        var tasks = await db.UpkeepTasks.AsNoTracking().Where(t => t.AnsweredAt == null).ToListAsync(ct);
        var ids = tasks.Select(t => t.OrganizationId).Distinct().ToList();
        var organizations = await db.Organizations.AsNoTracking().AsSplitQuery().Include(o => o.Services).Include(o => o.Sites).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var people = await PeopleAsync(db, ct);
        var items = tasks.Where(t => organizations.ContainsKey(t.OrganizationId)).Select(t => Item(t, organizations[t.OrganizationId], people)).OfType<UpkeepItem>()
            .OrderBy(item => item.Priority).ThenBy(item => item.OpenedAt).ThenBy(item => item.Id);
        return new([.. items], people, actor.May(Permission.EditRecords));
    }

    /// <summary>How many are open, for the menu.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.UpkeepTasks.CountAsync(t => t.AnsweredAt == null, ct);
    }

    /// <summary>Gives a task to somebody, oneself included, or to nobody.</summary>
    /// <param name="version">The version that was seen.</param>
    public async Task<UpkeepOutcome> GiveAsync(Actor actor, Guid id, Guid version, string? staffId, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (staffId is not null && (await PeopleAsync(db, ct)).All(person => person.Id != staffId))
        {
            return UpkeepOutcome.NotTheirs;
        }

        return await ActAsync(db, actor, id, version, AuditAction.TaskGiven, (task, _) => task.GiveTo(staffId), clock, ct);
    }

    /// <summary>Leaves a line for whoever works on it next.</summary>
    public async Task<UpkeepOutcome> NoteAsync(Actor actor, Guid id, Guid version, string note, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        var said = note.Trim();
        return await ActAsync(db, actor, id, version, AuditAction.TaskNoted, (task, _) => task.Say(said.Length == 0 ? null : said[..Math.Min(said.Length, LongestNote)]), clock, ct);
    }

    /// <summary>It was not so: what was reported counts no more, for every desk at once.</summary>
    public async Task<UpkeepOutcome> NotSoAsync(Actor actor, Guid id, Guid version, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        var reports = await db.DeskReports.Where(r => r.TaskId == id && r.SettledAt == null).ToListAsync(ct);
        return await ActAsync(db, actor, id, version, AuditAction.TaskAnswered, (task, now) => Answer(db, actor, task, UpkeepAnswer.NotSo, reports, now), clock, ct);
    }

    /// <summary>Ends a task and what was reported; the entry on the service makes every index read it again.</summary>
    /// <param name="lasts">Until when what was reported stays so; without it it counts no more.</param>
    internal static void Answer(NrdDbContext db, Actor actor, UpkeepTask task, UpkeepAnswer answer, IEnumerable<DeskReport> reports, Instant now, Instant? lasts = null)
    {
        task.End(answer, actor, now);
        foreach (var report in reports)
        {
            if (lasts is { } until)
            {
                report.LastUntil(until);
            }
            else
            {
                report.Settle(now);
            }
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.TaskAnswered, SubjectKind.Service, task.ServiceId, now) { Reason = answer.ToString() });
    }

    internal static async Task<UpkeepOutcome> ActAsync(NrdDbContext db, Actor actor, Guid id, Guid version, AuditAction action, Action<UpkeepTask, Instant> act, IClock clock, CancellationToken ct)
    {
        if (await db.UpkeepTasks.SingleOrDefaultAsync(t => t.Id == id && t.AnsweredAt == null, ct) is not { } task)
        {
            return UpkeepOutcome.NotThere;
        }

        var now = clock.GetCurrentInstant();
        db.Entry(task).Property(t => t.Version).OriginalValue = version;
        act(task, now);
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.UpkeepTask, id, now));
        try
        {
            await db.SaveChangesAsync(ct);
            return UpkeepOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return UpkeepOutcome.Moved;
        }
    }

    private static async Task<IReadOnlyList<UpkeepPerson>> PeopleAsync(NrdDbContext db, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().Where(s => s.DisabledAt == null && s.ActivatedAt != null).ToListAsync(ct);
        return [.. staff.Where(s => Roles.PermissionsOf(s.Roles).Contains(Permission.KeepDirectory)).Select(s => new UpkeepPerson(s.Id.ToString(), s.DisplayName)).OrderBy(person => person.Name, StringComparer.Ordinal)];
    }

    private static UpkeepItem? Item(UpkeepTask task, Organization organization, IReadOnlyList<UpkeepPerson> people)
    {
        if (organization.Services.FirstOrDefault(s => s.Id == task.ServiceId) is not { } service)
        {
            return null;
        }

        var phones = organization.Services.SelectMany(s => s.Listing.Phones).Concat(organization.Sites.SelectMany(s => s.Listing.Phones)).Concat(organization.Listing.Phones);
        var phone = task.Number.Length == 0 ? null : phones.FirstOrDefault(p => ReportedFact.NumberOf(p) == task.Number);
        return new(
            task.Id, task.Version, task.Kind, PriorityOf(task, service), service.Id, service.Listing.Name, organization.Listing.Name, phone, task.Number,
            task.OpenedAt, task.LastReportedAt, task.ReportCount, task.OwnerId, people.FirstOrDefault(person => person.Id == task.OwnerId)?.Name, task.Note);
    }

    /// <summary>A number or a door that fails at night, of a shelter or a crisis line, comes first; so does what several desks met.</summary>
    private static UpkeepPriority PriorityOf(UpkeepTask task, Service service)
    {
        var urgent = service.Listing.Terms.HasFlag(ServiceTerms.Emergency) || service.Listing.Needs.Any(need => need[0] is 'A' or 'B');
        return task.Kind switch
        {
            UpkeepKind.WrongNumber or UpkeepKind.Closed => urgent || task.ReportCount > 1 ? UpkeepPriority.High : UpkeepPriority.Normal,
            UpkeepKind.ChangedHours => urgent && task.ReportCount > 1 ? UpkeepPriority.High : UpkeepPriority.Normal,
            UpkeepKind.FullForLong => UpkeepPriority.Low,
        };
    }
}
