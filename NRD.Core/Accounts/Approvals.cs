using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>
/// The second person. Whoever asks is not who answers; the answer holds for exactly what was asked, once, and only while the record is as it was.
/// </summary>
public sealed class Approvals(IDbContextFactory<NrdDbContext> factory, IEnumerable<IApprovedAct> acts, IClock clock)
{
    /// <summary>Whoever answers proved who they are at most this long ago.</summary>
    public static readonly Duration Fresh = Duration.FromMinutes(5);

    private readonly Dictionary<string, IApprovedAct> acts = acts.ToDictionary(act => act.Kind.Code, StringComparer.Ordinal);

    /// <summary>Whether <paramref name="actor"/> must prove anew who they are before they can approve.</summary>
    public bool MustReauthenticate(Actor actor)
    {
        actor.Demand(Permission.UseApprovals);
        return !IsFresh(actor);
    }

    /// <summary>Allows what is asked; where the act needs nobody any more, it is done in the same save.</summary>
    /// <returns><c>null</c> once it is allowed.</returns>
    public async Task<ApprovalRefusal?> GiveAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.UseApprovals);
        return await SettleAsync(actor, id, AuditAction.ApprovalGiven, async (db, approval, now) =>
        {
            if (CannotAnswer(actor, approval, now) is { } refusal)
            {
                return refusal;
            }

            if (IsFresh(actor) is false)
            {
                return ApprovalRefusal.ReauthenticateFirst;
            }

            if (!await HoldsAsync(db, approval, ct))
            {
                return ApprovalRefusal.RecordChanged;
            }

            approval.Give(actor.Id, now);
            AddAudit(db, actor, AuditAction.ApprovalGiven, approval, now);
            if (await acts[approval.Kind].DoAsync(db, actor, approval, ct))
            {
                approval.Use(now);
                AddAudit(db, actor, AuditAction.ApprovalUsed, approval, now);
            }

            return null;
        }, ct);
    }

    /// <summary>Says no.</summary>
    /// <returns><c>null</c> once it is declined.</returns>
    public async Task<ApprovalRefusal?> DeclineAsync(Actor actor, Guid id, DeclineReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.UseApprovals);
        return await SettleAsync(actor, id, AuditAction.ApprovalDeclined, (db, approval, now) =>
        {
            if (CannotAnswer(actor, approval, now) is { } refusal)
            {
                return Task.FromResult<ApprovalRefusal?>(refusal);
            }

            approval.Decline(actor.Id, reason, now);
            AddAudit(db, actor, AuditAction.ApprovalDeclined, approval, now, reason.ToString());
            return Task.FromResult<ApprovalRefusal?>(null);
        }, ct);
    }

    /// <summary>Takes one's own request back, answered or not, as long as it was not used.</summary>
    /// <returns><c>null</c> once it is withdrawn.</returns>
    public async Task<ApprovalRefusal?> WithdrawAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.UseApprovals);
        return await SettleAsync(actor, id, AuditAction.ApprovalWithdrawn, (db, approval, now) =>
        {
            if (approval.RequesterId != actor.Id)
            {
                return Task.FromResult<ApprovalRefusal?>(ApprovalRefusal.NotFound);
            }

            if (NotAlive(approval, now) is { } refusal)
            {
                return Task.FromResult<ApprovalRefusal?>(refusal);
            }

            approval.Withdraw(now);
            AddAudit(db, actor, AuditAction.ApprovalWithdrawn, approval, now);
            return Task.FromResult<ApprovalRefusal?>(null);
        }, ct);
    }

    /// <summary>Asks for a second person; the caller saves. The same request that is still alive is not asked twice.</summary>
    internal async Task<Approval> AskAsync(NrdDbContext db, Actor actor, ApprovalKind kind, ApprovalTerms terms, CancellationToken ct)
    {
        actor.Demand(kind.Ask);
        var now = clock.GetCurrentInstant();
        var hash = terms.Hash();
        if ((await db.Approvals.Where(a => a.RequesterId == actor.Id && a.Hash == hash).ToListAsync(ct)).FirstOrDefault(a => a.IsAlive(now)) is { } asked)
        {
            return asked;
        }

        var approval = new Approval(Guid.NewGuid(), terms, actor.Id, now, kind.Lives);
        db.Approvals.Add(approval);
        AddAudit(db, actor, AuditAction.ApprovalRequested, approval, now);
        return approval;
    }

    /// <summary>Uses up the approval of <paramref name="terms"/>; the caller saves it with the act that it allows, or neither.</summary>
    /// <returns><c>null</c> where the act may be done.</returns>
    internal async Task<ApprovalRefusal?> UseAsync(NrdDbContext db, Actor actor, ApprovalTerms terms, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var hash = terms.Hash();
        var asked = await db.Approvals.Where(a => a.RequesterId == actor.Id && a.Hash == hash).ToListAsync(ct);
        if (asked.OrderByDescending(a => a.State == ApprovalState.Given).ThenByDescending(a => a.AskedAt).FirstOrDefault() is not { } approval)
        {
            return ApprovalRefusal.NotFound;
        }

        if (approval.State != ApprovalState.Given)
        {
            return ApprovalRefusal.NotOpen;
        }

        if (!approval.IsAlive(now))
        {
            return ApprovalRefusal.Expired;
        }

        if (!await HoldsAsync(db, approval, ct))
        {
            return ApprovalRefusal.RecordChanged;
        }

        approval.Use(now);
        AddAudit(db, actor, AuditAction.ApprovalUsed, approval, now);
        return null;
    }

    internal async Task<bool> HoldsAsync(NrdDbContext db, Approval approval, CancellationToken ct) =>
        acts.TryGetValue(approval.Kind, out var act) && approval.Holds(await act.NowAsync(db, approval.Terms, ct));

    /// <summary>Whether it is theirs to answer, whatever its state.</summary>
    internal bool IsTheirsToAnswer(Actor actor, Approval approval) =>
        approval.RequesterId != actor.Id && acts.TryGetValue(approval.Kind, out var act) && actor.May(act.Kind.Answer);

    internal static bool IsAbout(Actor actor, Approval approval) =>
        approval.Terms.Subject == SubjectKind.Staff && approval.Terms.SubjectId.ToString() == actor.Id;

    private static ApprovalRefusal? NotAlive(Approval approval, Instant now) =>
        approval.State is not (ApprovalState.Open or ApprovalState.Given) ? ApprovalRefusal.NotOpen
        : now >= approval.ExpiresAt ? ApprovalRefusal.Expired
        : null;

    private static void AddAudit(NrdDbContext db, Actor actor, AuditAction action, Approval approval, Instant now, string? reason = null, AuditOutcome outcome = AuditOutcome.Done) =>
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Approval, approval.Id, now) { Reason = reason ?? approval.Kind, Outcome = outcome });

    private bool IsFresh(Actor actor) => actor.AuthenticatedAt is { } at && clock.GetCurrentInstant() - at <= Fresh;

    private ApprovalRefusal? CannotAnswer(Actor actor, Approval approval, Instant now)
    {
        if (approval.RequesterId == actor.Id)
        {
            return ApprovalRefusal.OwnRequest;
        }

        if (!IsTheirsToAnswer(actor, approval))
        {
            return ApprovalRefusal.NotFound;
        }

        return IsAbout(actor, approval) ? ApprovalRefusal.AboutYourself
            : approval.State != ApprovalState.Open ? ApprovalRefusal.NotOpen
            : NotAlive(approval, now);
    }

    /// <summary>One answer, in one transaction that holds the write lock from its first read. An attempt that is none of theirs leaves an entry too.</summary>
    private async Task<ApprovalRefusal?> SettleAsync(
        Actor actor, Guid id, AuditAction action, Func<NrdDbContext, Approval, Instant, Task<ApprovalRefusal?>> settle, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Approvals.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } approval)
        {
            return ApprovalRefusal.NotFound;
        }

        var now = clock.GetCurrentInstant();
        var refusal = await settle(db, approval, now);
        if (refusal is ApprovalRefusal.RecordChanged)
        {
            approval.Void(now);
            AddAudit(db, actor, AuditAction.ApprovalVoided, approval, now);
        }
        else if (refusal is ApprovalRefusal.OwnRequest or ApprovalRefusal.AboutYourself or ApprovalRefusal.NotFound)
        {
            AddAudit(db, actor, action, approval, now, refusal.ToString(), AuditOutcome.Denied);
        }

        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was first; nothing of this was saved.
            return ApprovalRefusal.NotOpen;
        }

        if (refusal is null && approval.State == ApprovalState.Used)
        {
            acts[approval.Kind].Tell(approval);
        }

        return refusal;
    }
}
