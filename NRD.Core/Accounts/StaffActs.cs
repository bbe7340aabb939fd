using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Somebody enters the house in a role that takes two administrators.</summary>
internal sealed class InviteStaffAct(IClock clock) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.InviteStaff;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct)
    {
        var name = StaffUser.Normalize(asked.After(StaffTerms.SignInName) ?? "");
        return await db.Staff.AsNoTracking().AnyAsync(u => u.NormalizedName == name || u.Id == asked.SubjectId, ct)
            ? null
            : StaffTerms.Invitation(asked.SubjectId, asked.After(StaffTerms.SignInName) ?? "", asked.After(StaffTerms.DisplayName) ?? "", StaffTerms.RolesOf(asked.After(StaffTerms.Roles)));
    }

    /// <summary>They get their link from whoever invited them: nobody has seen one yet.</summary>
    public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        var (terms, now) = (approval.Terms, clock.GetCurrentInstant());
        db.Staff.Add(new StaffUser(terms.SubjectId, terms.After(StaffTerms.SignInName)!, terms.After(StaffTerms.DisplayName)!, StaffTerms.RolesOf(terms.After(StaffTerms.Roles)), now));
        db.Audit.Add(new AuditEntry(approver, AuditAction.StaffInvited, SubjectKind.Staff, terms.SubjectId, now) { Reason = terms.After(StaffTerms.Roles) });
        return Task.FromResult(true);
    }
}

/// <summary>Somebody of the house gets a role that takes two administrators.</summary>
internal sealed class GrantRolesAct(IClock clock, SessionSignal signal) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.GrantRoles;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct)
    {
        var roles = StaffTerms.RolesOf(asked.After(StaffTerms.Roles));
        return await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == asked.SubjectId, ct) is { } user && !await Administrators.WouldLoseAsync(db, user, roles, ct)
            ? StaffTerms.Grant(user, roles)
            : null;
    }

    public async Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        var user = await db.Staff.SingleAsync(u => u.Id == approval.Terms.SubjectId, ct);
        user.SetRoles(StaffTerms.RolesOf(approval.Terms.After(StaffTerms.Roles)));
        db.Audit.Add(new AuditEntry(approver, AuditAction.RolesChanged, SubjectKind.Staff, user.Id, clock.GetCurrentInstant()) { Reason = StaffTerms.Code(user.Roles) });
        return true;
    }

    public void Tell(Approval approval) => signal.Raise(approval.Terms.SubjectId);
}

/// <summary>Somebody in such a role has to set their factors again.</summary>
internal sealed class ResetFactorsAct(IClock clock, SessionSignal signal) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.ResetFactors;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
        await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == asked.SubjectId, ct) is { } user && !await Administrators.WouldLoseAsync(db, user, [], ct)
            ? StaffTerms.Reset(user)
            : null;

    public async Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        var user = await db.Staff.AsSplitQuery().Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == approval.Terms.SubjectId, ct);
        await ResetAsync(db, approver, user, clock.GetCurrentInstant(), ct);
        return true;
    }

    public void Tell(Approval approval) => signal.Raise(approval.Terms.SubjectId);

    /// <param name="user">With passkeys and recovery codes.</param>
    internal static async Task ResetAsync(NrdDbContext db, Actor actor, StaffUser user, Instant now, CancellationToken ct)
    {
        user.ClearFactors();
        db.Audit.Add(new AuditEntry(actor, AuditAction.FactorReset, SubjectKind.Staff, user.Id, now));
        await StaffAdministration.EndAsync(db, actor, user, SessionEnd.FactorChanged, now, ct);
    }
}

/// <summary>Whether the house keeps somebody who can manage staff.</summary>
internal static class Administrators
{
    public static async Task<int> CountAsync(NrdDbContext db, CancellationToken ct) =>
        (await db.Staff.AsNoTracking().Where(u => u.ActivatedAt != null && u.DisabledAt == null).ToListAsync(ct)).Count(u => u.Roles.Contains(Role.Administrator));

    /// <summary>Whether nobody would be left once <paramref name="user"/> holds <paramref name="roles"/> only.</summary>
    public static async Task<bool> WouldLoseAsync(NrdDbContext db, StaffUser user, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        user.IsActive && user.Roles.Contains(Role.Administrator) && !roles.Contains(Role.Administrator) && await CountAsync(db, ct) <= 1;
}
