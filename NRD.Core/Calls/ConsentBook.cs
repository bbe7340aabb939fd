using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Reporting;

namespace NRD.Core.Calls;

/// <summary>What is asked of somebody: everything a consent says but its answers.</summary>
/// <param name="Id">Made by the window that asks, so that asking twice records one.</param>
/// <param name="Lasts"><c>null</c>: with the end of the contact.</param>
public sealed record ConsentRequest(Guid Id, Guid ContactId, Guid RecipientId, ConsentPurpose Purpose, ConsentBasis Basis, ConsentMode Mode, string ScriptVersion, string Language, Duration? Lasts);

/// <summary>Why a consent was not recorded.</summary>
public enum ConsentRefusal
{
    /// <summary>The contact is not the actor's, or is closed.</summary>
    NotWritable,

    /// <summary>Somebody else cannot consent for another adult (rule R19).</summary>
    ThirdParty,

    /// <summary>Longer than thirty days.</summary>
    TooLong,

    /// <summary>It was withdrawn; a new one is asked for.</summary>
    Withdrawn,

    /// <summary>There is no such consent.</summary>
    NotThere,
}

/// <summary>The consents of contacts. Each answer is its own act; a withdrawal is one act.</summary>
public sealed class ConsentBook(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Records that somebody is being asked. Nothing is answered by it.</summary>
    public async Task<ConsentRefusal?> BeginAsync(Actor actor, ConsentRequest request, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        if (request.Basis == ConsentBasis.ThirdParty)
        {
            return ConsentRefusal.ThirdParty;
        }

        if (request.Lasts > Consent.Longest)
        {
            return ConsentRefusal.TooLong;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsWritableAsync(db, actor, request.ContactId, ct))
        {
            return ConsentRefusal.NotWritable;
        }

        if (await db.ContactConsents.AnyAsync(c => c.Id == request.Id, ct))
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var consent = new Consent(
            request.Id, request.ContactId, request.RecipientId, request.Purpose, request.Basis, request.Mode, request.ScriptVersion, request.Language,
            [], actor.Id, now, null, request.Lasts is { } lasts ? now + lasts : null, null);
        db.ContactConsents.Add(new ContactConsent(consent));
        db.Audit.Add(new AuditEntry(actor, AuditAction.ConsentGiven, SubjectKind.Consent, request.Id, now) { Reason = request.Purpose.ToString() });
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Records the answer to one item; an earlier answer gives way, and what was read back must be read back again.</summary>
    public Task<ConsentRefusal?> AnswerAsync(Actor actor, Guid consentId, SharedItem item, ConsentAnswer answer, CancellationToken ct) =>
        ChangeAsync(actor, consentId, AuditAction.ConsentGiven, (consent, _) => consent.WithdrawnAt is not null ? ConsentRefusal.Withdrawn : null,
            (consent, _) => consent with { Answers = consent.Answers.Where(a => a.Item != item).Append(new(item, answer)).ToValueList(), ReadBackAt = null }, item.ToString(), ct);

    /// <summary>What was agreed was read back to the person, and they said that it is so.</summary>
    public Task<ConsentRefusal?> ReadBackAsync(Actor actor, Guid consentId, CancellationToken ct) =>
        ChangeAsync(actor, consentId, AuditAction.ConsentGiven, (consent, _) => consent.WithdrawnAt is not null ? ConsentRefusal.Withdrawn : null,
            (consent, now) => consent with { ReadBackAt = now }, "ReadBack", ct);

    /// <summary>Takes a consent back: nothing unsent leaves under it any more (rule R09).</summary>
    public Task<ConsentRefusal?> WithdrawAsync(Actor actor, Guid consentId, CancellationToken ct) =>
        ChangeAsync(actor, consentId, AuditAction.ConsentWithdrawn, (_, _) => null, (consent, now) => consent with { WithdrawnAt = consent.WithdrawnAt ?? now }, null, ct);

    /// <summary>Records a lawful exception; whether it opens anything is for the gate to say.</summary>
    public async Task<ConsentRefusal?> RecordExceptionAsync(Actor actor, LawfulException exception, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsWritableAsync(db, actor, exception.ContactId, ct))
        {
            return ConsentRefusal.NotWritable;
        }

        if (!await db.ContactExceptions.AnyAsync(e => e.Id == exception.Id, ct))
        {
            var now = clock.GetCurrentInstant();
            db.ContactExceptions.Add(new ContactException(exception with { OperatorId = actor.Id, RecordedAt = now }));
            db.Audit.Add(new AuditEntry(actor, AuditAction.ExceptionRecorded, SubjectKind.Contact, exception.ContactId, now) { Reason = exception.Danger is null ? "Safety" : "ImmediateDanger" });
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    private static async Task<bool> IsWritableAsync(NrdDbContext db, Actor actor, Guid contactId, CancellationToken ct) =>
        await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is { } contact && contact.IsOwnedBy(actor) && !contact.IsOver;

    private async Task<ConsentRefusal?> ChangeAsync(
        Actor actor, Guid consentId, AuditAction action, Func<Consent, Instant, ConsentRefusal?> refuse, Func<Consent, Instant, Consent> change, string? reason, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactConsents.SingleOrDefaultAsync(c => c.Id == consentId, ct) is not { } kept)
        {
            return ConsentRefusal.NotThere;
        }

        if (!await IsWritableAsync(db, actor, kept.ContactId, ct))
        {
            return ConsentRefusal.NotWritable;
        }

        var now = clock.GetCurrentInstant();
        var consent = kept.Detail.Disclose();
        if (refuse(consent, now) is { } refusal)
        {
            return refusal;
        }

        kept.Replace(change(consent, now));
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Consent, consentId, now) { Reason = reason });
        await db.SaveChangesAsync(ct);
        return null;
    }
}
