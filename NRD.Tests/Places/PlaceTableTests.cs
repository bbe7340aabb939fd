using CsCheck;
using NodaTime;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class PlaceTableTests
{
    private static readonly PlaceFinder Finder = new();

    private static readonly Place[] Towns = [.. Finder.Places.Where(p => !p.IsDistrict)];

    [Fact]
    public void Every_place_lies_in_its_province_and_keeps_a_known_clock()
    {
        foreach (var place in Finder.Places)
        {
            var province = Province.Find(place.Province).ShouldNotBeNull(place.ToString());
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(place.Zone).ShouldNotBeNull(place.ToString());
            place.Name.IsComplete.ShouldBeTrue(place.ToString());
            if (place.Point is { } point)
            {
                province.MayContain(point).ShouldBeTrue(place.ToString());
            }
        }
    }

    [Fact]
    public void Every_postal_area_lies_in_the_province_of_its_first_letter()
    {
        foreach (var area in Finder.PostalAreas)
        {
            Province.WithPostalLetter(area.Code[0]).Select(p => p.Code).ShouldContain(area.Province);
            if (area.Point is { } point)
            {
                Province.Find(area.Province).ShouldNotBeNull().MayContain(point).ShouldBeTrue(area.ToString());
            }

            if (area.IsRural && area.Point is not null)
            {
                Finder.ById(area.PlaceId.ShouldNotBeNull(area.ToString())).ShouldNotBeNull().Point.ShouldBe(area.Point);
            }
        }
    }

    [Fact]
    public void No_name_has_broken_letters() =>
        Finder.Places.SelectMany(p => p.OtherNames.Append(p.Name.En).Append(p.Name.Fr))
            .ShouldAllBe(n => n != null && !n.Contains('Ã') && !n.Contains('\uFFFD') && !n.Contains('Â'));

    [Theory]
    [InlineData("Kenora", "America/Winnipeg")]
    [InlineData("Thunder Bay", "America/Toronto")]
    [InlineData("Atikokan", "America/Atikokan")]
    [InlineData("Happy Valley-Goose Bay", "America/Goose_Bay")]
    [InlineData("Blanc-Sablon", "America/Blanc-Sablon")]
    [InlineData("Cap-aux-Meules", "America/Halifax")]
    [InlineData("Dawson Creek", "America/Dawson_Creek")]
    [InlineData("Fort Nelson", "America/Fort_Nelson")]
    [InlineData("Creston", "America/Creston")]
    [InlineData("Cranbrook", "America/Edmonton")]
    [InlineData("Rankin Inlet", "America/Rankin_Inlet")]
    [InlineData("Cambridge Bay", "America/Cambridge_Bay")]
    [InlineData("Coral Harbour", "America/Atikokan")]
    [InlineData("Resolute", "America/Resolute")]
    [InlineData("Lloydminster, SK", "America/Edmonton")]
    [InlineData("Creighton, SK", "America/Winnipeg")]
    public void A_town_keeps_the_clock_of_its_part_of_the_province(string town, string zone) =>
        Finder.Resolve(town).Certain.ShouldNotBeNull().Zone.ShouldBe(zone);

    [Fact]
    public void Neighbours_are_mutual()
    {
        Province.All.Count.ShouldBe(13);
        foreach (var province in Province.All)
        {
            province.Neighbours.ShouldAllBe(n => Province.All.Single(p => p.Code == n).Neighbours.Contains(province.Code));
        }
    }

    [Fact]
    public void Typing_anything_never_throws_and_offers_a_short_list() =>
        Gen.String[0, 40].Sample(text =>
        {
            var found = Finder.Resolve(text) switch
            {
                PlaceResolution.Ambiguous ambiguous => ambiguous.Candidates.Count is > 0 and <= 10,
                PlaceResolution.Unknown unknown => unknown.Suggestions.Count <= 5,
                _ => true,
            };
            return found && Finder.Suggest(text, 8).Count <= 8;
        });

    [Fact]
    public void Every_town_is_found_by_its_own_name_and_province() =>
        Gen.Int[0, Towns.Length - 1].Select(i => Towns[i]).Sample(place =>
            Finder.Resolve($"{place.Name.Fr} ({place.Province[3..].ToLowerInvariant()})") switch
            {
                PlaceResolution.Found found => found.Place.PlaceId == (place.PartOf ?? place.Id) || Finder.ById(found.Place.PlaceId ?? 0)?.Province == place.Province,
                PlaceResolution.Ambiguous ambiguous => ambiguous.Candidates.Any(c => c.Place == place.ToRef()),
                _ => false,
            });

    [Fact]
    public void Postal_areas_agree_with_an_independent_list()
    {
        var path = Path.Combine(RepositoryRoot, "..", "shared", "data", "geo-ca", "geonames_postal_CA.txt");
        if (!File.Exists(path))
        {
            Assert.Skip("The independent list of postal areas is not beside this repository.");
        }

        var listed = File.ReadLines(path).Select(l => l.Split('\t')).Where(c => c[0] == "CA").DistinctBy(c => c[1]).ToList();
        var known = listed.Where(c => Finder.PostalArea(c[1]) is not null).ToList();
        var urban = known.Where(c => c[1][1] != '0' && Finder.PostalArea(c[1])?.Point is not null).ToList();
        var near = urban.Count(c => Finder.PostalArea(c[1])?.Point?.KilometresTo(new(Invariant(c[9]), Invariant(c[10]))) < 50);

        ((double)known.Count / listed.Count).ShouldBeGreaterThan(0.98);
        ((double)near / urban.Count).ShouldBeGreaterThan(0.99);
        known.ShouldAllBe(c => Finder.PostalArea(c[1])!.Province == "CA-" + c[4]);
    }

    private static string RepositoryRoot => typeof(PlaceTableTests).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value ?? "";

    private static double Invariant(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
