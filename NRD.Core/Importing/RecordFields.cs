using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Importing;

/// <summary>
/// A record as its fields in JSON, by name, so that what a source says, what it said and what stands here can be compared field by field.
/// Restricted values are among them: fields live in memory only, and <see cref="IsRestricted"/> says which may never be kept.
/// </summary>
internal static class RecordFields
{
    public const string Status = "status";
    public const string Assured = "assuredOn";
    public const string Sites = "sites";
    public const string Confidential = "confidential";
    public const string Address = "confidentialAddress";
    public const string Owner = "organization";

    public static bool IsRestricted(string field) => field is Address or "internals.contacts";

    /// <summary>Fields by which somebody could find a confidential site.</summary>
    public static bool LeadsThere(string field) => field is Address or "listing.address" or "listing.point" or "listing.directions";

    public static SortedDictionary<string, string> Of(OrganizationRecord record) => Make(record.Listing, record.Internals, f =>
    {
        Put(f, Status, record.Status);
        Put(f, Assured, record.AssuredOn);
    });

    public static SortedDictionary<string, string> Of(Organization organization) => Make(organization.Listing, organization.Internals, f =>
    {
        Put(f, Status, organization.Status);
        Put(f, Assured, organization.AssuredOn);
    });

    public static SortedDictionary<string, string> Of(ServiceRecord record, string source, Guid owner) => Make(record.Listing, record.Internals, f =>
    {
        Put(f, Status, record.Status);
        Put(f, Assured, record.AssuredOn);
        Put(f, Sites, Ids(record.Sites.Select(s => StableId.Of(source, "site", s))));
        Put(f, Owner, owner);
    });

    public static SortedDictionary<string, string> Of(Service service) => Make(service.Listing, service.Internals, f =>
    {
        Put(f, Status, service.Status);
        Put(f, Assured, service.AssuredOn);
        Put(f, Sites, Ids(service.Sites.Select(s => s.SiteId)));
        Put(f, Owner, service.OrganizationId);
    });

    public static SortedDictionary<string, string> Of(SiteRecord record, Guid owner) => Make(
        record.Confidential ? record.Listing with { Address = null, Point = null, Directions = Bilingual.Empty } : record.Listing, record.Internals, f =>
        {
            Put(f, Confidential, record.Confidential);
            Put(f, Address, record.ConfidentialAddress);
            Put(f, Owner, owner);
        });

    public static SortedDictionary<string, string> Of(Site site, Restricted<Address>? confidential) => Make(site.Listing, site.Internals, f =>
    {
        Put(f, Confidential, site.Confidential);
        Put(f, Address, confidential);
        Put(f, Owner, site.OrganizationId);
    });

    /// <summary>Puts the fields of one part together again.</summary>
    public static T Part<T>(IReadOnlyDictionary<string, string> fields, string part)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (name.StartsWith($"{part}.", StringComparison.Ordinal))
            {
                json[name[(part.Length + 1)..]] = JsonNode.Parse(value);
            }
        }

        return json.Deserialize<T>(SealedColumn.Options) ?? throw new InvalidOperationException($"The fields of {part} make no {typeof(T).Name}.");
    }

    public static T? Value<T>(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) ? JsonSerializer.Deserialize<T>(value, SealedColumn.Options) : default;

    private static SortedDictionary<string, string> Make<TListing, TInternals>(TListing listing, TInternals internals, Action<SortedDictionary<string, string>> more)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Part(fields, "listing", listing);
        Part(fields, "internals", internals);
        more(fields);
        return fields;
    }

    private static void Part<T>(SortedDictionary<string, string> fields, string part, T value)
    {
        foreach (var property in JsonSerializer.SerializeToElement(value, SealedColumn.Options).EnumerateObject())
        {
            var raw = property.Value.GetRawText();

            // An empty list or text says as much as a missing one.
            if (raw is not ("[]" or "{}"))
            {
                fields.Add($"{part}.{property.Name}", raw);
            }
        }
    }

    private static void Put<T>(SortedDictionary<string, string> fields, string name, T value)
    {
        if (value is not null and not false)
        {
            fields.Add(name, JsonSerializer.Serialize(value, SealedColumn.Options));
        }
    }

    private static Guid[]? Ids(IEnumerable<Guid> ids) => ids.Distinct().Order().ToArray() is { Length: > 0 } some ? some : null;

    /// <summary>The day a record was assured, where its fields say one.</summary>
    public static LocalDate? AssuredOn(IReadOnlyDictionary<string, string> fields) =>
        fields.ContainsKey(Assured) ? Value<LocalDate>(fields, Assured) : null;
}
