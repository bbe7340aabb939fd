using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>A finished briefing for the screen.</summary>
public sealed record FinishedBriefing(Guid Id, Guid ServiceId, Guid RecipientId, ConsentPurpose Purpose, Instant FinishedAt, Instant? StoppedAt, int Copies, BriefingDetail Detail)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"Briefing {Id}";
}

/// <summary>The details of a partner that were given to the person.</summary>
public sealed record GivenDetails(Guid ServiceId, RelayWay Way, Instant At);

/// <summary>What became of one service that was offered.</summary>
public sealed record ReferralState(Guid ServiceId, ReferralOutcome? Outcome, Instant? At);

/// <summary>All that a contact passed on, or is passing on.</summary>
public sealed record PassingView(
    IReadOnlyList<Transfer> Transfers, IReadOnlyList<FinishedBriefing> Briefings, IReadOnlyList<GivenDetails> Relays, IReadOnlyList<ReferralState> Referrals, bool MayPrint)
{
    public static readonly PassingView Empty = new([], [], [], [], false);

    /// <summary>The transfer of a service that is under way, else the last one.</summary>
    public Transfer? TransferOf(Guid serviceId) => Transfers.Where(t => t.ServiceId == serviceId).OrderBy(t => t.IsOver).ThenByDescending(t => t.StartedAt).FirstOrDefault();

    /// <summary>The briefing of a service that was finished last and not stopped.</summary>
    public FinishedBriefing? BriefingOf(Guid serviceId, ConsentPurpose purpose) =>
        Briefings.Where(b => b.ServiceId == serviceId && b.Purpose == purpose && b.StoppedAt is null).MaxBy(b => b.FinishedAt);

    public ReferralOutcome? OutcomeOf(Guid serviceId) => Referrals.FirstOrDefault(r => r.ServiceId == serviceId)?.Outcome;

    /// <summary>Whether a service was tried in vain, so that another one is the next to try.</summary>
    public bool InVain(Guid serviceId) => OutcomeOf(serviceId) is { } outcome && ReferralOutcomes.UnmetBy(outcome) is not null;

    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>Reads what a contact passed on, for whoever may open the contact.</summary>
public sealed class PassedOn(IDbContextFactory<NrdDbContext> factory, AuditTrail trail, IClock clock)
{
    /// <returns><see cref="PassingView.Empty"/> where there is no such contact for the actor.</returns>
    public async Task<PassingView> ReadAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, contactId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !ContactEntries.MayOpen(actor, contact, clock.GetCurrentInstant()))
        {
            return PassingView.Empty;
        }

        await trail.OpenedAsync(actor, SubjectKind.Contact, contactId, ct);
        var transfers = await db.ContactTransfers.AsNoTracking().Where(t => t.ContactId == contactId).OrderBy(t => t.StartedAt).ToListAsync(ct);
        var briefings = await db.ContactBriefings.AsNoTracking().Where(b => b.ContactId == contactId).OrderBy(b => b.FinishedAt).ToListAsync(ct);
        var relays = await db.ContactRelays.AsNoTracking().Where(r => r.ContactId == contactId).OrderBy(r => r.GivenAt).Select(r => new GivenDetails(r.ServiceId, r.Way, r.GivenAt)).ToListAsync(ct);
        var referrals = await db.ContactReferrals.AsNoTracking().Where(r => r.ContactId == contactId).Select(r => new ReferralState(r.ServiceId, r.Outcome, r.OutcomeAt)).ToListAsync(ct);
        return new(
            [.. transfers.Select(t => t.Detail.Disclose())],
            [.. briefings.Select(b => new FinishedBriefing(b.Id, b.ServiceId, b.RecipientId, b.Purpose, b.FinishedAt, b.StoppedAt, b.Copies, b.Detail.Disclose()))],
            relays,
            referrals,
            await db.DeskSettings.AsNoTracking().AnyAsync(s => s.Name == DeskSetting.PrintBriefings && s.IsOn, ct));
    }
}
