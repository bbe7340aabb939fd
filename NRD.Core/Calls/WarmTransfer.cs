using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>Warm transfers, step by step. Nothing of the person leaves before the agency has room and the person agreed; each result reaches every desk at once.</summary>
public sealed class WarmTransfer(IDbContextFactory<NrdDbContext> factory, DeskReports reports, IClock clock)
{
    /// <summary>Begins with the call to the agency, of which the person is no part yet. There is one open transfer to a service in a contact, however often it is begun.</summary>
    /// <param name="id">Made by the window that asks.</param>
    public Task<PassingAnswer> BeginAsync(Actor actor, Guid id, Guid contactId, Guid serviceId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, contactId);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await OpenContact.ReadAsync(db, actor, contactId, ct) is null)
                {
                    return PassingAnswer.No(PassingRefusal.NotWritable);
                }

                if (await db.ContactTransfers.AnyAsync(t => t.Id == id || (t.ContactId == contactId && t.ServiceId == serviceId && t.Result == null), ct))
                {
                    return PassingAnswer.Done;
                }

                if (await OpenContact.RecipientOfAsync(db, serviceId, ct) is not { } recipient)
                {
                    return PassingAnswer.No(PassingRefusal.NotOffered);
                }

                var now = clock.GetCurrentInstant();
                db.ContactTransfers.Add(new ContactTransfer(Transfer.Begin(id, contactId, serviceId, recipient, actor.Id, now)));
                await OpenContact.ReferralAsync(db, contactId, serviceId, recipient, ct);
                db.Audit.Add(new AuditEntry(actor, AuditAction.TransferMoved, SubjectKind.Transfer, id, now) { Reason = nameof(TransferStep.CallAgency) });
                await db.SaveChangesAsync(ct);
                return PassingAnswer.Done;
            },
            ct);
    }

    /// <summary>The agency answered.</summary>
    public Task<PassingAnswer> AnsweredAsync(Actor actor, Guid id, CancellationToken ct) => StepAsync(actor, id, TransferStep.AskCapacity, (transfer, now) => transfer.Answered(now), ct);

    /// <summary>They have room and take a transfer now.</summary>
    public Task<PassingAnswer> HasRoomAsync(Actor actor, Guid id, CancellationToken ct) => StepAsync(actor, id, TransferStep.TakeConsent, (transfer, now) => transfer.HasRoom(now), ct);

    /// <summary>Hands the briefing over, where at this moment nothing is unmet.</summary>
    /// <returns>What is unmet; then nothing left.</returns>
    public Task<PassingAnswer> HandOverAsync(Actor actor, Guid briefingId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Briefing, briefingId);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await db.ContactBriefings.SingleOrDefaultAsync(b => b.Id == briefingId && b.Purpose == ConsentPurpose.WarmTransfer, ct) is not { } briefing
                    || await db.ContactTransfers.Where(t => t.ContactId == briefing.ContactId && t.ServiceId == briefing.ServiceId).OrderByDescending(t => t.StartedAt).FirstOrDefaultAsync(ct) is not { } kept)
                {
                    return PassingAnswer.No(PassingRefusal.NotThere);
                }

                if (await OpenContact.ReadAsync(db, actor, briefing.ContactId, ct) is not { } contact)
                {
                    return PassingAnswer.No(PassingRefusal.NotWritable);
                }

                var now = clock.GetCurrentInstant();
                if (briefing.StoppedAt is not null || kept.Step != TransferStep.TakeConsent)
                {
                    return briefing.StoppedAt is not null ? PassingAnswer.No(PassingRefusal.Stopped)
                        : kept.Step is TransferStep.Introduce or TransferStep.Stay ? PassingAnswer.Done
                        : PassingAnswer.No(kept.Step == TransferStep.Over ? PassingRefusal.Over : PassingRefusal.StepFirst);
                }

                var unmet = Briefings.Unmet(briefing, contact, now);
                if (unmet.Count > 0)
                {
                    return new(null, unmet);
                }

                kept.Replace(kept.Detail.Disclose().Introduce(briefing.Detail.Disclose().Briefing, unmet, now));
                briefing.Leave(DepartureWay.HandedOver, now);
                db.Audit.Add(new AuditEntry(actor, AuditAction.BriefingHandedOver, SubjectKind.Briefing, briefingId, now));
                db.Audit.Add(new AuditEntry(actor, AuditAction.TransferMoved, SubjectKind.Transfer, kept.Id, now) { Reason = nameof(TransferStep.Introduce) });
                await db.SaveChangesAsync(ct);
                return PassingAnswer.Done;
            },
            ct);
    }

    /// <summary>Both are on the line.</summary>
    public Task<PassingAnswer> TogetherAsync(Actor actor, Guid id, CancellationToken ct) => StepAsync(actor, id, TransferStep.Stay, (transfer, now) => transfer.Together(now), ct);

    /// <summary>It ended, at whatever step: the referral gets its outcome in the same save, and every other desk learns what it says of the partner.</summary>
    public async Task<PassingAnswer> FinishAsync(Actor actor, Guid id, TransferResult result, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Transfer, id);
        var (answer, serviceId) = await Retry.WhenBehindAsync(() => TryFinishAsync(actor, id, result, ct), ct);
        if (answer.IsDone && Transfer.ReportOf(result) is { } kind)
        {
            await reports.ReportAsync(actor, StableId.Of("transfer", id.ToString("N"), kind.ToString()), serviceId, kind, number: null, ct);
        }

        return answer;
    }

    private async Task<(PassingAnswer Answer, Guid ServiceId)> TryFinishAsync(Actor actor, Guid id, TransferResult result, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactTransfers.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } kept)
        {
            return (PassingAnswer.No(PassingRefusal.NotThere), default);
        }

        if (await OpenContact.ReadAsync(db, actor, kept.ContactId, ct) is null)
        {
            return (PassingAnswer.No(PassingRefusal.NotWritable), default);
        }

        if (kept.Result is { } before)
        {
            return (before == result ? PassingAnswer.Done : PassingAnswer.No(PassingRefusal.Over), kept.ServiceId);
        }

        if (result == TransferResult.Connected && kept.Step != TransferStep.Stay)
        {
            return (PassingAnswer.No(PassingRefusal.StepFirst), default);
        }

        var now = clock.GetCurrentInstant();
        var transfer = kept.Detail.Disclose().Finish(result, now);
        kept.Replace(transfer);
        if (Transfer.OutcomeOf(result) is { } outcome)
        {
            (await OpenContact.ReferralAsync(db, kept.ContactId, kept.ServiceId, transfer.RecipientId, ct)).Become(outcome, now);
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.TransferEnded, SubjectKind.Transfer, id, now) { Reason = result.ToString() });
        await db.SaveChangesAsync(ct);
        return (PassingAnswer.Done, kept.ServiceId);
    }

    /// <summary>Takes one step; a step that was taken already stays taken.</summary>
    private Task<PassingAnswer> StepAsync(Actor actor, Guid id, TransferStep to, Func<Transfer, Instant, Transfer> take, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Transfer, id);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await db.ContactTransfers.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } kept)
                {
                    return PassingAnswer.No(PassingRefusal.NotThere);
                }

                if (await OpenContact.ReadAsync(db, actor, kept.ContactId, ct) is null)
                {
                    return PassingAnswer.No(PassingRefusal.NotWritable);
                }

                if (kept.Step != to - 1)
                {
                    return kept.Step == TransferStep.Over ? PassingAnswer.No(PassingRefusal.Over) : kept.Step >= to ? PassingAnswer.Done : PassingAnswer.No(PassingRefusal.StepFirst);
                }

                var now = clock.GetCurrentInstant();
                kept.Replace(take(kept.Detail.Disclose(), now));
                db.Audit.Add(new AuditEntry(actor, AuditAction.TransferMoved, SubjectKind.Transfer, id, now) { Reason = to.ToString() });
                await db.SaveChangesAsync(ct);
                return PassingAnswer.Done;
            },
            ct);
    }
}
