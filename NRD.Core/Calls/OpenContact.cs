using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>A contact that is being passed on, as the acts of passing on read it: its consents, its exceptions, what it knows.</summary>
internal sealed record OpenContact(Contact Contact, IReadOnlyList<Consent> Consents, IReadOnlyList<LawfulException> Exceptions)
{
    /// <returns><c>null</c> where it is not the actor's to write.</returns>
    public static async Task<OpenContact?> ReadAsync(NrdDbContext db, Actor actor, Guid contactId, CancellationToken ct)
    {
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, ct) is not { IsOver: false } contact || !contact.IsOwnedBy(actor))
        {
            return null;
        }

        var consents = await db.ContactConsents.AsNoTracking().Where(c => c.ContactId == contactId).OrderBy(c => c.GivenAt).ToListAsync(ct);
        var exceptions = await db.ContactExceptions.AsNoTracking().Where(e => e.ContactId == contactId).ToListAsync(ct);
        return new(contact, [.. consents.Select(c => c.Detail.Disclose())], [.. exceptions.Select(e => e.Detail.Disclose())]);
    }

    /// <summary>The latest state of each field; the number of a call back is not among them (rule R05).</summary>
    public static async Task<Dictionary<ContactField, FieldState>> FieldsAsync(NrdDbContext db, Guid contactId, CancellationToken ct)
    {
        var entries = await db.ContactEntries.AsNoTracking()
            .Where(e => e.ContactId == contactId && e.Field != ContactField.CallBackNumber)
            .Where(e => !db.ContactEntries.Any(later => later.ContactId == contactId && later.Field == e.Field && later.Revision > e.Revision))
            .ToListAsync(ct);
        return entries.ToDictionary(e => e.Field, e => new FieldState(e.Value.Disclose(), e.Revision, e.SavedAt));
    }

    /// <summary>The organization behind a service that may be offered; <c>null</c> where there is none.</summary>
    public static async Task<Guid?> RecipientOfAsync(NrdDbContext db, Guid serviceId, CancellationToken ct)
    {
        var service = await db.Services.AsNoTracking().Where(s => s.Id == serviceId)
            .Join(db.Organizations, s => s.OrganizationId, o => o.Id, (s, o) => new { s.OrganizationId, s.Status, Holder = o.Status }).SingleOrDefaultAsync(ct);
        return service is not null && Partners.Offered.Includes(service.Holder) && Partners.Offered.Includes(service.Status ?? service.Holder) ? service.OrganizationId : null;
    }

    /// <summary>The referral of this service in this contact, made where there was none.</summary>
    public static async Task<ContactReferral> ReferralAsync(NrdDbContext db, Guid contactId, Guid serviceId, Guid recipientId, CancellationToken ct)
    {
        if (await db.ContactReferrals.FindAsync([ContactReferral.IdOf(contactId, serviceId)], ct) is { } known)
        {
            return known;
        }

        var referral = new ContactReferral(contactId, serviceId, recipientId);
        db.ContactReferrals.Add(referral);
        return referral;
    }
}
