namespace NRD.Core.Referrals;

/// <summary>
/// Rows whose organization bears exactly the name that was typed, or whose service does where no other organization has one of that name:
/// "emergency shelter" is a kind of service, not somebody's name.
/// </summary>
internal static class ExactNames
{
    public static IReadOnlyList<int>[] Find(IReadOnlyList<SegmentView> segments, TextQuery text, int most)
    {
        var rows = new IReadOnlyList<int>[segments.Count];
        Array.Fill(rows, []);
        if (text.Folded.Length == 0)
        {
            return rows;
        }

        if (Collect(view => view.Segment.OrganizationNames) is { } organizations && organizations > 0)
        {
            return rows;
        }

        if (Collect(view => view.Segment.ServiceNames) > 1)
        {
            Array.Fill(rows, []);
        }

        return rows;

        int Collect(Func<SegmentView, RowsByName> names)
        {
            var organizations = new HashSet<Guid>();
            for (var number = 0; number < segments.Count; number++)
            {
                var view = segments[number];
                var found = names(view)[text.Folded];
                if (!found.IsEmpty)
                {
                    rows[number] = [.. found.ToArray().Where(row => view.Audiences[row] != Audience.None)];
                    organizations.UnionWith(rows[number].Select(row => view.Segment.Facts[row].Partner.Id));
                }
            }

            if (organizations.Count > most)
            {
                Array.Fill(rows, []);
                return 0;
            }

            return organizations.Count;
        }
    }
}

/// <summary>
/// For each folded name the rows that bear it. A name stands here as 64 bits drawn from it: so many names share one, if ever, that nobody will see it,
/// and all that would follow is a row that stands higher than it should.
/// </summary>
internal sealed class RowsByName
{
    private readonly ulong[] keys;
    private readonly int[] starts;
    private readonly int[] rows;

    public RowsByName(Dictionary<string, List<int>> named)
    {
        var sorted = named.GroupBy(pair => KeyOf(pair.Key)).Select(same => (same.Key, Rows: same.SelectMany(pair => pair.Value).Distinct().Order().ToArray())).OrderBy(one => one.Key).ToList();
        keys = [.. sorted.Select(one => one.Key)];
        starts = new int[keys.Length + 1];
        for (var at = 0; at < keys.Length; at++)
        {
            starts[at + 1] = starts[at] + sorted[at].Rows.Length;
        }

        rows = [.. sorted.SelectMany(one => one.Rows)];
    }

    public ReadOnlySpan<int> this[string name] => Array.BinarySearch(keys, KeyOf(name)) is >= 0 and var at ? rows.AsSpan(starts[at]..starts[at + 1]) : [];

    /// <summary>FNV-1a over the letters, mixed once more.</summary>
    private static ulong KeyOf(string name)
    {
        var key = 14695981039346656037UL;
        foreach (var letter in name)
        {
            key = (key ^ letter) * 1099511628211UL;
        }

        key ^= key >> 32;
        key *= 0x9E3779B97F4A7C15UL;
        return key ^ (key >> 29);
    }
}
