using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Tests.Support;

/// <summary>Staff over a real database: people with sign-ins of their own, and what administrators do with them.</summary>
internal sealed class StaffBench(IDbContextFactory<NrdDbContext> database, IClock clock)
{
    public SessionSignal Signal { get; } = new();

    public Approvals Approvals => field ??= new(database, [new InviteStaffAct(clock), new GrantRolesAct(clock, Signal), new ResetFactorsAct(clock, Signal)], clock);

    public ApprovalWorklist Worklist => field ??= new(database, Approvals, clock);

    public StaffAdministration Administration => field ??= new(database, Approvals, Signal, clock);

    public StaffList List => field ??= new(database, clock);

    /// <summary>Somebody who is active and has just signed in.</summary>
    public async Task<Actor> SignedInAsync(string name, params Role[] roles)
    {
        await using var db = await database.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var now = clock.GetCurrentInstant();
        var user = new StaffUser(Guid.NewGuid(), name, name, roles, now);
        user.SetPasswordHash("hash");
        user.Activate(now);
        var session = new StaffSession(Guid.NewGuid(), user, Guid.NewGuid().ToByteArray(), SignInStrength.PasswordAndCode, "Firefox, Linux", now);
        db.AddRange(user, session);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return Actor.Of(user, session);
    }

    /// <summary>As they stand in the database.</summary>
    public async Task<StaffUser> UserAsync(Guid id)
    {
        await using var db = await database.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Staff.AsNoTracking().Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, TestContext.Current.CancellationToken);
    }

    public async Task<List<string>> AuditAsync()
    {
        await using var db = await database.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return [.. (await db.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync(TestContext.Current.CancellationToken))
            .Select(a => a.Outcome == Core.Oversight.AuditOutcome.Denied ? $"{a.Action} denied" : a.Action.ToString())];
    }
}
