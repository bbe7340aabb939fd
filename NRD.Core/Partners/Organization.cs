using NodaTime;

namespace NRD.Core.Partners;

/// <summary>A partner of the directory, with its services and sites.</summary>
public sealed class Organization : IHoldsContacts
{
    private readonly List<Service> services = [];
    private readonly List<Site> sites = [];

    public Organization(Guid id, PartnerStatus status, OrganizationListing listing, Instant now)
    {
        Id = id;
        Status = status;
        Listing = listing;
        CreatedAt = UpdatedAt = now;
    }

    private Organization()
    {
    }

    public Guid Id { get; private set; }

    public PartnerStatus Status { get; private set; }

    public OrganizationListing Listing { get; private set; } = default!;

    public OrganizationInternals Internals { get; private set; } = OrganizationInternals.None;

    /// <summary>The day somebody last made sure that the record is true; <c>null</c> where nobody ever did.</summary>
    public LocalDate? AssuredOn { get; private set; }

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

    public IReadOnlyList<Service> Services => services;

    public IReadOnlyList<Site> Sites => sites;

    public void Revise(OrganizationListing listing, OrganizationInternals internals, LocalDate? assuredOn, Instant now)
    {
        Listing = listing;
        Internals = internals;
        AssuredOn = assuredOn;
        Touch(now);
    }

    public void MoveTo(PartnerStatus status, Instant now)
    {
        Status = status;
        Touch(now);
    }

    public void MarkEdited(Instant now)
    {
        EditedAt = now;
        Touch(now);
    }

    public Service AddService(Guid id, ServiceListing listing, Instant now)
    {
        var service = new Service(id, Id, listing, now);
        services.Add(service);
        return service;
    }

    public Site AddSite(Guid id, SiteListing listing, bool confidential, Instant now)
    {
        var site = new Site(id, Id, listing, confidential, now);
        sites.Add(site);
        return site;
    }

    private void Touch(Instant now)
    {
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }
}
