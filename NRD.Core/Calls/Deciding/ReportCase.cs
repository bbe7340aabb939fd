using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>Everything that the gate of a report looks at, read at one moment.</summary>
internal sealed record ReportCase(
    ReportDecision Decision, ReportingChannel Channel, Guid RecipientId, IReadOnlyList<Consent> Consents, bool HarmSettled, SupervisorFinding? Finding, bool ContactClosed, Instant Now)
{
    /// <summary>Reads the case by the latest decision of the contact that <paramref name="decisionId"/> belongs to.</summary>
    /// <returns><c>null</c> where the decision is not of a contact of theirs.</returns>
    public static async Task<ReportCase?> LoadAsync(NrdDbContext db, Actor actor, Guid decisionId, ReportingChannel channel, string? recipientCode, IClock clock, CancellationToken ct)
    {
        if (await db.ContactDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId, ct) is not { } asked
            || await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == asked.ContactId, ct) is not { } contact || !contact.IsOwnedBy(actor))
        {
            return null;
        }

        var kept = await db.ContactDecisions.AsNoTracking().Where(d => d.ContactId == asked.ContactId).OrderByDescending(d => d.Number).FirstAsync(ct);
        var consents = await db.ContactConsents.AsNoTracking().Where(c => c.ContactId == kept.ContactId).ToListAsync(ct);
        var harm = await db.HarmConfirmations.AsNoTracking().SingleOrDefaultAsync(h => h.Id == kept.Id, ct);
        var findings = await db.ContactFindings.AsNoTracking().Where(f => f.DecisionId == kept.Id && f.Channel == channel).ToListAsync(ct);
        return new(
            kept.Detail.Disclose(), channel, ReportRecipients.IdOf(channel, recipientCode), [.. consents.Select(c => c.Detail.Disclose())], harm?.IsSettled == true,
            findings.MaxBy(f => f.FoundAt)?.Finding, contact.IsOver, clock.GetCurrentInstant());
    }

    public (TellingBasis? Basis, TellingUnmet? Unmet) Gate() => TellingGate.Of(new(Decision, Channel, Answer(), HarmSettled, Finding));

    /// <summary>The valid consent to this recipient, where there is one.</summary>
    public Guid? ConsentId() => Consents
        .Where(consent => consent.RecipientId == RecipientId && consent.Purpose == ReportRecipients.PurposeOf(Channel))
        .OrderByDescending(consent => consent.GivenAt)
        .FirstOrDefault(consent => Missing([], [consent]).Count == 0)?.Id;

    /// <summary>What still keeps the text from being told.</summary>
    public ReportRefusal? Refusal(ReportDetail detail, IReadOnlySet<string>? notAboutThePerson)
    {
        var (basis, unmet) = Gate();
        if (unmet is not null)
        {
            return new(unmet, [], []);
        }

        // With the person's word, item by item; without it, what the operator found to be needed, which the decision carries.
        var items = basis == TellingBasis.Consent ? Missing(detail.Items, Consents) : [];
        var words = NoteCheck.Findings(detail.Text, detail.Items.ToHashSet(), notAboutThePerson);
        return items.Count == 0 && words.Count == 0 ? null : new(null, words, items);
    }

    private ConsentAnswer Answer() => ConsentId() is not null ? ConsentAnswer.Yes : Decision.Situation.Consent == ConsentAnswer.No ? ConsentAnswer.No : ConsentAnswer.NotAsked;

    private IReadOnlyList<Unmet> Missing(ValueList<SharedItem> items, IReadOnlyCollection<Consent> consents) =>
        ConsentGate.Unmet(new(Decision.ContactId, RecipientId, ReportRecipients.PurposeOf(Channel), items, ContactClosed), consents, [], Now);
}

/// <summary>Reports that left already on the same matter: of this contact, and of those that somebody linked to it.</summary>
internal static class EarlierReports
{
    public static async Task<IReadOnlyList<ContactReport>> OfAsync(NrdDbContext db, Guid contactId, CancellationToken ct)
    {
        var linked = await db.ContactLinks.AsNoTracking().Where(l => l.ContactId == contactId || l.OtherId == contactId).ToListAsync(ct);
        var contacts = linked.Select(l => l.ContactId == contactId ? l.OtherId : l.ContactId).Append(contactId).ToList();
        return await db.ContactReports.AsNoTracking().Where(r => contacts.Contains(r.ContactId) && r.ToldAt != null).OrderBy(r => r.ToldAt).ToListAsync(ct);
    }
}

/// <summary>What the law requires to be told and nobody told yet (rule R11).</summary>
internal static class OpenDuties
{
    /// <returns>The channels of the latest decision that were neither told nor found by a supervisor not to apply; empty where a contact may be closed.</returns>
    public static async Task<IReadOnlyList<ReportingChannel>> OfAsync(NrdDbContext db, Guid contactId, CancellationToken ct)
    {
        if (await db.ContactDecisions.AsNoTracking().Where(d => d.ContactId == contactId).OrderByDescending(d => d.Number).FirstOrDefaultAsync(ct) is not { } latest)
        {
            return [];
        }

        var decision = latest.Detail.Disclose();
        var told = await db.ContactReports.AsNoTracking().Where(r => r.ContactId == contactId && r.ToldAt != null).Select(r => r.Channel).ToListAsync(ct);
        var findings = await db.ContactFindings.AsNoTracking().Where(f => f.DecisionId == latest.Id).ToListAsync(ct);
        return
        [
            .. decision.Advice.Channels.Where(advice => advice.Level == AdviceLevel.Must).Select(advice => advice.Channel).Distinct()
                .Where(channel => !told.Contains(channel) && findings.Where(f => f.Channel == channel).MaxBy(f => f.FoundAt)?.Finding != SupervisorFinding.DoesNotApply),
        ];
    }
}
