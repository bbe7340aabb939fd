using NodaTime;

namespace NRD.Core.Places;

/// <summary>Pairs days with times, sentence by sentence, and hangs labels, closures and seasons on the pairs. Anything that does not fit fails the whole.</summary>
internal sealed class HoursSentences
{
    private readonly HoursFacts facts = new();
    private HoursLabel standingLabel = HoursLabel.None;
    private (AnnualDate First, AnnualDate Last)? standingSeason;
    private List<HoursGroup> lastGroups = [];

    public static HoursFacts? Read(List<HoursAtom> atoms)
    {
        var reader = new HoursSentences();
        var sentences = Split(HoursBrackets.Resolve(atoms));
        if (AreHalves(sentences))
        {
            // "Monday to Friday" on one line and "9 to 5" on the next are one sentence.
            sentences = [[.. sentences.SelectMany(sentence => sentence)]];
        }

        foreach (var sentence in WithDaysAndTimesTogether(sentences))
        {
            if (!reader.Sentence(sentence))
            {
                return null;
            }
        }

        return reader.facts;
    }

    private static List<List<HoursAtom>> Split(List<HoursAtom> atoms)
    {
        var sentences = new List<List<HoursAtom>> { new() };
        foreach (var atom in atoms)
        {
            if (atom.Kind == HoursAtomKind.Break)
            {
                sentences.Add([]);
            }
            else
            {
                sentences[^1].Add(atom);
            }
        }

        sentences.RemoveAll(sentence => sentence.All(atom => atom.Kind is HoursAtomKind.Comma or HoursAtomKind.Colon));
        return sentences;
    }

    /// <summary>"Monday - Friday; 9 to 5; Saturday 10 to 2": days alone take the times that follow alone.</summary>
    private static List<List<HoursAtom>> WithDaysAndTimesTogether(List<List<HoursAtom>> sentences)
    {
        var together = new List<List<HoursAtom>>();
        foreach (var sentence in sentences)
        {
            if (together.Count > 0 && Kinds(together[^1]) is [HoursAtomKind.Days] && Kinds(sentence) is [HoursAtomKind.Times])
            {
                together[^1] = [.. together[^1], .. sentence];
            }
            else
            {
                together.Add(sentence);
            }
        }

        return together;
    }

    private static List<HoursAtomKind> Kinds(List<HoursAtom> sentence) =>
        [.. sentence.Where(atom => atom.Kind is not (HoursAtomKind.Comma or HoursAtomKind.Colon)).Select(atom => atom.Kind)];

    private static bool AreHalves(List<List<HoursAtom>> sentences)
    {
        var kinds = sentences.Select(Kinds).ToList();
        return kinds.Count > 1 && kinds.Count % 2 == 0
            && kinds.All(kind => kind is [HoursAtomKind.Days] or [HoursAtomKind.Times])
            && kinds.Zip(kinds.Skip(1)).All(pair => pair.First[0] != pair.Second[0]);
    }

    private bool Sentence(List<HoursAtom> sentence)
    {
        var runs = new HoursRuns(facts);
        if (!runs.Read(sentence))
        {
            return false;
        }

        if (runs.Season is { } season)
        {
            if (!runs.HasTimes && runs.IsClosed)
            {
                facts.ClosedSeasons.Add(season);
                return true;
            }

            // Whether hours after a season still belong to it cannot be told once others stand before it.
            if (runs.SeasonLeads)
            {
                standingSeason = season;
            }
        }
        else if (runs.IsClosed)
        {
            return false;
        }
        else if (standingSeason is not null && runs.HasTimes && facts.Groups.Any(group => group.Season is null))
        {
            return false;
        }

        foreach (var run in runs.Runs)
        {
            if (!Run(run, runs.Season))
            {
                return false;
            }
        }

        return true;
    }

    private bool Run(HoursRun run, (AnnualDate First, AnnualDate Last)? ownSeason)
    {
        var season = ownSeason ?? standingSeason;
        var whose = run.Label == HoursLabel.None ? standingLabel : run.Label;
        facts.Changes.AddRange(run.Changes.Select(change => change with { Role = whose == HoursLabel.None ? null : whose.Role, Season = ownSeason }));
        if (run.Blocks.Count == 0)
        {
            return Lonely(run);
        }

        var label = run.Label;
        if (run.HasLeadingColon)
        {
            standingLabel = run.Prefix.IsDoubtful || run.Prefix.IsAppointment ? HoursLabel.None : run.Prefix;
        }
        else if (label == HoursLabel.None)
        {
            label = standingLabel;
        }

        var groups = Pair(run.Blocks, label with { Role = label.Role });
        if (groups is null)
        {
            return Halves(run, label, season);
        }

        groups = [.. groups.Select(group => group with { Season = season })];
        facts.Groups.AddRange(groups);
        lastGroups = groups;
        return true;
    }

    /// <summary>Words on a line of their own: a note on what stands before, or nothing that matters.</summary>
    private bool Lonely(HoursRun run)
    {
        if (run.Label.IsAppointment)
        {
            facts.IsByAppointment = true;
            return true;
        }

        if (run.HasLeadingColon)
        {
            standingLabel = run.Prefix;
            return true;
        }

        return run.Label == HoursLabel.None || (run.IsNote && lastGroups.Count > 0 && run.Label is { Role: HoursRole.Service, IsDoubtful: false });
    }

    /// <summary>Days in turn with times, whichever comes first; <c>null</c> where one is left over.</summary>
    private static List<HoursGroup>? Pair(List<HoursAtom> blocks, HoursLabel label)
    {
        blocks = Merged(blocks);
        if (blocks is [{ IsWholeDay: true }])
        {
            return [new(DaySet.Every, blocks[0].Spans, label) { HasImpliedDays = true }];
        }

        if (blocks.Count % 2 != 0)
        {
            // "Daily ... 7 pm to 7 am each day" says its days twice.
            var loose = blocks.FindLastIndex(block => block is { Kind: HoursAtomKind.Days, IsLoose: true });
            if (loose < 0 || blocks.Count < 3)
            {
                return null;
            }

            blocks.RemoveAt(loose);
            blocks = Merged(blocks);
        }

        var groups = new List<HoursGroup>();
        for (var i = 0; i + 1 < blocks.Count; i += 2)
        {
            var (days, times) = blocks[i].Kind == HoursAtomKind.Days ? (blocks[i], blocks[i + 1]) : (blocks[i + 1], blocks[i]);
            if (days.Kind != HoursAtomKind.Days || times.Kind != HoursAtomKind.Times || blocks[i].Kind != blocks[0].Kind || days.HasSomeHolidays)
            {
                return null;
            }

            groups.Add(new(days.Days, times.Spans, label) { HasHolidays = days.HasHolidays, IsMonthly = days.IsMonthly });
        }

        return blocks.Count % 2 == 0 ? groups : null;
    }

    private static List<HoursAtom> Merged(List<HoursAtom> blocks)
    {
        var merged = new List<HoursAtom>();
        foreach (var block in blocks)
        {
            if (merged.Count > 0 && merged[^1].Kind == block.Kind && block.Kind == HoursAtomKind.Days && (merged[^1].IsLoose || block.IsLoose))
            {
                merged[^1] = merged[^1].IsLoose ? block : merged[^1];
            }
            else if (merged.Count > 0 && merged[^1].Kind == HoursAtomKind.Times && block.Kind == HoursAtomKind.Times && !merged[^1].IsWholeDay && !block.IsWholeDay)
            {
                merged[^1] = merged[^1] with { Spans = [.. merged[^1].Spans, .. block.Spans] };
            }
            else
            {
                merged.Add(block);
            }
        }

        return merged;
    }

    private bool Halves(HoursRun run, HoursLabel label, (AnnualDate First, AnnualDate Last)? season)
    {
        var blocks = Merged(run.Blocks);
        if (blocks is [{ Kind: HoursAtomKind.Days } days])
        {
            // "Saturday by appointment", "Saturday if necessary".
            facts.UncertainDays |= days.Days;
            facts.HasAppointmentDays |= run.Label.IsAppointment;
            return (run.Label.IsAppointment || run.Label.IsDoubtful) && !days.HasHolidays && !days.HasSomeHolidays;
        }

        if (blocks is not [{ Kind: HoursAtomKind.Times } times])
        {
            return false;
        }

        if (season is not null)
        {
            // A winter shelter's "October 1 - April 30: 6 pm - 7 am" is every night of it; daytime hours need their days.
            facts.Groups.Add(new(DaySet.Every, times.Spans, label) { Season = season });
            return facts.Groups.Count == 1 && label == HoursLabel.None && times.Spans.All(span => span.To > LocalMoment.DayMinutes);
        }

        if (lastGroups.Count == 0)
        {
            facts.TimesWithoutDays.AddRange(times.Spans);
            return facts.Groups.Count == 0 && label == HoursLabel.None;
        }

        // "7:15 - 11:30 (Medication)" after the office hours of a week is on the same days; without a label only an afternoon after its morning is.
        var isAfternoon = lastGroups.Count == 1 && times.Spans.Zip(lastGroups[0].Spans.TakeLast(1)).All(pair => pair.First.From >= pair.Second.To && pair.First.From <= pair.Second.To + 120 && pair.Second.To <= 14 * 60);
        if (label == HoursLabel.None && !isAfternoon)
        {
            return false;
        }

        if (facts.TimesWithoutDays.Count > 0 || lastGroups.Any(group => group.IsUncertain || group.HasImpliedDays) || label.IsAppointment || label.IsDoubtful)
        {
            return false;
        }

        var shared = lastGroups.Aggregate(default(DaySet), (sum, group) => sum | group.Days);
        facts.Groups.Add(new(shared, times.Spans, label) { Season = lastGroups[0].Season });
        return true;
    }
}
