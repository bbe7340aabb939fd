using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>How a version came to be.</summary>
public enum ListOrigin
{
    Edited,
    Imported,

    /// <summary>An earlier version, put back as it was.</summary>
    PutBack,
}

/// <summary>
/// One version of the contact list of a police service. What it says never changes: an edit is a new version beside the old ones, so nobody's work is
/// overwritten. What happens to it (review, withdrawal) is entered once.
/// </summary>
public sealed class ContactList
{
    public ContactList(Guid id, string serviceId, int number, int basedOn, ListContent content, Restricted<ValueList<PersonalReach>>? personal, ListOrigin origin, string reason, string madeBy, Instant madeAt)
    {
        Id = id;
        ServiceId = serviceId;
        Number = number;
        BasedOn = basedOn;
        Content = content;
        Personal = personal;
        Origin = origin;
        Reason = reason;
        MadeBy = madeBy;
        MadeAt = madeAt;
    }

    private ContactList()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Id of the service in the reference data.</summary>
    public string ServiceId { get; private set; } = default!;

    /// <summary>Counted from 1 within the service.</summary>
    public int Number { get; private set; }

    /// <summary>Number of the version its author saw; 0 for none.</summary>
    public int BasedOn { get; private set; }

    public ListContent Content { get; private set; } = ListContent.Empty;

    /// <summary>Restricted: numbers of people, by entry.</summary>
    public Restricted<ValueList<PersonalReach>>? Personal { get; private set; }

    public ListOrigin Origin { get; private set; }

    /// <summary>Why it was changed, in its author's words.</summary>
    public string Reason { get; private set; } = default!;

    public string MadeBy { get; private set; } = default!;

    public Instant MadeAt { get; private set; }

    /// <summary>The day its author wants it to come into force; <c>null</c>: as soon as it is reviewed.</summary>
    public LocalDate? WantedFrom { get; init; }

    /// <summary>The second person.</summary>
    public string? ReviewedBy { get; private set; }

    public Instant? ReviewedAt { get; private set; }

    /// <summary>The first day it is in force; <c>null</c> until it is reviewed.</summary>
    public LocalDate? EffectiveFrom { get; private set; }

    /// <summary>The last day on which it may be used without a new review.</summary>
    public LocalDate? ReviewDue { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    /// <summary>From this day on it is not in force.</summary>
    public LocalDate? WithdrawnOn { get; private set; }

    public string? WithdrawnReason { get; private set; }

    /// <summary>A draft that nobody goes on with.</summary>
    public Instant? DiscardedAt { get; private set; }

    /// <summary>MAC over what it says and when it holds: a hand in the database, or a flipped bit, shows.</summary>
    public string Check { get; internal set; } = "";

    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsReviewed => ReviewedAt is not null;

    /// <summary>Can still be asked for, or thrown away.</summary>
    public bool IsDraft => !IsReviewed && DiscardedAt is null;

    /// <summary>A second person agreed.</summary>
    /// <param name="today">It comes into force today, or on the later day its author wanted.</param>
    public void PutInForce(string reviewer, Instant now, LocalDate today, int reviewDays)
    {
        Demand(IsDraft);
        ReviewedBy = reviewer;
        ReviewedAt = now;
        EffectiveFrom = WantedFrom is { } wanted && wanted > today ? wanted : today;
        ReviewDue = EffectiveFrom.Value.PlusDays(reviewDays);
        Version = Guid.NewGuid();
    }

    /// <summary>Takes over the review of the version that is put back as it was: its age does not start anew.</summary>
    public void PutBack(ContactList previous, LocalDate today)
    {
        Demand(IsDraft && previous.IsReviewed);
        ReviewedBy = previous.ReviewedBy;
        ReviewedAt = MadeAt;
        EffectiveFrom = today;
        ReviewDue = previous.ReviewDue;
    }

    public void Withdraw(string by, Instant now, LocalDate today, string reason)
    {
        Demand(IsReviewed && WithdrawnAt is null);
        WithdrawnBy = by;
        WithdrawnAt = now;
        WithdrawnOn = today;
        WithdrawnReason = reason;
        Version = Guid.NewGuid();
    }

    public void Discard(Instant now)
    {
        Demand(IsDraft);
        DiscardedAt = now;
        Version = Guid.NewGuid();
    }

    private static void Demand(bool follows)
    {
        if (!follows)
        {
            throw new InvalidOperationException("This does not follow from how the version stands.");
        }
    }
}
