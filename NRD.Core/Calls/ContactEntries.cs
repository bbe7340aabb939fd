using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>How saving a field ended.</summary>
public enum SaveResult
{
    Saved,

    /// <summary>A later state is there already; what was sent changed nothing.</summary>
    Behind,

    /// <summary>Longer than a field may be; nothing was cut, nothing saved.</summary>
    TooLong,

    /// <summary>Not this person's, or not open any more.</summary>
    NotWritable,
}

/// <summary>The answer to one saving.</summary>
/// <param name="Revision">The latest revision that is kept.</param>
public sealed record Saved(SaveResult Result, long Revision, Instant? At);

/// <summary>What is noted in contacts: saved by itself while it is typed, sealed, with some earlier states.</summary>
public sealed class ContactEntries(IDbContextFactory<NrdDbContext> factory, AuditTrail trail, IClock clock)
{
    /// <summary>The longest that running text may be, in characters: a whole chat that was pasted fits.</summary>
    public const int LongestText = 400_000;

    /// <summary>The longest that any other field may be, in characters.</summary>
    public const int LongestValue = 20_000;

    // Whoever types on changes one state; only what takes words away, or comes after a pause, begins another.
    private static readonly Duration OneBurst = Duration.FromSeconds(10);

    /// <summary>The longest that <paramref name="field"/> may be, in characters.</summary>
    public static int LongestOf(ContactField field) =>
        field is ContactField.Notes or ContactField.Background or ContactField.Scratch or ContactField.SafetyConcerns or ContactField.Shortlist ? LongestText : LongestValue;

    /// <summary>Saves one state of one field. Whatever arrives late or twice changes nothing.</summary>
    /// <param name="revision">Counted upwards by the window that writes.</param>
    public async Task<Saved> SaveAsync(Actor actor, Guid contactId, ContactField field, string value, long revision, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);

        // Holds the write lock from here, so that nothing is saved into a contact that is being closed or taken over.
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !contact.IsOwnedBy(actor) || contact.IsOver)
        {
            return new(SaveResult.NotWritable, 0, null);
        }

        var latest = await LatestAsync(db, contactId, field, ct);
        if (value.Length > LongestOf(field))
        {
            return new(SaveResult.TooLong, latest, null);
        }

        if (revision <= latest)
        {
            return new(SaveResult.Behind, latest, null);
        }

        var now = clock.GetCurrentInstant();
        db.ContactEntries.Add(new ContactEntry(Guid.NewGuid(), contactId, field, value, revision, actor.Id, now));
        var old = await db.ContactEntries.Where(e => e.ContactId == contactId && e.Field == field).OrderByDescending(e => e.Revision).Skip(ContactEntry.Kept - 1).ToListAsync(ct);
        db.ContactEntries.RemoveRange(old);
        if (await db.ContactEntries.SingleOrDefaultAsync(e => e.ContactId == contactId && e.Field == field && e.Revision == latest, ct) is { } before && before.GoesOnIn(value, now - OneBurst))
        {
            db.ContactEntries.Remove(before);
        }

        await db.SaveChangesAsync(ct);
        await alone.CommitAsync(ct);
        return new(SaveResult.Saved, revision, now);
    }

    /// <summary>Goes one state back; the state left stays in the history.</summary>
    /// <returns>The field as it is now; <c>null</c> where there is nothing to go back to, or it is not the actor's to change.</returns>
    public async Task<FieldState?> UndoAsync(Actor actor, Guid contactId, ContactField field, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        string before;
        long latest;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            var states = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == contactId && e.Field == field).OrderByDescending(e => e.Revision).ToListAsync(ct);
            if (states.Count == 0)
            {
                return null;
            }

            latest = states[0].Revision;
            var current = states[0].Value.Disclose();
            before = states.Skip(1).Select(state => state.Value.Disclose()).FirstOrDefault(value => value != current) ?? "";
        }

        var saved = await SaveAsync(actor, contactId, field, before, latest + 1, ct);
        return saved is { Result: SaveResult.Saved, At: { } at } ? new(before, saved.Revision, at) : null;
    }

    /// <summary>One field as it is now, for a window that is behind. The number of a call back is never read this way (rule R05).</summary>
    /// <returns><c>null</c> where nothing is noted, or it is not the actor's to write.</returns>
    public async Task<FieldState?> ReadAsync(Actor actor, Guid contactId, ContactField field, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (field == ContactField.CallBackNumber
            || await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { IsOver: false } contact
            || !contact.IsOwnedBy(actor))
        {
            return null;
        }

        var entry = await db.ContactEntries.AsNoTracking().Where(e => e.ContactId == contactId && e.Field == field).OrderByDescending(e => e.Revision).FirstOrDefaultAsync(ct);
        return entry is null ? null : new(entry.Value.Disclose(), entry.Revision, entry.SavedAt);
    }

    /// <summary>A contact with all that is noted in it. Opening it leaves one audit entry for each person and sign-in.</summary>
    /// <returns><c>null</c> where there is none that the actor may see.</returns>
    public async Task<ContactView?> OpenAsync(Actor actor, Guid contactId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { } contact || !MayOpen(actor, contact, now))
        {
            return null;
        }

        await trail.OpenedAsync(actor, SubjectKind.Contact, contactId, ct);
        var entries = await db.ContactEntries.AsNoTracking()
            .Where(e => e.ContactId == contactId && !db.ContactEntries.Any(later => later.ContactId == contactId && later.Field == e.Field && later.Revision > e.Revision))
            .ToListAsync(ct);
        var latest = entries.ToDictionary(e => e.Field, e => new FieldState(e.Value.Disclose(), e.Revision, e.SavedAt));
        var masked = latest.GetValueOrDefault(ContactField.CallBackNumber) is { Value.Length: > 0 } number ? Mask(number.Value) : null;
        latest.Remove(ContactField.CallBackNumber);
        var consents = await db.ContactConsents.AsNoTracking().Where(c => c.ContactId == contactId).OrderBy(c => c.GivenAt).ToListAsync(ct);
        var exceptions = await db.ContactExceptions.AsNoTracking().Where(e => e.ContactId == contactId).OrderBy(e => e.RecordedAt).ToListAsync(ct);
        return new(
            contact.Id, contact.Channel, contact.Kind, contact.Nickname, contact.State, contact.StartedAt, contact.StateAt, contact.Outcome, contact.IsOwnedBy(actor) && !contact.IsOver,
            latest, [.. consents.Select(c => c.Detail.Disclose())], [.. exceptions.Select(e => e.Detail.Disclose())], masked);
    }

    /// <summary>All but the last two digits hidden.</summary>
    private static string Mask(string number)
    {
        var digits = new string([.. number.Where(char.IsAsciiDigit)]);
        return "••• ••• ••" + (digits.Length >= 7 ? digits[^2..] : "••");
    }

    /// <summary>Its owner; any operator while it is open, read-only; a supervisor as long as it is kept.</summary>
    internal static bool MayOpen(Actor actor, Contact contact, Instant now) =>
        contact.IsReadableBy(actor, now) || !contact.IsOver || actor.May(Permission.SuperviseContacts);

    private static async Task<long> LatestAsync(NrdDbContext db, Guid contactId, ContactField field, CancellationToken ct) =>
        await db.ContactEntries.Where(e => e.ContactId == contactId && e.Field == field).MaxAsync(e => (long?)e.Revision, ct) ?? 0;
}
