using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>
/// One service as the peers get it: already split into words and stems, its places resolved and its facts numbered, so that nobody is
/// slower or finds something else because it reads text differently. None of that work is counted in a peer's build time.
/// </summary>
internal sealed record PeerRow(int Row, string Service, string Organization, PeerText Words, PeerText Stems, Stand[] Stands, IReadOnlyList<int> CoveredTowns)
{
    public const TextField Names = TextField.ServiceName | TextField.OrganizationName | TextField.OtherName;
    public const TextField About = TextField.Need | TextField.Hint | TextField.Focus | TextField.Town;

    /// <summary>In the order of the rows of <paramref name="segment"/>.</summary>
    public static IEnumerable<PeerRow> Of(IReadOnlyList<IndexedPartner> partners, IndexSegment segment)
    {
        var numbers = new TermNumbers();
        var words = new ServiceText(segment.Reference, numbers);
        var read = new List<(IndexedPartner Partner, IndexedService Service, uint[] Terms)>();
        foreach (var partner in partners)
        {
            var shared = words.Of(partner);
            var sites = partner.Sites.ToDictionary(site => site.Id);
            read.AddRange(partner.Services.Select(service =>
                (partner, service, words.Of(shared, service, PreparedStands.Of(service, sites, segment.Reference)))));
        }

        var said = numbers.Terms.ToDictionary(pair => pair.Value, pair => pair.Key);
        return read.Select((it, row) =>
        {
            var terms = it.Terms.Select(term => (Text: said[TermDictionary.Row(term)], Fields: (TextField)TermDictionary.Fields(term))).ToList();
            return new PeerRow(
                row,
                it.Service.Listing.Name.In(Language.English),
                it.Partner.Listing.Name.In(Language.English),
                Texts(terms.Where(term => !IsCode(term.Text))),
                Texts(terms.Where(term => IsCode(term.Text) && term.Text != AudienceWords.Everyone.Text && !term.Text.StartsWith(TermDictionary.NeedPrefix, StringComparison.Ordinal))),
                segment.Stands[row].ToArray(),
                it.Service.Listing.Coverage.Places);
        });
    }

    /// <summary>Ages that are not stated exclude nobody.</summary>
    public static AgeRange Ages(Eligibility eligibility) => eligibility.Ages ?? new(null, null);

    /// <summary>Whoever is not ruled out by what the partner states: "women" says nothing of trans women, nor anything of non-binary people.</summary>
    public static Genders GendersNotExcluded(Eligibility eligibility)
    {
        if (eligibility.Genders is not { } stated || stated == Genders.None)
        {
            return Genders.All;
        }

        stated |= Genders.NonBinary;
        stated |= stated.HasFlag(Genders.Women) ? Genders.TransWomen : Genders.None;
        return stated | (stated.HasFlag(Genders.Men) ? Genders.TransMen : Genders.None);
    }

    private static bool IsCode(string term) => term.Contains(':', StringComparison.Ordinal);

    private static PeerText Texts(IEnumerable<(string Text, TextField Fields)> terms)
    {
        var all = terms.ToList();
        return new(In(Names), In(About), In(TextField.Description));

        string In(TextField fields) => string.Join(' ', all.Where(term => (term.Fields & fields) != 0).Select(term => term.Text));
    }
}

/// <summary>The terms of a service by where they stand, with single spaces.</summary>
internal sealed record PeerText(string Names, string About, string Description);

/// <summary>A place as a question asks for it, in the numbers of the index.</summary>
internal sealed record PeerPlace(ulong Province, bool IsProvince, int Town, EarthPoint Origin, float NearChord)
{
    private const int RadiusKm = 100;

    public static PeerPlace? Of(PlaceRef? place, IndexSegment segment) => place is null
        ? null
        : new(
            segment.ProvinceCodes.Find(place.Province),
            place.Kind == PlaceKind.Province || (place.Point is null && place.PlaceId is null),
            place.PlaceId ?? 0,
            EarthPoint.Of(place.Point ?? (place.PlaceId is { } id ? segment.Reference.Town(id)?.Point : null)),
            EarthPoint.ChordSquaredOf(RadiusKm));
}
