using System.Text.Json;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>A number as it was shown, grouped for speech.</summary>
public sealed record ShownPhone(Bilingual Number, Bilingual Purpose);

/// <summary>
/// One option of a contact, with the public facts as they were shown at <paramref name="ShownAt"/>: what the record says later does not change what was said then.
/// Nothing internal and no confidential address is ever in it.
/// </summary>
/// <param name="Place">The town; <c>null</c> for a confidential site and for what is only reached by phone.</param>
/// <param name="Facts">Hours, for whom, languages, last verified: a line each.</param>
public sealed record ShortlistItem(
    Guid ServiceId,
    Guid OrganizationId,
    Bilingual Service,
    Bilingual Organization,
    Bilingual? Place,
    ValueList<ShownPhone> Phones,
    ValueList<Bilingual> Facts,
    Instant ShownAt)
{
    /// <summary>A list as a contact keeps it.</summary>
    public static string Write(IReadOnlyList<ShortlistItem> items) => items.Count == 0 ? "" : JsonSerializer.Serialize(items, JsonColumn.Options);

    public static IReadOnlyList<ShortlistItem> Read(string? kept) =>
        string.IsNullOrEmpty(kept) ? [] : JsonSerializer.Deserialize<List<ShortlistItem>>(kept, JsonColumn.Options) ?? [];
}
