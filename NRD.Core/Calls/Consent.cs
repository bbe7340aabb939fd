using NodaTime;
using NRD.Core.Reporting;

namespace NRD.Core.Calls;

/// <summary>What something may be shared for. One consent is for one of these.</summary>
public enum ConsentPurpose
{
    WarmTransfer,
    Relay,
    ReportToPolice,
    ReportToChildProtection,
    ReportToAdultProtection,
    ReportToGovernmentBody,
    CallBack,
    FollowUp,
    OutcomeFeedback,
}

/// <summary>How it was given.</summary>
public enum ConsentMode
{
    /// <summary>Spoken: the script was read, and what was agreed was read back.</summary>
    Verbal,
    Written,
    Chat,
}

/// <summary>In whose name it is given.</summary>
public enum ConsentBasis
{
    /// <summary>By the person whom it is about.</summary>
    PersonConcerned,

    /// <summary>By somebody who lawfully speaks for them.</summary>
    LawfulRepresentative,

    /// <summary>By anybody else: shares nothing about another adult (rule R19).</summary>
    ThirdParty,
}

/// <summary>The answer to one item of a consent.</summary>
public sealed record ItemAnswer(SharedItem Item, ConsentAnswer Answer);

/// <summary>
/// That somebody let exactly one recipient know listed things for one purpose. A record with a who and a when, never a tick; withdrawn in one act.
/// </summary>
/// <param name="ContactId">The contact it was given in; it holds in no other.</param>
/// <param name="RecipientId">The one organization it names.</param>
/// <param name="ScriptVersion">The version of the words that were read or sent.</param>
/// <param name="ReadBackAt">When what was agreed was read back to the person; a spoken consent holds only from then on.</param>
/// <param name="ExpiresAt"><c>null</c>: with the end of the contact.</param>
public sealed record Consent(
    Guid Id,
    Guid ContactId,
    Guid RecipientId,
    ConsentPurpose Purpose,
    ConsentBasis Basis,
    ConsentMode Mode,
    string ScriptVersion,
    string Language,
    ValueList<ItemAnswer> Answers,
    string OperatorId,
    Instant GivenAt,
    Instant? ReadBackAt,
    Instant? ExpiresAt,
    Instant? WithdrawnAt)
{
    /// <summary>The longest that any consent holds, whatever was agreed.</summary>
    public static readonly Duration Longest = Duration.FromDays(30);

    public ConsentAnswer AnswerTo(SharedItem item) => Answers.FirstOrDefault(answer => answer.Item == item)?.Answer ?? ConsentAnswer.NotAsked;

    public bool IsExpired(Instant now, bool contactClosed) =>
        now >= GivenAt + Longest || (ExpiresAt is { } end ? now >= end : contactClosed);

    public bool IsReadBack => Mode != ConsentMode.Verbal || ReadBackAt is not null;
}
