using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>How a request for a second person's approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Allowed, once, and not used yet.</summary>
    Given,
    Declined,
    Withdrawn,

    /// <summary>What it allowed is done.</summary>
    Used,

    /// <summary>The record changed after it was asked.</summary>
    Void,
}

/// <summary>Why somebody says no. A code, so that nothing about a person is typed into it.</summary>
public enum DeclineReason
{
    NotNeeded,
    WrongPerson,
    WrongDetails,
    AskInPerson,
    NotAgreed,
}

/// <summary>Why an answer or a use was not taken. Nothing was changed.</summary>
public enum ApprovalRefusal
{
    /// <summary>There is no such request, or it is no business of theirs.</summary>
    NotFound,

    /// <summary>Nobody approves what they asked for.</summary>
    OwnRequest,

    /// <summary>Nobody approves what is asked for themselves.</summary>
    AboutYourself,

    /// <summary>They last proved who they are too long ago.</summary>
    ReauthenticateFirst,

    /// <summary>It was answered, withdrawn or used already.</summary>
    NotOpen,
    Expired,

    /// <summary>The record is not as it was when it was asked.</summary>
    RecordChanged,
}

/// <summary>A request that a second person allow one exact act, and what became of it. It is used at most once.</summary>
public sealed class Approval
{
    public Approval(Guid id, ApprovalTerms terms, string requesterId, Instant now, Duration lives)
    {
        Id = id;
        Terms = terms;
        Hash = terms.Hash();
        Kind = terms.Kind;
        RequesterId = requesterId;
        AskedAt = now;
        ExpiresAt = now + lives;
    }

    private Approval()
    {
    }

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = default!;

    public ApprovalTerms Terms { get; private set; } = default!;

    /// <summary>SHA-256 of the terms as they were asked.</summary>
    public byte[] Hash { get; private set; } = default!;

    public string RequesterId { get; private set; } = default!;

    public Instant AskedAt { get; private set; }

    /// <summary>From then on it can be neither answered nor used.</summary>
    public Instant ExpiresAt { get; private set; }

    /// <summary>Of two answers or two uses at the same moment one saves; the other meets this as a concurrency token.</summary>
    public ApprovalState State { get; private set; }

    public string? AnsweredBy { get; private set; }

    /// <summary>When it was answered, withdrawn, found void, or used.</summary>
    public Instant? SettledAt { get; private set; }

    public DeclineReason? Reason { get; private set; }

    /// <summary>Still to be answered or used.</summary>
    public bool IsAlive(Instant now) => State is ApprovalState.Open or ApprovalState.Given && now < ExpiresAt;

    /// <summary>Whether this is, untouched, what was asked and is still so.</summary>
    public bool Holds(ApprovalTerms? current) => current is not null && Hash.AsSpan().SequenceEqual(Terms.Hash()) && Hash.AsSpan().SequenceEqual(current.Hash());

    public void Give(string approverId, Instant now)
    {
        AnsweredBy = approverId;
        Settle(ApprovalState.Given, now);
    }

    public void Decline(string approverId, DeclineReason reason, Instant now)
    {
        AnsweredBy = approverId;
        Reason = reason;
        Settle(ApprovalState.Declined, now);
    }

    public void Withdraw(Instant now) => Settle(ApprovalState.Withdrawn, now);

    public void Use(Instant now) => Settle(ApprovalState.Used, now);

    public void Void(Instant now) => Settle(ApprovalState.Void, now);

    private void Settle(ApprovalState state, Instant now)
    {
        var follows = state switch
        {
            ApprovalState.Given or ApprovalState.Declined => State == ApprovalState.Open,
            ApprovalState.Used => State == ApprovalState.Given,
            ApprovalState.Withdrawn or ApprovalState.Void => State is ApprovalState.Open or ApprovalState.Given,
            ApprovalState.Open => false,
        };
        if (!follows || now >= ExpiresAt)
        {
            throw new InvalidOperationException($"A request that is {State} cannot become {state}.");
        }

        State = state;
        SettledAt = now;
    }
}
