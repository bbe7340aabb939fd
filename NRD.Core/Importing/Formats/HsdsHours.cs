using System.Globalization;
using NodaTime;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
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
            row.Reject("weekday", row["weekday"], CellWords.NoWeekday());
            return;
        }

        if (opens is null && closes is null)
        {
            return;
        }

        if (HoursFields.Time(opens) is not { } from || HoursFields.Time(closes) is not { } to)
        {
            row.Reject(HoursFields.Time(opens) is null ? "opens_at" : "closes_at", HoursFields.Time(opens) is null ? opens : closes, CellWords.NotATime());
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
            row.Reject("start_date", row["start_date"], CellWords.NotADate());
            return;
        }

        var last = DateText.Date(row["end_date"]) ?? first;
        if (last < first)
        {
            row.Reject("end_date", row["end_date"], CellWords.EndsBeforeItBegins());
            return;
        }

        var closed = row["closed"]?.ToLowerInvariant() is "true" or "t" or "yes" or "1";
        if (!closed && (HoursFields.Time(row["opens_at"]) is null || HoursFields.Time(row["closes_at"]) is null))
        {
            row.Reject("opens_at", row["opens_at"], CellWords.NeitherOpenNorClosed());
            return;
        }

        week.Exceptions.Add(new DatedHours(first, last, !closed && HoursFields.Time(row["opens_at"]) is { } from && HoursFields.Time(row["closes_at"]) is { } to ? [new LocalSpan(from, to)] : []));
    }

    private static List<IsoDayOfWeek> Days(string? text) =>
        (text ?? "").Split([',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries).Select(Day).OfType<IsoDayOfWeek>().Distinct().ToList();

    /// <summary>1 is Monday, as in ISO 8601 and the exports; 0 is Sunday, as in some of them; names and calendar codes in English and French.</summary>
    internal static IsoDayOfWeek? Day(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number switch
        {
            0 => IsoDayOfWeek.Sunday,
            >= 1 and <= 7 => (IsoDayOfWeek)number,
            _ => null,
        }
        : HoursFields.Days(text) is { Count: 1 } only ? only[0] : null;

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
