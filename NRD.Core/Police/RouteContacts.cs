using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Police;

/// <summary>The contact list of one service, as a route reads it.</summary>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="ReviewDue">The last day on which it may be used without a new review.</param>
public sealed record RouteList(string ServiceId, LocalDate EffectiveFrom, LocalDate ReviewDue, ValueList<RouteContact> Contacts)
{
    /// <summary>From this day on nobody may use it, and nothing older took its place.</summary>
    public LocalDate? WithdrawnOn { get; init; }

    /// <summary>It is not what was saved: a disk or a hand changed it.</summary>
    public bool NotAsSaved { get; init; }
}

/// <summary>One person or function of a list, as a route reads it: what decides whether they are the one to tell, and how the function is reached. Personal numbers are not here.</summary>
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
    bool Flagged)
{
    /// <summary>The version of the list that it stands in.</summary>
    public Guid ListId { get; init; }

    /// <summary>The entry of the list.</summary>
    public Guid EntryId { get; init; }

    public ValueList<Phone> Phones { get; init; } = [];

    public string? Email { get; init; }

    /// <summary>There is a personal number, which is revealed only with a reason.</summary>
    public bool HasPersonal { get; init; }
}

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
public sealed record RouteQuestion(PlaceRef Place, Instant At, bool Minor = false, bool ThirdParty = false, bool LifeAtRisk = false, RouteUrgency? Urgency = null)
{
    /// <summary>
    /// The person's own consent to immigration or border bodies, naming the risk of detention and removal, is on record (rule R14). Only a recorded consent sets it.
    /// </summary>
    public bool ImmigrationConsent { get; init; }
}
