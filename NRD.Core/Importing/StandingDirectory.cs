using Microsoft.EntityFrameworkCore;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;

namespace NRD.Core.Importing;

/// <summary>What stands here of a source before it is imported again.</summary>
internal sealed class StandingDirectory
{
    public Dictionary<RecordKey, StandingRecord> Records { get; } = [];

    public Dictionary<(string Table, string Key), string> Ledger { get; private set; } = [];

    public Dictionary<RecordKey, ImportedRecord> Imported { get; private set; } = [];

    public Dictionary<Guid, Organization> Organizations { get; private set; } = [];

    public Dictionary<Guid, Service> Services { get; private set; } = [];

    public Dictionary<Guid, Site> Sites { get; private set; } = [];

    public Dictionary<Guid, ConfidentialAddress> Addresses { get; private set; } = [];

    public static async Task<StandingDirectory> LoadAsync(NrdDbContext db, string source, Fingerprint print, CancellationToken ct)
    {
        var imported = await db.ImportedRecords.Where(r => r.Source == source).ToListAsync(ct);
        var mine = db.ImportedRecords.Where(r => r.Source == source).Select(r => r.SubjectId);
        var directory = new StandingDirectory
        {
            Imported = imported.ToDictionary(r => new RecordKey(r.Kind, r.ExternalId)),
            Organizations = await db.Organizations.Where(o => mine.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct),
            Services = await db.Services.Where(s => mine.Contains(s.Id)).Include(s => s.Sites).ToDictionaryAsync(s => s.Id, ct),
            Sites = await db.Sites.Where(s => mine.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
            Addresses = await db.ConfidentialAddresses.Where(a => mine.Contains(a.SiteId)).ToDictionaryAsync(a => a.SiteId, ct),
            Ledger = await db.ImportedRows.Where(r => r.Source == source).AsNoTracking()
                .Select(r => new { r.Table, r.Key, r.Hash }).ToDictionaryAsync(r => (r.Table, r.Key), r => r.Hash, ct),
        };
        foreach (var (key, record) in directory.Imported)
        {
            directory.Records.Add(key, directory.Standing(key, record, print));
        }

        return directory;
    }

    private StandingRecord Standing(RecordKey key, ImportedRecord record, Fingerprint print)
    {
        var row = record is { RowTable: { } table, RowKey: { } rowKey } ? (table, rowKey) : ((string, string)?)null;
        return key.Kind switch
        {
            SubjectKind.Organization when Organizations.TryGetValue(record.SubjectId, out var organization) =>
                Make(RecordFields.Of(organization), organization.EditedAt is not null),
            SubjectKind.Service when Services.TryGetValue(record.SubjectId, out var service) =>
                Make(RecordFields.Of(service), service.EditedAt is not null),
            SubjectKind.Site when Sites.TryGetValue(record.SubjectId, out var site) =>
                Make(RecordFields.Of(site, Addresses.GetValueOrDefault(site.Id)?.Address), site.EditedAt is not null),
            _ => new StandingRecord(key, record.SubjectId, record.Fields, null, row, record.Gone, Reviewed: false),
        };

        StandingRecord Make(SortedDictionary<string, string> ours, bool edited) => new(
            key, record.SubjectId, record.Fields, ours, row, record.Gone,
            Reviewed: edited || !record.Fields.Said(RecordFields.Status, ours.GetValueOrDefault(RecordFields.Status), print) || !record.Fields.Said(RecordFields.Assured, ours.GetValueOrDefault(RecordFields.Assured), print));
    }
}
