using NodaTime;

namespace NRD.Core.Calls;

/// <summary>The parts of a briefing, in the order they are read out.</summary>
public enum BriefingPart
{
    Situation,
    Background,
    Assessment,
    Request,
}

/// <summary>Something the contact knows, in words that can be read out.</summary>
/// <param name="Typed">Whether somebody typed it: what comes from a table of ours needs no check of its words.</param>
/// <param name="SavedAt">When it became so.</param>
public sealed record KnownFact(SharedItem Item, Bilingual Text, bool Typed = true, Instant? SavedAt = null)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"{Item}: [restricted]";
}

/// <summary>One thing a briefing says, and what lets it.</summary>
/// <param name="ConsentId">The consent that names it; <c>null</c> where a lawful exception does.</param>
/// <param name="ExceptionId">The exception that allows it.</param>
public sealed record BriefingLine(BriefingPart Part, SharedItem Item, Bilingual Text, bool Typed, Guid? ConsentId, Guid? ExceptionId)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"{Part} {Item}: [restricted]";
}

/// <summary>Something the contact knows and the briefing leaves out; for the operator's eyes only.</summary>
public sealed record WithheldFact(SharedItem Item, UnmetReason Why);

/// <summary>
/// What one recipient is told of one person: only what was consented to, or what a lawful exception allows. Composed, never typed from nothing; the request may be worded freely
/// and goes through the same check.
/// </summary>
/// <param name="Request">What is asked of the recipient, in the operator's words; promises nothing.</param>
/// <param name="Expires">When the last of its consents ends; <c>null</c> with the contact.</param>
public sealed record Briefing(Sharing Sharing, ValueList<BriefingLine> Lines, ValueList<WithheldFact> Withheld, string Request, ValueList<Guid> ConsentIds, Instant? Expires)
{
    /// <summary>The part in which an item is read out.</summary>
    public static BriefingPart PartOf(SharedItem item) => item switch
    {
        SharedItem.Needs or SharedItem.Urgency or SharedItem.Area or SharedItem.Language or SharedItem.SafeContact
            or SharedItem.PhoneNumber or SharedItem.EmailAddress or SharedItem.ExactAddress => BriefingPart.Situation,
        SharedItem.NameToUse or SharedItem.Pronouns or SharedItem.AgeBand or SharedItem.Background or SharedItem.Companions or SharedItem.AccessNeeds
            or SharedItem.DocumentNumber or SharedItem.ImmigrationStatus or SharedItem.CriminalHistory or SharedItem.Health
            or SharedItem.ViolenceNarrative or SharedItem.OtherAgencies => BriefingPart.Background,
        SharedItem.SafetyConcerns => BriefingPart.Assessment,
    };

    /// <summary>Composes the briefing for <paramref name="recipientId"/> out of what is known and what may be shared.</summary>
    /// <param name="purpose">A warm transfer, a relay or a report.</param>
    public static Briefing Compose(
        Guid contactId,
        Guid recipientId,
        ConsentPurpose purpose,
        IReadOnlyCollection<KnownFact> facts,
        IReadOnlyCollection<Consent> consents,
        IReadOnlyCollection<LawfulException> exceptions,
        string request,
        Instant now,
        bool contactClosed = false)
    {
        var lines = new List<BriefingLine>();
        var withheld = new List<WithheldFact>();
        var used = new List<Consent>();
        foreach (var fact in facts.Where(fact => !fact.Text.IsEmpty).OrderBy(fact => PartOf(fact.Item)).ThenBy(fact => fact.Item))
        {
            var one = new Sharing(contactId, recipientId, purpose, [fact.Item], contactClosed);
            var missing = ConsentGate.Unmet(one, consents, exceptions, now);
            if (missing.Count > 0)
            {
                withheld.Add(new(fact.Item, missing[0].Reason));
                continue;
            }

            var consent = ConsentGate.Covering(fact.Item, one, consents, now);
            var exception = consent is null ? exceptions.First(e => e.ContactId == contactId && e.RecipientId == recipientId && e.Covers(fact.Item)).Id : (Guid?)null;
            if (consent is not null && fact.SavedAt > consent.HeardAt(fact.Item))
            {
                withheld.Add(new(fact.Item, UnmetReason.ChangedSince));
                continue;
            }

            if (consent is not null && !used.Contains(consent))
            {
                used.Add(consent);
            }

            lines.Add(new(PartOf(fact.Item), fact.Item, fact.Text, fact.Typed, consent?.Id, exception));
        }

        var sharing = new Sharing(contactId, recipientId, purpose, lines.Select(line => line.Item).ToValueList(), contactClosed);
        return new(sharing, lines.ToValueList(), withheld.ToValueList(), request, used.Select(consent => consent.Id).ToValueList(), used.Where(consent => consent.ExpiresAt is not null).Max(consent => consent.ExpiresAt));
    }

    /// <summary>What keeps it from being handed over: consents that are missing or over by now, and what its words must not hold. Empty where nothing does.</summary>
    public IReadOnlyList<BriefingFault> Unmet(IReadOnlyCollection<Consent> consents, IReadOnlyCollection<LawfulException> exceptions, Instant now, IReadOnlySet<string>? notAboutThePerson = null)
    {
        var consented = Enum.GetValues<SharedItem>()
            .Where(item => ConsentGate.Unmet(Sharing with { Items = [item] }, consents, exceptions, now).Count == 0)
            .ToHashSet();
        var items = ConsentGate.Unmet(Sharing, consents, exceptions, now);

        // A fact of safety goes alone (rule R26): a request, and bringing the person on the line, need their word, or a danger that speaks for it.
        var word = Request.Length > 0 || Sharing.Purpose == ConsentPurpose.WarmTransfer ? ConsentGate.Unmet(Sharing with { Items = [] }, consents, exceptions, now) : [];
        return
        [
            .. items.Union(word).Select(unmet => new BriefingFault(null, unmet, null)),
            .. Texts().SelectMany(text => NoteCheck.Findings(text.Text, consented, notAboutThePerson).Select(finding => new BriefingFault(text.Part, null, finding))),
        ];
    }

    /// <summary>What somebody typed into each part, as it leaves.</summary>
    public IEnumerable<(BriefingPart Part, string Text)> Texts() =>
        Lines.Where(line => line.Typed).GroupBy(line => line.Part).Select(part => (part.Key, string.Join('\n', part.Select(line => line.Text.In(Language.English)))))
            .Append((BriefingPart.Request, Request)).Where(text => text.Item2.Length > 0);

    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"Briefing for {Sharing.RecipientId}";
}

/// <summary>One thing that keeps a briefing from being handed over: a consent, or words in one of its parts.</summary>
public sealed record BriefingFault(BriefingPart? Part, Unmet? Consent, NoteFinding? Words);
