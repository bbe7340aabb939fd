using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Importing;

/// <summary>Makes comparable records of what was read, and checks that every row went somewhere.</summary>
internal static class IncomingRecords
{
    public static List<IncomingRecord> Of(ImportBatch batch, RecordMaker maker, string source, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var incoming = new List<IncomingRecord>();
        var done = 0;
        foreach (var organization in batch.Organizations)
        {
            if (done++ % 200 == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStep.Comparing, null, done, batch.Organizations.Count));
            }

            OfferItself(organization);
            Add(incoming, organization, maker.Make(organization), source);
        }

        KeptAside(batch);
        return incoming;
    }

    /// <summary>A search finds services: an organization that lists none is offered as one.</summary>
    private static void OfferItself(OrganizationDraft organization)
    {
        if (organization.Services.Count > 0)
        {
            return;
        }

        var service = new ServiceDraft(organization.Id) { Name = organization.Name, Description = organization.Description };
        service.Categories.AddRange(organization.Categories);
        service.Languages.AddRange(organization.Languages);
        service.Sites.AddRange(organization.Sites);
        if (organization.Primary is { } row)
        {
            service.StandsOn(row);
        }

        organization.Services.Add(service);
    }

    private static void Add(List<IncomingRecord> incoming, OrganizationDraft draft, OrganizationRecord record, string source)
    {
        var owner = StableId.Of(source, "organization", draft.Id);
        incoming.Add(new IncomingRecord(new RecordKey(SubjectKind.Organization, draft.Id), owner, RecordFields.Of(record), draft.Primary, draft.Rows, record));
        for (var i = 0; i < draft.Sites.Count; i++)
        {
            var site = draft.Sites[i];
            incoming.Add(new IncomingRecord(new RecordKey(SubjectKind.Site, site.Id), StableId.Of(source, "site", site.Id), RecordFields.Of(record.Sites[i], owner), site.Primary, site.Rows, record));
        }

        for (var i = 0; i < draft.Services.Count; i++)
        {
            var service = draft.Services[i];
            incoming.Add(new IncomingRecord(new RecordKey(SubjectKind.Service, service.Id), StableId.Of(source, "service", service.Id), RecordFields.Of(record.Services[i], source, owner), service.Primary, service.Rows, record));
        }
    }

    private static void KeptAside(ImportBatch batch)
    {
        foreach (var table in batch.Reading.Tables)
        {
            var columns = table.Unused.Where(i => table.Rows.Exists(r => !r.IsRejected && !r.IsTwin && r.At(i) is not null)).Select(i => table.Columns[i]).Where(c => c.Length > 0).ToList();
            if (columns.Count > 0)
            {
                batch.Reading.Warn(WarningWords.ColumnsKeptAside(table.File, columns));
            }
        }
    }
}
