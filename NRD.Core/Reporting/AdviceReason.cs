namespace NRD.Core.Reporting;

/// <summary>One reason behind advice, as a code; <see cref="ReportingWords"/> says it in both languages.</summary>
/// <param name="Name">What the sentence speaks of: a province, a body.</param>
public sealed record AdviceReason(ReasonCode Code, Bilingual? Name = null);

/// <summary>Why advice says what it says.</summary>
public enum ReasonCode
{
    LifeInDanger,
    ImminentHarm,
    HarmTestOpen,
    LeastDisclosure,
    NoticeOwed,

    LawRequires,
    LawLeavesOpen,
    GuardianCentred,
    LawSilent,
    LawNotConfirmed,
    ProfessionalsOnly,
    NoRuleForTheDay,

    PlaceUnknown,
    AgeUnknown,
    AppearsMinor,
    GroundsUnknown,
    PerpetratorUnknown,
    CapacityUnknown,

    PoliceSatisfy,
    PoliceDoNotSatisfy,
    PoliceNotConfirmed,
    IndigenousAgency,
    RowNotConfirmed,
    NotReviewed,

    ConsentGiven,
    ConsentNotAsked,
    ConsentRefused,
    ThirdPartyTip,
    PublishedPolicy,
    NoneForNow,

    AskedFor,
    AskedForByAnother,
    MaterialOnline,
    LinkAsText,
    ImmigrationRisk,
}

/// <summary>Something that nobody has answered and that would change or settle the advice.</summary>
public enum MissingFact
{
    Place,
    Age,
    Grounds,
    Perpetrator,
    Consent,
    Capacity,
    LifeInDanger,
    ImminentHarm,
}
