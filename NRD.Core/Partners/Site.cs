using NodaTime;

namespace NRD.Core.Partners;

/// <summary>A place where, or from where, a partner works.</summary>
public sealed class Site : IHoldsContacts
{
    internal Site(Guid id, Guid organizationId, SiteListing listing, bool confidential, Instant now)
    {
        Id = id;
        OrganizationId = organizationId;
        Confidential = confidential;
        Listing = Publishable(listing, confidential);
        CreatedAt = UpdatedAt = now;
    }

    private Site()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Nobody outside may learn where it is. Its address, if known at all, is a <see cref="ConfidentialAddress"/>.</summary>
    public bool Confidential { get; private set; }

    public SiteListing Listing { get; private set; } = default!;

    public SiteInternals Internals { get; private set; } = SiteInternals.None;

    public Instant CreatedAt { get; private set; }

    public Instant UpdatedAt { get; private set; }

    /// <summary>When staff last changed it here; an import never overwrites that.</summary>
    public Instant? EditedAt { get; private set; }

    /// <summary>Changes with every save, so that two editors never overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Proof that phones and hours are as they were last saved here; <see cref="Persistence.Sealing.RowCheck"/> reads it.</summary>
    public string RowCheck { get; private set; } = "";

    ValueList<InternalContact> IHoldsContacts.Contacts => Internals.Contacts;

    Restricted<ValueList<InternalContact>>? IHoldsContacts.SealedContacts => SealedContacts;

    internal Restricted<ValueList<InternalContact>>? SealedContacts { get; private set; }

    void IHoldsContacts.TakeContacts(ValueList<InternalContact> contacts) => Internals = Internals with { Contacts = contacts };

    public void Revise(SiteListing listing, SiteInternals internals, bool confidential, Instant now)
    {
        Confidential = confidential;
        Listing = Publishable(listing, confidential);
        Internals = internals;
        Touch(now);
    }

    public void MarkEdited(Instant now)
    {
        EditedAt = now;
        Touch(now);
    }

    /// <summary>
    /// R01: what would lead somebody to a confidential site is taken out when it is written, not when it is shown.
    /// </summary>
    private static SiteListing Publishable(SiteListing listing, bool confidential) =>
        confidential ? listing with { Address = null, Point = null, Directions = Bilingual.Empty } : listing;

    private void Touch(Instant now)
    {
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }
}

/// <summary>
/// The address of a confidential site (rule R01). Restricted: kept in a table of its own, never joined into a search, an index, an export or a log.
/// </summary>
public sealed class ConfidentialAddress
{
    public ConfidentialAddress(Guid siteId, Address address, Instant now)
    {
        SiteId = siteId;
        Address = address;
        UpdatedAt = now;
    }

    private ConfidentialAddress()
    {
    }

    public Guid SiteId { get; private set; }

    /// <summary>Shown only through <see cref="Oversight.Reveal"/>.</summary>
    public Restricted<Address> Address { get; private set; } = default!;

    public Instant UpdatedAt { get; private set; }

    public void Replace(Address address, Instant now)
    {
        Address = address;
        UpdatedAt = now;
    }
}
