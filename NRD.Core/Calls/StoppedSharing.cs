using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>What stops with a consent or a contact, in the save of that change: finished briefings and open transfers that have not come to an end.</summary>
internal static class StoppedSharing
{
    /// <summary>How long after closing a slip may be undone with the consents as they were.</summary>
    public static readonly Duration Slip = Duration.FromMinutes(10);

    /// <summary>Stops what stands on a consent, and lists what had left under it.</summary>
    public static async Task<Withdrawal> StopAsync(NrdDbContext db, Actor actor, Consent consent, Instant now, CancellationToken ct)
    {
        var briefings = (await db.ContactBriefings.Where(b => b.ContactId == consent.ContactId && b.RecipientId == consent.RecipientId && b.Purpose == consent.Purpose).OrderBy(b => b.FinishedAt).ToListAsync(ct))
            .Select(kept => (Kept: kept, Detail: kept.Detail.Disclose())).Where(b => b.Detail.Briefing.ConsentIds.Contains(consent.Id)).ToList();
        var stopped = 0;
        foreach (var (kept, _) in briefings.Where(b => b.Kept.StoppedAt is null))
        {
            kept.Stop(now);
            stopped++;
        }

        if (consent.Purpose == ConsentPurpose.WarmTransfer)
        {
            foreach (var kept in await db.ContactTransfers.Where(t => t.ContactId == consent.ContactId && t.Result == null).ToListAsync(ct))
            {
                stopped += kept.Detail.Disclose().RecipientId == consent.RecipientId ? End(db, actor, kept, TransferResult.ConsentWithdrawn, now) : 0;
            }
        }

        return new(null, [.. briefings.SelectMany(b => b.Detail.Left.Select(departure => new LeftItem(b.Kept.RecipientId, departure))).OrderBy(left => left.Departure.At)], stopped);
    }

    /// <summary>With the end of a contact its consents without an end are over, and so is what was under way. A closing that was a slip brings them back.</summary>
    public static async Task ContactMovedAsync(NrdDbContext db, Actor actor, Contact contact, Instant? closedBefore, Instant now, CancellationToken ct)
    {
        if (!contact.IsOver && closedBefore is null)
        {
            return;
        }

        foreach (var kept in await db.ContactConsents.Where(c => c.ContactId == contact.Id).ToListAsync(ct))
        {
            var consent = kept.Detail.Disclose();
            if (contact.IsOver ? consent.ExpiresAt is null : consent.ExpiresAt == closedBefore && now < closedBefore + Slip)
            {
                kept.Replace(consent with { ExpiresAt = contact.IsOver ? now : null });
            }
        }

        if (contact.IsOver)
        {
            foreach (var kept in await db.ContactTransfers.Where(t => t.ContactId == contact.Id && t.Result == null).ToListAsync(ct))
            {
                End(db, actor, kept, TransferResult.Unfinished, now);
            }
        }
    }

    private static int End(NrdDbContext db, Actor actor, ContactTransfer kept, TransferResult result, Instant now)
    {
        kept.Replace(kept.Detail.Disclose().Finish(result, now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.TransferEnded, SubjectKind.Transfer, kept.Id, now) { Reason = result.ToString() });
        return 1;
    }
}
