using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>The contacts of a desk: begun with one key, a row at once, lost by nothing.</summary>
public sealed class ContactDesk(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly ContactField[] GoesWithClosing = [ContactField.Scratch, ContactField.Avoid, ContactField.CallBackNumber, ContactField.CodeWord];

    /// <summary>Begins a contact. Pressing the key twice, or a repeated message, begins one.</summary>
    /// <param name="id">Made by the window that asks.</param>
    /// <returns>Its tab; <c>null</c> where <paramref name="id"/> is somebody else's.</returns>
    public async Task<ContactTab?> StartAsync(Actor actor, Guid id, ContactChannel channel, ContactKind kind, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } known)
        {
            return known.IsOwnedBy(actor) ? Tab(known) : null;
        }

        var now = clock.GetCurrentInstant();
        var taken = await db.Contacts.Where(c => c.OwnerId == actor.Id && c.State != ContactState.Closed).Select(c => c.Nickname).ToListAsync(ct);
        var contact = new Contact(id, channel, kind, actor, Nicknames.For(id, taken), now);
        db.Contacts.Add(contact);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ContactStarted, SubjectKind.Contact, id, now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // The same key twice at the same moment: the other one was first.
            await using var again = await factory.CreateDbContextAsync(ct);
            if (await again.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is { } first)
            {
                return first.IsOwnedBy(actor) ? Tab(first) : null;
            }

            throw;
        }

        return Tab(contact);
    }

    /// <summary>The actor's open contacts, oldest first.</summary>
    public async Task<IReadOnlyList<ContactTab>> OpenTabsAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var open = await db.Contacts.AsNoTracking().Where(c => c.OwnerId == actor.Id && c.State != ContactState.Closed).OrderBy(c => c.StartedAt).ThenBy(c => c.Id).ToListAsync(ct);
        return [.. open.Select(Tab)];
    }

    /// <summary>Moves an open contact between live, on hold and dropped. One that is dropped keeps no number; a call back that was agreed waits as a <see cref="FollowUp"/>.</summary>
    public Task<bool> MoveAsync(Actor actor, Guid id, ContactState state, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditAction.ContactMoved, (_, contact, now) => contact.MoveTo(state, now), open: true, ct);

    /// <summary>Says that it is, or is not, about somebody in need.</summary>
    public Task<bool> BecomeAboutAsync(Actor actor, Guid id, ContactKind kind, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditAction.ContactMoved, (_, contact, _) => contact.BecomeAbout(kind), open: true, ct);

    /// <summary>Closes a contact; asks for nothing but the outcome. What was volunteered into the scratch pad, whom to avoid, and the number of a plan that ends with it, is gone with it; of a silent one everything is.</summary>
    public Task<bool> CloseAsync(Actor actor, Guid id, ContactOutcome outcome, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditAction.ContactClosed, (db, contact, now) =>
        {
            contact.Close(outcome, now);
            var all = outcome == ContactOutcome.Silent;
            db.ContactEntries.RemoveRange(db.ContactEntries.Where(e => e.ContactId == id && (all || GoesWithClosing.Contains(e.Field))));
        }, open: true, ct);

    /// <summary>Takes back a closing.</summary>
    public Task<bool> ReopenAsync(Actor actor, Guid id, CancellationToken ct) =>
        ChangeAsync(actor, id, AuditAction.ContactReopened, (_, contact, now) => contact.Reopen(now), open: false, ct);

    /// <summary>Nobody spoke: one key, no number, no notes; closed as soon as it is begun.</summary>
    public async Task<bool> SilentAsync(Actor actor, Guid id, ContactChannel channel, CancellationToken ct) =>
        await StartAsync(actor, id, channel, ContactKind.Silent, ct) is not null && await CloseAsync(actor, id, ContactOutcome.Silent, ct);

    /// <summary>Makes somebody else's open contact the actor's own; the other window sees it read-only from then on.</summary>
    /// <returns><c>false</c> where there is no open contact of that id.</returns>
    public Task<bool> TakeOverAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        return Retry.WhenBehindAsync(() => TryTakeOverAsync(actor, id, ct), ct);
    }

    private static ContactTab Tab(Contact contact) => new(contact.Id, contact.Channel, contact.Kind, contact.Nickname, contact.State, contact.StartedAt, contact.StateAt);

    private async Task<bool> TryTakeOverAsync(Actor actor, Guid id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id && c.State != ContactState.Closed, ct) is not { } contact)
        {
            return false;
        }

        if (!contact.IsOwnedBy(actor))
        {
            contact.TakeOver(actor);
            db.Audit.Add(new AuditEntry(actor, AuditAction.ContactTakenOver, SubjectKind.Contact, id, clock.GetCurrentInstant()));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    /// <returns><c>false</c> where the actor owns no such contact, or it is not <paramref name="open"/> as the act needs it: "not yours" looks like "not there".</returns>
    private Task<bool> ChangeAsync(Actor actor, Guid id, AuditAction action, Action<NrdDbContext, Contact, Instant> change, bool open, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        return Retry.WhenBehindAsync(() => TryChangeAsync(actor, id, action, change, open, ct), ct);
    }

    private async Task<bool> TryChangeAsync(Actor actor, Guid id, AuditAction action, Action<NrdDbContext, Contact, Instant> change, bool open, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);

        // Holds the write lock from here: what is typed at the same moment is saved before a closing, and goes with it, or not at all.
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact || !contact.IsReadableBy(actor, now) || contact.IsOver == open)
        {
            return false;
        }

        var closedBefore = contact.ClosedAt;
        change(db, contact, now);
        await StoppedSharing.ContactMovedAsync(db, actor, contact, closedBefore, now, ct);
        await AgreedCalls.ContactMovedAsync(db, actor, contact, now, ct);
        db.Audit.Add(new AuditEntry(actor, action, SubjectKind.Contact, id, now));
        await db.SaveChangesAsync(ct);
        await alone.CommitAsync(ct);
        return true;
    }
}
