using NodaTime;
using NRD.Core.Reporting;

namespace NRD.Core.Calls;

/// <summary>Something about to be shared: with whom, for what, and which items.</summary>
/// <param name="ContactClosed">Whether the contact is over, with which most consents end.</param>
public sealed record Sharing(Guid ContactId, Guid RecipientId, ConsentPurpose Purpose, ValueList<SharedItem> Items, bool ContactClosed = false);

/// <summary>Why something may not be shared yet.</summary>
public enum UnmetReason
{
    NoConsent,
    OtherRecipient,
    OtherPurpose,
    OtherContact,
    ThirdParty,
    NotReadBack,
    Expired,
    Withdrawn,

    /// <summary>The person was not asked about this item.</summary>
    ItemNotAsked,

    /// <summary>The person said no to this item.</summary>
    ItemRefused,

    /// <summary>What is noted changed after the person heard it: it is read back again first.</summary>
    ChangedSince,
}

/// <summary>One thing that is missing; <see cref="Item"/> is set where it is about one item.</summary>
public sealed record Unmet(UnmetReason Reason, SharedItem? Item = null);

/// <summary>
/// Decides whether something may be shared (rule R08): a valid consent for this recipient, this purpose and each item, or a lawful exception. Pure; nothing else opens the way.
/// </summary>
public static class ConsentGate
{
    /// <returns>What is missing; empty where all of it may be shared.</returns>
    public static IReadOnlyList<Unmet> Unmet(Sharing sharing, IReadOnlyCollection<Consent> consents, IReadOnlyCollection<LawfulException> exceptions, Instant now)
    {
        var excepted = exceptions.Where(exception => exception.ContactId == sharing.ContactId && exception.RecipientId == sharing.RecipientId).ToList();
        var items = sharing.Items.Where(item => !excepted.Exists(exception => exception.Covers(item))).ToList();

        // An act that shares no item (the introduction itself) still needs the person's word, unless the danger speaks for it.
        if (items.Count == 0 && (sharing.Items.Count > 0 || excepted.Exists(exception => exception.Danger is { IsMet: true })))
        {
            return [];
        }

        var valid = consents.Where(consent => IsFor(consent, sharing) && Fault(consent, sharing, now) is null).OrderBy(consent => consent.GivenAt).ToList();
        return valid.Count == 0
            ? [new(WhyNone(sharing, consents, now))]
            : [.. items.Select(item => Missing(item, valid)).OfType<Unmet>()];
    }

    /// <summary>The consent by which <paramref name="item"/> may be shared; <c>null</c> where none lets it.</summary>
    public static Consent? Covering(SharedItem item, Sharing sharing, IEnumerable<Consent> consents, Instant now)
    {
        var answered = consents
            .Where(consent => IsFor(consent, sharing) && Fault(consent, sharing, now) is null && consent.AnswerTo(item) != ConsentAnswer.NotAsked)
            .MaxBy(consent => consent.GivenAt);
        return answered?.AnswerTo(item) == ConsentAnswer.Yes ? answered : null;
    }

    private static bool IsFor(Consent consent, Sharing sharing) =>
        consent.ContactId == sharing.ContactId && consent.RecipientId == sharing.RecipientId && consent.Purpose == sharing.Purpose;

    private static UnmetReason? Fault(Consent consent, Sharing sharing, Instant now) =>
        consent.WithdrawnAt is not null ? UnmetReason.Withdrawn
        : consent.IsExpired(now, sharing.ContactClosed) ? UnmetReason.Expired
        : consent.Basis == ConsentBasis.ThirdParty ? UnmetReason.ThirdParty
        : !consent.IsReadBack ? UnmetReason.NotReadBack
        : null;

    /// <summary>The last answer to an item counts: somebody who says no later has said no.</summary>
    private static Unmet? Missing(SharedItem item, List<Consent> valid) =>
        valid.Select(consent => consent.AnswerTo(item)).LastOrDefault(answer => answer != ConsentAnswer.NotAsked) switch
        {
            ConsentAnswer.Yes => null,
            ConsentAnswer.No => new(UnmetReason.ItemRefused, item),
            ConsentAnswer.NotAsked => new(UnmetReason.ItemNotAsked, item),
        };

    /// <summary>The nearest miss, so that the words beside the button say what to do.</summary>
    private static UnmetReason WhyNone(Sharing sharing, IReadOnlyCollection<Consent> consents, Instant now)
    {
        if (consents.Where(consent => IsFor(consent, sharing)).MaxBy(consent => consent.GivenAt) is { } latest)
        {
            return Fault(latest, sharing, now) ?? throw new InvalidOperationException("A consent without fault is valid.");
        }

        var here = consents.Where(consent => consent.ContactId == sharing.ContactId).ToList();
        return here.Exists(consent => consent.RecipientId == sharing.RecipientId) ? UnmetReason.OtherPurpose
            : here.Exists(consent => consent.Purpose == sharing.Purpose) ? UnmetReason.OtherRecipient
            : consents.Any(consent => consent.RecipientId == sharing.RecipientId && consent.Purpose == sharing.Purpose) ? UnmetReason.OtherContact
            : UnmetReason.NoConsent;
    }
}
