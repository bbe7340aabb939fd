namespace NRD.Core.Places;

/// <summary>Where the reading of a text about hours stands: its tokens, the phrases found so far, and what was last said of the half of the day.</summary>
internal sealed class HoursCursor(List<HoursToken> tokens)
{
    public List<HoursToken> Tokens => tokens;

    public List<HoursAtom> Atoms { get; } = [];

    public int At { get; set; }

    public ClockHalf Hint { get; set; }

    public HoursToken Current => tokens[At];

    public HoursToken Peek(int ahead) => At + ahead < tokens.Count ? tokens[At + ahead] : tokens[^1];
}

/// <summary>What every reader of phrases does with the tokens: look, step over, put a phrase down.</summary>
internal abstract class HoursPhrases(HoursCursor cursor)
{
    protected List<HoursToken> Tokens => cursor.Tokens;

    protected List<HoursAtom> Atoms => cursor.Atoms;

    protected int At
    {
        get => cursor.At;
        set => cursor.At = value;
    }

    protected ClockHalf Hint
    {
        get => cursor.Hint;
        set => cursor.Hint = value;
    }

    protected HoursToken Current => cursor.Current;

    protected HoursToken Peek(int ahead) => cursor.Peek(ahead);

    protected bool Add(HoursAtom atom, int length)
    {
        Atoms.Add(atom);
        At += length;
        return true;
    }

    protected bool Skip()
    {
        At++;
        return true;
    }

    protected void SkipFiller()
    {
        while (Current.Kind == HoursTokenKind.Filler)
        {
            At++;
        }
    }

    protected bool IsFrenchDate() => Peek(1) is { Kind: HoursTokenKind.Filler, Text: "of" or "de" } && Peek(2).Kind == HoursTokenKind.Month;

    protected static ClockHalf HalfOf(HoursToken part) => HoursVocabulary.AfternoonWords.Contains(part.Text) ? ClockHalf.Afternoon
        : HoursVocabulary.MorningWords.Contains(part.Text) ? ClockHalf.Morning
        : ClockHalf.Unstated;
}
