using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>Asks for a hold on a contact, or to lift one. A second supervisor answers; until then the contact stays.</summary>
public sealed class LegalHolds(IDbContextFactory<NrdDbContext> factory, Approvals approvals)
{
    internal const string ReasonTerm = "HoldReason";

    /// <returns><c>false</c> where there is no such contact, or it is held already.</returns>
    public Task<bool> AskAsync(Actor actor, Guid contactId, HoldReason reason, CancellationToken ct) =>
        AskAsync(actor, contactId, ApprovalKinds.PlaceHold, async db => await NotHeldAsync(db, contactId, ct) ? PlaceTerms(contactId, reason) : null, ct);

    /// <returns><c>false</c> where it is not held.</returns>
    public Task<bool> AskToLiftAsync(Actor actor, Guid contactId, CancellationToken ct) =>
        AskAsync(actor, contactId, ApprovalKinds.LiftHold, async db => await db.LegalHolds.FindAsync([contactId], ct) is { } hold ? LiftTerms(hold) : null, ct);

    internal static async Task<bool> NotHeldAsync(NrdDbContext db, Guid contactId, CancellationToken ct) =>
        await db.Contacts.AnyAsync(c => c.Id == contactId, ct) && !await db.LegalHolds.AnyAsync(h => h.ContactId == contactId, ct);

    internal static ApprovalTerms PlaceTerms(Guid contactId, HoldReason reason) =>
        new(ApprovalKinds.PlaceHold.Code, SubjectKind.Contact, contactId, [new(ReasonTerm, null, reason.ToString())]);

    internal static ApprovalTerms LiftTerms(LegalHold hold) =>
        new(ApprovalKinds.LiftHold.Code, SubjectKind.Contact, hold.ContactId, [new(ReasonTerm, hold.Reason.ToString(), null)]);

    private async Task<bool> AskAsync(Actor actor, Guid contactId, ApprovalKind kind, Func<NrdDbContext, Task<ApprovalTerms?>> termsOf, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts, SubjectKind.Contact, contactId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await termsOf(db) is not { } terms)
        {
            return false;
        }

        await approvals.AskAsync(db, actor, kind, terms, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A second supervisor agreed that a contact is held.</summary>
internal sealed class PlaceHoldAct(IClock clock) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.PlaceHold;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
        Enum.TryParse<HoldReason>(asked.After(LegalHolds.ReasonTerm), out var reason) && await LegalHolds.NotHeldAsync(db, asked.SubjectId, ct)
            ? LegalHolds.PlaceTerms(asked.SubjectId, reason)
            : null;

    public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var reason = Enum.Parse<HoldReason>(approval.Terms.After(LegalHolds.ReasonTerm)!);
        db.LegalHolds.Add(new LegalHold(approval.Terms.SubjectId, reason, approval.RequesterId, approver.Id, now));
        db.Audit.Add(new AuditEntry(approver, AuditAction.HoldPlaced, SubjectKind.Contact, approval.Terms.SubjectId, now) { Reason = reason.ToString() });
        return Task.FromResult(true);
    }
}

/// <summary>A second supervisor agreed that a contact is held no longer.</summary>
internal sealed class LiftHoldAct(IClock clock) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.LiftHold;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
        await db.LegalHolds.AsNoTracking().SingleOrDefaultAsync(h => h.ContactId == asked.SubjectId, ct) is { } hold ? LegalHolds.LiftTerms(hold) : null;

    public async Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        db.LegalHolds.Remove(await db.LegalHolds.SingleAsync(h => h.ContactId == approval.Terms.SubjectId, ct));
        db.Audit.Add(new AuditEntry(approver, AuditAction.HoldLifted, SubjectKind.Contact, approval.Terms.SubjectId, clock.GetCurrentInstant()));
        return true;
    }
}
