using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>
/// Who is told, in a place, at a moment: a communication route. It does not determine jurisdiction. Every step says why it was chosen or
/// skipped; what is skipped stays readable. Records in, record out.
/// </summary>
/// <param name="Steps">In the order in which they are tried.</param>
public sealed record CommunicationRoute(PlaceRef Place, Instant At, ValueList<RouteStep> Steps)
{
    /// <param name="lists">The contact lists there are, at most one of each service; those that are not in force are skipped visibly.</param>
    public static CommunicationRoute For(RouteQuestion question, PoliceReference reference, IReadOnlyDictionary<string, RouteList> lists, PlaceFinder places, TimeZones zones)
    {
        var zone = zones.Find(question.Place.Zone) ?? DateTimeZone.Utc;
        var day = question.At.InZone(zone).Date;
        var police = LocalPolice.Of(question.Place, reference, places, day);
        var desk = new RouteDesk(question, lists, day, zones, date => Holidays.Default.On(date, question.Place.Province) is not null);

        var steps = new List<RouteStep> { Emergency(question, reference) };
        if (police.Local.Count == 0)
        {
            steps.Add(new(RouteStepKind.LocalPolice, null, null, false, police.Doubts));
        }

        steps.AddRange(desk.Level(RouteStepKind.LocalPolice, police.Local, policesThePlace: true, police.Doubts));
        steps.AddRange(desk.Level(RouteStepKind.ProvincialPolice, police.Provincial, police.ProvincialPolicesThePlace, []));
        steps.AddRange(police.Limited.Select(s => new RouteStep(RouteStepKind.LocalPolice, s.Service, null, false, [new(RouteReasonCode.Limited, s.Area.Note ?? s.Service.Apart)])));
        steps.AddRange(desk.Level(RouteStepKind.NationalPolice, Countrywide(PoliceKind.National, reference, day), policesThePlace: false, []));
        if (question.ImmigrationConsent)
        {
            // Asked for by the person and nobody else; it takes no other step's place.
            var asked = new RouteDesk(question, lists, day, zones, date => Holidays.Default.On(date, question.Place.Province) is not null);
            steps.AddRange(asked.Level(RouteStepKind.ImmigrationBody, Countrywide(PoliceKind.Border, reference, day), policesThePlace: true, []));
        }

        if (question.Minor)
        {
            steps.Add(new(RouteStepKind.ChildProtection, null, null, true, [new(RouteReasonCode.ChildProtectionApart)]));
        }

        steps.Add(new(RouteStepKind.Supervisor, null, null, !desk.Satisfied, [new(desk.Satisfied ? RouteReasonCode.NotNeeded : RouteReasonCode.SupervisorLast)]));
        return new(question.Place, question.At, steps.ToValueList());
    }

    private static List<Serving> Countrywide(PoliceKind kind, PoliceReference reference, LocalDate day) =>
        [.. reference.ServicesOf(PoliceFile.Country, day).Where(pair => pair.Service.Kind == kind).Select(pair => new Serving(pair.Service, pair.Area, false))];

    private static RouteStep Emergency(RouteQuestion question, PoliceReference reference)
    {
        var number = reference.EmergencyOf(question.Place.Province);
        if (number?.Number is not { } known)
        {
            return new(RouteStepKind.Emergency, null, null, false, [new(RouteReasonCode.NoEmergencyNumber)]);
        }

        RouteReason first = new(question.LifeAtRisk ? RouteReasonCode.EmergencyFirst : RouteReasonCode.EmergencyIfNeeded, new(known, known));
        return new(RouteStepKind.Emergency, null, new(known, known), true, number.Confirmed ? [first] : [first, new(RouteReasonCode.EmergencyNotConfirmed)]);
    }
}

/// <summary>One step of a route.</summary>
/// <param name="Contact">Whom to ask for: the name of a contact or the emergency number; <c>null</c> where no contact can be used or none is needed.</param>
/// <param name="Chosen">Otherwise it was skipped.</param>
public sealed record RouteStep(RouteStepKind Kind, PoliceService? Service, Bilingual? Contact, bool Chosen, ValueList<RouteReason> Reasons)
{
    /// <summary>The contact as the list has it; <c>null</c> where none is named.</summary>
    public RouteContact? Who { get; init; }

    /// <summary>Contacts of a list that cannot be used: they stay readable, each with its age and the reason.</summary>
    public ValueList<RouteStep> Beneath { get; init; } = [];
}

/// <summary>What kind of step it is.</summary>
public enum RouteStepKind
{
    Emergency,
    LocalPolice,
    ProvincialPolice,
    NationalPolice,

    /// <summary>Only with the person's own consent, which names the risk (rule R14).</summary>
    ImmigrationBody,

    /// <summary>Its own channel beside the police, never a step of theirs.</summary>
    ChildProtection,
    Supervisor,
}
