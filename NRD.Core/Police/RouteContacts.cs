using NodaTime;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Police;

/// <summary>The contact list of one service, as a route reads it.</summary>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="ReviewDue">The last day on which it may be used without a new review.</param>
public sealed record RouteList(string ServiceId, LocalDate EffectiveFrom, LocalDate ReviewDue, ValueList<RouteContact> Contacts);

/// <summary>One person or function of a list, as a route reads it: no number, only what decides whether they are the one to tell.</summary>
/// <param name="Order">Lowest first.</param>
/// <param name="Zone">IANA zone of the hours.</param>
/// <param name="Takes">The urgencies they take; empty where they did not say, which excludes none.</param>
/// <param name="ConfirmedOn">When somebody last confirmed them; <c>null</c>: never.</param>
/// <param name="ReviewDue">After this day they are too old to be used.</param>
/// <param name="Flagged">Reported as bounced or a wrong number since.</param>
public sealed record RouteContact(
    Bilingual Name,
    int Order,
    OpeningHours Hours,
    string? Zone,
    ValueList<RouteUrgency> Takes,
    Answer Minors,
    Answer ThirdPartyTips,
    Answer ImmigrationExposure,
    LocalDate? ConfirmedOn,
    LocalDate ReviewDue,
    bool Flagged);

public enum RouteUrgency
{
    /// <summary>A life is at risk now.</summary>
    Immediate,

    /// <summary>Within hours.</summary>
    Soon,

    /// <summary>Information that may wait for office hours.</summary>
    Routine,
}

/// <summary>What a route is asked for.</summary>
/// <param name="Place">Where the person at risk is; else where the exploitation happens; else where the caller is.</param>
/// <param name="Minor">The person at risk is a minor.</param>
/// <param name="ThirdParty">The information comes from somebody else than the person at risk.</param>
/// <param name="LifeAtRisk">A life is at risk now.</param>
public sealed record RouteQuestion(PlaceRef Place, Instant At, bool Minor = false, bool ThirdParty = false, bool LifeAtRisk = false, RouteUrgency? Urgency = null);
