using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>Briefings of one recipient each: finished only when nothing is unmet, kept as they were finished, and every departure of them written down.</summary>
public sealed class Briefings(IDbContextFactory<NrdDbContext> factory, PrintingSwitch printing, IClock clock)
{
    /// <summary>The briefing as the contact stands now; nothing is kept of it.</summary>
    public static Briefing Draft(ContactView contact, Guid recipientId, ConsentPurpose purpose, Instant now) => Briefing.Compose(
        contact.Id, recipientId, purpose, KnownFacts.Of(contact.Fields), contact.Consents, contact.Exceptions, contact.Value(ContactField.Request) ?? "", now,
        contact.State == ContactState.Closed);

    /// <summary>Finishes the briefing out of what is saved at this moment, where nothing is unmet.</summary>
    /// <param name="id">Made by the window that asks, so that a key pressed twice finishes one.</param>
    /// <param name="notAbout">Held words that are not about the person.</param>
    public Task<PassingAnswer> FinishAsync(Actor actor, Guid id, Guid contactId, Guid serviceId, ConsentPurpose purpose, IReadOnlyCollection<string> notAbout, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, contactId);
        return Retry.WhenBehindAsync(() => TryFinishAsync(actor, id, contactId, serviceId, purpose, notAbout, ct), ct);
    }

    /// <summary>Its words went to the clipboard.</summary>
    public Task<PassingAnswer> CopiedAsync(Actor actor, Guid id, CancellationToken ct) => LeaveAsync(actor, id, DepartureWay.Copied, AuditAction.Copied, ct);

    /// <summary>One page of it is about to be printed: it gets the next copy number. Off until a supervisor turned printing on.</summary>
    public async Task<PassingAnswer> PrintedAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        return await printing.IsOnAsync(actor, ct) ? await LeaveAsync(actor, id, DepartureWay.Printed, AuditAction.Printed, ct) : PassingAnswer.No(PassingRefusal.PrintingOff);
    }

    /// <summary>What keeps a finished briefing from leaving at this moment.</summary>
    internal static IReadOnlyList<BriefingFault> Unmet(ContactBriefing briefing, OpenContact contact, Instant now)
    {
        var detail = briefing.Detail.Disclose();
        return detail.Briefing.Unmet(contact.Consents, contact.Exceptions, now, detail.NotAbout.ToHashSet());
    }

    private async Task<PassingAnswer> TryFinishAsync(
        Actor actor, Guid id, Guid contactId, Guid serviceId, ConsentPurpose purpose, IReadOnlyCollection<string> notAbout, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await OpenContact.ReadAsync(db, actor, contactId, ct) is not { } contact)
        {
            return PassingAnswer.No(PassingRefusal.NotWritable);
        }

        if (await db.ContactBriefings.AnyAsync(b => b.Id == id, ct))
        {
            return PassingAnswer.Done;
        }

        if (await OpenContact.RecipientOfAsync(db, serviceId, ct) is not { } recipient)
        {
            return PassingAnswer.No(PassingRefusal.NotOffered);
        }

        var now = clock.GetCurrentInstant();
        var fields = await OpenContact.FieldsAsync(db, contactId, ct);
        var briefing = Briefing.Compose(
            contactId, recipient, purpose, KnownFacts.Of(fields), contact.Consents, contact.Exceptions, fields.GetValueOrDefault(ContactField.Request)?.Value.Trim() ?? "", now);
        if (briefing.Unmet(contact.Consents, contact.Exceptions, now, notAbout.ToHashSet()) is { Count: > 0 } unmet)
        {
            return new(null, unmet);
        }

        db.ContactBriefings.Add(new ContactBriefing(id, contactId, serviceId, recipient, purpose, new(briefing, notAbout.ToValueList(), actor.Name, []), now));
        db.Audit.Add(new AuditEntry(actor, AuditAction.BriefingFinished, SubjectKind.Briefing, id, now) { Reason = purpose.ToString() });
        await db.SaveChangesAsync(ct);
        return PassingAnswer.Done;
    }

    private Task<PassingAnswer> LeaveAsync(Actor actor, Guid id, DepartureWay way, AuditAction action, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Briefing, id);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await db.ContactBriefings.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } briefing || await OpenContact.ReadAsync(db, actor, briefing.ContactId, ct) is not { } contact)
                {
                    return PassingAnswer.No(PassingRefusal.NotThere);
                }

                var now = clock.GetCurrentInstant();
                if (briefing.StoppedAt is not null)
                {
                    return PassingAnswer.No(PassingRefusal.Stopped);
                }

                if (Unmet(briefing, contact, now) is { Count: > 0 } unmet)
                {
                    return new(null, unmet);
                }

                briefing.Leave(way, now);
                db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Briefing, id, now));
                await db.SaveChangesAsync(ct);
                return PassingAnswer.Done;
            },
            ct);
    }
}
