using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>The rows of a package and the records they become, by id.</summary>
internal sealed class HsdsRows(ImportReading reading)
{
    private readonly ILookup<string, SourceRow> byTable = reading.Tables
        .SelectMany(t => t.Rows)
        .Where(r => !r.IsRejected && !r.IsTwin)
        .ToLookup(r => r.Table.Name);

    public ImportReading Reading => reading;

    public Dictionary<string, OrganizationDraft> Organizations { get; } = [];

    public Dictionary<string, ServiceDraft> Services { get; } = [];

    /// <summary>A location that two organizations use is a site of each.</summary>
    public Dictionary<string, List<SiteDraft>> Locations { get; } = [];

    public Dictionary<string, OrganizationDraft> OwnerOfService { get; } = [];

    /// <summary>Services at locations: their own ids, which phones, schedules and areas refer to.</summary>
    public Dictionary<string, (ServiceDraft Service, SiteDraft? Site)> AtLocation { get; } = [];

    public IEnumerable<SourceRow> Of(string table) => byTable[table].Where(r => !r.IsRejected);

    public SourceRow? ById(string table, string? id) => id is null ? null : Index(table).GetValueOrDefault(id);

    /// <summary>What a row belongs to, by the most particular of its references that leads somewhere; otherwise the row is rejected.</summary>
    public IReadOnlyList<Draft> Owners(SourceRow row, params ReadOnlySpan<string> references)
    {
        var named = false;
        foreach (var reference in references)
        {
            named |= row[reference] is not null;
        }

        foreach (var reference in references)
        {
            var ids = row.All(reference);
            var owners = ids.SelectMany(id => Find(reference, id)).ToList();
            if (owners.Count > 0)
            {
                foreach (var owner in owners)
                {
                    owner.Tells(row);
                }

                return owners;
            }
        }

        foreach (var reference in references)
        {
            if (named && row[reference] is { } id)
            {
                row.Reject(reference, id.Replace(SourceRow.Several, ' '), RejectionWords.LeadsNowhere());
                return [];
            }
        }

        row.Reject(references[0], null, RejectionWords.SaysNoOwner());
        return [];
    }

    private IEnumerable<Draft> Find(string reference, string id) => reference switch
    {
        "organization_id" => Organizations.TryGetValue(id, out var organization) ? [organization] : [],
        "service_id" => Services.TryGetValue(id, out var service) ? [service] : [],
        "service_at_location_id" => AtLocation.TryGetValue(id, out var at) ? [at.Service] : [],
        "location_id" => Locations.TryGetValue(id, out var sites) ? sites : [],
        _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, null),
    };

    private readonly Dictionary<string, Dictionary<string, SourceRow>> indexes = [];

    private Dictionary<string, SourceRow> Index(string table)
    {
        if (!indexes.TryGetValue(table, out var index))
        {
            index = Of(table).ToDictionary(r => r.Key);
            indexes.Add(table, index);
        }

        return index;
    }
}
