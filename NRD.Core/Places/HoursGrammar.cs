namespace NRD.Core.Places;

/// <summary>Joins tokens into phrases: "Mon, Wed and Fri", "9 to noon and 1 to 4:30", "October 1 - April 30". Answers <c>null</c> on anything it cannot place.</summary>
internal sealed class HoursGrammar : HoursPhrases
{
    private readonly HoursDayPhrases days;
    private readonly HoursTimePhrases times;
    private readonly HoursSeasonPhrases seasons;

    private HoursGrammar(HoursCursor cursor)
        : base(cursor)
    {
        days = new(cursor);
        times = new(cursor);
        seasons = new(cursor);
    }

    public static List<HoursAtom>? Read(List<HoursToken> tokens)
    {
        var cursor = new HoursCursor(tokens);
        var grammar = new HoursGrammar(cursor);
        while (cursor.Current.Kind != HoursTokenKind.End)
        {
            if (!grammar.Step())
            {
                return null;
            }
        }

        return cursor.Atoms;
    }

    private bool Step() => Current.Kind switch
    {
        HoursTokenKind.Break => Mark(HoursAtomKind.Break),
        HoursTokenKind.Comma or HoursTokenKind.And => Mark(HoursAtomKind.Comma),
        HoursTokenKind.Colon => Mark(HoursAtomKind.Colon),
        HoursTokenKind.Dash => Mark(Atoms.Count > 0 && Atoms[^1].Kind == HoursAtomKind.Label ? HoursAtomKind.Colon : HoursAtomKind.Comma),
        HoursTokenKind.Slash => Mark(HoursAtomKind.Break),
        HoursTokenKind.Open => Mark(HoursAtomKind.Open),
        HoursTokenKind.Close => Mark(HoursAtomKind.Close),
        HoursTokenKind.Filler => Skip(),
        HoursTokenKind.NextDay => Atoms.Count > 0 && Atoms[^1].Kind == HoursAtomKind.Times && Skip(),
        HoursTokenKind.OfMonth => Atoms.Count > 0 && Atoms[^1].IsMonthly && Skip(),
        HoursTokenKind.Only => OnlyWord(),
        HoursTokenKind.PartOfDay => PartOfDay(),
        HoursTokenKind.Month => seasons.Season(),
        HoursTokenKind.Ordinal => Peek(1).Kind == HoursTokenKind.Month || IsFrenchDate() ? seasons.Season() : days.DayList(),
        HoursTokenKind.Days or HoursTokenKind.Holidays or HoursTokenKind.SomeHolidays => days.DayList(),
        HoursTokenKind.Number when Peek(1).Kind == HoursTokenKind.Month || IsFrenchDate() => seasons.Season(),
        HoursTokenKind.Number or HoursTokenKind.Clock or HoursTokenKind.WholeDay or HoursTokenKind.Between => times.TimeList(),
        HoursTokenKind.Until => times.Until(),
        HoursTokenKind.Closed => Add(new(HoursAtomKind.Closed), 1),
        HoursTokenKind.Except => Add(new(HoursAtomKind.Except), 1),
        HoursTokenKind.Including => Add(new(HoursAtomKind.Including) { HasHolidays = Current.Text == "365" }, 1),
        HoursTokenKind.Word => Label(),
        HoursTokenKind.Or => Atoms.Count > 0 && Atoms[^1].Kind == HoursAtomKind.Label && Peek(1).Kind == HoursTokenKind.Word && Skip(),
        HoursTokenKind.To => (Peek(1).Kind == HoursTokenKind.Word || (Peek(1).Kind == HoursTokenKind.Filler && Peek(2).Kind == HoursTokenKind.Word)) && Skip(),
        HoursTokenKind.Strange or HoursTokenKind.End => false,
    };

    private bool Mark(HoursAtomKind kind)
    {
        Hint = kind is HoursAtomKind.Break or HoursAtomKind.Comma ? ClockHalf.Unstated : Hint;
        return Add(new(kind), 1);
    }

    /// <summary>"Mondays only" says no more than "Mondays"; "hypothermia only" says a great deal.</summary>
    private bool OnlyWord()
    {
        var isAfterDays = Atoms.Count > 0 && Atoms[^1].Kind is HoursAtomKind.Days or HoursAtomKind.Times;
        return (isAfterDays || Peek(1).Kind is HoursTokenKind.Days) && Peek(1).Kind != HoursTokenKind.Word && Skip();
    }

    private bool PartOfDay()
    {
        var isAfter = Atoms.Count > 0 && Atoms[^1].Kind is HoursAtomKind.Days or HoursAtomKind.Times;
        var isBefore = Peek(1).Kind is HoursTokenKind.Days or HoursTokenKind.Clock or HoursTokenKind.Number;

        // "evenings and weekends by appointment": the evenings change nothing, the weekends become uncertain.
        var isAppointment = Peek(1).Kind is HoursTokenKind.And or HoursTokenKind.Slash && Peek(2).Kind == HoursTokenKind.Days
            && Enumerable.Range(3, 3).Any(ahead => HoursVocabulary.Appointment.Contains(Peek(ahead).Text));
        if (isAppointment)
        {
            At += 2;
            return true;
        }

        if (!isAfter && !isBefore)
        {
            return false;
        }

        Hint = HalfOf(Current);
        return Skip();
    }

    private bool Label()
    {
        var words = new List<string>();
        for (; ; At++)
        {
            var isJoint = Current.Kind is HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Or or HoursTokenKind.Dash && Peek(1).Kind == HoursTokenKind.Word;
            if (Current.Kind is HoursTokenKind.Word or HoursTokenKind.Only || (Current.Kind == HoursTokenKind.To && words.Count > 0 && Peek(1).Kind is HoursTokenKind.Word or HoursTokenKind.Filler))
            {
                words.Add(Current.Text);
            }
            else if (Current.Kind != HoursTokenKind.Filler && !isJoint)
            {
                break;
            }
        }

        Atoms.Add(new(HoursAtomKind.Label) { Words = words, IsNote = words[0] is "for" or "pour" });
        return true;
    }
}
