using System.Globalization;
using NodaTime;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Places;

namespace NRD.Core.Importing.Formats;

/// <summary>Hours out of schedule rows: a row a weekday (1.1), or by the rules of a calendar (2.0 and 3.x).</summary>
internal static class HsdsHours
{
    public static void Fill(HsdsRows rows)
    {
        var parts = new Dictionary<Draft, Dictionary<SiteDraft, Week>>();
        var alone = new Dictionary<Draft, Week>();
        foreach (var row in rows.Of("regular_schedules").Concat(rows.Of("schedules")).Concat(rows.Of("holiday_schedules")))
        {
            var owners = rows.Owners(row, "service_at_location_id", "service_id", "location_id");
            if (owners.Count == 0)
            {
                continue;
            }

            foreach (var owner in owners)
            {
                Read(row, WeekOf(rows, row, owner, parts, alone));
            }
        }

        foreach (var (owner, week) in alone)
        {
            Put(owner, week.ToHours());
        }

        foreach (var (service, bySite) in parts)
        {
            Spread((ServiceDraft)service, bySite);
        }
    }

    private static Week WeekOf(HsdsRows rows, SourceRow row, Draft owner, Dictionary<Draft, Dictionary<SiteDraft, Week>> parts, Dictionary<Draft, Week> alone)
    {
        var site = owner is not ServiceDraft service ? null
            : row["service_at_location_id"] is { } at && rows.AtLocation.TryGetValue(at, out var known) ? known.Site
            : row["location_id"] is { } location ? rows.Locations.GetValueOrDefault(location)?.Find(service.Sites.Contains)
            : null;
        if (site is null)
        {
            return alone.TryGetValue(owner, out var whole) ? whole : alone[owner] = new Week();
        }

        var bySite = parts.TryGetValue(owner, out var some) ? some : parts[owner] = [];
        return bySite.TryGetValue(site, out var week) ? week : bySite[site] = new Week();
    }

    /// <summary>One service at several sites: hours that are the same everywhere belong to the service, others to the sites.</summary>
    private static void Spread(ServiceDraft service, Dictionary<SiteDraft, Week> bySite)
    {
        var hours = bySite.ToDictionary(p => p.Key, p => p.Value.ToHours());
        if (hours.Values.Distinct().Count() == 1 && (hours.Count == service.Sites.Count || service.Sites.Count == 0))
        {
            service.Hours ??= hours.Values.First();
            return;
        }

        if (hours.Keys.All(s => s.Hours is null || s.Hours == hours[s]))
        {
            foreach (var (site, at) in hours)
            {
                site.Hours ??= at;
            }

            return;
        }

        service.Hours ??= OpeningHours.Unknown with
        {
            Original = new Bilingual(string.Join("\n", hours.Select(h => $"{h.Key.Name.In(Language.English)}: {h.Value.Original.En}")), null),
        };
    }

    private static void Put(Draft owner, OpeningHours hours)
    {
        switch (owner)
        {
            case ServiceDraft service:
                service.Hours = hours;
                break;
            case SiteDraft site:
                site.Hours = hours;
                break;
        }
    }

    private static void Read(SourceRow row, Week week)
    {
        switch (row.Table.Name)
        {
            case "holiday_schedules":
                Holiday(row, week);
                break;
            case "regular_schedules":
                Regular(row, week, Day(row["weekday"]) is { } day ? [day] : []);
                break;
            default:
                Calendar(row, week);
                break;
        }
    }

    private static void Regular(SourceRow row, Week week, List<IsoDayOfWeek> days)
    {
        var (opens, closes) = (row["opens_at"], row["closes_at"]);
        if (days.Count == 0)
        {
            row.Reject("weekday", row["weekday"], "The row names no day of the week.");
            return;
        }

        if (opens is null && closes is null)
        {
            return;
        }

        if (Time(opens) is not { } from || Time(closes) is not { } to)
        {
            row.Reject(Time(opens) is null ? "opens_at" : "closes_at", Time(opens) is null ? opens : closes, "Not a time of day.");
            return;
        }

        foreach (var day in days)
        {
            week.Spans.Add(new WeeklySpan(day, from, to));
        }
    }

    private static void Calendar(SourceRow row, Week week)
    {
        if (HtmlText.Plain(row["description"]) is { } words)
        {
            week.Words.Add(words);
        }

        var byDay = row["byday"];
        var days = Days(byDay ?? row["weekday"]);
        var daily = row["freq"]?.Equals("DAILY", StringComparison.OrdinalIgnoreCase) == true;
        var weekly = row["freq"] is null || daily || row["freq"]!.Equals("WEEKLY", StringComparison.OrdinalIgnoreCase);
        var simple = weekly && row["interval"] is null or "1" or "1.0" && row["bymonthday"] is null && row["byweekno"] is null && row["byyearday"] is null && row["count"] is null;
        var bounded = row["valid_to"] is not null || row["until"] is not null;
        if (simple && !bounded && (days.Count > 0 || daily) && row["opens_at"] is not null)
        {
            Regular(row, week, days.Count > 0 ? days : Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToList());
        }
        else if (row["opens_at"] is not null || bounded || !simple)
        {
            // A rule that a week cannot hold: said in words, and not confirmed.
            week.Beyond = true;
            week.Words.Add(string.Join(" ", new[] { row["freq"], byDay, row["opens_at"], row["closes_at"], row["valid_from"] is { } since ? $"from {since}" : null, (row["valid_to"] ?? row["until"]) is { } until ? $"until {until}" : null }.Where(w => w is not null)));
        }
    }

    private static void Holiday(SourceRow row, Week week)
    {
        if (DateText.Date(row["start_date"]) is not { } first)
        {
            row.Reject("start_date", row["start_date"], "Not a date.");
            return;
        }

        var last = DateText.Date(row["end_date"]) ?? first;
        if (last < first)
        {
            row.Reject("end_date", row["end_date"], "It is before the first day.");
            return;
        }

        var closed = row["closed"]?.ToLowerInvariant() is "true" or "t" or "yes" or "1";
        if (!closed && (Time(row["opens_at"]) is null || Time(row["closes_at"]) is null))
        {
            row.Reject("opens_at", row["opens_at"], "The row says neither that it is closed nor when it is open.");
            return;
        }

        week.Exceptions.Add(new DatedHours(first, last, !closed && Time(row["opens_at"]) is { } from && Time(row["closes_at"]) is { } to ? [new LocalSpan(from, to)] : []));
    }

    private static List<IsoDayOfWeek> Days(string? text) =>
        (text ?? "").Split([',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries).Select(Day).OfType<IsoDayOfWeek>().Distinct().ToList();

    /// <summary>1 is Monday, as in ISO 8601 and the exports; 0 is Sunday, as in some of them; names and calendar codes in English and French.</summary>
    internal static IsoDayOfWeek? Day(string? text) => text is null ? null : AddressText.Fold(text.Trim()) switch
    {
        "0" or "7" => IsoDayOfWeek.Sunday,
        "1" => IsoDayOfWeek.Monday,
        "2" => IsoDayOfWeek.Tuesday,
        "3" => IsoDayOfWeek.Wednesday,
        "4" => IsoDayOfWeek.Thursday,
        "5" => IsoDayOfWeek.Friday,
        "6" => IsoDayOfWeek.Saturday,
        { Length: >= 2 } name => name[..2] switch
        {
            "mo" or "lu" => IsoDayOfWeek.Monday,
            "tu" => IsoDayOfWeek.Tuesday,
            "ma" => IsoDayOfWeek.Tuesday,
            "we" or "me" => IsoDayOfWeek.Wednesday,
            "th" or "je" => IsoDayOfWeek.Thursday,
            "fr" or "ve" => IsoDayOfWeek.Friday,
            "sa" => IsoDayOfWeek.Saturday,
            "su" or "di" => IsoDayOfWeek.Sunday,
            _ => null,
        },
        _ => null,
    };

    /// <summary>"09:00", "09:00:00+00:00", "9:00 am", "900", "24:00".</summary>
    internal static LocalTime? Time(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var lower = text.Trim().ToLowerInvariant().Replace(".", "", StringComparison.Ordinal).Replace('h', ':');
        var half = lower.EndsWith("am", StringComparison.Ordinal) ? 'a' : lower.EndsWith("pm", StringComparison.Ordinal) ? 'p' : ' ';
        var digits = lower.TrimEnd('a', 'p', 'm', ' ', 'z').Split(['+', 't'])[^1].Split(':');
        digits = lower.Contains('+', StringComparison.Ordinal) ? lower.Split('+')[0].Split(':') : digits;
        if (digits.Length == 1 && digits[0].Length is 3 or 4)
        {
            digits = [digits[0][..^2], digits[0][^2..]];
        }

        if (!int.TryParse(digits[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour))
        {
            return null;
        }

        var minute = 0;
        if (digits.Length > 1 && digits[1].Length > 0 && !int.TryParse(digits[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute))
        {
            return null;
        }

        hour = (half, hour) switch
        {
            ('p', < 12) => hour + 12,
            ('a', 12) => 0,
            _ => hour,
        };
        return (hour, minute) is (24, 0) ? LocalTime.Midnight : hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    /// <summary>What the rows say of one week, until all of them are read.</summary>
    private sealed class Week
    {
        public List<WeeklySpan> Spans { get; } = [];

        public List<DatedHours> Exceptions { get; } = [];

        public List<string> Words { get; } = [];

        /// <summary>There is a rule that these hours cannot hold.</summary>
        public bool Beyond { get; set; }

        public OpeningHours ToHours()
        {
            var spans = Spans.Distinct().OrderBy(s => s.Day).ThenBy(s => s.From).ToValueList();
            var original = Words.Count > 0 ? string.Join("\n", Words.Distinct())
                : string.Join("; ", spans.GroupBy(s => s.Day).Select(g => $"{g.Key} {string.Join(", ", g.Select(s => $"{s.From:HH:mm}-{s.To:HH:mm}"))}"));
            var hours = Beyond || spans.Count == 0
                ? (Words.Count > 0 && !Beyond ? Knowledge.Hours(new Bilingual(original, null)) : OpeningHours.Unknown)
                : spans.Count == 7 && spans.All(s => s.From == LocalTime.Midnight && s.To == LocalTime.Midnight) ? OpeningHours.Always
                : OpeningHours.Unknown with { Kind = HoursKind.Weekly, Weekly = spans };
            return hours with { Exceptions = hours.Exceptions.Concat(Exceptions).OrderBy(e => e.First).ToValueList(), Original = new Bilingual(original, null) };
        }
    }
}
