using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>"Located in" and "serves" are different; what serves the place comes first.</summary>
public sealed class PlaceRankingTests
{
    private static readonly PlaceFinder Places = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_serves_the_place_comes_before_what_is_near_then_the_province_then_the_country()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            Covering("National line", new() { Country = true }, phone: true),
            Covering("Provincial line", new() { Provinces = ["CA-ON"] }, phone: true),
            At("Near", "Espanola, ON", Coverage.NotStated),
            At("Serves", "North Bay, ON", new() { Places = [Id("Sudbury")] }),
            At("Elsewhere", "Vancouver", new() { Places = [Id("Vancouver")] }));

        bench.Names(new() { Text = "shelter", Place = bench.At("Sudbury") }).ShouldBe(["Serves", "Near", "Provincial line", "National line"]);
    }

    [Fact]
    public async Task A_partner_whose_head_office_is_elsewhere_is_found_where_it_serves()
    {
        await using var bench = await SearchBench.WithAsync(Ct, At("Far office", "Toronto", new() { Places = [Id("Sudbury")] }));

        var match = bench.Find("shelter", "Sudbury").Matches.Single();

        match.Tier.ShouldBe(NearTier.ServesPlace);
        match.Reasons.ShouldContain(r => r.Code == ReasonCode.ServesPlace);
    }

    [Fact]
    public async Task Located_in_asks_for_a_site_and_serves_asks_for_the_coverage()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            At("Stands there", "Sudbury", new() { Places = [Id("North Bay, ON")] }),
            At("Serves it", "North Bay, ON", new() { Places = [Id("Sudbury")] }));

        bench.Names(new() { Text = "shelter", Place = bench.At("Sudbury"), Scope = PlaceScope.LocatedIn }).ShouldBe(["Stands there"]);
        bench.Names(new() { Text = "shelter", Place = bench.At("Sudbury"), Scope = PlaceScope.Serves }).ShouldBe(["Serves it"]);
    }

    [Fact]
    public async Task A_former_town_and_the_municipality_it_is_part_of_find_each_other()
    {
        var former = Places.Places.First(place => place is { PartOf: not null, Point: not null });
        await using var bench = await SearchBench.WithAsync(Ct, At("Far office", "Whitehorse", new() { Places = [former.Id] }));

        bench.Find(new ReferralQuery { Text = "shelter", Place = former.ToRef() }).Matches.Single().Tier.ShouldBe(NearTier.ServesPlace);
    }

    [Fact]
    public async Task A_postal_code_finds_what_its_town_finds()
    {
        await using var bench = await SearchBench.WithAsync(Ct, At("Serves", "North Bay, ON", new() { Places = [Id("Sudbury")] }));

        bench.Find("shelter", "P3E 4K2").Matches.Single().Tier.ShouldBe(NearTier.ServesPlace);
    }

    [Fact]
    public async Task Fits_and_open_comes_before_not_confirmed_before_full_or_closed()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Full", DirectoryOf.Shelter(), changeService: s => s with { Internals = new() { Capacity = new(CapacityState.Full, 0, 10, TestDatabase.Noon) } }),
            DirectoryOf.Partner("Unknown hours", DirectoryOf.Shelter() with { Hours = OpeningHours.Unknown }),
            DirectoryOf.Partner("Open", DirectoryOf.Shelter()));

        bench.Names(new() { Text = "shelter" }).ShouldBe(["Open", "Unknown hours", "Full"]);
    }

    [Fact]
    public async Task An_exact_name_comes_first_however_far()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            At("Near Harbour", "Sudbury", new() { Places = [Id("Sudbury")] }),
            At("Harbour", "Vancouver", new() { Places = [Id("Vancouver")] }));

        bench.Names(new() { Text = "Harbour", Place = bench.At("Sudbury") }).First().ShouldBe("Harbour");
    }

    [Fact]
    public async Task R01_A_confidential_site_gives_neither_town_nor_distance()
    {
        var hidden = DirectoryOf.Partner("Safe house", DirectoryOf.Shelter(), o => o with
        {
            Sites = [new() { ExternalId = "s", Confidential = true, ConfidentialAddress = new("9 Canary Close", null, "Sudbury", "CA-ON", null), Listing = new() { Point = new(46.5, -81), Zone = "America/Toronto" } }],
        }, s => s with { Sites = ["s"], Listing = s.Listing with { Coverage = new() { Places = [Id("Sudbury")] } } });
        await using var bench = await SearchBench.WithAsync(Ct, hidden);

        var match = bench.Find("shelter", "Sudbury").Matches.Single();

        (match.Place, match.DistanceKm, match.ConfidentialSite).ShouldBe((null, null, true));
        bench.Find("canary").Total.ShouldBe(0);
        bench.Find("Canary Close").Total.ShouldBe(0);
    }

    [Fact]
    public async Task Zero_results_say_which_filter_to_drop_and_offer_lines()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("House", DirectoryOf.Shelter()),
            DirectoryOf.Partner("Line", new() { Name = new("Crisis line", "Ligne de crise"), Needs = ["A1"], Modes = ServiceModes.Phone, Hours = OpeningHours.Always, Coverage = new() { Country = true } }));

        var result = bench.Find(new ReferralQuery { Text = "shelter", Needs = ["F4"] });

        result.Total.ShouldBe(0);
        result.Advice.ShouldContain(new DropAdvice(QueryFilter.Need, 1));
        result.Lines.Select(l => l.Organization.En).ShouldContain("Line");
    }

    private static int Id(string place) => Places.Resolve(place).Certain?.PlaceId ?? throw new InvalidOperationException(place);

    private static OrganizationRecord Covering(string name, Coverage coverage, bool phone = false) =>
        DirectoryOf.Partner(name, DirectoryOf.Shelter() with { Coverage = coverage, Modes = phone ? ServiceModes.Phone : ServiceModes.InPerson });

    private static OrganizationRecord At(string name, string town, Coverage coverage)
    {
        var place = Places.Resolve(town).Certain ?? throw new InvalidOperationException(town);
        return DirectoryOf.Partner(
            name,
            DirectoryOf.Shelter() with { Coverage = coverage },
            o => o with { Sites = [new() { ExternalId = name, Listing = new() { PlaceId = place.PlaceId, Point = place.Point, Zone = place.Zone } }] },
            s => s with { Sites = [name] });
    }
}
