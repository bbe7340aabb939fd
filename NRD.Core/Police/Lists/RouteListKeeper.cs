using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>Keeps the lists that routes ask in step with the database by its change log. Where the database does not answer, the last ones stay.</summary>
public sealed class RouteListKeeper(IDbContextFactory<NrdDbContext> factory, CurrentRouteLists current, PoliceReference reference, IClock clock, ILogger<RouteListKeeper> log)
    : ChangeFollower("the contact lists", TimeSpan.FromMilliseconds(500), log)
{
    /// <summary>Acts on a list after which routes are as they were before.</summary>
    private static readonly AuditAction[] Quiet = [.. AuditEntry.ChangesNothing, AuditAction.ListAcknowledged, AuditAction.ListSaved, AuditAction.ListDiscarded, AuditAction.ListExported];

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var lists = current.Lists;
        var sequence = await db.Audit.AsNoTracking().MaxAsync(entry => (long?)entry.Sequence, ct) ?? 0;
        var at = clock.GetCurrentInstant();
        if (lists.ReadAt is null)
        {
            current.Lists = RouteLists.Make(await ReadAsync(db, null, ct), sequence, at);
            return;
        }

        var changed = sequence == lists.Sequence ? [] : await ChangedAsync(db, lists.Sequence, ct);
        current.Lists = changed.Count == 0 ? lists.Confirmed(sequence, at) : lists.With(await ReadAsync(db, changed, ct), sequence, at);
    }

    private static async Task<List<string>> ChangedAsync(NrdDbContext db, long since, CancellationToken ct)
    {
        var ids = await db.Audit.AsNoTracking()
            .Where(e => e.Sequence > since && e.Subject == SubjectKind.PoliceList && e.Outcome == AuditOutcome.Done && !Quiet.Contains(e.Action))
            .Select(e => e.SubjectId).Distinct().ToListAsync(ct);
        return await db.ContactLists.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => l.ServiceId).Distinct().ToListAsync(ct);
    }

    /// <param name="services"><c>null</c>: all.</param>
    private async Task<IEnumerable<(string Service, DatedList[] Lists)>> ReadAsync(NrdDbContext db, List<string>? services, CancellationToken ct)
    {
        var reviewed = await db.ContactLists.AsNoTracking().Where(l => l.EffectiveFrom != null && (services == null || services.Contains(l.ServiceId))).ToListAsync(ct);
        var flagged = (await db.ContactFlags.AsNoTracking().Where(f => f.SettledAt == null).Select(f => new { f.ServiceId, f.EntryId }).ToListAsync(ct)).Select(f => (f.ServiceId, f.EntryId)).ToHashSet();
        var byService = reviewed.ToLookup(l => l.ServiceId);
        return (services ?? [.. byService.Select(g => g.Key)]).Select(service => (service, byService[service].Select(list => new DatedList(list.Number, List(db, list, flagged))).ToArray()));
    }

    private RouteList List(NrdDbContext db, ContactList list, HashSet<(string, Guid)> flagged)
    {
        var days = reference.Service(list.ServiceId) is { } service ? reference.ReviewDaysOf(service) : PoliceReference.ShortestReview;
        return new(
            list.ServiceId,
            list.EffectiveFrom ?? throw new InvalidOperationException("Only a reviewed list is read."),
            list.ReviewDue ?? list.EffectiveFrom.Value,
            list.Content.Entries.Select(entry => Contact(list.Id, entry, days, flagged.Contains((list.ServiceId, entry.Id)))).ToValueList())
        {
            WithdrawnOn = list.WithdrawnOn,
            NotAsSaved = !ListCheck.Holds(db, list),
        };
    }

    private static RouteContact Contact(Guid listId, ListEntry entry, int reviewDays, bool flagged) => new(
        entry.Name,
        entry.Order,
        entry.Hours,
        entry.Zone,
        entry.Takes,
        entry.Minors,
        entry.ThirdPartyTips,
        entry.ImmigrationExposure,
        entry.Confirmed?.On,
        entry.Confirmed?.On.PlusDays(reviewDays) ?? LocalDate.MinIsoValue,
        flagged)
    {
        ListId = listId,
        EntryId = entry.Id,
        Phones = entry.Phones,
        Email = entry.Email,
        HasPersonal = entry.HasPersonal,
    };
}
