using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Reporting;

namespace NRD.Core.Calls;

/// <summary>A contact as its keeping shows it: nothing about the person.</summary>
/// <param name="Due">When it goes; <c>null</c> while it is open.</param>
/// <param name="IsStale">Open, and nothing moved for days.</param>
/// <param name="HoldAsked">A second supervisor is asked whether it is held, or held no longer.</param>
public sealed record KeptContact(Guid Id, ContactChannel Channel, string Nickname, Instant StartedAt, Instant? ClosedAt, Instant? Due, bool IsStale, HoldReason? Hold, bool HoldAsked);

/// <summary>What is kept, and until when.</summary>
public sealed class KeptContacts(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Closed contacts with the time at which each goes, the first to go first; then the open ones in which nothing moved for days.</summary>
    public async Task<IReadOnlyList<KeptContact>> ListAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.SuperviseContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var contacts = await db.Contacts.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var holds = await db.LegalHolds.AsNoTracking().ToDictionaryAsync(h => h.ContactId, h => h.Reason, ct);
        var asked = (await AskedAsync(db, now, ct)).ToHashSet();
        var due = (await ClosedAsync(db, now, ct)).ToDictionary(kept => kept.Id, kept => kept.Due);
        return
        [
            .. contacts.Values.Where(c => due.ContainsKey(c.Id) || RetentionRules.Shipped.IsStale(c.StateAt, now))
                .Select(c => new KeptContact(
                    c.Id, c.Channel, c.Nickname, c.StartedAt, c.ClosedAt, due.TryGetValue(c.Id, out var at) ? at : null, !due.ContainsKey(c.Id), holds.TryGetValue(c.Id, out var reason) ? reason : null, asked.Contains(c.Id)))
                .OrderBy(kept => kept.Due is null).ThenBy(kept => kept.Due).ThenBy(kept => kept.StartedAt).ThenBy(kept => kept.Id),
        ];
    }

    /// <summary>Every closed contact with the time at which it goes. What was agreed for later keeps it until that is over.</summary>
    internal static async Task<IReadOnlyList<(Guid Id, Instant Due, bool IsHeld)>> ClosedAsync(NrdDbContext db, Instant now, CancellationToken ct)
    {
        var closed = await db.Contacts.AsNoTracking().Where(c => c.State == ContactState.Closed && c.ClosedAt != null).Select(c => new { c.Id, ClosedAt = c.ClosedAt!.Value }).ToListAsync(ct);
        var consents = (await db.ContactConsents.AsNoTracking().ToListAsync(ct)).ToLookup(c => c.ContactId);
        var agreed = (await db.FollowUps.AsNoTracking().Where(f => f.EndedAt == null).Select(f => new { f.ContactId, f.Until }).ToListAsync(ct)).ToLookup(f => f.ContactId, f => f.Until);
        var held = (await db.LegalHolds.AsNoTracking().Select(h => h.ContactId).ToListAsync(ct)).Concat(await AskedAsync(db, now, ct)).ToHashSet();
        return
        [
            .. closed.Select(c =>
            {
                var due = RetentionRules.Shipped.Due(c.ClosedAt, consents[c.Id].Any(Agreed));
                return (c.Id, agreed[c.Id].Append(due).Max(), held.Contains(c.Id));
            }),
        ];
    }

    /// <summary>Held, or a second supervisor is asked whether it is.</summary>
    internal static async Task<bool> IsHeldAsync(NrdDbContext db, Guid id, Instant now, CancellationToken ct) =>
        await db.LegalHolds.AnyAsync(h => h.ContactId == id, ct) || (await AskedAsync(db, now, ct)).Contains(id);

    /// <summary>The contacts about whose holds a second supervisor is asked; a request that nobody answered in its thirty days keeps nothing any more.</summary>
    private static async Task<List<Guid>> AskedAsync(NrdDbContext db, Instant now, CancellationToken ct)
    {
        var (place, lift) = (ApprovalKinds.PlaceHold.Code, ApprovalKinds.LiftHold.Code);
        var open = await db.Approvals.AsNoTracking().Where(a => a.State == ApprovalState.Open && (a.Kind == place || a.Kind == lift)).ToListAsync(ct);
        return [.. open.Where(a => a.IsAlive(now)).Select(a => a.Terms.SubjectId)];
    }

    /// <summary>Whether anybody agreed to anything that still stands. Where the key of a contact was lost nothing can be read, and the shorter time holds.</summary>
    private static bool Agreed(ContactConsent kept)
    {
        try
        {
            return kept.Detail.Disclose() is { WithdrawnAt: null } consent && consent.Answers.Any(answer => answer.Answer == ConsentAnswer.Yes);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
