using System.Collections.Frozen;
using System.Runtime.InteropServices;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>Puts prepared services into columns, one after the other.</summary>
internal sealed class SegmentColumns(IndexReference reference)
{
    private readonly List<ServiceFacts> facts = [];
    private readonly Dictionary<string, List<int>> organizationNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> serviceNames = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (int, int)> organizations = [];
    private readonly CodeTable needCodes = new();
    private readonly CodeTable languageCodes = new();
    private readonly ProvinceCodes provinceCodes = new();
    private readonly NumberedValues<ValueList<ushort>> needs = new();
    private readonly NumberedValues<ValueList<ushort>> languages = new();
    private readonly NumberedValues<ServedProvinces> provinces = new();
    private readonly ListColumn<Stand>.Builder stands = new(1024);
    private readonly List<StandFacts> standFacts = [];
    private readonly List<Row> rows = [];
    private readonly RowsByKey.Builder coveredTowns = new();
    private readonly RowsByKey.Builder locatedTowns = new();
    private readonly List<RadiusReach> circles = [];
    private readonly HoursTable hours = new(reference);
    private readonly Dictionary<object, object> shared = [];

    public void Add(IndexedPartner partner, IReadOnlyList<PreparedService> services)
    {
        var listing = partner.Listing;
        var ofPartner = new PartnerFacts(
            partner.Id,
            listing.Name,
            listing.Provider,
            listing.Kind,
            listing.Focus.Contains(FocusArea.Trafficking),
            listing.Phones,
            partner.Alerts,
            partner.SourceId);
        var names = listing.OtherNames.Prepend(listing.LegalName).Prepend(listing.Name).SelectMany(Folded).Distinct().ToList();
        organizations[partner.Id] = (rows.Count, services.Count);
        foreach (var service in services)
        {
            foreach (var name in names)
            {
                Remember(organizationNames, name, rows.Count);
            }

            Add(partner, ofPartner, service);
        }
    }

    public IndexSegment ToSegment(TermDictionary terms)
    {
        hours.Seal();
        return new()
        {
            Reference = reference,
            Facts = [.. facts],
            Terms = terms,
            OrganizationNames = organizationNames.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal),
            ServiceNames = serviceNames.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal),
            Organizations = organizations.ToFrozenDictionary(),
            NeedCodes = needCodes,
            LanguageCodes = languageCodes,
            ProvinceCodes = provinceCodes,
            NeedLists = needs.ToArray(),
            LanguageLists = languages.ToArray(),
            ProvinceLists = provinces.ToArray(),
            Rows = Column(row => row.Facts),
            Audiences = Column(row => row.Audience),
            Eligibilities = Column(row => row.Eligibility),
            NameKeys = Column(row => row.NameKey),
            Reaches = Column(row => row.Reach),
            CoveredProvinces = Column(row => row.CoveredProvinces),
            TouchedProvinces = Column(row => row.TouchedProvinces),
            LocatedProvinces = Column(row => row.LocatedProvinces),
            CoveredTowns = coveredTowns.ToRows(),
            LocatedTowns = locatedTowns.ToRows(),
            Circles = [.. circles],
            WideRows = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row] is var it && ((it.Reach & Reach.Country) != 0 || it.CoveredProvinces != 0))],
            Stands = stands.ToColumn(),
            StandFacts = [.. standFacts],
            Hours = hours,
        };
    }

    private void Add(IndexedPartner partner, PartnerFacts ofPartner, PreparedService prepared)
    {
        var service = prepared.Service;
        var listing = service.Listing;
        var number = rows.Count;
        var status = service.Status ?? partner.Status;
        var assured = service.AssuredOn ?? partner.AssuredOn;
        var warm = service.WarmTransfer ?? partner.WarmTransfer;
        facts.Add(new(
            service.Id, ofPartner, Share(listing.Name), status, Share(listing.Needs), listing.Terms, listing.Modes, Share(listing.Eligibility), Share(listing.Languages),
            listing.Phones, service.Alerts, service.Capacity, warm, assured, service.SourceId)
        {
            Reports = service.Reports,
            NotAsSaved = service.NotAsSaved,
        });
        foreach (var name in listing.OtherNames.Prepend(listing.Name).SelectMany(Folded).Distinct())
        {
            Remember(serviceNames, name, number);
        }

        var onlyHours = AddStands(number, prepared.Stands);
        AddCoverage(number, listing.Coverage, prepared.Stands);

        var located = prepared.Stands.Aggregate(0UL, (mask, stand) => mask | (stand.Facts.Province is { } code ? provinceCodes.Add(code) : 0));
        var covered = listing.Coverage.Provinces.Aggregate(0UL, (mask, code) => mask | provinceCodes.Add(code));
        rows.Add(new Row
        {
            Audience = Offering.AudienceOf(partner, status, listing),
            Facts = new()
            {
                Needs = needs.Add(listing.Needs.Distinct().Select(code => (ushort)needCodes.Add(code)).ToValueList()),
                Languages = languages.Add(listing.Languages.Select(language => (ushort)languageCodes.Add(language.Code)).Distinct().ToValueList()),
                Provinces = provinces.Add(new(located | covered, listing.Coverage.Country)),
                Hours = onlyHours,
                VerifiedDay = assured is { } day ? Days.Number(day) : IndexSegment.Never,
                ReviewDays = Offering.ReviewDays(partner.Listing.Provider, listing),
                Kind = new(listing.Terms, listing.Modes, partner.Listing.Provider, warm),
                Standing = StandingOf(ofPartner, status, service.Capacity) | (service.Reports.Count > 0 ? Standing.Reported : Standing.None),
            },
            Eligibility = new(listing.Eligibility),
            NameKey = NameKey(listing.Name),
            Reach = ReachOf(listing, prepared.Stands),
            CoveredProvinces = covered,
            TouchedProvinces = listing.Coverage.Places.Aggregate(0UL, (mask, id) => mask | (reference.Town(id) is { } town ? provinceCodes.Add(town.Province) : 0)),
            LocatedProvinces = located,
        });
    }

    /// <returns>The hours where there is one place; otherwise -1.</returns>
    private int AddStands(int number, IReadOnlyList<PreparedStand> prepared)
    {
        var row = new Stand[prepared.Count];
        for (var i = 0; i < row.Length; i++)
        {
            var stand = prepared[i];
            row[i] = new(
                stand.Point,
                stand.TownId,
                hours.Add(stand.Hours, stand.Zone, stand.HolidayProvince),
                stand.Intake is null ? -1 : hours.Add(stand.Intake, stand.Zone, stand.HolidayProvince));
            standFacts.Add(stand.Facts);
            if (stand.TownId != 0)
            {
                locatedTowns.Add(stand.TownId, number);
            }
        }

        stands.AddRow(row);
        return row.Length == 1 ? row[0].Hours : -1;
    }

    private void AddCoverage(int number, Coverage coverage, IReadOnlyList<PreparedStand> prepared)
    {
        foreach (var town in coverage.Places)
        {
            coveredTowns.Add(reference.Town(town)?.Id ?? town, number);
        }

        if (coverage.RadiusKm is not { } kilometres)
        {
            return;
        }

        var centres = prepared.Select(stand => stand.Point).Where(point => point.IsKnown).ToArray();
        if (centres.Length == 0)
        {
            centres = [.. coverage.Places.Select(id => EarthPoint.Of(reference.Town(id)?.Point)).Where(point => point.IsKnown)];
        }

        circles.Add(new(number, centres, kilometres));
    }

    private static Reach ReachOf(ServiceListing listing, IReadOnlyList<PreparedStand> stands)
    {
        var coverage = listing.Coverage;
        var reach = coverage.IsStated ? Reach.CoverageStated : Reach.None;
        reach |= coverage.Country ? Reach.Country : Reach.None;
        reach |= (listing.Modes & (ServiceModes.Phone | ServiceModes.Online)) != 0 ? Reach.Remote : Reach.None;
        if (!coverage.IsStated && stands.All(stand => !stand.Point.IsKnown && stand.TownId == 0))
        {
            reach |= Reach.WhereaboutsUnknown;
        }

        var provinces = stands.Select(stand => stand.Facts.Province).OfType<string>().ToList();
        return provinces.Count > 0 && !provinces.Exists(ProvinceCodes.IsCanadian) ? reach | Reach.Abroad : reach;
    }

    private static Standing StandingOf(PartnerFacts partner, PartnerStatus status, Capacity? capacity)
    {
        var standing = partner.TraffickingSpecific ? Standing.TraffickingSpecific : Standing.None;
        standing |= status == PartnerStatus.CarriedOver ? Standing.CarriedOver : Standing.None;
        standing |= status == PartnerStatus.Conditional ? Standing.Conditional : Standing.None;
        return (capacity?.State ?? CapacityState.Unknown) switch
        {
            CapacityState.Unknown => standing,
            CapacityState.Available => standing | Standing.Available,
            CapacityState.WaitList => standing | Standing.WaitList,
            CapacityState.Full => standing | Standing.Full,
        };
    }

    private T[] Column<T>(Func<Row, T> of)
    {
        var column = new T[rows.Count];
        for (var row = 0; row < column.Length; row++)
        {
            column[row] = of(rows[row]);
        }

        return column;
    }

    /// <summary>Equal values are kept once: most services of one source state the same few.</summary>
    private T Share<T>(T value)
        where T : class
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, value, out var exists);
        return exists ? (T)known! : (T)(known = value);
    }

    private static IEnumerable<string> Folded(Bilingual name) =>
        new[] { name.En, name.Fr }.OfType<string>().Select(SearchText.Fold).Where(folded => folded.Length > 0);

    private static void Remember(Dictionary<string, List<int>> names, string name, int row)
    {
        if (!names.TryGetValue(name, out var rows))
        {
            names[name] = rows = [];
        }

        rows.Add(row);
    }

    private static ulong NameKey(Bilingual name)
    {
        var key = 0UL;
        var folded = SearchText.Fold(name.In(Language.English));
        for (var i = 0; i < 8; i++)
        {
            key = (key << 8) | (i < folded.Length ? (byte)Math.Min(folded[i], byte.MaxValue) : 0u);
        }

        return key;
    }

    private sealed record Row
    {
        public Audience Audience { get; init; }

        public RowFacts Facts { get; init; }

        public PackedEligibility Eligibility { get; init; }

        public ulong NameKey { get; init; }

        public Reach Reach { get; init; }

        public ulong CoveredProvinces { get; init; }

        public ulong TouchedProvinces { get; init; }

        public ulong LocatedProvinces { get; init; }
    }
}
