using NodaTime;

namespace NRD.Core.Reporting;

/// <summary>Why a row has its level.</summary>
public enum RuleBasis
{
    /// <summary>The statute says so.</summary>
    Stated,

    /// <summary>Its grounds speak of parents and guardians: it is not settled whether it reaches harm by somebody else (rule R12).</summary>
    GuardianCentred,

    /// <summary>Nothing was found in it on this ground.</summary>
    Silent,

    /// <summary>Recalled, not read.</summary>
    Unconfirmed,

    /// <summary>The duty is of professionals; whether that reaches the person on the line is for a supervisor.</summary>
    Professionals,
}

/// <summary>How a row was come by.</summary>
public enum RuleStanding
{
    /// <summary>A published source says it.</summary>
    Published,

    /// <summary>A secondary or an old source says it.</summary>
    Secondary,

    /// <summary>Recalled, not checked against a source: to be confirmed.</summary>
    Unconfirmed,
}

/// <summary>One row of the law on children.</summary>
/// <param name="Id">The row of the table of statutes; rows that differ only in their ground share one.</param>
/// <param name="To">The oldest band it reaches.</param>
/// <param name="PoliceSatisfies">Whether telling the police alone is enough.</param>
/// <param name="PoliceConfirmed">Whether a source says so.</param>
/// <param name="EffectiveFrom"><c>null</c> where the date is not recorded.</param>
/// <param name="ReviewedBy">Counsel who has read it; <c>null</c> until somebody has.</param>
public sealed record DutyRule(
    string Id,
    string Jurisdiction,
    AgeBand From,
    AgeBand To,
    ValueList<Ground> Grounds,
    ValueList<Perpetrator> Perpetrators,
    AdviceLevel Level,
    RuleBasis Basis,
    Bilingual Recipient,
    string? Line,
    Answer PoliceSatisfies,
    bool PoliceConfirmed,
    Bilingual Citation,
    string Source,
    RuleStanding Standing,
    LocalDate? EffectiveFrom,
    LocalDate? EffectiveTo,
    LocalDate? ReviewedOn,
    string? ReviewedBy)
{
    public bool HoldsOn(LocalDate day) => (EffectiveFrom is not { } from || day >= from) && (EffectiveTo is not { } to || day <= to);

    public bool Covers(AgeBand band, Ground ground, Perpetrator perpetrator) => band >= From && band <= To && Grounds.Contains(ground) && Perpetrators.Contains(perpetrator);
}

/// <summary>One row of the law on adults who lack capacity.</summary>
/// <param name="From">The youngest band that counts as adult.</param>
/// <param name="WhenUnknown">What holds while nobody knows whether the person lacks capacity; <c>null</c>: nothing.</param>
public sealed record AdultRule(
    string Id,
    ValueList<string> Jurisdictions,
    AgeBand From,
    AdviceLevel Level,
    AdviceLevel? WhenUnknown,
    RuleBasis Basis,
    Bilingual Recipient,
    string? Line,
    Answer PoliceSatisfies,
    Bilingual Citation,
    string Source,
    RuleStanding Standing,
    LocalDate? EffectiveFrom,
    LocalDate? EffectiveTo,
    LocalDate? ReviewedOn,
    string? ReviewedBy)
{
    public bool HoldsOn(LocalDate day) => (EffectiveFrom is not { } from || day >= from) && (EffectiveTo is not { } to || day <= to);
}
