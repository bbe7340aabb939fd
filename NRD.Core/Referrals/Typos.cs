namespace NRD.Core.Referrals;

/// <summary>How far a word may be from another and still be taken for a slip of the keyboard.</summary>
public static class Typos
{
    private const int MaxLength = 64;

    /// <summary>One slip from 4 letters, two from 8, none below: short words are too close to each other.</summary>
    public static int Allowed(int length) => length switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };

    /// <summary>
    /// Whether at most <paramref name="max"/> letters are missing, added, changed or swapped with their neighbour between the two.
    /// </summary>
    public static bool WithinEdits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max || max < 0)
        {
            return false;
        }

        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (!a.IsEmpty && !b.IsEmpty && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length <= max;
        }

        return max > 0 && a.Length <= MaxLength && b.Length <= MaxLength && Distance(a, b, max) <= max;
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var column = 0; column <= b.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= a.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= b.Length; column++)
            {
                var differs = a[row - 1] == b[column - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(last[column] + 1, current[column - 1] + 1), last[column - 1] + differs);
                if (row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1])
                {
                    edits = Math.Min(edits, beforeLast[column - 2] + 1);
                }

                current[column] = edits;
                least = Math.Min(least, edits);
            }

            // A swap may still reach back to the row before, which is why both rows must be beyond hope.
            if (least > max && row > 1 && MinOf(last) > max)
            {
                return least;
            }

            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[b.Length];
    }

    private static int MinOf(ReadOnlySpan<int> row)
    {
        var least = int.MaxValue;
        foreach (var edits in row)
        {
            least = Math.Min(least, edits);
        }

        return least;
    }
}
