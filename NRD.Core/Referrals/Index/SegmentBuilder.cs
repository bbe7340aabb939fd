using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>A place from which a service is given, before it is put into columns.</summary>
internal sealed record PreparedStand(StandFacts Facts, Bilingual SiteName, EarthPoint Point, int TownId, OpeningHours Hours, OpeningHours? Intake, string? Zone)
{
    /// <summary>Whose general holidays hold; <c>null</c> where unknown.</summary>
    public string? HolidayProvince { get; init; }
}

/// <summary>A service with its words split and its places resolved: the part of the work that several cores share.</summary>
internal sealed record PreparedService(IndexedService Service, IReadOnlyList<PreparedStand> Stands, uint[] Terms);

/// <summary>Builds a segment: words on all cores, columns in the order of the partners.</summary>
internal sealed class SegmentBuilder(IndexReference reference)
{
    private readonly TermNumbers numbers = new();

    private ServiceText? text;

    public IndexSegment Build(IEnumerable<IndexedPartner> partners)
    {
        var prepared = partners.AsParallel().AsOrdered().Select(partner => (Partner: partner, Services: Prepare(partner))).ToList();
        var columns = new SegmentColumns(reference);
        foreach (var (partner, services) in prepared)
        {
            columns.Add(partner, services);
        }

        return columns.ToSegment(TermDictionary.Build(numbers.Terms, numbers.Used, [.. prepared.SelectMany(p => p.Services).Select(service => service.Terms)]));
    }

    private IReadOnlyList<PreparedService> Prepare(IndexedPartner partner)
    {
        var words = LazyInitializer.EnsureInitialized(ref text, () => new ServiceText(reference, numbers));
        var shared = words.Of(partner);
        var sites = partner.Sites.ToDictionary(site => site.Id);
        return [.. partner.Services.Select(service =>
        {
            var stands = PreparedStands.Of(service, sites, reference);
            return new PreparedService(service, stands, words.Of(shared, service, stands));
        })];
    }
}

/// <summary>Resolves where a service is given from and which hours hold there.</summary>
internal static class PreparedStands
{
    public static IReadOnlyList<PreparedStand> Of(IndexedService service, Dictionary<Guid, IndexedSite> sites, IndexReference reference)
    {
        var stands = new List<PreparedStand>();
        foreach (var id in service.SiteIds)
        {
            if (sites.TryGetValue(id, out var site))
            {
                stands.Add(At(service.Listing, site, reference));
            }
        }

        if (stands.Count == 0)
        {
            var listing = service.Listing;
            var province = listing.Coverage.Provinces.Count == 1 ? listing.Coverage.Provinces[0] : null;
            stands.Add(new(new(null, null, false, null, []), Bilingual.Empty, EarthPoint.None, 0, listing.Hours ?? OpeningHours.Unknown, listing.IntakeHours, listing.Zone)
            {
                HolidayProvince = province,
            });
        }

        return stands;
    }

    private static PreparedStand At(ServiceListing service, IndexedSite site, IndexReference reference)
    {
        var listing = site.Listing;
        var town = listing.PlaceId is { } id ? reference.Town(id)
            : listing.Address is { City: { } city, Province: { } cityProvince } ? reference.TownOf(city, cityProvince) : null;
        var province = listing.Address?.Province ?? town?.Province;

        // A confidential site is as near as its town, which is public; its own point does not exist here (R01).
        var point = listing.Point ?? town?.Point;
        var townName = town?.Name ?? (listing.Address?.City is { } named ? new Bilingual(named, null) : null);
        return new(
            new(townName, province, site.Confidential, site.Confidential ? null : point, listing.Phones),
            listing.Name,
            EarthPoint.Of(point),
            town?.Id ?? 0,
            service.Hours ?? listing.Hours,
            service.IntakeHours,
            listing.Zone ?? service.Zone ?? town?.Zone)
        {
            HolidayProvince = province,
        };
    }
}
