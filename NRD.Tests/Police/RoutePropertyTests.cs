using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Reporting;

namespace NRD.Tests.Police;

/// <summary>What must hold of a route for any place, moment and contact lists.</summary>
public sealed class RoutePropertyTests
{
    private static readonly PlaceFinder Places = new();
    private static readonly TimeZones Zones = new();
    private static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly Gen<RouteContact> Contacts =
        from order in Gen.Int[1, 9]
        from hours in Gen.OneOf(Gen.Const(OpeningHours.Always), Gen.Const(OpeningHours.Unknown), Gen.Const(Weekdays()))
        from minors in Gen.Enum<Answer>()
        from tips in Gen.Enum<Answer>()
        from immigration in Gen.Enum<Answer>()
        from confirmed in Gen.Int[-1, 60]
        from due in Gen.Int[-30, 60]
        from flagged in Gen.Bool
        select new RouteContact(
            new($"Contact {order}", $"Contact {order}"), order, hours, "America/Toronto", [], minors, tips, immigration, confirmed < 0 ? null : Today.PlusDays(-confirmed), Today.PlusDays(due), flagged);

    private static readonly Gen<RouteList> Lists =
        from service in Gen.Int[0, PoliceReference.Shipped.Services.Count - 1]
        from since in Gen.Int[-40, 5]
        from due in Gen.Int[-5, 60]
        from contacts in Contacts.List[0, 5]
        select new RouteList(PoliceReference.Shipped.Services[service].Id, Today.PlusDays(since), Today.PlusDays(due), contacts.ToValueList());

    private static readonly Gen<(RouteQuestion Question, List<RouteList> Lists)> Cases =
        from place in Gen.Int[0, Places.Places.Count - 1]
        from hour in Gen.Int[0, 23]
        from minor in Gen.Bool
        from third in Gen.Bool
        from life in Gen.Bool
        from lists in Lists.List[0, 40]
        select (new RouteQuestion(Places.Places[place].ToRef(), Instant.FromUtc(2026, 11, 23, 6, 0).Plus(Duration.FromHours(hour)), minor, third, life), lists);

    [Fact]
    public void R13_What_is_old_unconfirmed_flagged_or_closed_to_the_case_is_never_chosen() => Cases.Sample(c =>
    {
        var lists = c.Lists.DistinctBy(l => l.ServiceId).ToDictionary(l => l.ServiceId);
        var route = CommunicationRoute.For(c.Question, PoliceReference.Shipped, lists, Places, Zones);
        var day = c.Question.At.InZone(Zones.Find(c.Question.Place.Zone).ShouldNotBeNull()).Date;

        foreach (var step in route.Steps.Where(s => s is { Chosen: true, Service: not null, Contact: not null }))
        {
            var list = lists[step.Service?.Id ?? ""];
            (day >= list.EffectiveFrom && day <= list.ReviewDue).ShouldBeTrue();
            list.Contacts.ShouldContain(contact => contact.Name == step.Contact && !contact.Flagged && contact.ConfirmedOn != null && day <= contact.ReviewDue && contact.ImmigrationExposure != Answer.Yes
                && (!c.Question.ThirdParty || contact.ThirdPartyTips != Answer.No) && (!c.Question.Minor || contact.Minors != Answer.No));
        }
    });

    [Fact]
    public void A_route_always_begins_with_the_emergency_number_names_its_police_and_ends_with_a_supervisor_where_nobody_can_be_told() => Cases.Sample(c =>
    {
        var lists = c.Lists.DistinctBy(l => l.ServiceId).ToDictionary(l => l.ServiceId);
        var route = CommunicationRoute.For(c.Question, PoliceReference.Shipped, lists, Places, Zones);
        var told = route.Steps.Any(s => s is { Chosen: true, Service: not null, Contact: not null });

        route.Steps[0].Kind.ShouldBe(RouteStepKind.Emergency);
        route.Steps.ShouldContain(s => s.Chosen && s.Service != null);
        route.Steps[^1].Kind.ShouldBe(RouteStepKind.Supervisor);
        route.Steps[^1].Chosen.ShouldBe(!told);
        route.Steps.ShouldAllBe(s => s.Reasons.Count > 0 && (s.Service == null || s.Service.Kind != PoliceKind.Border));
    });

    private static OpeningHours Weekdays() => new()
    {
        Kind = HoursKind.Weekly,
        Weekly = [new(IsoDayOfWeek.Monday, new(9, 0), new(17, 0)), new(IsoDayOfWeek.Tuesday, new(22, 0), new(6, 0))],
    };
}
