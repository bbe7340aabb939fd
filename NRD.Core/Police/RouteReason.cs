using NodaTime;

namespace NRD.Core.Police;

/// <summary>Why a step of a route was chosen or skipped, as a code; <see cref="RouteWords"/> says it in both languages.</summary>
/// <param name="Age">How many days before the question <paramref name="Day"/> was.</param>
public sealed record RouteReason(RouteReasonCode Code, Bilingual? Name = null, LocalDate? Day = null, LocalDateTime? Time = null, int? Age = null);

public enum RouteReasonCode
{
    EmergencyFirst,
    EmergencyIfNeeded,
    EmergencyNotConfirmed,
    NoEmergencyNumber,

    PolicesThePlace,
    MayPoliceThePlace,
    PresumedHere,
    ProvincialPolice,
    NationalPolice,
    Note,
    ToBeConfirmed,
    Limited,

    RuralArea,
    NearTown,
    ProvinceOnly,
    NoLocalOnFile,
    NoLocalPolice,
    LargeTown,
    IndigenousCommunity,

    NoList,
    ListNotInForce,
    ListExpired,
    ListWithdrawn,
    ListNotAsSaved,
    LastConfirmed,
    NobodyUsable,

    OnDuty,
    HoursNotConfirmed,
    OffHours,
    NeverConfirmed,
    ReviewOverdue,
    Flagged,
    NoThirdPartyTips,
    NoMinors,
    OtherUrgency,
    ImmigrationExposure,
    ImmigrationConsented,
    LaterInOrder,
    NotNeeded,

    ChildProtectionApart,
    SupervisorLast,
}
