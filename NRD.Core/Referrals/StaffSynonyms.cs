using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>A group of synonyms as staff changed it; it stands in place of the shipped group of the same id.</summary>
public sealed class StaffSynonyms
{
    public StaffSynonyms(SynonymGroup group, bool removed, Instant now)
    {
        Id = group.Id;
        Replace(group, removed, now);
    }

    private StaffSynonyms()
    {
    }

    /// <summary>Of the group.</summary>
    public string Id { get; private set; } = default!;

    public SynonymGroup Group { get; private set; } = default!;

    /// <summary>Staff took a shipped group out.</summary>
    public bool Removed { get; private set; }

    public Instant ChangedAt { get; private set; }

    public void Replace(SynonymGroup group, bool removed, Instant now)
    {
        Group = group;
        Removed = removed;
        ChangedAt = now;
    }

    /// <summary>The id under which the audit trail knows a group.</summary>
    public static Guid SubjectId(string id) => StableId.Of("nrd", "synonyms", id);
}
