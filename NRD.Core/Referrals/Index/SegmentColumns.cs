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
    private readonly NumberedValues<ServiceProfile> profiles = new();
    private readonly NumberedValues<Whereabouts> wheres = new();
    private readonly ListColumn<Stand>.Builder stands = new(1024);
    private readonly List<StandFacts> standFacts = [];
    private readonly List<RowFacts> rows = [];
    private readonly List<Audience> audiences = [];
    private readonly List<ulong> nameKeys = [];
    private readonly List<int> wideRows = [];
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
            Share(listing.Phones),
            Share(partner.Alerts),
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
            OrganizationNames = new(organizationNames),
            ServiceNames = new(serviceNames),
            Organizations = new(organizations),
            NeedCodes = needCodes,
            LanguageCodes = languageCodes,
            ProvinceCodes = provinceCodes,
            NeedLists = needs.ToArray(),
            LanguageLists = languages.ToArray(),
            Profiles = profiles.ToArray(),
            Wheres = wheres.ToArray(),
            Middles = Array.ConvertAll(wheres.ToArray(), where => where.Cell.Middle),
            Rows = [.. rows],
            Audiences = [.. audiences],
            NameKeys = [.. nameKeys],
            CoveredTowns = coveredTowns.ToRows(),
            LocatedTowns = locatedTowns.ToRows(),
            Circles = [.. circles],
            WideRows = [.. wideRows],
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
            Share(listing.Phones), Share(service.Alerts), service.Capacity, warm, assured, service.SourceId)
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
        var touched = listing.Coverage.Places.Aggregate(0UL, (mask, id) => mask | (reference.Town(id) is { } town ? provinceCodes.Add(town.Province) : 0));
        var where = new Whereabouts(ReachOf(listing, prepared.Stands), covered, touched, located, CellOf(prepared.Stands));
        rows.Add(new()
        {
            Profile = profiles.Add(new(
                needs.Add(listing.Needs.Distinct().Select(code => (ushort)needCodes.Add(code)).ToValueList()),
                languages.Add(listing.Languages.Select(language => (ushort)languageCodes.Add(language.Code)).Distinct().ToValueList()),
                new(listing.Terms, listing.Modes, partner.Listing.Provider, warm),
                new(listing.Eligibility))),
            Where = wheres.Add(where),
            Hours = onlyHours,
            VerifiedDay = assured is { } day ? Days.Number(day) : IndexSegment.Never,
            ReviewDays = Offering.ReviewDays(partner.Listing.Provider, listing),
            Standing = StandingOf(ofPartner, status, service.Capacity) | (service.Reports.Count > 0 ? Standing.Reported : Standing.None),
        });
        audiences.Add(Offering.AudienceOf(partner, status, listing));
        nameKeys.Add(NameKey(listing.Name));
        if (covered != 0 || listing.Coverage.Country)
        {
            wideRows.Add(number);
        }
    }

    private static EarthCell CellOf(IReadOnlyList<PreparedStand> stands)
    {
        var cells = stands.Select(stand => stand.Point.Cell).Where(cell => cell != EarthCell.Nowhere).Distinct().ToList();
        return cells.Count switch { 0 => EarthCell.Nowhere, 1 => cells[0], _ => EarthCell.Several };
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
            standFacts.Add(Share(stand.Facts with { Phones = Share(stand.Facts.Phones) }));
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
}
