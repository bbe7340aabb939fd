namespace NRD.Core.Places;

/// <summary>Reads times: "9 to noon and 1 to 4:30", "24 hours", "until 8 p.m.", a stay from an arrival to a departure.</summary>
internal sealed class HoursTimePhrases(HoursCursor cursor) : HoursPhrases(cursor)
{
    public bool TimeList()
    {
        if (Current.Kind == HoursTokenKind.WholeDay)
        {
            return Add(new(HoursAtomKind.Times) { IsWholeDay = true, Days = Current.Days, Spans = [new(0, LocalMoment.DayMinutes)] }, 1);
        }

        var spans = new List<Minutes>();
        while (true)
        {
            var restart = At;
            while (spans.Count > 0 && Current.Kind is HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Filler)
            {
                At++;
            }

            if (TimeRange(spans) is { } span)
            {
                spans.Add(span);
                continue;
            }

            At = restart;
            break;
        }

        if (spans.Count > 0)
        {
            var isTangled = WeekTable.Joined(spans).Count != spans.Count && spans.Zip(spans.Skip(1)).Any(pair => pair.Second.From < pair.First.To);
            Atoms.Add(new(HoursAtomKind.Times) { Spans = spans });
            return !isTangled;
        }

        return Current.Kind == HoursTokenKind.Clock && (Stay() || Add(new(HoursAtomKind.Point) { Clock = Current.Clock }, 1));
    }

    private Minutes? TimeRange(List<Minutes> before)
    {
        var isBetween = Current.Kind == HoursTokenKind.Between;
        if (isBetween)
        {
            At++;
            SkipFiller();
        }

        if (ClockHere() is not { } from)
        {
            return null;
        }

        var fromIsWord = Current.Text is "noon" or "midnight";
        At++;
        var isJoined = false;
        while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler || (isBetween && Current.Kind == HoursTokenKind.And))
        {
            isJoined |= Current.Kind != HoursTokenKind.Filler;
            At++;
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
        At++;
        var saysNextDay = Current.Kind == HoursTokenKind.NextDay;
        return WrittenTimes.Span(from, to, saysNextDay, before.Count > 0 ? before[^1].To : 0, Hint, fromIsWord, toIsWord);
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
        var restart = At;
        for (At++; At - restart <= 10 && Current.Kind is HoursTokenKind.Word or HoursTokenKind.Filler or HoursTokenKind.And or HoursTokenKind.Comma or HoursTokenKind.Days or HoursTokenKind.Closed; At++)
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
            var isDaily = Enumerable.Range(restart, At - restart).Any(i => Tokens[i].Kind == HoursTokenKind.Days);

            // What led up to the first time ("intake begins at") says no more than that the stay begins then.
            if (Atoms.Count > 0 && Atoms[^1].Kind == HoursAtomKind.Label && HoursRoles.IsOpeningPhrase(Atoms[^1].Words))
            {
                Atoms.RemoveAt(Atoms.Count - 1);
            }

            if (isDaily)
            {
                Atoms.Add(new(HoursAtomKind.Days) { Days = DaySet.Every, IsLoose = true });
            }

            return Add(new(HoursAtomKind.Times) { Spans = [span] }, 1);
        }

        At = restart;
        return false;
    }

    public bool Until()
    {
        At++;
        SkipFiller();
        return ClockHere() is { } clock && Add(new(HoursAtomKind.EndsAt) { Clock = clock }, 1);
    }
}
