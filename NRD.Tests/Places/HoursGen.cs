using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

/// <summary>Arbitrary hours, zones and instants, with the awkward ones (clock changes, year ends, leap days) drawn often.</summary>
internal static class HoursGen
{
    public static readonly string[] Zones = ["America/St_Johns", "America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Yellowknife", "America/Regina", "America/Iqaluit"];

    public static readonly Gen<LocalTime> Time = Gen.OneOf(
        Gen.Int[0, 23].Select(hour => new LocalTime(hour, 0)),
        Gen.Int[0, 95].Select(quarter => new LocalTime(quarter / 4, quarter % 4 * 15)),
        Gen.Int[0, 1439].Select(minute => new LocalTime(minute / 60, minute % 60)));

    public static readonly Gen<WeeklySpan> Span = Gen.Select(Gen.Int[1, 7], Time, Time).Select((day, from, to) => new WeeklySpan((IsoDayOfWeek)day, from, to));

    public static readonly Gen<ValueList<WeeklySpan>> Spans = Span.List[0, 9].Select(spans => spans.ToValueList());

    public static readonly Gen<AnnualDate> DayOfYear = Gen.Int[1, 366].Select(day => AnnualDateOf(new LocalDate(2028, 1, 1).PlusDays(day - 1)));

    public static readonly Gen<Instant> Instants = Gen.OneOf(
        Gen.Int[0, 60 * 24 * 500].Select(minute => Instant.FromUtc(2026, 11, 1, 0, 0) + Duration.FromMinutes(minute)),
        Gen.Int[-4000, 4000].Select(minute => Instant.FromUtc(2027, 3, 14, 5, 30) + Duration.FromMinutes(minute)),
        Gen.Int[-4000, 4000].Select(minute => Instant.FromUtc(2027, 11, 7, 4, 30) + Duration.FromMinutes(minute)),
        Gen.Int[-4000, 4000].Select(minute => Instant.FromUtc(2028, 2, 29, 12, 0) + Duration.FromMinutes(minute)));

    public static readonly Gen<DateTimeZone> Zone = Gen.Int[0, Zones.Length - 1].Select(index => DateTimeZoneProviders.Tzdb[Zones[index]]);

    public static readonly Gen<OpeningHours> Hours =
        from kind in Gen.Frequency((1, Gen.Const(HoursKind.Unknown)), (1, Gen.Const(HoursKind.Always)), (7, Gen.Const(HoursKind.Weekly)), (1, Gen.Const(HoursKind.ByAppointment)))
        from weekly in Spans
        from unconfirmed in Gen.Frequency((3, Gen.Const(ValueList<WeeklySpan>.Empty)), (1, Spans))
        from seasons in Gen.Frequency((2, Gen.Const(new List<HoursSeason>())), (1, Season.List[0, 2]))
        from exceptions in Gen.Frequency((2, Gen.Const(new List<DatedHours>())), (1, Dated.List[0, 3]))
        from closed in Gen.Int[0, 2].Select(choice => choice == 0 ? (bool?)null : choice == 1)
        select new OpeningHours
        {
            Kind = kind,
            Weekly = weekly,
            Unconfirmed = unconfirmed,
            Seasons = seasons.ToValueList(),
            Exceptions = exceptions.ToValueList(),
            ClosedOnHolidays = closed,
        };

    /// <summary>Every ninth day, which strikes every weekday and both sides of a week's end.</summary>
    public static bool IsHoliday(LocalDate date) => Period.DaysBetween(new LocalDate(2020, 1, 1), date) % 9 == 0;

    private static Gen<HoursSeason> Season => Gen.Select(DayOfYear, DayOfYear, Spans).Select((first, last, spans) => new HoursSeason(first, last, spans));

    private static Gen<DatedHours> Dated => Gen.Select(Gen.Int[0, 500], Gen.Int[0, 5], Gen.Select(Time, Time).List[0, 2])
        .Select((start, length, spans) => new DatedHours(
            new LocalDate(2026, 10, 31).PlusDays(start),
            new LocalDate(2026, 10, 31).PlusDays(start + length),
            spans.Select(span => new LocalSpan(span.Item1, span.Item2)).ToValueList()));

    private static AnnualDate AnnualDateOf(LocalDate date) => new(date.Month, date.Day);
}
