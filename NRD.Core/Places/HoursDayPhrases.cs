namespace NRD.Core.Places;

/// <summary>Reads days: "Mon, Wed and Fri", "Monday to Friday and holidays", "2nd Tuesday of the month".</summary>
internal sealed class HoursDayPhrases(HoursCursor cursor) : HoursPhrases(cursor)
{
    public bool DayList()
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

            var restart = At;
            var isComma = false;
            while (Current.Kind is HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Filler or HoursTokenKind.PartOfDay)
            {
                Hint = Current.Kind == HoursTokenKind.PartOfDay ? HalfOf(Current) : Hint;
                isComma |= Current.Kind == HoursTokenKind.Comma;
                At++;
            }

            open = !isComma;
            if (Current.Kind is not (HoursTokenKind.Days or HoursTokenKind.Holidays or HoursTokenKind.SomeHolidays or HoursTokenKind.Ordinal) || IsDateAhead())
            {
                At = restart;
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
        Atoms.Add(joined with { Parts = parts });
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
            At++;
            return new(HoursAtomKind.Days) { HasHolidays = !isSome, HasSomeHolidays = isSome };
        }

        if (Current.Kind == HoursTokenKind.Ordinal)
        {
            while (Current.Kind is HoursTokenKind.Ordinal or HoursTokenKind.Comma or HoursTokenKind.And or HoursTokenKind.Slash or HoursTokenKind.Dash
                || (Current.Kind == HoursTokenKind.Filler && Peek(1).Kind == HoursTokenKind.Ordinal))
            {
                At++;
            }

            if (Current.Kind != HoursTokenKind.Days || Current.Days.Count != 1)
            {
                return null;
            }

            var monthly = new HoursAtom(HoursAtomKind.Days) { Days = Current.Days, IsMonthly = true };
            At++;
            if (Current.Kind == HoursTokenKind.OfMonth)
            {
                At++;
            }

            return monthly;
        }

        if (Current.Kind != HoursTokenKind.Days)
        {
            return null;
        }

        var first = Current;
        At++;
        var restart = At;
        if (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until)
        {
            while (Current.Kind is HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Until or HoursTokenKind.Filler)
            {
                At++;
            }

            if (Current.Kind == HoursTokenKind.Days && first.Days.Count == 1 && Current.Days.Count == 1)
            {
                var range = new HoursAtom(HoursAtomKind.Days) { Days = first.Days.Through(Current.Days) };
                At++;
                return range;
            }

            At = restart;
        }

        return new(HoursAtomKind.Days) { Days = first.Days, IsLoose = first.IsLoose };
    }
}
