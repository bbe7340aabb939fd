namespace NRD.Core.Places;

/// <summary>Takes brackets away: a note becomes a label, hours of their own become a sentence, and the rest reads on as if they were not there.</summary>
internal static class HoursBrackets
{
    public static List<HoursAtom> Resolve(List<HoursAtom> atoms)
    {
        var resolved = new List<HoursAtom>();
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Kind != HoursAtomKind.Open)
            {
                if (atoms[i].Kind != HoursAtomKind.Close)
                {
                    resolved.Add(atoms[i]);
                }

                continue;
            }

            var end = atoms.FindIndex(i, atom => atom.Kind == HoursAtomKind.Close);
            var inner = atoms[(i + 1)..(end < 0 ? atoms.Count : end)];
            i = end < 0 ? atoms.Count : end;
            resolved.AddRange(Inside(inner, resolved.Count > 0 && resolved[^1].Kind == HoursAtomKind.Label));
        }

        return resolved;
    }

    private static List<HoursAtom> Inside(List<HoursAtom> inner, bool followsLabel)
    {
        var parts = inner.Where(atom => atom.Kind is not HoursAtomKind.Comma).ToList();
        if (parts.Count > 0 && parts.All(atom => atom.Kind == HoursAtomKind.Label))
        {
            return [new(HoursAtomKind.Label) { IsNote = true, Words = [.. parts.SelectMany(atom => atom.Words)] }];
        }

        // "(3:00 pm on Fridays)" moves the end of those days.
        if (parts is [{ Kind: HoursAtomKind.Point } point, { Kind: HoursAtomKind.Days } days])
        {
            return [new(HoursAtomKind.EndsAt) { Clock = point.Clock, Days = days.Days }];
        }

        if (parts is [{ Kind: HoursAtomKind.Days } first, { Kind: HoursAtomKind.Point } second])
        {
            return [new(HoursAtomKind.EndsAt) { Clock = second.Clock, Days = first.Days }];
        }

        var isOwnSentence = parts.Any(atom => atom.Kind == HoursAtomKind.Days) && parts.Any(atom => atom.Kind == HoursAtomKind.Times)
            && !parts.Any(atom => atom.Kind is HoursAtomKind.Closed or HoursAtomKind.Except or HoursAtomKind.EndsAt);
        return isOwnSentence
            ? [new(followsLabel ? HoursAtomKind.Colon : HoursAtomKind.Break), .. inner, new(HoursAtomKind.Break)]
            : inner;
    }
}
