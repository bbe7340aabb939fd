using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class PlaceFinderTests
{
    private static readonly PlaceFinder Finder = new();

    [Theory]
    [InlineData("Sudbury", "Greater Sudbury", "CA-ON")]
    [InlineData("Greater Sudbury", "Greater Sudbury", "CA-ON")]
    [InlineData("grand sudbury", "Greater Sudbury", "CA-ON")]
    [InlineData("SUDBURY, ON", "Greater Sudbury", "CA-ON")]
    [InlineData("Sudbury (Ont.)", "Greater Sudbury", "CA-ON")]
    [InlineData("Sudbury Ontario Canada", "Greater Sudbury", "CA-ON")]
    [InlineData("Kuujjuaq", "Kuujjuaq", "CA-QC")]
    [InlineData("fort chimo", "Kuujjuaq", "CA-QC")]
    [InlineData("Old Crow", "Old Crow", "CA-YT")]
    [InlineData("Iqaluit", "Iqaluit", "CA-NU")]
    [InlineData("Frobisher Bay", "Iqaluit", "CA-NU")]
    [InlineData("St. John's", "St. John's", "CA-NL")]
    [InlineData("st johns", "St. John's", "CA-NL")]
    [InlineData("St. John’s NL", "St. John's", "CA-NL")]
    [InlineData("Saint John", "Saint John", "CA-NB")]
    [InlineData("st john, nb", "Saint John", "CA-NB")]
    [InlineData("Sault Ste. Marie", "Sault Ste. Marie", "CA-ON")]
    [InlineData("sault-sainte-marie", "Sault Ste. Marie", "CA-ON")]
    [InlineData("Sault Sainte Marie Ontario", "Sault Ste. Marie", "CA-ON")]
    [InlineData("trois rivieres", "Trois-Rivières", "CA-QC")]
    [InlineData("Trois-Rivières (Québec)", "Trois-Rivières", "CA-QC")]
    [InlineData("Wemindji", "Wemindji", "CA-QC")]
    [InlineData("montréal", "Montreal", "CA-QC")]
    [InlineData("Ville de Montréal", "Montreal", "CA-QC")]
    [InlineData("Quebec City", "Quebec City", "CA-QC")]
    [InlineData("Ville de Québec", "Quebec City", "CA-QC")]
    [InlineData("Québec, QC", "Quebec City", "CA-QC")]
    [InlineData("City of Vancouver", "Vancouver", "CA-BC")]
    [InlineData("Vancouver C.-B.", "Vancouver", "CA-BC")]
    [InlineData("ottawa", "Ottawa", "CA-ON")]
    [InlineData("Îles-de-la-Madeleine", "Cap-aux-Meules", "CA-QC")]
    [InlineData("Grand-Sault", "Grand Falls", "CA-NB")]
    [InlineData("Lloydminster SK", "Lloydminster", "CA-SK")]
    [InlineData("Charlottetown, PEI", "Charlottetown", "CA-PE")]
    [InlineData("Scarborough", "Toronto", "CA-ON")]
    [InlineData("Toronto ON M5V 2T6", "Toronto", "CA-ON")]
    [InlineData("fredericton nouveau-brunswick", "Fredericton", "CA-NB")]
    public void A_town_is_found_however_it_is_written(string typed, string name, string province)
    {
        var place = Finder.Resolve(typed).Certain.ShouldNotBeNull();

        place.Kind.ShouldBe(PlaceKind.Town);
        place.Name.En.ShouldBe(name);
        place.Province.ShouldBe(province);
        place.PlaceId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Lloydminster", "CA-AB", "CA-SK")]
    [InlineData("Golden", "CA-BC", "CA-ON")]
    [InlineData("st-jean", "CA-NB", "CA-NL")]
    [InlineData("St. John", "CA-NB", "CA-NL")]
    public void A_name_of_several_towns_asks_which(string typed, params string[] provinces)
    {
        var candidates = Finder.Resolve(typed).ShouldBeOfType<PlaceResolution.Ambiguous>().Candidates;

        candidates.Select(c => c.Place.Province).Distinct().Order(StringComparer.Ordinal).ShouldBe(provinces);
        candidates.ShouldAllBe(c => c.Label.IsComplete);
    }

    [Theory]
    [InlineData("Quebec")]
    [InlineData("québec")]
    public void Quebec_alone_is_the_province_or_the_city(string typed)
    {
        var candidates = Finder.Resolve(typed).ShouldBeOfType<PlaceResolution.Ambiguous>().Candidates;

        candidates.Select(c => c.Place.Kind).ShouldBe([PlaceKind.Town, PlaceKind.Province]);
    }

    [Theory]
    [InlineData("QC")]
    [InlineData("Province of Quebec")]
    [InlineData("la province de Québec")]
    public void Quebec_named_as_a_province_is_the_province(string typed) =>
        Finder.Resolve(typed).Certain.ShouldNotBeNull().Kind.ShouldBe(PlaceKind.Province);

    [Fact]
    public void Every_province_is_understood_in_both_languages_and_by_its_codes()
    {
        foreach (var province in Province.All.Where(p => p.Code != "CA-QC"))
        {
            foreach (var name in new[] { province.Name.En, province.Name.Fr, province.Code, province.ShortCode, province.ShortCode.ToLowerInvariant() })
            {
                var place = Finder.Resolve(name ?? "").Certain.ShouldNotBeNull(name);

                place.ShouldBe(new(PlaceKind.Province, province.Name, province.Code, null, null, province.Zone), name);
            }
        }
    }

    [Theory]
    [InlineData("P3E")]
    [InlineData("p3e 4k2")]
    [InlineData("p3e4k2")]
    [InlineData("P3E-4K2")]
    [InlineData(" P3E 4")]
    public void A_postal_code_is_its_first_three_characters(string typed)
    {
        var place = Finder.Resolve(typed).Certain.ShouldNotBeNull();

        place.Kind.ShouldBe(PlaceKind.PostalArea);
        place.Name.ShouldBe(new Bilingual("P3E (Greater Sudbury)", "P3E (Grand Sudbury)"));
        place.Province.ShouldBe("CA-ON");
        place.Point.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("P0L", "Hearst")]
    [InlineData("J0M", "Kuujjuaq")]
    [InlineData("Y0B", "Dawson City")]
    [InlineData("X0A", "Iqaluit")]
    public void A_rural_postal_area_is_resolved_through_its_town(string code, string town)
    {
        var place = Finder.Resolve(code).Certain.ShouldNotBeNull();

        var named = Finder.ById(place.PlaceId.ShouldNotBeNull()).ShouldNotBeNull();
        named.Name.En.ShouldBe(town);
        place.Point.ShouldBe(named.Point);
        place.Zone.ShouldBe(named.Zone);
    }

    [Theory]
    [InlineData("H0H", "CA-QC")]
    [InlineData("E1H", "CA-NB")]
    [InlineData("V9G", "CA-BC")]
    [InlineData("P9Z", "CA-ON")]
    public void A_postal_area_without_a_sound_source_is_its_province_without_a_point(string code, string province)
    {
        var place = Finder.Resolve(code).Certain.ShouldNotBeNull();

        place.Province.ShouldBe(province);
        place.Point.ShouldBeNull();
        place.PlaceId.ShouldBeNull();
    }

    [Fact]
    public void An_unlisted_area_beginning_with_X_may_be_in_either_territory() =>
        Finder.Resolve("X9Z").ShouldBeOfType<PlaceResolution.Ambiguous>().Candidates.Select(c => c.Place.Province).ShouldBe(["CA-NT", "CA-NU"]);

    [Theory]
    [InlineData("Sudbery", "Greater Sudbury")]
    [InlineData("Winipeg", "Winnipeg")]
    [InlineData("trois riveires", "Trois-Rivières")]
    [InlineData("Toronot, Ontario", "Toronto")]
    public void A_misspelt_town_is_suggested_and_not_assumed(string typed, string meant)
    {
        var suggestions = Finder.Resolve(typed).ShouldBeOfType<PlaceResolution.Unknown>().Suggestions;

        suggestions.Count.ShouldBeLessThanOrEqualTo(5);
        suggestions[0].Place.Name.En.ShouldBe(meant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("???")]
    [InlineData("Z9Z 9Z9")]
    [InlineData("W1W")]
    [InlineData("Canada")]
    [InlineData("xyzzy plugh")]
    public void What_is_no_place_is_unknown(string typed) =>
        Finder.Resolve(typed).ShouldBeOfType<PlaceResolution.Unknown>();

    [Fact]
    public void A_district_never_hides_a_town()
    {
        Finder.Resolve("Niagara").ShouldBeOfType<PlaceResolution.Ambiguous>().Candidates[0].Place.Name.En.ShouldBe("Niagara Falls");
        var fairview = Finder.Resolve("Fairview, AB").Certain.ShouldNotBeNull();
        Finder.ById(fairview.PlaceId ?? 0).ShouldNotBeNull().IsDistrict.ShouldBeFalse();
    }

    [Fact]
    public void A_former_town_counts_as_the_municipality_it_is_part_of()
    {
        var halifax = Finder.Resolve("Halifax NS").Certain.ShouldNotBeNull();

        var dartmouth = Finder.Resolve("Dartmouth NS").Certain.ShouldNotBeNull();

        dartmouth.PlaceId.ShouldBe(halifax.PlaceId);
        dartmouth.Point.ShouldNotBe(halifax.Point);
    }

    [Fact]
    public void Suggestions_begin_with_the_exact_and_then_the_largest()
    {
        Finder.Suggest("sault", 5)[0].Place.Name.En.ShouldBe("Sault Ste. Marie");
        Finder.Suggest("que", 5).Select(s => s.Place.Name.En).Take(2).ShouldBe(["Quebec", "Quebec City"]);
        Finder.Suggest("P3", 20).ShouldAllBe(s => s.Place.Kind == PlaceKind.PostalArea);
        Finder.Suggest("st j", 5).ShouldContain(s => s.Place.Name.En == "St. John's");
        Finder.Suggest("  ", 5).ShouldBeEmpty();
    }

    [Fact]
    public void The_nearest_town_is_the_nearest()
    {
        var sudbury = Finder.Resolve("Sudbury").Certain.ShouldNotBeNull();

        Finder.Nearest(new(46.5, -81)).Id.ShouldBe(sudbury.PlaceId ?? 0);
    }
}
