using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;

namespace NRD.Core.Importing;

/// <summary>Brings the entities to where a plan wants them.</summary>
internal sealed class ImportedDirectory(NrdDbContext db, string source, Instant now, StandingDirectory standing)
{
    private readonly HashSet<Guid> whole = [];

    /// <summary>A new organization comes with all that is its own; to a standing one, services and sites are added one by one.</summary>
    public void Add(RecordChange change)
    {
        var record = change.Incoming.Organization;
        var owner = StableId.Of(source, "organization", record.ExternalId);
        if (change.Incoming.Key.Kind == SubjectKind.Organization)
        {
            AddWhole(record, owner);
        }
        else if (!whole.Contains(owner))
        {
            AddPart(change, owner);
        }
    }

    public void Revise(RecordChange change)
    {
        var fields = change.Fields;
        var id = change.Incoming.SubjectId;
        switch (change.Incoming.Key.Kind)
        {
            case SubjectKind.Organization:
                var organization = standing.Organizations[id];
                organization.Revise(RecordFields.Part<OrganizationListing>(fields, "listing"), RecordFields.Part<OrganizationInternals>(fields, "internals"), RecordFields.AssuredOn(fields), now);
                Move(organization, RecordFields.Value<PartnerStatus?>(fields, RecordFields.Status));
                break;
            case SubjectKind.Service:
                Fill(standing.Services[id], fields);
                break;
            case SubjectKind.Site:
                Fill(standing.Sites[id], fields);
                break;
        }
    }

    /// <returns>Whether it was anything else before.</returns>
    public bool Deactivate(StandingRecord record)
    {
        if (record.Key.Kind == SubjectKind.Organization)
        {
            var organization = standing.Organizations[record.SubjectId];
            return organization.Status is not (PartnerStatus.Inactive or PartnerStatus.Removed) && Done(() => organization.MoveTo(PartnerStatus.Inactive, now));
        }

        var service = standing.Services[record.SubjectId];
        return service.Status is not (PartnerStatus.Inactive or PartnerStatus.Removed) && Done(() => service.MoveTo(PartnerStatus.Inactive, now));
    }

    private static bool Done(Action act)
    {
        act();
        return true;
    }

    private void AddWhole(OrganizationRecord record, Guid owner)
    {
        // Services and sites that stand here already, and only joined a new organization, stay where they are.
        var fresh = record with
        {
            Services = record.Services.Where(s => !standing.Services.ContainsKey(StableId.Of(source, "service", s.ExternalId))).ToValueList(),
            Sites = record.Sites.Where(s => !standing.Sites.ContainsKey(StableId.Of(source, "site", s.ExternalId))).ToValueList(),
        };
        db.Add(fresh.ToOrganization(source, now, out var confidential));
        db.AddRange(confidential);
        whole.Add(owner);
    }

    private void AddPart(RecordChange change, Guid owner)
    {
        var organization = standing.Organizations[owner];
        var fields = change.Fields;
        var id = change.Incoming.SubjectId;
        if (change.Incoming.Key.Kind == SubjectKind.Service)
        {
            var service = organization.AddService(id, RecordFields.Part<ServiceListing>(fields, "listing"), now);
            Fill(service, fields);
            db.Add(service);
        }
        else
        {
            var confidential = RecordFields.Value<bool>(fields, RecordFields.Confidential);
            var site = organization.AddSite(id, RecordFields.Part<SiteListing>(fields, "listing"), confidential, now);
            Fill(site, fields);
            db.Add(site);
        }
    }

    private void Fill(Service service, IReadOnlyDictionary<string, string> fields)
    {
        service.Revise(RecordFields.Part<ServiceListing>(fields, "listing"), RecordFields.Part<ServiceInternals>(fields, "internals"), RecordFields.AssuredOn(fields), now);
        var status = RecordFields.Value<PartnerStatus?>(fields, RecordFields.Status);
        if (service.Status != status)
        {
            service.MoveTo(status, now);
        }

        service.OfferAt(RecordFields.Value<Guid[]>(fields, RecordFields.Sites) ?? [], now);
    }

    private void Fill(Site site, IReadOnlyDictionary<string, string> fields)
    {
        site.Revise(RecordFields.Part<SiteListing>(fields, "listing"), RecordFields.Part<SiteInternals>(fields, "internals"), RecordFields.Value<bool>(fields, RecordFields.Confidential), now);
        var address = RecordFields.Value<Address>(fields, RecordFields.Address);
        if (standing.Addresses.TryGetValue(site.Id, out var kept))
        {
            if (address is null)
            {
                db.Remove(kept);
            }
            else if (kept.Address != address)
            {
                kept.Replace(address, now);
            }
        }
        else if (address is not null)
        {
            db.Add(new ConfidentialAddress(site.Id, address, now));
        }
    }

    private void Move(Organization organization, PartnerStatus? status)
    {
        if (status is { } wanted && organization.Status != wanted)
        {
            organization.MoveTo(wanted, now);
        }
    }
}
