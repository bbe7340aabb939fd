using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>Walks the levels of a route and remembers whether somebody could be told.</summary>
internal sealed class RouteDesk(RouteQuestion question, IReadOnlyDictionary<string, RouteList> lists, LocalDate day, TimeZones zones, Func<LocalDate, bool> isHoliday)
{
    /// <summary>A contact was chosen at some level.</summary>
    public bool Satisfied { get; private set; }

    /// <param name="policesThePlace">Its services are shown as the police of the place even where nobody of theirs can be told now.</param>
    /// <param name="doubts">What is uncertain, said with each service.</param>
    public List<RouteStep> Level(RouteStepKind kind, IReadOnlyList<Serving> services, bool policesThePlace, IReadOnlyList<RouteReason> doubts)
    {
        var before = Satisfied;
        var steps = new List<RouteStep>();
        foreach (var serving in services)
        {
            steps.AddRange(Service(kind, serving, policesThePlace, doubts, before));
        }

        return steps;
    }

    private IEnumerable<RouteStep> Service(RouteStepKind kind, Serving serving, bool policesThePlace, IReadOnlyList<RouteReason> doubts, bool satisfiedBefore)
    {
        var service = serving.Service;
        var about = About(kind, serving, policesThePlace).Concat(doubts).ToList();
        if (Unusable(service) is { } noList)
        {
            yield return Plain(policesThePlace, [.. about, noList]) with { Beneath = Beneath(kind, service, noList) };
            yield break;
        }

        var checks = lists[service.Id].Contacts.OrderBy(c => c.Order).Select(c => ContactCheck.Of(c, question, day, zones, isHoliday)).ToList();

        // Somebody known to be on duty comes before somebody whose hours nobody has confirmed.
        var usable = checks.Where(c => c.IsUsable).OrderBy(c => c.Reason.Code == RouteReasonCode.HoursNotConfirmed).FirstOrDefault();
        if (usable is null)
        {
            yield return Plain(policesThePlace, [.. about, new(RouteReasonCode.NobodyUsable)]);
        }

        // A service that may police the place is shown beside the others; one that is only a way to fall back on is not needed any more.
        var chosen = usable is not null && (policesThePlace || !satisfiedBefore);
        Satisfied |= chosen;
        foreach (var check in checks)
        {
            var isIt = check == usable && chosen;
            var reason = isIt || !check.IsUsable ? check.Reason : new(check == usable ? RouteReasonCode.NotNeeded : RouteReasonCode.LaterInOrder);
            yield return new(kind, service, check.Contact.Name, isIt, isIt ? [reason, .. about] : [reason]) { Who = check.Contact };
        }

        RouteStep Plain(bool isChosen, ValueList<RouteReason> reasons) => new(kind, service, null, isChosen, reasons);
    }

    private RouteReason? Unusable(PoliceService service) =>
        !lists.TryGetValue(service.Id, out var list) ? new(RouteReasonCode.NoList)
        : list.NotAsSaved ? new(RouteReasonCode.ListNotAsSaved)
        : list.WithdrawnOn <= day ? new(RouteReasonCode.ListWithdrawn, Day: list.WithdrawnOn)
        : day < list.EffectiveFrom ? new(RouteReasonCode.ListNotInForce, Day: list.EffectiveFrom)
        : day > list.ReviewDue ? new(RouteReasonCode.ListExpired, Day: list.ReviewDue)
        : null;

    /// <summary>Who stands in a list that cannot be used: readable, with its age and why (rule R13).</summary>
    private ValueList<RouteStep> Beneath(RouteStepKind kind, PoliceService service, RouteReason noList) => !lists.TryGetValue(service.Id, out var list)
        ? []
        : list.Contacts.OrderBy(c => c.Order).Select(old => new RouteStep(kind, service, old.Name, false, [noList, LastConfirmed(old)]) { Who = old }).ToValueList();

    private RouteReason LastConfirmed(RouteContact contact) => contact.ConfirmedOn is { } confirmed
        ? new(RouteReasonCode.LastConfirmed, Day: confirmed, Age: Period.DaysBetween(confirmed, day))
        : new(RouteReasonCode.NeverConfirmed);

    private static IEnumerable<RouteReason> About(RouteStepKind kind, Serving serving, bool policesThePlace)
    {
        yield return new(kind switch
        {
            RouteStepKind.NationalPolice => RouteReasonCode.NationalPolice,
            RouteStepKind.ImmigrationBody => RouteReasonCode.ImmigrationConsented,
            RouteStepKind.ProvincialPolice when !policesThePlace => RouteReasonCode.ProvincialPolice,
            RouteStepKind.ProvincialPolice when serving.IsPossible => RouteReasonCode.PresumedHere,
            RouteStepKind.Emergency or RouteStepKind.LocalPolice or RouteStepKind.ProvincialPolice or RouteStepKind.ChildProtection or RouteStepKind.Supervisor =>
                serving.IsPossible ? RouteReasonCode.MayPoliceThePlace : RouteReasonCode.PolicesThePlace,
        });
        if (serving.Service.Apart is { } apart)
        {
            yield return new(RouteReasonCode.Note, apart);
        }

        if (serving.Area.Note is { } note)
        {
            yield return new(RouteReasonCode.Note, note);
        }

        if (serving.Service.ToBeConfirmed || serving.Area.ToBeConfirmed)
        {
            yield return new(RouteReasonCode.ToBeConfirmed);
        }
    }
}
