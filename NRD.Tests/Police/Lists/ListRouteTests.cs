using NodaTime;
using NRD.Core;
using NRD.Core.Police;
using NRD.Core.Reporting;

namespace NRD.Tests.Police.Lists;

/// <summary>Routes over the lists that the database holds.</summary>
public sealed class ListRouteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each place of the golden table, with lists in force for every service that may police it.</summary>
    [Fact]
    public async Task With_lists_in_force_every_place_of_every_province_reaches_a_contact_of_each_service_that_may_police_it()
    {
        await using var bench = await ListBench.OpenAsync();
        var rows = RouteTests.PlacesAndPolice().Select(row => row.Data).ToList();
        foreach (var service in rows.SelectMany(row => row.Item2.Split(' ')).Distinct())
        {
            await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, $"{service} desk")), service: service));
        }

        rows.Count.ShouldBeGreaterThanOrEqualTo(60);
        foreach (var (place, services) in rows)
        {
            var route = await bench.RouteAsync(place);
            var chosen = route.Steps.Where(s => s is { Chosen: true, Who: not null }).ToList();
            chosen.Select(s => s.Contact?.En).ShouldBe(services.Split(' ').Select(s => $"{s} desk"), ignoreOrder: true, place);
            chosen.ShouldAllBe(s => s.Reasons[0].Code == RouteReasonCode.OnDuty && s.Who!.Phones.Count == 1);
            route.Steps[^1].Chosen.ShouldBeFalse(place);
        }
    }

    [Theory]
    [InlineData("Surrey, BC", "SURREY-POLICE", "RCMP-E")]
    [InlineData("Lloydminster, SK", "RCMP-F", "RCMP-K")]
    [InlineData("Labrador City", "RNC", null)]
    [InlineData("Happy Valley-Goose Bay", "RCMP-B", null)]
    [InlineData("Attawapiskat", "NAPS", null)]
    public async Task After_hours_the_office_is_skipped_with_when_it_is_back_and_the_night_desk_is_told(string place, string first, string? second)
    {
        await using var bench = await ListBench.OpenAsync();
        foreach (var service in new[] { first, second }.OfType<string>())
        {
            await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, $"{service} office", "Mon-Fri 9:00-17:00"), bench.Entry(2, $"{service} night")), service: service));
        }

        // 23:00 in Vancouver, 2:00 in Toronto: nobody's office hours.
        var route = await bench.RouteAsync(place, q => q with { At = Instant.FromUtc(2026, 11, 24, 7, 0) });

        foreach (var service in new[] { first, second }.OfType<string>())
        {
            var office = route.Steps.Single(s => s.Contact?.En == $"{service} office");
            office.Chosen.ShouldBeFalse();
            office.Reasons[0].Code.ShouldBe(RouteReasonCode.OffHours);
            office.Reasons[0].Time.ShouldNotBeNull();
            route.Steps.Single(s => s.Contact?.En == $"{service} night").Chosen.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task R13_An_expired_list_is_skipped_and_its_contacts_stay_readable_beneath_with_their_age()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        bench.Pass(120);

        var step = (await bench.RouteAsync("Toronto")).Steps.Single(s => s.Service?.Id == "TPS");

        step.Who.ShouldBeNull();
        step.Reasons.ShouldContain(r => r.Code == RouteReasonCode.ListExpired);
        var old = step.Beneath.ShouldHaveSingleItem();
        old.Chosen.ShouldBeFalse();
        old.Contact?.En.ShouldBe("Unit");
        old.Reasons.Select(r => r.Code).ShouldBe([RouteReasonCode.ListExpired, RouteReasonCode.LastConfirmed]);
        old.Reasons[1].Age.ShouldBe(120);
        RouteWords.Say(old.Reasons[1], Language.English).ShouldContain("3\u00A0months ago");
    }

    [Fact]
    public async Task A_withdrawn_list_is_skipped_and_says_since_when()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.RouteAsync("Toronto");
        await bench.Editing.WithdrawAsync(bench.First, list.Id, "Closed.", Ct);

        var step = (await bench.RouteAsync("Toronto")).Steps.Single(s => s.Service?.Id == "TPS");

        step.Reasons.ShouldContain(r => r.Code == RouteReasonCode.ListWithdrawn);
        step.Beneath.Count.ShouldBe(1);
        await bench.Editing.PutPreviousBackAsync(bench.First, "TPS", "x", Ct);
        (await bench.RouteAsync("Toronto")).Steps.Single(s => s.Service?.Id == "TPS").Who.ShouldBeNull("there was nothing before it");
    }

    [Fact]
    public async Task A_list_that_is_not_as_it_was_saved_is_not_used()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.TamperAsync("416-555-0101", "416-555-0199");

        (await bench.RouteAsync("Toronto")).Steps.Single(s => s.Service?.Id == "TPS").Reasons.ShouldContain(r => r.Code == RouteReasonCode.ListNotAsSaved);
    }

    [Fact]
    public async Task A_list_to_come_says_from_when_and_is_used_from_that_day()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))) with { WantedFrom = bench.Today.PlusDays(3) });

        (await bench.RouteAsync("Toronto")).Steps.Single(s => s.Service?.Id == "TPS").Reasons.ShouldContain(r => r.Code == RouteReasonCode.ListNotInForce);
        (await bench.RouteAsync("Toronto", q => q with { At = q.At + Duration.FromDays(3) })).Steps.Where(s => s.Chosen).Select(s => s.Contact?.En).ShouldContain("Unit");
    }

    [Fact]
    public async Task A_list_that_is_put_in_force_late_in_the_west_holds_there_at_once()
    {
        await using var bench = await ListBench.OpenAsync();
        bench.Database.Clock.Reset(Instant.FromUtc(2026, 11, 24, 7, 30)); // 23:30 on the 23rd in Vancouver
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Surrey desk")), service: "SURREY-POLICE"));

        (await bench.RouteAsync("Surrey, BC")).Steps.Where(s => s.Chosen).Select(s => s.Contact?.En).ShouldContain("Surrey desk");
    }

    [Fact]
    public async Task A_contact_that_takes_no_tips_from_third_parties_is_skipped_for_one()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit") with { ThirdPartyTips = Answer.No }, bench.Entry(2, "Desk"))));

        (await bench.RouteAsync("Toronto", q => q with { ThirdParty = true })).Steps.Single(s => s.Contact?.En == "Unit").Reasons[0].Code.ShouldBe(RouteReasonCode.NoThirdPartyTips);
    }

    [Fact]
    public async Task R14_Immigration_bodies_and_contacts_tied_to_enforcement_come_only_with_a_consent_of_their_own()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Task force") with { ImmigrationExposure = Answer.Yes }, bench.Entry(2, "Desk"))));

        var without = await bench.RouteAsync("Toronto");
        without.Steps.ShouldNotContain(s => s.Kind == RouteStepKind.ImmigrationBody || (s.Service != null && s.Service.Kind == PoliceKind.Border));
        without.Steps.Single(s => s.Contact?.En == "Task force").Reasons[0].Code.ShouldBe(RouteReasonCode.ImmigrationExposure);

        var with = await bench.RouteAsync("Toronto", q => q with { ImmigrationConsent = true });
        var body = with.Steps.Single(s => s.Kind == RouteStepKind.ImmigrationBody);
        body.Reasons[0].Code.ShouldBe(RouteReasonCode.ImmigrationConsented);
        with.Steps.Single(s => s.Contact?.En == "Task force").Chosen.ShouldBeTrue();
        (await bench.Lists.ServicesAsync(bench.Operator, Ct)).ShouldNotContain(s => s.Service.Kind == PoliceKind.Border);
    }

    [Fact]
    public async Task R36_Where_no_emergency_number_is_known_the_route_says_so_first()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Duty officer")), service: "RCMP-V"));

        var route = await bench.RouteAsync("Iqaluit", q => q with { LifeAtRisk = true });

        route.Steps[0].Reasons.ShouldContain(r => r.Code == RouteReasonCode.NoEmergencyNumber);
        route.Steps.Where(s => s.Chosen).Select(s => s.Contact?.En).ShouldContain("Duty officer");
    }

    [Fact]
    public async Task The_snapshot_reads_again_only_what_changed_and_what_was_acknowledged_changes_nothing()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.RouteAsync("Toronto");
        var before = bench.Current.Lists.On(bench.Today)["TPS"];

        await bench.Notices.AcknowledgeAsync(bench.Operator, list.Id, Ct);
        await bench.RouteAsync("Toronto");
        bench.Current.Lists.On(bench.Today)["TPS"].ShouldBeSameAs(before);

        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Provincial")), service: "OPP"));
        await bench.RouteAsync("Toronto");
        bench.Current.Lists.On(bench.Today)["TPS"].ShouldBeSameAs(before);
        bench.Current.Lists.Count.ShouldBe(2);
    }

    [Fact]
    public void Lists_are_reviewed_every_60_to_90_days_by_reference_data()
    {
        var days = PoliceReference.Shipped.Services.Select(PoliceReference.Shipped.ReviewDaysOf).Distinct().Order().ToList();

        days.ShouldBe([60, 90]);
        PoliceReference.Shipped.ReviewDaysOf(PoliceReference.Shipped.Service("NAPS")!).ShouldBe(60);
    }
}
