using NodaTime;

namespace NRD.Core.Places;

/// <summary>Joins tokens into phrases: "Mon, Wed and Fri", "9 to noon and 1 to 4:30", "October 1 - April 30". Answers <c>null</c> on anything it cannot place.</summary>
internal sealed class HoursGrammar
{
    private readonly List<HoursToken> tokens;
    private readonly List<HoursAtom> atoms = [];
    private int at;
    private ClockHalf hint;

    private HoursGrammar(List<HoursToken> tokens) => this.tokens = tokens;

    public static List<HoursAtom>? Read(List<HoursToken> tokens)
    {
        var grammar = new HoursGrammar(tokens);
        while (grammar.Current.Kind != HoursTokenKind.End)
        {
            if (!grammar.Step())
            {
                return null;
            }
        }

        return grammar.atoms;
    }

    private HoursToken Current => tokens[at];

    private HoursToken Peek(int ahead) => at + ahead < tokens.Count ? tokens[at + ahead] : tokens[^1];

    private bool Step() => Current.Kind switch
    {
        HoursTokenKind.Break => Mark(HoursAtomKind.Break),
        HoursTokenKind.Comma or HoursTokenKind.And => Mark(HoursAtomKind.Comma),
        HoursTokenKind.Colon => Mark(HoursAtomKind.Colon),
        HoursTokenKind.Dash => Mark(atoms.Count > 0 && atoms[^1].Kind == HoursAtomKind.Label ? HoursAtomKind.Colon : HoursAtomKind.Comma),
        HoursTokenKind.Slash => Mark(HoursAtomKind.Break),
        HoursTokenKind.Open => Mark(HoursAtomKind.Open),
        HoursTokenKind.Close => Mark(HoursAtomKind.Close),
        HoursTokenKind.Filler => Skip(),
        HoursTokenKind.NextDay => atoms.Count > 0 && atoms[^1].Kind == HoursAtomKind.Times && Skip(),
        HoursTokenKind.OfMonth => atoms.Count > 0 && atoms[^1].IsMonthly && Skip(),
        HoursTokenKind.Only => OnlyWord(),
        HoursTokenKind.PartOfDay => PartOfDay(),
        HoursTokenKind.Month => Season(),
        HoursTokenKind.Ordinal => Peek(1).Kind == HoursTokenKind.Month || IsFrenchDate() ? Season() : DayList(),
        HoursTokenKind.Days or HoursTokenKind.Holidays or HoursTokenKind.SomeHolidays => DayList(),
        HoursTokenKind.Number when Peek(1).Kind == HoursTokenKind.Month || IsFrenchDate() => Season(),
        HoursTokenKind.Number or HoursTokenKind.Clock or HoursTokenKind.WholeDay or HoursTokenKind.Between => TimeList(),
        HoursTokenKind.Until => Until(),
        HoursTokenKind.Closed => Add(new(HoursAtomKind.Closed), 1),
        HoursTokenKind.Except => Add(new(HoursAtomKind.Except), 1),
        HoursTokenKind.Including => Add(new(HoursAtomKind.Including) { HasHolidays = Current.Text == "365" }, 1),
        HoursTokenKind.Word => Label(),
        HoursTokenKind.Or => atoms.Count > 0 && atoms[^1].Kind == HoursAtomKind.Label && Peek(1).Kind == HoursTokenKind.Word && Skip(),
        HoursTokenKind.To => (Peek(1).Kind == HoursTokenKind.Word || (Peek(1).Kind == HoursTokenKind.Filler && Peek(2).Kind == HoursTokenKind.Word)) && Skip(),
        HoursTokenKind.Strange or HoursTokenKind.End => false,
    };

    private bool Mark(HoursAtomKind kind)
    {
        hint = kind is HoursAtomKind.Break or HoursAtomKind.Comma ? ClockHalf.Unstated : hint;
        return Add(new(kind), 1);
    }

    private bool Add(HoursAtom atom, int length)
    {
        atoms.Add(atom);
        at += length;
        return true;
    }

    private bool Skip()
    {
        at++;
        return true;
    }

    private void SkipFiller()
    {
        while (Current.Kind == HoursTokenKind.Filler)
        {
            at++;
        }
    }

    /// <summary>"Mondays only" says no more than "Mondays"; "hypothermia only" says a great deal.</summary>
    private bool OnlyWord()
    {
        var isAfterDays = atoms.Count > 0 && atoms[^1].Kind is HoursAtomKind.Days or HoursAtomKind.Times;
        return (isAfterDays || Peek(1).Kind is HoursTokenKind.Days) && Peek(1).Kind != HoursTokenKind.Word && Skip();
    }

    private bool PartOfDay()
    {
        var isAfter = atoms.Count > 0 && atoms[^1].Kind is HoursAtomKind.Days or HoursAtomKind.Times;
        var isBefore = Peek(1).Kind is HoursTokenKind.Days or HoursTokenKind.Clock or HoursTokenKind.Number;

        // "evenings and weekends by appointment": the evenings change nothing, the weekends become uncertain.
        var isAppointment = Peek(1).Kind is HoursTokenKind.And or HoursTokenKind.Slash && Peek(2).Kind == HoursTokenKind.Days
            && Enumerable.Range(3, 3).Any(ahead => HoursVocabulary.Appointment.Contains(Peek(ahead).Text));
        if (isAppointment)
        {
            at += 2;
            return true;
        }

        if (!isAfter && !isBefore)
        {
            return false;
        }

        hint = HalfOf(Current);
        return Skip();
    }

    private static ClockHalf HalfOf(HoursToken part) => HoursVocabulary.AfternoonWords.Contains(part.Text) ? ClockHalf.Afternoon
        : HoursVocabulary.MorningWords.Contains(part.Text) ? ClockHalf.Morning
        : ClockHalf.Unstated;

    private bool Label()
    {
        var words = new List<string>();
        for (; ; at++)
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

        atoms.Add(new(HoursAtomKind.Label) { Words = words, IsNote = words[0] is "for" or "pour" });
        return true;
    }

    private bool DayList()
    {
        var parts = new List<HoursAtom>();
        var open = false;
        while (DayUnit() is { } unit)
        {
            if (open && parts.Count > 0)
            {
                parts[^1] = Join([parts[^1], unit]);
            }
            else
            {
                parts.Add(unit);
            }

            var restart = at;
            var isComma = false;
            while (Current.Kind is HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Filler or HoursTokenKind.PartOfDay)
            {
                hint = Current.Kind == HoursTokenKind.PartOfDay ? HalfOf(Current) : hint;
                isComma |= Current.Kind == HoursTokenKind.Comma;
                at++;
            }

            open = !isComma;
            if (Current.Kind is not (HoursTokenKind.Days or HoursTokenKind.Holidays or HoursTokenKind.SomeHolidays or HoursTokenKind.Ordinal) || IsDateAhead())
            {
                at = restart;
                break;
            }
        }

        if (parts.Count == 0)
        {
            return false;
        }

        var joined = Join(parts);
        var isMixed = parts.Any(part => part.IsMonthly) && !parts.All(part => part.IsMonthly);
        var isWeekAndDays = parts.Any(part => part.Days == DaySet.Every && !part.IsLoose) && parts.Any(part => part.Days.Count is > 0 and < 7);
        atoms.Add(joined with { Parts = parts });
        return !isMixed && !isWeekAndDays;
    }

    private bool IsDateAhead() => Current.Kind == HoursTokenKind.Ordinal && Peek(1).Kind == HoursTokenKind.Month;

    private static HoursAtom Join(IReadOnlyList<HoursAtom> parts)
    {
        var isLoose = parts.All(part => part.IsLoose);
        var counted = isLoose ? parts : parts.Where(part => !part.IsLoose);
        return counted.Aggregate(new HoursAtom(HoursAtomKind.Days), (sum, part) => sum with
        {
            Days = sum.Days | part.Days,
            HasHolidays = sum.HasHolidays || part.HasHolidays,
            HasSomeHolidays = sum.HasSomeHolidays || part.HasSomeHolidays,
            IsMonthly = sum.IsMonthly || part.IsMonthly,
            IsLoose = isLoose,
        });
    }

    private HoursAtom? DayUnit()
    {
        if (Current.Kind is HoursTokenKind.Holidays or HoursTokenKind.SomeHolidays)
        {
            var isSome = Current.Kind == HoursTokenKind.SomeHolidays;
            at++;
            return new(HoursAtomKind.Days) { HasHolidays = !isSome, HasSomeHolidays = isSome };
        }

        if (Current.Kind == HoursTokenKind.Ordinal)
        {
            while (Current.Kind is HoursTokenKind.Ordinal or HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Dash
                || (Current.Kind == HoursTokenKind.Filler && Peek(1).Kind == HoursTokenKind.Ordinal))
            {
                at++;
            }

            if (Current.Kind != HoursTokenKind.Days || Current.Days.Count != 1)
            {
                return null;
            }

            var monthly = new HoursAtom(HoursAtomKind.Days) { Days = Current.Days, IsMonthly = true };
            at++;
            if (Current.Kind == HoursTokenKind.OfMonth)
            {
                at++;
            }

            return monthly;
        }

        if (Current.Kind != HoursTokenKind.Days)
        {
            return null;
        }

        var first = Current;
        at++;
        var restart = at;
        if (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until)
        {
            while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler)
            {
                at++;
            }

            if (Current.Kind == HoursTokenKind.Days && first.Days.Count == 1 && Current.Days.Count == 1)
            {
                var range = new HoursAtom(HoursAtomKind.Days) { Days = first.Days.Through(Current.Days) };
                at++;
                return range;
            }

            at = restart;
        }

        return new(HoursAtomKind.Days) { Days = first.Days, IsLoose = first.IsLoose };
    }

    private bool TimeList()
    {
        if (Current.Kind == HoursTokenKind.WholeDay)
        {
            return Add(new(HoursAtomKind.Times) { IsWholeDay = true, Days = Current.Days, Spans = [new(0, LocalMoment.DayMinutes)] }, 1);
        }

        var spans = new List<Minutes>();
        while (true)
        {
            var restart = at;
            while (spans.Count > 0 && Current.Kind is HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Filler)
            {
                at++;
            }

            if (TimeRange(spans) is { } span)
            {
                spans.Add(span);
                continue;
            }

            at = restart;
            break;
        }

        if (spans.Count > 0)
        {
            var isTangled = WeekTable.Joined(spans).Count != spans.Count && spans.Zip(spans.Skip(1)).Any(pair => pair.Second.From < pair.First.To);
            atoms.Add(new(HoursAtomKind.Times) { Spans = spans });
            return !isTangled;
        }

        return Current.Kind == HoursTokenKind.Clock && (Stay() || Add(new(HoursAtomKind.Point) { Clock = Current.Clock }, 1));
    }

    private Minutes? TimeRange(List<Minutes> before)
    {
        var isBetween = Current.Kind == HoursTokenKind.Between;
        if (isBetween)
        {
            at++;
            SkipFiller();
        }

        if (ClockHere() is not { } from)
        {
            return null;
        }

        var fromIsWord = Current.Text is "noon" or "midnight";
        at++;
        var isJoined = false;
        while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler || (isBetween && Current.Kind == HoursTokenKind.And))
        {
            isJoined |= Current.Kind != HoursTokenKind.Filler;
            at++;
        }

        // "8:30 am 5:00 pm": the dash is lost, but nothing else can be meant.
        if (ClockHere() is not { } to || (!isJoined && (from.Half, to.Half) != (ClockHalf.Morning, ClockHalf.Afternoon)))
        {
            return null;
        }

        // "9 - 5 March" is no time.
        if (Current.Kind == HoursTokenKind.Number && Peek(1).Kind == HoursTokenKind.Month)
        {
            return null;
        }

        var toIsWord = Current.Text is "noon" or "midnight";
        at++;
        var saysNextDay = Current.Kind == HoursTokenKind.NextDay;
        return WrittenTimes.Span(from, to, saysNextDay, before.Count > 0 ? before[^1].To : 0, hint, fromIsWord, toIsWord);
    }

    private WrittenClock? ClockHere() => Current switch
    {
        { Kind: HoursTokenKind.Clock } => Current.Clock,
        { Kind: HoursTokenKind.Number, Value: <= 24 } => new(Current.Value, 0, ClockHalf.Unstated, Current.IsLoose),
        _ => null,
    };

    /// <summary>"Intake begins at 7 pm ... and residents leave by 7 am": the stay runs from the one to the other.</summary>
    private bool Stay()
    {
        var from = Current.Clock;
        var isLeaving = false;
        var restart = at;
        for (at++; at - restart <= 10 && Current.Kind is HoursTokenKind.Word or HoursTokenKind.Filler or HoursTokenKind.And or HoursTokenKind.Comma or HoursTokenKind.Days or HoursTokenKind.Closed; at++)
        {
            if (Current.Kind == HoursTokenKind.Days && !Current.IsLoose)
            {
                break;
            }

            isLeaving |= Current.Text is "leave" or "leaves" or "close" or "closes" or "closing" or "exit" or "out" or "vacate" or "depart" or "quitter" or "quittent" or "ferme";
        }

        if (isLeaving && Current.Kind == HoursTokenKind.Clock && from.IsSettled && Current.Clock.IsSettled
            && WrittenTimes.Span(from, Current.Clock, saysNextDay: false, after: 0, ClockHalf.Unstated, fromIsWord: false, toIsWord: false) is { } span)
        {
            var isDaily = Enumerable.Range(restart, at - restart).Any(i => tokens[i].Kind == HoursTokenKind.Days);

            // What led up to the first time ("intake begins at") says no more than that the stay begins then.
            if (atoms.Count > 0 && atoms[^1].Kind == HoursAtomKind.Label && HoursRoles.IsOpeningPhrase(atoms[^1].Words))
            {
                atoms.RemoveAt(atoms.Count - 1);
            }

            if (isDaily)
            {
                atoms.Add(new(HoursAtomKind.Days) { Days = DaySet.Every, IsLoose = true });
            }

            return Add(new(HoursAtomKind.Times) { Spans = [span] }, 1);
        }

        at = restart;
        return false;
    }

    private bool Until()
    {
        at++;
        SkipFiller();
        return ClockHere() is { } clock && Add(new(HoursAtomKind.EndsAt) { Clock = clock }, 1);
    }

    private bool IsFrenchDate() => Peek(1) is { Kind: HoursTokenKind.Filler, Text: "of" or "de" } && Peek(2).Kind == HoursTokenKind.Month;

    private bool Season()
    {
        if (DayOfYear() is not { } first)
        {
            return false;
        }

        if (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until)
        {
            while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler)
            {
                at++;
            }

            // "July 1 - 15": the second day is in the same month.
            if (Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Peek(1).Kind != HoursTokenKind.Month && first.Month is var same && first.Day > 0)
            {
                return EndOfSeason(first, (same, Current.Value), 1);
            }

            return DayOfYear() is { } last && EndOfSeason(first, last, 0);
        }

        if (Current.Kind == HoursTokenKind.And && first.Day == 0 && Peek(1) is { Kind: HoursTokenKind.Month } next && next.Value == (first.Month % 12) + 1)
        {
            return EndOfSeason(first, (next.Value, 0), 2);
        }

        return first.Day == 0 && EndOfSeason(first, first, 0);
    }

    private bool EndOfSeason((int Month, int Day) first, (int Month, int Day) last, int length)
    {
        var firstDay = Math.Max(first.Day, 1);
        var lastDay = last.Day == 0 ? DaysIn(last.Month) : last.Day;
        at += length;
        return (first.Month != last.Month || firstDay <= lastDay) && firstDay <= DaysIn(first.Month) && lastDay > 0 && lastDay <= DaysIn(last.Month)
            && Add(new(HoursAtomKind.Season) { First = new(first.Month, firstDay), Last = new(last.Month, lastDay) }, 0);
    }

    private (int Month, int Day)? DayOfYear()
    {
        if (Current.Kind == HoursTokenKind.Month)
        {
            var month = Current.Value;
            at++;

            // "July 9-5" could be a day or an hour: only a day that no dash and hour follow is one.
            var isDay = Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Current.Value is >= 1 and <= 31;
            if (!isDay)
            {
                return (month, 0);
            }

            var day = Current.Value;
            at++;
            return (month, day);
        }

        if (Current.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal && Current.Value is >= 1 and <= 31)
        {
            var day = Current.Value;
            at++;
            SkipFiller();
            if (Current.Kind == HoursTokenKind.Month)
            {
                var month = Current.Value;
                at++;
                return (month, day);
            }
        }

        return null;
    }

    private static int DaysIn(int month) => CalendarSystem.Iso.GetDaysInMonth(2028, month);
}
