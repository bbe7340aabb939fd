namespace NRD.Core.Importing.Drafts;

/// <summary>All that one import has read: every row of every table, and the records that came of them.</summary>
internal sealed record ImportBatch(ImportFormat Format, ImportReading Reading, IReadOnlyList<OrganizationDraft> Organizations)
{
    /// <summary>The country that most of its addresses name, for what names none.</summary>
    public string? MainCountry() => Organizations
        .SelectMany(o => o.Sites.Select(s => s.Address?.Country).Append(o.MailingAddress?.Country))
        .OfType<string>().CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault();
}
