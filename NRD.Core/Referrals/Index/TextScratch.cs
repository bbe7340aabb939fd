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
    /// <summary>Slots of a question whose findings are kept, so that nothing is weighed twice; few have more.</summary>
    private const int MostKept = 4;

    private readonly List<int[]> bests = [];
    private byte[] phraseFields = [];
    private byte[] phraseNow = [];

    public RowScore[] Rows { get; private set; } = [];

    public int[] Touched { get; private set; } = [];

    public int TouchedCount { get; set; }

    public Span<byte> PhraseFields => phraseFields;

    public Span<byte> PhraseNow => phraseNow;

    /// <summary>For each row the best that a slot found; some slots share one.</summary>
    public int[] Best(int slot)
    {
        slot = Math.Min(slot, MostKept - 1);
        while (bests.Count <= slot)
        {
            bests.Add(new int[Rows.Length]);
        }

        return bests[slot];
    }

    /// <summary>Whether the findings of a slot stay until the next question.</summary>
    public static bool IsKept(int slot) => slot < MostKept - 1;

    /// <summary>Lists that the question asks for, slot by slot.</summary>
    public List<TextPart> Parts { get; } = [];

    /// <summary>Slots of which every row was weighed.</summary>
    public HashSet<int> Weighed { get; } = [];

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
            phraseFields = new byte[rows];
            phraseNow = new byte[rows];
            bests.Clear();
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
internal readonly record struct TextPart(ArraySegment<uint> Postings, bool InOrder, int Weight, int Share, int Slot)
{
    public int Worth(byte fields) => TextWeights.Table[fields] * Weight * Share / 100;
}
