using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Police.Lists;

namespace NRD.Core.Oversight;

/// <summary>Why somebody needs to see a restricted value.</summary>
public enum RevealReason
{
    /// <summary>A caller is on the line.</summary>
    LiveContact,

    /// <summary>The partner must be reached about its record.</summary>
    Upkeep,

    /// <summary>Somebody's safety is at stake.</summary>
    Safety,
}

/// <summary>A contact with what is restricted about it; only for the screen of the person who asked.</summary>
public sealed record RevealedContact(string? Name, string? Role, ValueList<Phone> Phones, string? Email, Bilingual? Note)
{
    /// <summary>Says nothing: a revealed contact must not slip into a log either.</summary>
    public override string ToString() => "[restricted]";
}

/// <summary>The one way to a restricted value: an audit entry is written first, and only then is the value opened (rules R01 and R33).</summary>
public sealed class Reveal(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>How to reach the people at a partner, a service or a site.</summary>
    /// <param name="kind">Organization, service or site.</param>
    /// <returns><c>null</c> where there is no such record.</returns>
    public async Task<ValueList<RevealedContact>?> ContactsAsync(Actor actor, SubjectKind kind, Guid id, RevealReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.RevealContacts, kind, id);
        await using var db = await factory.CreateDbContextAsync(ct);
        var contacts = kind switch
        {
            SubjectKind.Organization => (await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct))?.Internals.Contacts,
            SubjectKind.Service => (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct))?.Internals.Contacts,
            SubjectKind.Site => (await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct))?.Internals.Contacts,
            SubjectKind.SynonymGroup or SubjectKind.Import or SubjectKind.Directory or SubjectKind.Keys or SubjectKind.Console
                or SubjectKind.Staff or SubjectKind.Session or SubjectKind.Approval or SubjectKind.Contact or SubjectKind.Consent or SubjectKind.Script
                or SubjectKind.UpkeepTask or SubjectKind.FollowUp or SubjectKind.UnmetNeed
                or SubjectKind.Briefing or SubjectKind.Transfer or SubjectKind.Relay or SubjectKind.Referral or SubjectKind.Setting or SubjectKind.PoliceList => null,
        };
        if (contacts is null)
        {
            return null;
        }

        await AuditAsync(db, actor, kind, id, reason, ct);
        return contacts.Select(Open).ToValueList();
    }

    /// <summary>How to reach everybody for one service: its own people, those at its sites, those of its organization.</summary>
    public async Task<ValueList<RevealedContact>> ContactsOfServiceAsync(Actor actor, Guid serviceId, RevealReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.RevealContacts, SubjectKind.Service, serviceId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Services.AsNoTracking().Include(s => s.Sites).SingleOrDefaultAsync(s => s.Id == serviceId, ct) is not { } service)
        {
            return [];
        }

        var siteIds = service.Sites.Select(s => s.SiteId).ToList();
        var sites = await db.Sites.AsNoTracking().Where(s => siteIds.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(ct);
        var organization = await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == service.OrganizationId, ct);
        List<(SubjectKind Kind, Guid Id, ValueList<InternalContact> Contacts)> holders =
        [
            (SubjectKind.Service, service.Id, service.Internals.Contacts),
            .. sites.Select(site => (SubjectKind.Site, site.Id, site.Internals.Contacts)),
            (SubjectKind.Organization, organization.Id, organization.Internals.Contacts),
        ];
        holders.RemoveAll(holder => holder.Contacts.Count == 0);
        db.Audit.AddRange(holders.Select(holder => Entry(actor, holder.Kind, holder.Id, reason)));
        await db.SaveChangesAsync(ct);
        return holders.SelectMany(holder => holder.Contacts).Distinct().Select(Open).ToValueList();
    }

    /// <summary>Where a confidential site is.</summary>
    /// <returns><c>null</c> where no address is kept.</returns>
    public async Task<Address?> ConfidentialAddressAsync(Actor actor, Guid siteId, RevealReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.RevealConfidentialAddress, SubjectKind.Site, siteId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ConfidentialAddresses.AsNoTracking().SingleOrDefaultAsync(a => a.SiteId == siteId, ct) is not { } kept)
        {
            return null;
        }

        await AuditAsync(db, actor, SubjectKind.Site, siteId, reason, ct);
        return kept.Address.Disclose();
    }

    /// <summary>The personal numbers of one entry of a police service's contact list.</summary>
    /// <returns><c>null</c> where none are kept.</returns>
    public async Task<PersonalReach?> PoliceContactAsync(Actor actor, Guid listId, Guid entryId, RevealReason reason, CancellationToken ct)
    {
        actor.Demand(Permission.RevealPoliceContacts, SubjectKind.PoliceList, listId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listId, ct) is not { } list || list.Content.Entries.All(e => e.Id != entryId || !e.HasPersonal))
        {
            return null;
        }

        await AuditAsync(db, actor, SubjectKind.PoliceList, listId, reason, ct);
        return list.Personal?.Disclose().FirstOrDefault(personal => personal.EntryId == entryId);
    }

    private async Task AuditAsync(NrdDbContext db, Actor actor, SubjectKind kind, Guid id, RevealReason reason, CancellationToken ct)
    {
        db.Audit.Add(Entry(actor, kind, id, reason));
        await db.SaveChangesAsync(ct);
    }

    private AuditEntry Entry(Actor actor, SubjectKind kind, Guid id, RevealReason reason) =>
        new(actor, AuditAction.Revealed, kind, id, clock.GetCurrentInstant()) { Reason = reason.ToString() };

    private static RevealedContact Open(InternalContact contact) => new(contact.Name, contact.Role, contact.Phones.Disclose(), contact.Email?.Disclose(), contact.Note);
}
