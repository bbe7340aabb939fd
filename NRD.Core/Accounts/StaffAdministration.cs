using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>
/// Who may come in, and as what. An administrator decides alone on operators and directory staff; for administrators, auditors, supervisors and publishers a second one
/// must agree. Nobody decides about themselves, and the house always keeps an administrator.
/// </summary>
public sealed class StaffAdministration(IDbContextFactory<NrdDbContext> factory, Approvals approvals, SessionSignal signal, IClock clock)
{
    /// <summary>How long a link to activate an account or set factors again can be used.</summary>
    public static readonly Duration LinkLives = Duration.FromHours(24);

    /// <summary>Makes an account and its link, or asks a second administrator to.</summary>
    public async Task<StaffOutcome> InviteAsync(Actor actor, string signInName, string displayName, IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(async (db, now) =>
        {
            if (InvitationRefusal(signInName, displayName, roles) is { } refusal)
            {
                return StaffOutcome.Not(refusal);
            }

            var terms = StaffTerms.Invitation(Guid.NewGuid(), signInName, displayName, roles);
            if (await IsTakenAsync(db, StaffUser.Normalize(signInName), now, ct))
            {
                return StaffOutcome.Not(StaffRefusal.NameTaken);
            }

            if (Roles.NeedSecondPerson.Overlaps(roles))
            {
                return await AskAsync(db, actor, ApprovalKinds.InviteStaff, terms, ct);
            }

            var user = new StaffUser(terms.SubjectId, signInName, displayName, roles, now);
            db.Staff.Add(user);
            AddAudit(db, actor, AuditAction.StaffInvited, user, now, StaffTerms.Code(user.Roles));
            return new(Link: await StaffLinks.MakeAsync(db, user, LinkPurpose.Activation, now, ct), UserId: user.Id);
        }, ct);
    }

    /// <summary>Gives somebody exactly these roles, or asks a second administrator to.</summary>
    public async Task<StaffOutcome> ChangeRolesAsync(Actor actor, Guid userId, IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, async (db, user, now) =>
        {
            if (IsSelf(actor, user) || RolesRefusal(roles) is not null)
            {
                return StaffOutcome.Not(RolesRefusal(roles) ?? StaffRefusal.OwnRoles);
            }

            if (user.Roles.Order().SequenceEqual(roles.Distinct().Order()))
            {
                return StaffOutcome.Not(StaffRefusal.Unchanged);
            }

            if (await Administrators.WouldLoseAsync(db, user, roles, ct))
            {
                return StaffOutcome.Not(StaffRefusal.LastAdministrator);
            }

            if (Roles.NeedSecondPerson.Overlaps(roles.Except(user.Roles)))
            {
                return await AskAsync(db, actor, ApprovalKinds.GrantRoles, StaffTerms.Grant(user, roles), ct);
            }

            user.SetRoles(roles);
            AddAudit(db, actor, AuditAction.RolesChanged, user, now, StaffTerms.Code(user.Roles));
            return new(UserId: user.Id);
        }, ct);
    }

    /// <summary>Shuts somebody out at once, with all their sign-ins and links.</summary>
    public async Task<StaffOutcome> DisableAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, async (db, user, now) =>
        {
            if (IsSelf(actor, user) || user.DisabledAt is not null)
            {
                return StaffOutcome.Not(IsSelf(actor, user) ? StaffRefusal.OwnAccount : StaffRefusal.Unchanged);
            }

            if (await Administrators.WouldLoseAsync(db, user, [], ct))
            {
                return StaffOutcome.Not(StaffRefusal.LastAdministrator);
            }

            user.Disable(now);
            await StaffLinks.CancelAsync(db, user, now, ct);
            await EndAsync(db, actor, user, SessionEnd.Disabled, now, ct);
            AddAudit(db, actor, AuditAction.StaffDisabled, user, now);
            return new(UserId: user.Id);
        }, ct);
    }

    /// <summary>Lets somebody in again, with the factors and roles they had.</summary>
    public async Task<StaffOutcome> EnableAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, (db, user, now) =>
        {
            if (user.DisabledAt is null)
            {
                return Task.FromResult(StaffOutcome.Not(StaffRefusal.Unchanged));
            }

            user.Enable();
            AddAudit(db, actor, AuditAction.StaffEnabled, user, now);
            return Task.FromResult(new StaffOutcome(UserId: user.Id));
        }, ct);
    }

    /// <summary>Ends every sign-in of somebody; they can sign in again.</summary>
    public async Task<StaffOutcome> EndSessionsAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, async (db, user, now) =>
            await EndAsync(db, actor, user, SessionEnd.EndedByAdministrator, now, ct) ? new(UserId: user.Id) : StaffOutcome.Not(StaffRefusal.Unchanged), ct);
    }

    /// <summary>Takes away password, code app, passkeys and recovery codes; a new link lets the same person set them again.</summary>
    public async Task<StaffOutcome> ResetFactorsAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, async (db, user, now) =>
        {
            if (IsSelf(actor, user) || user.DisabledAt is not null || user.ActivatedAt is null)
            {
                return StaffOutcome.Not(IsSelf(actor, user) ? StaffRefusal.OwnAccount : user.DisabledAt is not null ? StaffRefusal.IsDisabled : StaffRefusal.Unchanged);
            }

            if (await Administrators.WouldLoseAsync(db, user, [], ct))
            {
                return StaffOutcome.Not(StaffRefusal.LastAdministrator);
            }

            if (Roles.NeedSecondPerson.Overlaps(user.Roles))
            {
                return await AskAsync(db, actor, ApprovalKinds.ResetFactors, StaffTerms.Reset(user), ct);
            }

            await ResetFactorsAct.ResetAsync(db, actor, user, now, ct);
            return new(Link: await StaffLinks.MakeAsync(db, user, LinkPurpose.FactorReset, now, ct), UserId: user.Id);
        }, ct);
    }

    /// <summary>A new link for somebody who has still to set their factors; an older one is worth nothing any more.</summary>
    public async Task<StaffOutcome> NewLinkAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        return await ChangeAsync(userId, async (db, user, now) =>
        {
            if (user.DisabledAt is not null || user.ActivatedAt is not null)
            {
                return StaffOutcome.Not(user.DisabledAt is not null ? StaffRefusal.IsDisabled : StaffRefusal.NoLinkNeeded);
            }

            var purpose = await db.StaffSessions.AnyAsync(s => s.UserId == user.Id, ct) ? LinkPurpose.FactorReset : LinkPurpose.Activation;
            AddAudit(db, actor, AuditAction.StaffLinkMade, user, now, purpose.ToString());
            return new(Link: await StaffLinks.MakeAsync(db, user, purpose, now, ct), UserId: user.Id);
        }, ct);
    }

    /// <summary>Ends every sign-in of <paramref name="user"/>; saved with whatever it goes with.</summary>
    internal static async Task<bool> EndAsync(NrdDbContext db, Actor actor, StaffUser user, SessionEnd end, Instant now, CancellationToken ct)
    {
        var open = await db.StaffSessions.Where(s => s.UserId == user.Id && s.EndedAt == null).ToListAsync(ct);
        var live = open.Where(s => now < s.ExpiresAt).ToList();
        foreach (var session in live)
        {
            session.Finish(end, now);
            db.Audit.Add(new AuditEntry(actor, AuditAction.SessionEnded, SubjectKind.Session, session.Id, now) { Reason = end.ToString() });
        }

        return live.Count > 0;
    }

    private static bool IsSelf(Actor actor, StaffUser user) => actor.Id == user.Id.ToString();

    private static StaffRefusal? InvitationRefusal(string signInName, string displayName, IReadOnlyCollection<Role> roles) =>
        !StaffNames.IsSignInName(signInName) ? StaffRefusal.SignInName
        : !StaffNames.IsDisplayName(displayName) ? StaffRefusal.DisplayName
        : RolesRefusal(roles);

    private static StaffRefusal? RolesRefusal(IReadOnlyCollection<Role> roles) =>
        roles.Count == 0 || !roles.All(Enum.IsDefined) ? StaffRefusal.NoRole
        : Roles.CanBeHeldTogether(roles) ? null
        : StaffRefusal.NotTogether;

    /// <summary>By somebody who is there, or by an invitation that waits for its second administrator.</summary>
    private static async Task<bool> IsTakenAsync(NrdDbContext db, string normalizedName, Instant now, CancellationToken ct) =>
        await db.Staff.AnyAsync(u => u.NormalizedName == normalizedName, ct)
        || (await db.Approvals.AsNoTracking().Where(a => a.Kind == ApprovalKinds.InviteStaff.Code && a.State == ApprovalState.Open).ToListAsync(ct))
            .Any(a => a.IsAlive(now) && StaffUser.Normalize(a.Terms.After(StaffTerms.SignInName) ?? "") == normalizedName);

    private static void AddAudit(NrdDbContext db, Actor actor, AuditAction action, StaffUser user, Instant now, string? reason = null) =>
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Staff, user.Id, now) { Reason = reason });

    private async Task<StaffOutcome> AskAsync(NrdDbContext db, Actor actor, ApprovalKind kind, ApprovalTerms terms, CancellationToken ct) =>
        new(Asked: (await approvals.AskAsync(db, actor, kind, terms, ct)).Id);

    private Task<StaffOutcome> ChangeAsync(Guid userId, Func<NrdDbContext, StaffUser, Instant, Task<StaffOutcome>> change, CancellationToken ct) =>
        ChangeAsync(async (db, now) => await db.Staff.AsSplitQuery().Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleOrDefaultAsync(u => u.Id == userId, ct) is { } user
            ? await change(db, user, now)
            : StaffOutcome.Not(StaffRefusal.NotFound), ct);

    /// <summary>One change in one transaction that holds the write lock from its first read, so that two administrators cannot shut out each other.</summary>
    private async Task<StaffOutcome> ChangeAsync(Func<NrdDbContext, Instant, Task<StaffOutcome>> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        StaffOutcome outcome;
        try
        {
            outcome = await change(db, clock.GetCurrentInstant());
            if (outcome.Refusal is not null)
            {
                return outcome;
            }

            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StaffOutcome.Not(StaffRefusal.ChangedMeanwhile);
        }

        if (outcome.UserId is { } changed)
        {
            signal.Raise(changed);
        }

        return outcome;
    }
}
