using System.Numerics;
using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>What the words of a question found in one row.</summary>
internal struct RowScore
{
    /// <summary>The best that each slot found, added up.</summary>
    public int Total;

    /// <summary>How many slots found something.</summary>
    public byte Found;

    /// <summary>How many found it where the service says what it is.</summary>
    public byte Strong;

    public void Add(int worth)
    {
        Total += worth;
        Found++;
        Strong += worth >= TextWeights.Strong ? (byte)1 : (byte)0;
    }
}

/// <summary>Memory that a search writes into; borrowed, left clean, and given back.</summary>
internal sealed class TextScratch
{
    private byte[] phraseFound = [];
    private byte[] phraseFields = [];
    private byte[] phraseNow = [];

    public RowScore[] Rows { get; private set; } = [];

    public int[] Touched { get; private set; } = [];

    public int TouchedCount { get; set; }

    public Span<byte> PhraseFound => phraseFound;

    public Span<byte> PhraseFields => phraseFields;

    public Span<byte> PhraseNow => phraseNow;

    /// <summary>For each row the best that the slot at work found; clean between slots.</summary>
    public int[] Best { get; private set; } = [];

    /// <summary>Lists that the question asks for, slot by slot.</summary>
    public List<TextPart> Parts { get; } = [];

    /// <summary>Rows of the phrase at work.</summary>
    public List<int> PhraseRows { get; } = [];

    /// <summary>What it comes to.</summary>
    public List<uint> PhrasePostings { get; } = [];

    public void Fit(int rows)
    {
        if (Rows.Length < rows)
        {
            Rows = new RowScore[rows];
            Touched = new int[rows];
            phraseFound = new byte[rows];
            phraseFields = new byte[rows];
            phraseNow = new byte[rows];
            Best = new int[rows];
        }
    }

    public void Clean()
    {
        foreach (var row in Touched.AsSpan(0, TouchedCount))
        {
            Rows[row] = default;
        }

        TouchedCount = 0;
    }
}

/// <summary>A list of rows that answer a slot, and what each is worth: a share of a weight of its fields.</summary>
internal readonly record struct TextPart(ArraySegment<uint> Postings, int Weight, int Share, int Slot);

/// <summary>Looks the slots of a question up in one segment.</summary>
internal ref struct TextMatcher(IndexSegment segment, TextScratch scratch)
{
    private const int WholeShare = 100;
    private const int StemShare = 90;
    private const int BeginningShare = 75;
    private const int NeedShare = (int)(Thesaurus.NeedWeight * 100);

    private readonly TermDictionary terms = segment.Terms;
    private readonly Span<RowScore> rows = scratch.Rows;
    private readonly Span<int> best = scratch.Best.AsSpan(0, segment.Count);
    private readonly int[] touched = scratch.Touched;
    private int touchedCount;

    /// <summary>Leaves in the scratch how many slots each row answers, and how well.</summary>
    /// <param name="allOnly">Leaves out rows that do not answer all of them.</param>
    public void Match(IReadOnlyList<TextSlot> slots, bool allOnly)
    {
        touchedCount = 0;
        scratch.Parts.Clear();
        var sizes = new int[slots.Count];
        var order = new int[slots.Count];
        for (var slot = 0; slot < slots.Count; slot++)
        {
            order[slot] = slot;
            sizes[slot] = Gather(slots[slot], slot);
        }

        // The fewer rows are left, the less a common word costs.
        Array.Sort(sizes, order);
        for (var at = 0; at < order.Length && (at == 0 || !allOnly || touchedCount > 0); at++)
        {
            foreach (var part in CollectionsMarshal.AsSpan(scratch.Parts))
            {
                if (part.Slot == order[at])
                {
                    Weigh(part);
                }
            }

            if (at == 0 || !allOnly)
            {
                Collect();
            }
            else
            {
                Narrow();
            }

            best.Clear();
        }

        scratch.TouchedCount = touchedCount;
        scratch.Parts.Clear();
    }

    private readonly int Gather(TextSlot slot, int number)
    {
        var size = 0;
        foreach (var choice in slot.Choices)
        {
            if (choice.Words.Count == 1)
            {
                var word = choice.Words[0];
                var (written, english, french) = (terms.ListOf(terms.Find(word.Text)), terms.ListOf(terms.Find(word.EnglishStem)), terms.ListOf(terms.Find(word.FrenchStem)));
                size += Put(written, choice.Weight, WholeShare, number);

                // Where the word has one form only, the list of its stem is the very same, and worth less.
                size += english == written ? 0 : Put(english, choice.Weight * StemShare / 100, WholeShare, number);
                size += french == written || french == english ? 0 : Put(french, choice.Weight * StemShare / 100, WholeShare, number);
                size += choice.IsBeginning ? Put(terms.Beginning(word.Text), choice.Weight * BeginningShare / 100, WholeShare, number) : 0;
            }
            else
            {
                size += Put(PhrasePostings(choice), choice.Weight, StemShare, number);
            }
        }

        foreach (var need in slot.Needs)
        {
            size += Put(terms.ListOf(terms.Find(TermDictionary.NeedPrefix + need)), NeedShare, WholeShare, number);
        }

        return size;
    }

    private readonly int Put(ArraySegment<uint> postings, int weight, int share, int slot)
    {
        if (postings.Count > 0)
        {
            scratch.Parts.Add(new(postings, weight, share, slot));
        }

        return postings.Count;
    }

    /// <summary>Keeps for each row the best of a slot; without a jump, since lists are long and hits come at random.</summary>
    private readonly void Weigh(in TextPart part)
    {
        Span<int> worth = stackalloc int[TextWeights.Table.Length];
        for (var fields = 0; fields < worth.Length; fields++)
        {
            worth[fields] = TextWeights.Table[fields] * part.Weight * part.Share / 100;
        }

        var kept = best;
        foreach (var posting in part.Postings.AsSpan())
        {
            ref var known = ref kept[TermDictionary.Row(posting)];
            known = Math.Max(known, worth[TermDictionary.Fields(posting)]);
        }
    }

    /// <summary>Takes over what a slot found anywhere.</summary>
    private void Collect()
    {
        for (var row = 0; row < best.Length; row++)
        {
            if (row + Vector<int>.Count <= best.Length && Vector.EqualsAll(new Vector<int>(best[row..]), Vector<int>.Zero))
            {
                row += Vector<int>.Count - 1;
            }
            else if (best[row] is not 0 and var worth)
            {
                if (rows[row].Found == 0)
                {
                    touched[touchedCount++] = row;
                }

                rows[row].Add(worth);
            }
        }
    }

    /// <summary>Keeps of the rows found so far those that this slot found too.</summary>
    private void Narrow()
    {
        var kept = 0;
        foreach (var row in touched.AsSpan(0, touchedCount))
        {
            if (best[row] is not 0 and var worth)
            {
                rows[row].Add(worth);
                touched[kept++] = row;
            }
            else
            {
                rows[row] = default;
            }
        }

        touchedCount = kept;
    }

    /// <summary>A phrase of the synonyms is looked up once and kept; what somebody typed never is.</summary>
    private readonly ArraySegment<uint> PhrasePostings(TextChoice choice)
    {
        if (!choice.Together || choice.IsBeginning)
        {
            return LookUp(choice).ToArray();
        }

        var phrase = string.Join(' ', choice.Words.Select(word => word.Text));
        if (!segment.Phrases.TryGetValue(phrase, out var known))
        {
            segment.Phrases[phrase] = known = [.. LookUp(choice)];
        }

        return known;
    }

    /// <summary>The rows that hold all words of a phrase, with the fields that hold them.</summary>
    private readonly List<uint> LookUp(TextChoice choice)
    {
        var found = scratch.PhraseFound;
        var fields = scratch.PhraseFields;
        var first = scratch.PhraseRows;
        first.Clear();
        var order = RarestFirst(choice);
        for (var at = 0; at < order.Length && (at == 0 || first.Count > 0); at++)
        {
            var word = choice.Words[order[at]];
            Note(Stemmed(word.EnglishStem), at, first);
            Note(Stemmed(word.FrenchStem), at, first);
            if (choice.IsBeginning && order[at] == choice.Words.Count - 1)
            {
                Note(terms.Beginning(word.Text), at, first);
            }

            Settle(at, first, choice.Together);
        }

        var postings = scratch.PhrasePostings;
        postings.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(first))
        {
            if (found[row] == order.Length)
            {
                postings.Add(TermDictionary.Pack(row, (TextField)fields[row]));
            }

            found[row] = 0;
            fields[row] = 0;
        }

        return postings;
    }

    /// <summary>A word as written has a stem in the language of its text, or in both: stems find all that the word itself does.</summary>
    private readonly ReadOnlySpan<uint> Stemmed(string stem) => terms.Postings(terms.Find(stem));

    /// <summary>The fewest rows are looked through where the rarest word is looked up first.</summary>
    private readonly int[] RarestFirst(TextChoice choice)
    {
        var order = new int[choice.Words.Count];
        var counts = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            var word = choice.Words[at];
            order[at] = at;
            counts[at] = Stemmed(word.EnglishStem).Length + Stemmed(word.FrenchStem).Length
                + (choice.IsBeginning && at == order.Length - 1 ? terms.Beginning(word.Text).Count : 0);
        }

        Array.Sort(counts, order);
        return order;
    }

    /// <summary>Notes in which fields this word stands, for rows that hold all words before it.</summary>
    private readonly void Note(ReadOnlySpan<uint> postings, int at, List<int> first)
    {
        var now = scratch.PhraseNow;
        var found = scratch.PhraseFound;
        foreach (var posting in postings)
        {
            var row = TermDictionary.Row(posting);
            if (at == 0 && now[row] == 0)
            {
                first.Add(row);
            }

            if (at == 0 || found[row] == at)
            {
                now[row] |= TermDictionary.Fields(posting);
            }
        }
    }

    private readonly void Settle(int at, List<int> first, bool together)
    {
        var now = scratch.PhraseNow;
        var found = scratch.PhraseFound;
        var fields = scratch.PhraseFields;
        foreach (var row in CollectionsMarshal.AsSpan(first))
        {
            var kept = at == 0 ? now[row] : together ? (byte)(fields[row] & now[row]) : now[row] == 0 ? (byte)0 : Weaker(fields[row], now[row]);
            if (kept != 0 && found[row] == at)
            {
                found[row]++;
                fields[row] = kept;
            }

            now[row] = 0;
        }
    }

    /// <summary>Words that stand apart are worth no more than the least of them: a name that holds one does not lift what is only mentioned.</summary>
    private static byte Weaker(byte one, byte other) => TextWeights.Table[one] <= TextWeights.Table[other] ? one : other;
}
