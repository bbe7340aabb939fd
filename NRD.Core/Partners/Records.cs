using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace NRD.Core.Partners;

/// <summary>A whole organization as somebody hands it over: an import, the sample directory, a test. Ids are those of whoever hands it over.</summary>
public sealed record OrganizationRecord
{
    public required string ExternalId { get; init; }

    public PartnerStatus Status { get; init; } = PartnerStatus.CarriedOver;

    public required OrganizationListing Listing { get; init; }

    public OrganizationInternals Internals { get; init; } = OrganizationInternals.None;

    public LocalDate? AssuredOn { get; init; }

    public ValueList<ServiceRecord> Services { get; init; } = [];

    public ValueList<SiteRecord> Sites { get; init; } = [];

    /// <summary>Makes the entities, with ids that follow from <paramref name="source"/> and the external ids.</summary>
    /// <param name="confidential">Addresses of confidential sites, to be kept apart.</param>
    public Organization ToOrganization(string source, Instant now, out IReadOnlyList<ConfidentialAddress> confidential)
    {
        var organization = new Organization(StableId.Of(source, "organization", ExternalId), Status, Listing, now);
        organization.Revise(Listing, Internals, AssuredOn, now);
        var addresses = new List<ConfidentialAddress>();
        foreach (var record in Sites)
        {
            var site = organization.AddSite(StableId.Of(source, "site", record.ExternalId), record.Listing, record.Confidential, now);
            site.Revise(record.Listing, record.Internals, record.Confidential, now);
            if (record.ConfidentialAddress is { } address)
            {
                addresses.Add(new ConfidentialAddress(site.Id, address, now));
            }
        }

        foreach (var record in Services)
        {
            var service = organization.AddService(StableId.Of(source, "service", record.ExternalId), record.Listing, now);
            service.Revise(record.Listing, record.Internals, record.AssuredOn, now);
            service.MoveTo(record.Status, now);
            service.OfferAt(record.Sites.Select(site => StableId.Of(source, "site", site)), now);
        }

        confidential = addresses;
        return organization;
    }
}

/// <summary>A service as somebody hands it over.</summary>
public sealed record ServiceRecord
{
    public required string ExternalId { get; init; }

    /// <summary><c>null</c>: as the organization.</summary>
    public PartnerStatus? Status { get; init; }

    public required ServiceListing Listing { get; init; }

    public ServiceInternals Internals { get; init; } = ServiceInternals.None;

    public LocalDate? AssuredOn { get; init; }

    /// <summary>External ids of the sites it is offered at; all within the same organization.</summary>
    public ValueList<string> Sites { get; init; } = [];
}

/// <summary>A site as somebody hands it over.</summary>
public sealed record SiteRecord
{
    public required string ExternalId { get; init; }

    public SiteListing Listing { get; init; } = new();

    public SiteInternals Internals { get; init; } = SiteInternals.None;

    public bool Confidential { get; init; }

    /// <summary>Restricted; only for a confidential site.</summary>
    public Address? ConfidentialAddress { get; init; }
}

/// <summary>Ids that are the same each time the same record of the same source is read.</summary>
public static class StableId
{
    /// <summary>A version 8 UUID (RFC 9562) over the SHA-256 of the three words.</summary>
    public static Guid Of(string source, string kind, string externalId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{kind}\n{externalId}"), hash);
        var id = hash[..16];
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
