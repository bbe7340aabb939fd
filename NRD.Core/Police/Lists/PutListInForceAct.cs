using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>Putting a version in force, as an approval is bound to it.</summary>
public static class ListTerms
{
    public const string Service = "policeService";
    public const string Version = "listVersion";
    public const string From = "listFrom";
    public const string Content = "listContent";

    /// <returns><c>null</c> where it can no longer be put in force: decided on already, or another version came into force since it was begun.</returns>
    internal static async Task<ApprovalTerms?> OfAsync(NrdDbContext db, ContactList list, CancellationToken ct)
    {
        var versions = await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == list.ServiceId).ToListAsync(ct);
        var newest = ListTimeline.NewestReviewed(versions);
        if (!list.IsDraft || ListTimeline.RootOf(list, versions) != newest || !ListCheck.Holds(db, list))
        {
            return null;
        }

        return new(
            ApprovalKinds.PutListInForce.Code,
            SubjectKind.PoliceList,
            list.Id,
            [
                new(Service, list.ServiceId, list.ServiceId),
                new(Version, newest == 0 ? null : $"{newest}", $"{list.Number}"),
                new(From, null, list.WantedFrom is { } day ? LocalDatePattern.Iso.Format(day) : "now"),
                new(Content, null, ListCheck.Fingerprint(db, list)),
            ]);
    }
}

/// <summary>A second supervisor agrees: the version comes into force, and what was flagged and is corrected in it is settled.</summary>
internal sealed class PutListInForceAct(PoliceReference reference, IClock clock) : IApprovedAct
{
    public ApprovalKind Kind => ApprovalKinds.PutListInForce;

    public async Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
        await db.ContactLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == asked.SubjectId, ct) is { } list ? await ListTerms.OfAsync(db, list, ct) : null;

    public async Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
    {
        var list = await db.ContactLists.SingleAsync(l => l.Id == approval.Terms.SubjectId, ct);
        var service = reference.Service(list.ServiceId) ?? throw new InvalidOperationException($"There is no service {list.ServiceId}.");
        var now = clock.GetCurrentInstant();
        list.PutInForce(approver.Id, now, ListTimeline.DayOf(now), reference.ReviewDaysOf(service));
        ListCheck.Renew(db, list);
        db.Audit.Add(new AuditEntry(approver, AuditAction.ListInForce, SubjectKind.PoliceList, list.Id, now));
        await SettleAsync(db, approver, list, now, ct);
        return true;
    }

    private static async Task SettleAsync(NrdDbContext db, Actor approver, ContactList list, Instant now, CancellationToken ct)
    {
        foreach (var flag in await db.ContactFlags.Where(f => f.ServiceId == list.ServiceId && f.SettledAt == null).ToListAsync(ct))
        {
            var seen = await db.ContactLists.AsNoTracking().SingleAsync(l => l.Id == flag.ListId, ct);
            if (IsCorrected(flag, seen, list))
            {
                flag.Settle(approver.Id, FlagEnd.Corrected, now);
                db.Audit.Add(new AuditEntry(approver, AuditAction.ListFlagSettled, SubjectKind.PoliceList, list.Id, now) { Reason = nameof(FlagEnd.Corrected) });
            }
        }
    }

    /// <summary>Gone, or reached otherwise than when it was flagged and confirmed since. The same number again is not a correction.</summary>
    private static bool IsCorrected(ContactFlag flag, ContactList seen, ContactList now)
    {
        var (before, after) = (Entry(seen), Entry(now));
        return after is null
            || (after.Confirmed?.On >= ListTimeline.DayOf(flag.FlaggedAt)
                && (before is null || !before.Phones.Equals(after.Phones) || before.Email != after.Email || !Equals(Personal(seen), Personal(now))));

        ListEntry? Entry(ContactList list) => list.Content.Entries.FirstOrDefault(e => e.Id == flag.EntryId);

        PersonalReach? Personal(ContactList list) => SealedReach.Of(list).FirstOrDefault(p => p.EntryId == flag.EntryId);
    }
}
