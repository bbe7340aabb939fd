using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>Reads the contact lists of police services, as of today or any other day.</summary>
public sealed class ContactLists(IDbContextFactory<NrdDbContext> factory, PoliceReference reference, IClock clock)
{
    /// <summary>Every service, with how its list stands today; immigration and border bodies are not among them (rule R14).</summary>
    public async Task<IReadOnlyList<ServiceStanding>> ServicesAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPoliceLists);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var day = ListTimeline.DayOf(now);
        var lists = (await db.ContactLists.AsNoTracking().ToListAsync(ct)).ToLookup(l => l.ServiceId);
        var flags = await db.ContactFlags.AsNoTracking().Where(f => f.SettledAt == null).GroupBy(f => f.ServiceId).Select(g => new { g.Key, Count = g.Select(f => f.EntryId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var read = (await db.ListAcknowledgements.AsNoTracking().Where(a => a.StaffId == actor.Id).Select(a => a.ListId).ToListAsync(ct)).ToHashSet();
        var asked = (await AskedAsync(db, now, ct)).Keys.ToHashSet();
        return [.. reference.Services.Where(s => s.ExistsOn(day) && s.Kind != PoliceKind.Border).Select(service =>
        {
            var versions = lists[service.Id].ToList();
            var counting = ListTimeline.Counting(versions, day);
            var drafts = versions.Where(v => v.IsDraft && versions.All(later => later.BasedOn != v.Number || later.DiscardedAt is not null)).ToList();
            return new ServiceStanding(
                service,
                counting is null ? null : ListTimeline.Standing(counting, versions, day, asked: false),
                counting?.Number,
                counting?.ReviewDue,
                flags.GetValueOrDefault(service.Id),
                drafts.Count > 0,
                drafts.Exists(d => asked.Contains(d.Id)),
                ListTimeline.InForce(versions, day) is { } inForce && !read.Contains(inForce.Id));
        })];
    }

    /// <summary>The lists of one service as they were on a day.</summary>
    /// <param name="asOf"><c>null</c>: today.</param>
    /// <returns><c>null</c> where there is no such service.</returns>
    public async Task<ServiceLists?> ReadAsync(Actor actor, string serviceId, LocalDate? asOf, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPoliceLists);
        if (reference.Service(serviceId) is not { Kind: not PoliceKind.Border } service)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var today = ListTimeline.DayOf(now);
        var day = asOf ?? today;
        var lists = await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == serviceId).OrderByDescending(l => l.Number).ToListAsync(ct);
        var people = await ListPeople.ReadAsync(db, ct);
        var asked = await AskedAsync(db, now, ct);
        var versions = lists.Select(list => Version(db, list, lists, day, asked.GetValueOrDefault(list.Id), people)).ToList();
        var counting = ListTimeline.Counting(lists, day);
        var read = await db.ListAcknowledgements.AsNoTracking().Where(a => lists.Select(l => l.Id).Contains(a.ListId)).OrderBy(a => a.At).ToListAsync(ct);
        var mine = read.Where(a => a.StaffId == actor.Id).Select(a => a.ListId).ToHashSet();
        return new(
            service,
            [.. service.Areas.Where(a => a.HoldsOn(day)).Select(a => (Area: reference.Find(a.Jurisdiction), Served: a)).Where(pair => pair.Area is not null).Select(pair => (pair.Area!, pair.Served))],
            service.Areas is [var first, ..] ? reference.EmergencyOf(first.Jurisdiction) : null,
            reference.ReviewDaysOf(service),
            day,
            day == today,
            versions.FirstOrDefault(v => v.Id == counting?.Id),
            versions,
            await ListNotices.TasksAsync(db, db.ContactFlags.AsNoTracking().Where(f => f.ServiceId == serviceId), ct),
            [.. read.Where(a => a.ListId == counting?.Id).Select(a => people.Of(a.StaffId))],
            counting is not null && mine.Contains(counting.Id),
            lists.Where(l => mine.Contains(l.Id)).Select(l => (int?)l.Number).Max());
    }

    /// <summary>The requests for a second person that wait, by version.</summary>
    private static async Task<Dictionary<Guid, Approval>> AskedAsync(NrdDbContext db, Instant now, CancellationToken ct)
    {
        var kind = ApprovalKinds.PutListInForce.Code;
        var open = await db.Approvals.AsNoTracking().Where(a => a.Kind == kind && a.State == ApprovalState.Open).OrderBy(a => a.AskedAt).ToListAsync(ct);
        return open.Where(a => a.IsAlive(now)).GroupBy(a => a.Terms.SubjectId).ToDictionary(g => g.Key, g => g.First());
    }

    private static ListVersion Version(NrdDbContext db, ContactList list, List<ContactList> lists, LocalDate day, Approval? asked, ListPeople people) => new(
        list.Id,
        list.Number,
        list.BasedOn,
        ListTimeline.Standing(list, lists, day, asked is not null && list.IsDraft),
        list.Content,
        list.Origin,
        list.Reason,
        list.MadeBy,
        people.Of(list.MadeBy),
        list.MadeAt,
        list.WantedFrom,
        people.OfNullable(list.ReviewedBy),
        list.ReviewedAt,
        list.EffectiveFrom,
        list.ReviewDue,
        people.OfNullable(list.WithdrawnBy),
        list.WithdrawnOn,
        list.WithdrawnReason,
        asked is { } waits && list.IsDraft ? people.Of(waits.RequesterId) : null,
        list.IsDraft ? asked?.Id : null,
        !ListCheck.Holds(db, list),
        list.IsDraft && ListTimeline.RootOf(list, lists) == ListTimeline.NewestReviewed(lists))
    {
        PersonalMarks = ListCheck.PersonalMarks(db, list),
    };
}
