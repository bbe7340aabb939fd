using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Police;

/// <summary>Routes over the shipped reference data and over contact lists made here.</summary>
public sealed class RouteTests
{
    private static readonly PlaceFinder Places = new();
    private static readonly TimeZones Zones = new();

    // A Monday, 10 in the morning in Toronto.
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 24, 6, 0);
    private static readonly LocalDate Today = new(2026, 11, 23);

    /// <summary>A place, and the services that are shown as its police, in order.</summary>
    public static TheoryData<string, string> PlacesAndPolice() => new()
    {
        { "St. John's, NL", "RNC" }, { "Mount Pearl, NL", "RNC" }, { "Corner Brook, NL", "RNC" }, { "Labrador City", "RNC" }, { "Wabush, NL", "RNC" }, { "A2V", "RNC" },
        { "Churchill Falls, NL", "RNC" }, { "Happy Valley-Goose Bay", "RCMP-B" }, { "Nain, NL", "RCMP-B" }, { "Gander, NL", "RCMP-B" },
        { "Charlottetown", "CHARLOTTETOWN-POLICE" }, { "Summerside, PE", "SUMMERSIDE-POLICE" }, { "Kensington, PE", "KENSINGTON-POLICE" }, { "Souris, PE", "RCMP-L" },
        { "Halifax", "HALIFAX-POLICE RCMP-H" }, { "Dartmouth, NS", "HALIFAX-POLICE RCMP-H" }, { "Sydney, NS", "CAPE-BRETON-POLICE" }, { "Truro, NS", "TRURO-POLICE" }, { "Yarmouth, NS", "RCMP-H" }, { "Membertou, NS", "RCMP-H" },
        { "Saint John, NB", "SAINT-JOHN-POLICE" }, { "Fredericton", "FREDERICTON-POLICE" }, { "Miramichi", "MIRAMICHI-POLICE" }, { "Moncton", "CODIAC-RCMP" }, { "E1C", "CODIAC-RCMP" }, { "Rothesay, NB", "KENNEBECASIS-POLICE" },
        { "Beresford, NB", "BNPP" }, { "Edmundston", "RCMP-J" }, { "Elsipogtog", "RCMP-J" },
        { "Montréal", "SPVM" }, { "H2X", "SPVM" }, { "Laval, QC", "LAVAL-POLICE" }, { "Longueuil", "SPAL" }, { "Gatineau", "GATINEAU-POLICE" }, { "Hull, QC", "GATINEAU-POLICE" }, { "Sherbrooke, QC", "SQ" },
        { "Sept-Îles", "SQ" }, { "Kuujjuaq", "SQ" }, { "Chisasibi", "SQ" }, { "Kahnawake", "SQ" },
        { "Toronto", "TPS" }, { "M5V", "TPS" }, { "Willowdale, ON", "TPS" }, { "Mississauga", "PEEL-POLICE" }, { "L5B", "PEEL-POLICE" }, { "Markham, ON", "YORK-POLICE" }, { "Oshawa", "DURHAM-POLICE" }, { "Ottawa", "OTTAWA-POLICE" }, { "Kanata", "OTTAWA-POLICE" },
        { "Hamilton, ON", "HAMILTON-POLICE" }, { "Kenora", "OPP" }, { "Attawapiskat", "NAPS" }, { "Sandy Lake, ON", "NAPS" }, { "Ohsweken", "OPP" },
        { "Winnipeg", "WINNIPEG-POLICE" }, { "Brandon, MB", "BRANDON-POLICE" }, { "Thompson, MB", "RCMP-D" }, { "Norway House", "RCMP-D" },
        { "Regina", "REGINA-POLICE" }, { "Saskatoon", "SASKATOON-POLICE" }, { "Prince Albert", "PRINCE-ALBERT-POLICE" }, { "Moose Jaw", "MOOSE-JAW-POLICE" }, { "Fort Qu'Appelle", "FILE-HILLS RCMP-F" }, { "La Ronge", "RCMP-F" },
        { "Lloydminster, SK", "RCMP-F RCMP-K" }, { "Lloydminster, AB", "RCMP-F RCMP-K" }, { "S9V", "RCMP-F RCMP-K" }, { "T9V", "RCMP-F RCMP-K" },
        { "Calgary", "CALGARY-POLICE" }, { "Edmonton", "EDMONTON-POLICE" }, { "Taber, AB", "TABER-POLICE" }, { "Grande Prairie", "GRANDE-PRAIRIE-POLICE RCMP-K" }, { "Red Deer", "RCMP-K" }, { "Fort McMurray", "RCMP-K" }, { "Siksika", "RCMP-K" },
        { "Vancouver", "VANCOUVER-POLICE" }, { "Surrey, BC", "SURREY-POLICE RCMP-E" }, { "V3T", "SURREY-POLICE RCMP-E" }, { "Burnaby", "RCMP-E" }, { "Delta, BC", "DELTA-POLICE" }, { "Lillooet", "STLATLIMX RCMP-E" }, { "Kelowna", "RCMP-E" },
        { "Whitehorse", "RCMP-M" }, { "Old Crow", "RCMP-M" }, { "Yellowknife", "RCMP-G" }, { "Inuvik", "RCMP-G" }, { "Iqaluit", "RCMP-V" }, { "Rankin Inlet", "RCMP-V" }, { "X0A", "RCMP-V" }, { "Nunavut", "RCMP-V" }, { "Ontario", "OPP" },
    };

    [Theory]
    [MemberData(nameof(PlacesAndPolice))]
    public void A_place_shows_every_service_that_may_police_it_and_picks_none(string place, string services)
    {
        var route = Route(Ask(place));

        route.Steps.Where(s => s is { Chosen: true, Service: not null }).Select(s => s.Service?.Id).Order(StringComparer.Ordinal)
            .ShouldBe(services.Split(' ').Order(StringComparer.Ordinal));
        route.Steps[0].Kind.ShouldBe(RouteStepKind.Emergency);
        route.Steps.ShouldAllBe(s => s.Reasons.Count > 0);

        // Nothing is silently used: with no list in force the route ends at a supervisor and says why.
        route.Steps[^1].ShouldBe(new(RouteStepKind.Supervisor, null, null, true, [new(RouteReasonCode.SupervisorLast)]));
        route.Steps.Where(s => s is { Chosen: true, Service: not null }).ShouldAllBe(s => s.Contact == null && s.Reasons.Any(r => r.Code == RouteReasonCode.NoList));
    }

    [Fact]
    public void The_places_reach_every_province_and_territory()
    {
        var asked = PlacesAndPolice().Select(row => Ask(row.Data.Item1).Place.Province).ToList();

        asked.Count.ShouldBeGreaterThanOrEqualTo(60);
        asked.Distinct().Count().ShouldBe(13);
    }

    [Fact]
    public void Several_services_of_a_place_say_what_tells_them_apart()
    {
        Notes("Surrey, BC").ShouldContain("Police of jurisdiction in Surrey since 29 November 2024.");
        Notes("Surrey, BC").ShouldContain("Assists the Surrey Police Service during the transition.");
        Notes("Lloydminster, SK").ShouldContain("Lloydminster lies on both sides of the border: ask on which side the person is.");
        Notes("Halifax").Count(n => n is not null && n.Contains("outer parts", StringComparison.Ordinal)).ShouldBe(2);

        static List<string?> Notes(string place) => [.. Route(Ask(place)).Steps.SelectMany(s => s.Reasons).Where(r => r.Code == RouteReasonCode.Note).Select(r => r.Name?.En)];
    }

    [Fact]
    public void Before_the_day_of_its_change_Surrey_is_policed_by_the_RCMP_alone() =>
        Route(Ask("Surrey, BC") with { At = Instant.FromUtc(2024, 11, 28, 20, 0) }).Steps.Where(s => s is { Chosen: true, Service: not null }).Select(s => s.Service?.Id).ShouldBe(["RCMP-E"]);

    [Theory]
    [InlineData("X0A", RouteReasonCode.RuralArea)]
    [InlineData("Nunavut", RouteReasonCode.ProvinceOnly)]
    [InlineData("Kuujjuaq", RouteReasonCode.IndigenousCommunity)]
    [InlineData("Attawapiskat", RouteReasonCode.IndigenousCommunity)]
    [InlineData("Sherbrooke, QC", RouteReasonCode.LargeTown)]
    [InlineData("Kenora", RouteReasonCode.NoLocalOnFile)]
    [InlineData("Kenora", RouteReasonCode.PresumedHere)]
    [InlineData("Iqaluit", RouteReasonCode.NoLocalPolice)]
    [InlineData("Deer Lake, NL", RouteReasonCode.PresumedHere)]
    [InlineData("A0A", RouteReasonCode.RuralArea)]
    [InlineData("Iqaluit", RouteReasonCode.PolicesThePlace)]
    [InlineData("Surrey City Centre", RouteReasonCode.NearTown)]
    public void What_is_uncertain_about_a_place_is_said(string place, RouteReasonCode code) =>
        Route(Ask(place)).Steps.SelectMany(s => s.Reasons).ShouldContain(r => r.Code == code);

    [Theory]
    [InlineData("Toronto", "911", RouteReasonCode.EmergencyFirst)]
    [InlineData("Yellowknife", "911", RouteReasonCode.EmergencyNotConfirmed)]
    [InlineData("Iqaluit", null, RouteReasonCode.NoEmergencyNumber)]
    public void R36_With_a_life_at_risk_the_local_emergency_number_comes_first_or_says_that_there_is_none(string place, string? number, RouteReasonCode code)
    {
        var first = Route(Ask(place) with { LifeAtRisk = true }).Steps[0];

        first.Kind.ShouldBe(RouteStepKind.Emergency);
        first.Contact?.En.ShouldBe(number);
        first.Chosen.ShouldBe(number is not null);
        first.Reasons.ShouldContain(r => r.Code == code);
    }

    [Fact]
    public void R14_Immigration_and_border_bodies_are_in_no_route()
    {
        PoliceReference.Shipped.Services.ShouldContain(s => s.Kind == PoliceKind.Border);

        foreach (var row in PlacesAndPolice())
        {
            Route(Ask(row.Data.Item1)).Steps.ShouldAllBe(s => s.Service == null || s.Service.Kind != PoliceKind.Border);
        }
    }

    [Fact]
    public void Transit_and_supplementary_police_are_shown_and_never_chosen()
    {
        Limited("Vancouver").ShouldBe(["MVTP"]);
        Limited("Regina").ShouldBe(["SK-MARSHALS"]);

        static List<string?> Limited(string place)
        {
            var steps = Route(Ask(place)).Steps.Where(s => s.Service?.Kind == PoliceKind.Limited).ToList();
            steps.ShouldAllBe(s => !s.Chosen);
            return [.. steps.Select(s => s.Service?.Id)];
        }
    }

    [Fact]
    public void The_contact_on_duty_is_chosen_and_the_rest_stays_to_fall_back_on()
    {
        var route = Route(Ask("Toronto"), List("TPS", Contact("Trafficking unit", 1), Contact("Duty office", 2)));

        Chosen(route).ShouldBe(["Trafficking unit"]);
        Reason(route, "Trafficking unit").ShouldBe(RouteReasonCode.OnDuty);
        Reason(route, "Duty office").ShouldBe(RouteReasonCode.LaterInOrder);
        route.Steps[^1].Chosen.ShouldBeFalse();
    }

    [Fact]
    public void After_hours_the_next_on_duty_is_chosen_and_the_first_says_when_it_is_back()
    {
        var route = Route(Ask("Toronto") with { At = Night }, List("TPS", Contact("Trafficking unit", 1, OfficeHours), Contact("Duty office", 2)));

        Chosen(route).ShouldBe(["Duty office"]);
        var skipped = route.Steps.Single(s => s.Contact?.En == "Trafficking unit").Reasons.ShouldHaveSingleItem();
        skipped.ShouldBe(new(RouteReasonCode.OffHours, Time: new LocalDateTime(2026, 11, 24, 9, 0)));
    }

    [Fact]
    public void R32_Unconfirmed_hours_are_used_only_where_nobody_is_known_to_be_on_duty()
    {
        Chosen(Route(Ask("Toronto"), List("TPS", Contact("Unsure", 1, OpeningHours.Unknown), Contact("Duty office", 2)))).ShouldBe(["Duty office"]);

        var alone = Route(Ask("Toronto"), List("TPS", Contact("Unsure", 1, OpeningHours.Unknown)));
        Chosen(alone).ShouldBe(["Unsure"]);
        Reason(alone, "Unsure").ShouldBe(RouteReasonCode.HoursNotConfirmed);
    }

    [Fact]
    public void R13_An_expired_list_and_an_old_unconfirmed_or_flagged_contact_are_skipped_visibly()
    {
        var expired = Route(Ask("Toronto"), List("TPS", Contact("Trafficking unit", 1)) with { ReviewDue = Today.PlusDays(-1) }, List("OPP", Contact("Provincial desk", 1)));
        expired.Steps.Single(s => s.Service?.Id == "TPS").Reasons.ShouldContain(new RouteReason(RouteReasonCode.ListExpired, Day: Today.PlusDays(-1)));
        Chosen(expired).ShouldBe(["Provincial desk"]);

        var route = Route(Ask("Toronto"), List(
            "TPS",
            Contact("Old", 1) with { ReviewDue = Today.PlusDays(-1) },
            Contact("Never", 2) with { ConfirmedOn = null },
            Contact("Wrong", 3) with { Flagged = true }));
        Chosen(route).ShouldBeEmpty();
        Reason(route, "Old").ShouldBe(RouteReasonCode.ReviewOverdue);
        Reason(route, "Never").ShouldBe(RouteReasonCode.NeverConfirmed);
        Reason(route, "Wrong").ShouldBe(RouteReasonCode.Flagged);
        route.Steps[^1].Chosen.ShouldBeTrue();
    }

    [Fact]
    public void A_list_is_used_on_its_first_and_its_last_day()
    {
        Chosen(Route(Ask("Toronto"), List("TPS", Contact("Unit", 1)) with { EffectiveFrom = Today, ReviewDue = Today })).ShouldBe(["Unit"]);
        Chosen(Route(Ask("Toronto"), List("TPS", Contact("Unit", 1)) with { EffectiveFrom = Today.PlusDays(1) })).ShouldBeEmpty();
    }

    [Fact]
    public void Tips_minors_urgency_and_immigration_ties_decide_who_is_told()
    {
        var list = List(
            "TPS",
            Contact("No tips", 1) with { ThirdPartyTips = Answer.No },
            Contact("No minors", 2) with { Minors = Answer.No },
            Contact("Routine only", 3) with { Takes = [RouteUrgency.Routine] },
            Contact("Immigration task force", 4) with { ImmigrationExposure = Answer.Yes },
            Contact("Anybody", 5));

        var route = Route(Ask("Toronto") with { ThirdParty = true, Minor = true, Urgency = RouteUrgency.Soon }, list);

        Chosen(route).ShouldBe(["Anybody"]);
        Reason(route, "No tips").ShouldBe(RouteReasonCode.NoThirdPartyTips);
        Reason(route, "No minors").ShouldBe(RouteReasonCode.NoMinors);
        Reason(route, "Routine only").ShouldBe(RouteReasonCode.OtherUrgency);
        Reason(route, "Immigration task force").ShouldBe(RouteReasonCode.ImmigrationExposure);
        Chosen(Route(Ask("Toronto"), list)).ShouldBe(["No tips"]);
    }

    [Fact]
    public void The_route_falls_back_from_local_to_provincial_to_national_to_a_supervisor()
    {
        var none = Contact("x", 1) with { Flagged = true };
        Chosen(Route(Ask("Toronto"), List("TPS", none), List("OPP", none), List("RCMP-NATIONAL", Contact("National desk", 1)))).ShouldBe(["National desk"]);
        Chosen(Route(Ask("Toronto"), List("TPS", none), List("OPP", Contact("Provincial desk", 1)), List("RCMP-NATIONAL", Contact("National desk", 1)))).ShouldBe(["Provincial desk"]);

        var route = Route(Ask("Toronto"), List("TPS", Contact("Unit", 1)), List("OPP", Contact("Provincial desk", 1)));
        Chosen(route).ShouldBe(["Unit"]);
        Reason(route, "Provincial desk").ShouldBe(RouteReasonCode.NotNeeded);
    }

    [Fact]
    public void Where_two_services_may_police_a_place_each_gives_its_contact() =>
        Chosen(Route(Ask("Surrey, BC"), List("SURREY-POLICE", Contact("Surrey unit", 1)), List("RCMP-E", Contact("Division desk", 1)))).ShouldBe(["Surrey unit", "Division desk"]);

    [Fact]
    public void R11_For_a_minor_child_protection_stands_beside_the_police()
    {
        Route(Ask("Toronto") with { Minor = true }).Steps.ShouldContain(s => s.Kind == RouteStepKind.ChildProtection && s.Chosen);
        Route(Ask("Toronto")).Steps.ShouldNotContain(s => s.Kind == RouteStepKind.ChildProtection);
    }

    [Fact]
    public void Nobody_reads_a_route_without_the_permission()
    {
        var finder = new RouteFinder(PoliceReference.Shipped, Places, Zones);

        Should.Throw<NotPermittedException>(() => finder.Find(new("x", "x", new HashSet<Permission>()), Ask("Toronto"))).Permission.ShouldBe(Permission.ReadPoliceRoutes);
        finder.Find(TestActors.Desk, Ask("Toronto")).Steps.ShouldNotBeEmpty();
    }

    [Fact]
    public void R39_Every_reason_and_kind_of_step_is_said_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Enum.GetValues<RouteReasonCode>().Select(code => RouteWords.Say(new(code, new("Toronto", "Toronto"), Today), language)).ShouldAllBe(words => words.Length > 5);
            Enum.GetValues<RouteStepKind>().Select(kind => RouteWords.Name(kind, language)).ShouldBeUnique();
        }
    }

    private static OpeningHours OfficeHours => new()
    {
        Kind = HoursKind.Weekly,
        Weekly = Enum.GetValues<IsoDayOfWeek>().Where(d => d is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday).Select(d => new WeeklySpan(d, new(9, 0), new(17, 0))).ToValueList(),
    };

    private static RouteQuestion Ask(string place) => new(Places.Resolve(place).Certain.ShouldNotBeNull(place), Morning);

    private static CommunicationRoute Route(RouteQuestion question, params RouteList[] lists) =>
        CommunicationRoute.For(question, PoliceReference.Shipped, lists.ToDictionary(l => l.ServiceId), Places, Zones);

    private static RouteList List(string service, params RouteContact[] contacts) => new(service, Today.PlusDays(-30), Today.PlusDays(30), contacts.ToValueList());

    private static RouteContact Contact(string name, int order, OpeningHours? hours = null) =>
        new(new(name, name), order, hours ?? OpeningHours.Always, "America/Toronto", [], Answer.Unknown, Answer.Unknown, Answer.Unknown, Today.PlusDays(-10), Today.PlusDays(50), false);

    private static List<string?> Chosen(CommunicationRoute route) =>
        [.. route.Steps.Where(s => s is { Chosen: true, Service: not null, Contact: not null }).Select(s => s.Contact?.En)];

    private static RouteReasonCode Reason(CommunicationRoute route, string contact) => route.Steps.Single(s => s.Contact?.En == contact).Reasons[0].Code;
}
