using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NRD.Core.Places;

namespace NRD.Core.Persistence;

/// <summary>Hours of the sample files. <see cref="Weekly"/> is a line such as <c>Mon-Thu 09:00-17:00; Sat 22:00-06:00</c>; empty means closed.</summary>
internal sealed record SampleHours
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly LocalTimePattern Time = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public HoursKind Kind { get; init; }

    public string Weekly { get; init; } = "";

    public ValueList<SampleSeason> Seasons { get; init; } = [];

    public ValueList<SampleException> Exceptions { get; init; } = [];

    public bool? ClosedOnHolidays { get; init; }

    public Bilingual Original { get; init; } = Bilingual.Empty;

    public OpeningHours ToHours(Instant now) => new()
    {
        Kind = Kind,
        Weekly = ReadWeek(Weekly),
        Seasons = Seasons.Select(season => new HoursSeason(season.First, season.Last, ReadWeek(season.Weekly))).ToValueList(),
        Exceptions = Exceptions.Select(exception => exception.ToDated(now)).ToValueList(),
        ClosedOnHolidays = ClosedOnHolidays,
        Original = Original,
    };

    internal static LocalSpan ReadSpan(string text)
    {
        var ends = text.Split('-');
        return new(Time.Parse(ends[0]).Value, Time.Parse(ends[1]).Value);
    }

    private static ValueList<WeeklySpan> ReadWeek(string line) => line
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(part =>
        {
            var words = part.Split(' ');
            var span = ReadSpan(words[1]);
            return words[0].Split(',').SelectMany(ReadDays).Select(day => new WeeklySpan(day, span.From, span.To));
        })
        .OrderBy(span => span.Day).ThenBy(span => span.From)
        .ToValueList();

    private static IEnumerable<IsoDayOfWeek> ReadDays(string text)
    {
        var ends = text.Split('-').Select(day => Array.IndexOf(Days, day) + 1).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(day => (IsoDayOfWeek)day);
    }
}

/// <summary>A part of the year with its own week.</summary>
internal sealed record SampleSeason(AnnualDate First, AnnualDate Last, string Weekly = "");

/// <summary>Particular dates, in days after the load.</summary>
internal sealed record SampleException(int InDays, int Days = 1, string Spans = "", string? Reason = null)
{
    public DatedHours ToDated(Instant now)
    {
        var first = SampleTime.Today(now).PlusDays(InDays);
        return new(first, first.PlusDays(Days - 1), Spans.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SampleHours.ReadSpan).ToValueList(), Reason);
    }
}
