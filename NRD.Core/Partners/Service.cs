using NodaTime;

namespace NRD.Core.Partners;

/// <summary>One thing that a partner does for people; what a search finds.</summary>
public sealed class Service : IHoldsContacts
{
    private readonly List<ServiceAtSite> sites = [];

    internal Service(Guid id, Guid organizationId, ServiceListing listing, Instant now)
    {
        Id = id;
        OrganizationId = organizationId;
        Listing = listing;
        CreatedAt = UpdatedAt = now;
    }

    private Service()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Where this one service stands apart from its organization; <c>null</c>: as the organization.</summary>
    public PartnerStatus? Status { get; private set; }

    public ServiceListing Listing { get; private set; } = default!;

    public ServiceInternals Internals { get; private set; } = ServiceInternals.None;

    /// <summary>The day somebody last made sure that the record is true; <c>null</c>: as the organization.</summary>
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

    public IReadOnlyList<ServiceAtSite> Sites => sites;

    public void Revise(ServiceListing listing, ServiceInternals internals, LocalDate? assuredOn, Instant now)
    {
        Listing = listing;
        Internals = internals;
        AssuredOn = assuredOn;
        Touch(now);
    }

    public void MoveTo(PartnerStatus? status, Instant now)
    {
        Status = status;
        Touch(now);
    }

    public void MarkEdited(Instant now)
    {
        EditedAt = now;
        Touch(now);
    }

    /// <summary>Offers the service at exactly these sites.</summary>
    public void OfferAt(IEnumerable<Guid> siteIds, Instant now)
    {
        var wanted = siteIds.ToHashSet();
        if (wanted.SetEquals(sites.Select(s => s.SiteId)))
        {
            return;
        }

        sites.RemoveAll(s => !wanted.Contains(s.SiteId));
        wanted.ExceptWith(sites.Select(s => s.SiteId).ToList());
        sites.AddRange(wanted.Select(id => new ServiceAtSite(Id, id)));
        Touch(now);
    }

    private void Touch(Instant now)
    {
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }
}

/// <summary>A service is offered at a site.</summary>
public sealed class ServiceAtSite
{
    internal ServiceAtSite(Guid serviceId, Guid siteId)
    {
        ServiceId = serviceId;
        SiteId = siteId;
    }

    private ServiceAtSite()
    {
    }

    public Guid ServiceId { get; private set; }

    public Guid SiteId { get; private set; }
}
