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
/// <param name="ParentMayHarm">Where somebody else speaks for the person: whether a parent or guardian may be part of the harm; <c>null</c> where that is not known.</param>
public sealed record ConsentRequest(
    Guid Id, Guid ContactId, Guid RecipientId, ConsentPurpose Purpose, ConsentBasis Basis, ConsentMode Mode, string ScriptVersion, string Language, Duration? Lasts, bool? ParentMayHarm = null);

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

    /// <summary>Its time is over; a new one is asked for.</summary>
    Expired,

    /// <summary>There is no such consent.</summary>
    NotThere,

    /// <summary>It was given in another contact, or for something else.</summary>
    OtherContact,

    /// <summary>A parent or guardian is not asked where they may be part of the harm, or nobody knows that they are not.</summary>
    ParentMayHarm,

    /// <summary>Nothing was answered yes or no: there is nothing to read back.</summary>
    NothingAnswered,

    /// <summary>Reporting takes its consents itself.</summary>
    NotHere,
}

/// <summary>What a withdrawal stopped, and what it could not call back.</summary>
/// <param name="Left">What had left under the consent: to whom, which items, when.</param>
/// <param name="Stopped">How many briefings and transfers stopped with it.</param>
public sealed record Withdrawal(ConsentRefusal? Refusal, IReadOnlyList<LeftItem> Left, int Stopped);

/// <summary>Something that had left before it was withdrawn.</summary>
public sealed record LeftItem(Guid RecipientId, Departure Departure);

/// <summary>The consents of contacts. Each answer is its own act; a withdrawal is one act.</summary>
public sealed class ConsentBook(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Records that somebody is being asked. Nothing is answered by it.</summary>
    public Task<ConsentRefusal?> BeginAsync(Actor actor, ConsentRequest request, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, request.ContactId);
        return Refuse(request) is { } refusal ? Task.FromResult<ConsentRefusal?>(refusal) : Retry.WhenBehindAsync(() => TryBeginAsync(actor, request, ct), ct);
    }

    /// <summary>Records the answer to one item; an earlier answer gives way, and what was read back must be read back again.</summary>
    public Task<ConsentRefusal?> AnswerAsync(Actor actor, Guid consentId, SharedItem item, ConsentAnswer answer, CancellationToken ct) =>
        ChangeAsync(actor, consentId, AuditAction.ConsentAnswered, (consent, now) => Over(consent, now),
            (consent, now) => consent with { Answers = consent.Answers.Where(a => a.Item != item).Append(new(item, answer, now)).ToValueList(), ReadBackAt = null }, answer.ToString(), ct);

    /// <summary>What was agreed was read back to the person, and they said that it is so.</summary>
    public Task<ConsentRefusal?> ReadBackAsync(Actor actor, Guid consentId, CancellationToken ct) =>
        ChangeAsync(actor, consentId, AuditAction.ConsentGiven, (consent, now) => Over(consent, now) ?? (Says(consent) ? null : ConsentRefusal.NothingAnswered),
            (consent, now) => consent with { ReadBackAt = now }, "ReadBack", ct);

    /// <summary>
    /// Takes a consent back: nothing unsent leaves under it any more (rule R09). Whoever took it may do so, also after the contact is closed, and so may a supervisor.
    /// </summary>
    public Task<Withdrawal> WithdrawAsync(Actor actor, Guid consentId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Consent, consentId);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await db.ContactConsents.SingleOrDefaultAsync(c => c.Id == consentId, ct) is not { } kept)
                {
                    return new(ConsentRefusal.NotThere, [], 0);
                }

                var contact = await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == kept.ContactId, ct);
                if (!contact.IsOwnedBy(actor) && !actor.May(Permission.SuperviseContacts))
                {
                    return new(ConsentRefusal.NotWritable, [], 0);
                }

                var now = clock.GetCurrentInstant();
                var consent = kept.Detail.Disclose();
                var stopped = await StoppedSharing.StopAsync(db, actor, consent, now, ct);
                if (consent.WithdrawnAt is null)
                {
                    kept.Replace(consent with { WithdrawnAt = now });
                    await AgreedCalls.WithdrawnAsync(db, actor, consentId, now, ct);
                    db.Audit.Add(new AuditEntry(actor, AuditAction.ConsentWithdrawn, SubjectKind.Consent, consentId, now) { Reason = consent.Purpose.ToString() });
                    await db.SaveChangesAsync(ct);
                }

                return stopped;
            },
            ct);
    }

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

    private static ConsentRefusal? Refuse(ConsentRequest request) =>
        request.Basis == ConsentBasis.ThirdParty ? ConsentRefusal.ThirdParty
        : request.Basis == ConsentBasis.LawfulRepresentative && request.ParentMayHarm != false ? ConsentRefusal.ParentMayHarm
        : request.Purpose is ConsentPurpose.ReportToPolice or ConsentPurpose.ReportToChildProtection ? ConsentRefusal.NotHere
        : request.Lasts > Consent.Longest || request.Lasts <= Duration.Zero ? ConsentRefusal.TooLong
        : null;

    private static ConsentRefusal? Over(Consent consent, Instant now) =>
        consent.WithdrawnAt is not null ? ConsentRefusal.Withdrawn : consent.IsExpired(now, contactClosed: false) ? ConsentRefusal.Expired : null;

    /// <summary>A relay of a partner's public details shares no item; its yes is the read-back itself.</summary>
    private static bool Says(Consent consent) => consent.Purpose == ConsentPurpose.Relay || consent.Answers.Any(answer => answer.Answer != ConsentAnswer.NotAsked);

    private static async Task<bool> IsWritableAsync(NrdDbContext db, Actor actor, Guid contactId, CancellationToken ct) =>
        await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is { } contact && contact.IsOwnedBy(actor) && !contact.IsOver;

    private async Task<ConsentRefusal?> TryBeginAsync(Actor actor, ConsentRequest request, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await IsWritableAsync(db, actor, request.ContactId, ct))
        {
            return ConsentRefusal.NotWritable;
        }

        if (await db.ContactConsents.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, ct) is { } known)
        {
            var there = known.Detail.Disclose();
            return there.ContactId == request.ContactId && there.RecipientId == request.RecipientId && there.Purpose == request.Purpose ? null : ConsentRefusal.OtherContact;
        }

        // Whoever calls for somebody else cannot give that person's word (rule R19).
        var role = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == request.ContactId && e.Field == ContactField.CallerRole).OrderByDescending(e => e.Revision).FirstOrDefaultAsync(ct);
        if (request.Basis == ConsentBasis.PersonConcerned && IsAboutSomebody(request.Purpose) && SheetChoices.IsThirdParty(role?.Value.Disclose() is { Length: > 0 } code ? code : null))
        {
            return ConsentRefusal.ThirdParty;
        }

        var now = clock.GetCurrentInstant();
        var consent = new Consent(
            request.Id, request.ContactId, request.RecipientId, request.Purpose, request.Basis, request.Mode, request.ScriptVersion, request.Language,
            [], actor.Id, now, null, request.Lasts is { } lasts ? now + lasts : null, null);
        db.ContactConsents.Add(new ContactConsent(consent));
        db.Audit.Add(new AuditEntry(actor, AuditAction.ConsentAsked, SubjectKind.Consent, request.Id, now) { Reason = request.Purpose.ToString() });
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Calling somebody back concerns the caller, whoever they call about.</summary>
    private static bool IsAboutSomebody(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.WarmTransfer or ConsentPurpose.Relay or ConsentPurpose.ReportToPolice or ConsentPurpose.ReportToChildProtection or ConsentPurpose.OutcomeFeedback => true,
        ConsentPurpose.CallBack or ConsentPurpose.FollowUp => false,
    };

    private Task<ConsentRefusal?> ChangeAsync(
        Actor actor, Guid consentId, AuditAction action, Func<Consent, Instant, ConsentRefusal?> refuse, Func<Consent, Instant, Consent> change, string? reason, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Consent, consentId);
        return Retry.WhenBehindAsync<ConsentRefusal?>(
            async () =>
            {
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
            },
            ct);
    }
}
