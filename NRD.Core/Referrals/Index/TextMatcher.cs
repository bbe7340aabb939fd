using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>What the words of a question found in one row.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct RowScore
{
    /// <summary>Of all slots so far.</summary>
    public int Total;

    /// <summary>Of the slot at work.</summary>
    public int Slot;

    /// <summary>The slot that last touched the row, from 1.</summary>
    public byte Seen;

    /// <summary>How many slots found something.</summary>
    public byte Found;

    /// <summary>How many found it where the service says what it is.</summary>
    public byte Strong;
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

/// <summary>Looks the slots of a question up in one segment.</summary>
internal ref struct TextMatcher(IndexSegment segment, TextScratch scratch)
{
    private const int StemShare = 90;
    private const int BeginningShare = 75;
    private const int NeedShare = (int)(Thesaurus.NeedWeight * 100);

    private readonly TermDictionary terms = segment.Terms;
    private readonly Span<RowScore> rows = scratch.Rows;
    private readonly int[] touched = scratch.Touched;
    private int touchedCount;

    /// <summary>Leaves in the scratch how many slots each row answers, and how well.</summary>
    public void Match(IReadOnlyList<TextSlot> slots)
    {
        touchedCount = 0;
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var number = (byte)(slot + 1);
            foreach (var choice in slots[slot].Choices)
            {
                if (choice.Words.Count == 1)
                {
                    AddWord(choice.Words[0], choice.Weight, choice.IsBeginning, number);
                }
                else
                {
                    AddPhrase(choice, number);
                }
            }

            foreach (var need in slots[slot].Needs)
            {
                Add(terms.Postings(terms.Find(TermDictionary.NeedPrefix + need)), NeedShare, number);
            }
        }

        scratch.TouchedCount = touchedCount;
    }

    private void AddWord(SearchWord word, int weight, bool isBeginning, byte slot)
    {
        Add(terms.Postings(terms.Find(word.Text)), weight, slot);
        Add(terms.Postings(terms.Find(word.EnglishStem)), weight * StemShare / 100, slot);
        Add(terms.Postings(terms.Find(word.FrenchStem)), weight * StemShare / 100, slot);
        if (isBeginning)
        {
            Add(terms.Beginning(word.Text), weight * BeginningShare / 100, slot);
        }
    }

    private void Add(ReadOnlySpan<uint> postings, int weight, byte slot)
    {
        var table = TextWeights.Table;
        foreach (var posting in postings)
        {
            Add(TermDictionary.Row(posting), table[TermDictionary.Fields(posting)] * weight, slot);
        }
    }

    private void Add(int row, int worth, byte slot)
    {
        ref var score = ref rows[row];
        if (score.Seen != slot)
        {
            score.Seen = slot;
            score.Slot = worth;
            score.Total += worth;
            score.Strong += worth >= TextWeights.Strong ? (byte)1 : (byte)0;
            if (score.Found++ == 0)
            {
                touched[touchedCount++] = row;
            }
        }
        else if (worth > score.Slot)
        {
            score.Strong += score.Slot < TextWeights.Strong && worth >= TextWeights.Strong ? (byte)1 : (byte)0;
            score.Total += worth - score.Slot;
            score.Slot = worth;
        }
    }

    private void AddPhrase(TextChoice choice, byte slot)
    {
        var table = TextWeights.Table;
        foreach (var posting in PhrasePostings(choice))
        {
            Add(TermDictionary.Row(posting), table[TermDictionary.Fields(posting)] * choice.Weight * StemShare / 100, slot);
        }
    }

    /// <summary>A phrase of the synonyms is looked up once and kept; what somebody typed never is.</summary>
    private readonly ReadOnlySpan<uint> PhrasePostings(TextChoice choice)
    {
        if (!choice.Together || choice.IsBeginning)
        {
            return CollectionsMarshal.AsSpan(LookUp(choice));
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
            Gather(Stemmed(word.EnglishStem), at, first);
            Gather(Stemmed(word.FrenchStem), at, first);
            if (choice.IsBeginning && order[at] == choice.Words.Count - 1)
            {
                Gather(terms.Beginning(word.Text), at, first);
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
                + (choice.IsBeginning && at == order.Length - 1 ? terms.Beginning(word.Text).Length : 0);
        }

        Array.Sort(counts, order);
        return order;
    }

    /// <summary>Notes in which fields this word stands, for rows that hold all words before it.</summary>
    private readonly void Gather(ReadOnlySpan<uint> postings, int at, List<int> first)
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
