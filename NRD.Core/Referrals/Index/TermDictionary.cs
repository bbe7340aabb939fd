using System.Numerics;
using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>
/// The words of a segment and where they stand. Words as written come first, sorted, so that those with one beginning lie side by side;
/// stems (<c>en:</c>, <c>fr:</c>) and need codes (<c>need:</c>) follow and are only found whole.
/// </summary>
internal sealed class TermDictionary
{
    public const string NeedPrefix = "need:";

    private const int MaskBits = 8;

    private readonly string[] written;
    private readonly uint[] letters;
    private readonly TermTable ids;
    private readonly int[] firsts;
    private readonly int[] lengths;
    private readonly uint[] postings;
    private readonly Dictionary<char, uint[]> initials;

    private TermDictionary(string[] written, TermTable ids, (int[] Firsts, int[] Lengths, uint[] Postings) lists, int rows)
    {
        this.written = written;
        letters = Array.ConvertAll(written, word => LettersOf(word));
        this.ids = ids;
        (firsts, lengths, postings) = lists;
        initials = Initials(rows);
    }

    /// <summary>Words as written, in ordinal order; the number of a word is its place here.</summary>
    public ReadOnlySpan<string> Written => written;

    public static int Row(uint posting) => (int)(posting >> MaskBits);

    public static byte Fields(uint posting) => (byte)posting;

    public static uint Pack(int number, TextField fields) => ((uint)number << MaskBits) | (byte)fields;

    /// <summary>The written words within so many slips of a word.</summary>
    public IEnumerable<int> Near(string word, int edits)
    {
        var wanted = LettersOf(word);
        for (var term = 0; term < written.Length; term++)
        {
            // A slip changes at most two of the letters that occur: this spares most words the comparison, and a look at the string.
            if (BitOperations.PopCount(letters[term] ^ wanted) <= 2 * edits && Typos.WithinEdits(word, written[term], edits))
            {
                yield return term;
            }
        }
    }

    /// <summary>-1 where no record holds the term.</summary>
    public int Find(string term) => ids.Find(term);

    /// <summary>Rows in order with the fields that hold the term; empty for -1.</summary>
    public ReadOnlySpan<uint> Postings(int term) => ListOf(term);

    /// <inheritdoc cref="Postings"/>
    public ArraySegment<uint> ListOf(int term) => term < 0 ? ArraySegment<uint>.Empty : new(postings, firsts[term], lengths[term]);

    /// <summary>Where in one row a term stands.</summary>
    public TextField FieldsOf(string term, int row) => Search(Postings(Find(term)), row);

    /// <summary>Where in one row the term of a list stands; the list is in order.</summary>
    public static TextField Search(ReadOnlySpan<uint> rows, int row)
    {
        var at = rows.BinarySearch(Pack(row, TextField.None));
        at = at < 0 ? ~at : at;
        return at < rows.Length && Row(rows[at]) == row ? (TextField)Fields(rows[at]) : TextField.None;
    }

    /// <summary>Postings of all written words that begin so, a row once or more.</summary>
    public ArraySegment<uint> Beginning(string prefix)
    {
        if (prefix.Length == 1)
        {
            return initials.TryGetValue(prefix[0], out var known) ? known : ArraySegment<uint>.Empty;
        }

        var (from, to) = WithPrefix(prefix);
        return Side(from, to);
    }

    /// <summary>The postings of written words lie side by side.</summary>
    private ArraySegment<uint> Side(int from, int to) =>
        from == to ? ArraySegment<uint>.Empty : new(postings, firsts[from], firsts[to - 1] + lengths[to - 1] - firsts[from]);

    /// <summary>The written words that begin so, as a range of numbers.</summary>
    public (int From, int To) WithPrefix(string prefix)
    {
        var from = FirstNot(0, word => string.CompareOrdinal(word, prefix) < 0);
        return (from, FirstNot(from, word => word.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>A single letter begins a good part of all words: where it stands is put together once.</summary>
    private Dictionary<char, uint[]> Initials(int rows)
    {
        var byLetter = new Dictionary<char, uint[]>();
        var fields = new byte[rows];
        for (var from = 0; from < written.Length;)
        {
            var letter = written[from][0];
            var to = FirstNot(from, word => word[0] == letter);
            foreach (var posting in Side(from, to))
            {
                fields[Row(posting)] |= Fields(posting);
            }

            var packed = new List<uint>();
            for (var row = 0; row < rows; row++)
            {
                if (fields[row] != 0)
                {
                    packed.Add(Pack(row, (TextField)fields[row]));
                    fields[row] = 0;
                }
            }

            byLetter[letter] = [.. packed];
            from = to;
        }

        return byLetter;
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }

    /// <summary>The first word from <paramref name="low"/> on for which <paramref name="holds"/>, true for a while, is false.</summary>
    private int FirstNot(int low, Func<string, bool> holds)
    {
        var high = written.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(written[middle]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <param name="terms">All terms by the numbers that <paramref name="rows"/> use.</param>
    /// <param name="numbersUsed">Above every number given out; some may have gone to nobody.</param>
    /// <param name="rows">For each row its terms, packed with their fields; each term once.</param>
    public static TermDictionary Build(IReadOnlyDictionary<string, int> terms, int numbersUsed, IReadOnlyList<uint[]> rows)
    {
        var sorted = new string[terms.Count];
        var numbers = new int[terms.Count];
        var at = 0;
        foreach (var (term, number) in terms)
        {
            sorted[at] = term;
            numbers[at++] = number;
        }

        Array.Sort(sorted, numbers, TermOrder.Instance);
        var final = new int[numbersUsed];
        for (var id = 0; id < sorted.Length; id++)
        {
            final[numbers[id]] = id;
        }

        var starts = new int[sorted.Length + 1];
        foreach (var row in rows)
        {
            foreach (var entry in row)
            {
                starts[final[Row(entry)] + 1]++;
            }
        }

        for (var id = 0; id < sorted.Length; id++)
        {
            starts[id + 1] += starts[id];
        }

        var postings = new uint[starts[^1]];
        var next = starts.AsSpan(0, sorted.Length).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var entry in rows[row])
            {
                postings[next[final[Row(entry)]]++] = Pack(row, (TextField)Fields(entry));
            }
        }

        var coded = Array.FindIndex(sorted, term => term.Contains(':', StringComparison.Ordinal));
        var writtenCount = coded < 0 ? sorted.Length : coded;
        var written = sorted[..writtenCount];
        return new(written, new TermTable(written, sorted.AsSpan(writtenCount)), KeepOnce(starts, postings, writtenCount), rows.Count);
    }

    /// <summary>Many a stem has one form only and stands wherever that form does: such a list is kept once, and what moves up moves within the same memory.</summary>
    private static (int[] Firsts, int[] Lengths, uint[] Postings) KeepOnce(int[] starts, uint[] postings, int writtenCount)
    {
        var firsts = new int[starts.Length - 1];
        var lengths = new int[firsts.Length];
        var known = new Dictionary<int, int>(firsts.Length);
        var used = 0;
        for (var term = 0; term < firsts.Length; term++)
        {
            var list = postings.AsSpan(starts[term], starts[term + 1] - starts[term]);
            lengths[term] = list.Length;
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(list));
            var key = hash.ToHashCode();
            if (term >= writtenCount && known.TryGetValue(key, out var same) && postings.AsSpan(firsts[same], lengths[same]).SequenceEqual(list))
            {
                firsts[term] = firsts[same];
                continue;
            }

            list.CopyTo(postings.AsSpan(used));
            firsts[term] = used;
            used += list.Length;
            known.TryAdd(key, term);
        }

        return (firsts, lengths, postings[..used]);
    }

    private sealed class TermOrder : IComparer<string>
    {
        public static readonly TermOrder Instance = new();

        public int Compare(string? a, string? b)
        {
            var coded = a!.Contains(':', StringComparison.Ordinal).CompareTo(b!.Contains(':', StringComparison.Ordinal));
            return coded != 0 ? coded : string.CompareOrdinal(a, b);
        }
    }
}
