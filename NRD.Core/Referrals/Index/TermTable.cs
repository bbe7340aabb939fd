namespace NRD.Core.Referrals;

/// <summary>
/// Finds the number of a term by its letters. Those of stems and codes lie end to end: a string of its own for each of them would be most of a small index.
/// </summary>
internal sealed class TermTable
{
    private readonly string[] written;
    private readonly string letters;
    private readonly int[] starts;
    private readonly int[] first;
    private readonly int[] next;

    /// <param name="written">The number of a term is its place here; </param>
    /// <param name="coded">those of stems and codes follow.</param>
    public TermTable(string[] written, ReadOnlySpan<string> coded)
    {
        this.written = written;
        letters = string.Concat(coded);
        starts = new int[coded.Length + 1];
        first = new int[Math.Max(1, written.Length + coded.Length)];
        next = new int[written.Length + coded.Length];
        Array.Fill(first, -1);
        for (var number = 0; number < written.Length; number++)
        {
            Put(written[number], number);
        }

        for (var at = 0; at < coded.Length; at++)
        {
            starts[at + 1] = starts[at] + coded[at].Length;
            Put(coded[at], written.Length + at);
        }
    }

    /// <summary>-1 where there is none.</summary>
    public int Find(string term)
    {
        var number = first[Place(term)];
        while (number >= 0 && !Term(number).SequenceEqual(term))
        {
            number = next[number];
        }

        return number;
    }

    private ReadOnlySpan<char> Term(int number) => number < written.Length
        ? written[number]
        : letters.AsSpan(starts[number - written.Length]..starts[number - written.Length + 1]);

    private void Put(string term, int number)
    {
        ref var head = ref first[Place(term)];
        (next[number], head) = (head, number);
    }

    private int Place(string term) => (int)((uint)string.GetHashCode(term, StringComparison.Ordinal) % (uint)first.Length);
}
