using NodaTime;

namespace NRD.Core.Places;

/// <summary>A stretch of days and times under one label.</summary>
internal sealed class HoursRun
{
    public List<HoursAtom> Blocks { get; } = [];

    public List<HoursChange> Changes { get; } = [];

    public HoursLabel Prefix { get; set; } = HoursLabel.None;

    public HoursLabel Suffix { get; set; } = HoursLabel.None;

    public bool HasLeadingColon { get; set; }

    public bool IsNote { get; set; }

    public HoursLabel Label => Prefix.With(Suffix);

    public bool IsPaired => Blocks.Count > 0
        && Blocks.Count(block => block.Kind == HoursAtomKind.Days) == Blocks.Count(block => block.Kind == HoursAtomKind.Times);
}

/// <summary>Cuts one sentence at its labels and takes out what closes, ends or excepts.</summary>
internal sealed class HoursRuns(HoursFacts facts)
{
    private List<HoursAtom> atoms = [];
    private int at;

    public List<HoursRun> Runs { get; } = [new()];

    public (AnnualDate First, AnnualDate Last)? Season { get; private set; }

    public bool SeasonLeads { get; private set; }

    /// <summary>"Closed" with nothing that says when.</summary>
    public bool IsClosed { get; private set; }

    public bool HasTimes => Runs.Any(run => run.Blocks.Any(block => block.Kind == HoursAtomKind.Times));

    private HoursRun Run => Runs[^1];

    public bool Read(List<HoursAtom> sentence)
    {
        atoms = sentence;
        for (at = 0; at < atoms.Count; at++)
        {
            var isPlaced = atoms[at].Kind switch
            {
                HoursAtomKind.Comma or HoursAtomKind.Colon => true,
                HoursAtomKind.Days or HoursAtomKind.Times => Place(atoms[at]),
                HoursAtomKind.Label => Label(atoms[at]),
                HoursAtomKind.Closed => Close(),
                HoursAtomKind.Except => Except(),
                HoursAtomKind.Including => Include(),
                HoursAtomKind.EndsAt => End(atoms[at]),
                HoursAtomKind.Season => SeasonHere(atoms[at]),
                HoursAtomKind.Point or HoursAtomKind.Break or HoursAtomKind.Open or HoursAtomKind.Close => false,
            };
            if (!isPlaced)
            {
                return false;
            }
        }

        return true;
    }

    private HoursAtom? Ahead(int by = 1) => at + by < atoms.Count ? atoms[at + by] : null;

    private bool IsCommaBefore => at > 0 && atoms[at - 1].Kind is HoursAtomKind.Comma;

    private bool Place(HoursAtom block)
    {
        // "holidays included" and "holidays: closed" say something of the holidays alone.
        if (block is { Kind: HoursAtomKind.Days, Days.IsEmpty: true } && Ahead() is { Kind: HoursAtomKind.Including })
        {
            facts.ClosedOnHolidays = false;
            at++;
            return !block.HasSomeHolidays;
        }

        Run.Blocks.Add(block);
        return true;
    }

    private bool Label(HoursAtom atom)
    {
        if (HoursRoles.Read(atom.Words) is not { } label)
        {
            return false;
        }

        var isColon = Ahead() is { Kind: HoursAtomKind.Colon };
        var rest = atoms.Skip(at + 1).ToList();
        var isLast = !rest.Any(next => next.Kind is HoursAtomKind.Days or HoursAtomKind.Times or HoursAtomKind.EndsAt);
        if (label == HoursLabel.None && !isColon)
        {
            return true;
        }

        if (Run.Blocks.Count == 0)
        {
            Run.Prefix = Run.Prefix.With(label);
            Run.HasLeadingColon |= isColon;
            Run.IsNote |= atom.IsNote;
            return true;
        }

        if (!isColon && (atom.IsNote || isLast))
        {
            // A note after "9-5 M-F, Saturday" speaks of the Saturday alone.
            if (isLast && !Run.IsPaired && Run.Blocks.Count > 2 && (label.IsAppointment || label.IsDoubtful))
            {
                SplitLast();
            }

            var target = Run;
            target.Suffix = target.Suffix.With(label);
            if (Run.IsPaired || Run.Blocks is [{ IsWholeDay: true }])
            {
                Runs.Add(new());
            }

            return true;
        }

        var isCommaAfter = Ahead() is { Kind: HoursAtomKind.Comma };
        var isLeading = isColon || (IsCommaBefore && !isCommaAfter) || (label.IsDoubtful && !isCommaAfter);
        if (!isLeading && !(isCommaAfter && !IsCommaBefore))
        {
            return false;
        }

        if (isLeading)
        {
            Runs.Add(new() { Prefix = label, HasLeadingColon = isColon });
        }
        else
        {
            Run.Suffix = Run.Suffix.With(label);
            Runs.Add(new());
        }

        return true;
    }

    private void SplitLast()
    {
        var last = Run.Blocks[^1];
        if (last.Kind == HoursAtomKind.Days)
        {
            Run.Blocks.RemoveAt(Run.Blocks.Count - 1);
            Runs.Add(new());
            Run.Blocks.Add(last);
        }
    }

    private bool SeasonHere(HoursAtom atom)
    {
        if (Season is not null)
        {
            return false;
        }

        Season = (atom.First, atom.Last);
        SeasonLeads = Runs.All(run => run.Blocks.Count == 0);
        return true;
    }

    private bool Close()
    {
        if (Backward() is { } before)
        {
            return Closed(before);
        }

        SkipMeal();
        var isPlaced = CloseAhead();
        SkipMeal();
        return isPlaced;
    }

    /// <summary>"closed for lunch 12-1", "closed 12-1 for lunch": the times say all.</summary>
    private void SkipMeal()
    {
        while (Ahead() is { Kind: HoursAtomKind.Colon } or { Kind: HoursAtomKind.Label } && Ahead()!.Words.All(word => word is "for" or "during" or "pour" or "lunch" or "lunchtime" or "dinner" or "diner" or "staff"))
        {
            at++;
        }
    }

    private bool CloseAhead()
    {
        switch (Ahead())
        {
            case { Kind: HoursAtomKind.Days } days:
                at++;
                if (Ahead() is { Kind: HoursAtomKind.Times } with)
                {
                    at++;
                    return !days.HasHolidays && !days.HasSomeHolidays && !days.IsMonthly && Change(new(HoursChangeKind.Close, days.Days, with.Spans));
                }

                return Closed(days);
            case { Kind: HoursAtomKind.Times, IsWholeDay: false } times:
                at++;
                if (Ahead() is { Kind: HoursAtomKind.Days, HasHolidays: false, HasSomeHolidays: false, IsMonthly: false } on)
                {
                    at++;
                    return Change(new(HoursChangeKind.Close, on.Days, times.Spans));
                }

                return Change(new(HoursChangeKind.Close, DaySet.Every, times.Spans));
            case { Kind: HoursAtomKind.Season } season:
                at++;
                facts.ClosedSeasons.Add((season.First, season.Last));
                return true;
            default:
                IsClosed = true;
                return Run.Blocks.Count == 0;
        }
    }

    /// <summary>The days that stand before "closed" without times of their own: "Sunday: closed", "9-5 Mon-Fri, Sat closed".</summary>
    private HoursAtom? Backward()
    {
        if (Run.Blocks.Count == 0 || Run.Blocks[^1].Kind != HoursAtomKind.Days || IsCommaBefore)
        {
            return null;
        }

        var last = Run.Blocks[^1];
        var daysLead = Run.Blocks[0].Kind == HoursAtomKind.Days;
        if (daysLead && !Run.IsPaired)
        {
            Run.Blocks.RemoveAt(Run.Blocks.Count - 1);
            return last;
        }

        var isForward = Ahead() is { Kind: HoursAtomKind.Days };
        if (!daysLead && last.Parts.Count == 2 && !isForward)
        {
            Run.Blocks[^1] = last.Parts[0] with { Parts = [] };
            return last.Parts[1];
        }

        return null;
    }

    private bool Closed(HoursAtom days)
    {
        if (days.IsMonthly)
        {
            return false;
        }

        facts.HasHolidayDoubt |= days.HasSomeHolidays;
        if (days.HasHolidays)
        {
            facts.ClosedOnHolidays = true;
        }

        return days.Days.IsEmpty || Change(new(HoursChangeKind.Close, days.Days, []));
    }

    private bool Change(HoursChange change)
    {
        Run.Changes.Add(change);
        return true;
    }

    private bool Except()
    {
        if (Ahead() is { Kind: HoursAtomKind.Label, Words: ["for"] })
        {
            at++;
        }

        if (Ahead() is not { Kind: HoursAtomKind.Days } days)
        {
            return false;
        }

        at++;
        if (Ahead() is not { Kind: HoursAtomKind.Times, IsWholeDay: false } times)
        {
            // Said inside a later sentence it may hold for that sentence only: then a holiday is nobody's guess.
            var isPartial = days.HasHolidays && facts.Groups.Count > 0 && Run.Blocks.Count > 0;
            return Closed(isPartial ? days with { HasHolidays = false, HasSomeHolidays = true } : days);
        }

        at++;
        return !days.HasHolidays && !days.HasSomeHolidays && !days.IsMonthly && Change(new(HoursChangeKind.Replace, days.Days, times.Spans));
    }

    private bool Include()
    {
        if (Ahead() is { Kind: HoursAtomKind.Days } days)
        {
            at++;
            facts.ClosedOnHolidays = days.HasHolidays ? false : facts.ClosedOnHolidays;

            // "daily, including weekends" adds nothing; "weekdays including Saturday" would.
            var covered = Run.Blocks.Aggregate(default(DaySet), (sum, block) => sum | block.Days);
            var isAll = Run.Blocks.Any(block => block.IsWholeDay);
            return !days.HasSomeHolidays && !days.IsMonthly && (days.Days.IsEmpty || covered.Has(days.Days) || isAll);
        }

        if (atoms[at].HasHolidays)
        {
            facts.ClosedOnHolidays = false;
            return true;
        }

        return false;
    }

    private bool End(HoursAtom end)
    {
        if (!end.Days.IsEmpty)
        {
            return Change(new(HoursChangeKind.End, end.Days, []) { End = end.Clock });
        }

        if (Run.Blocks.Count > 0 && Run.Blocks[^1] is { Kind: HoursAtomKind.Days, HasHolidays: false, HasSomeHolidays: false, IsMonthly: false } last && !Run.IsPaired && Run.Blocks[0].Kind == HoursAtomKind.Days)
        {
            Run.Blocks.RemoveAt(Run.Blocks.Count - 1);
            return Change(new(HoursChangeKind.End, last.Days, []) { End = end.Clock });
        }

        if (Ahead() is { Kind: HoursAtomKind.Days, HasHolidays: false, HasSomeHolidays: false, IsMonthly: false } next && Run.IsPaired)
        {
            at++;
            return Change(new(HoursChangeKind.End, next.Days, []) { End = end.Clock });
        }

        return false;
    }
}
