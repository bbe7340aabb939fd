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

        int Collect(Func<SegmentView, IReadOnlyDictionary<string, int[]>> names)
        {
            var organizations = new HashSet<Guid>();
            for (var number = 0; number < segments.Count; number++)
            {
                var view = segments[number];
                if (names(view).TryGetValue(text.Folded, out var found))
                {
                    rows[number] = [.. found.Where(row => view.Audiences[row] != Audience.None)];
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
