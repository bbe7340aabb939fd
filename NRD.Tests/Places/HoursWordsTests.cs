using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class HoursWordsTests
{
    private static readonly OpeningHours Office = new()
    {
        Kind = HoursKind.Weekly,
        Weekly = [.. Enumerable.Range(1, 5).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(9, 0), new(17, 0)))],
    };

    private static readonly OpeningHours Split = new()
    {
        Kind = HoursKind.Weekly,
        Weekly =
        [
            new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Monday, new(13, 0), new(16, 30)),
            new(IsoDayOfWeek.Thursday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Thursday, new(13, 0), new(16, 30)),
            new(IsoDayOfWeek.Friday, new(22, 0), new(6, 0)),
            new(IsoDayOfWeek.Sunday, new(0, 0), new(0, 0)),
        ],
    };

    [Fact]
    public void An_ordinary_week_is_said_in_both_languages()
    {
        Say(Office, Language.English).ShouldBe(["Mon to Fri 9:00 a.m. to 5:00 p.m.", "Closed Sat and Sun"]);
        Say(Office, Language.French).ShouldBe(["lun. au ven. de 9 h à 17 h", "Fermé sam. et dim."]);
    }

    [Fact]
    public void A_night_ends_the_next_day_and_a_whole_day_is_24_hours()
    {
        Say(Split, Language.English).ShouldBe(
            ["Mon and Thu 9:00 a.m. to noon and 1:00 p.m. to 4:30 p.m.", "Fri 10:00 p.m. to 6:00 a.m. the next day", "Sun 24 hours", "Closed Tue, Wed and Sat"]);
        Say(Split, Language.French).ShouldBe(
            ["lun. et jeu. de 9 h à midi et de 13 h à 16 h 30", "ven. de 22 h à 6 h le lendemain", "dim. 24 heures sur 24", "Fermé mar., mer. et sam."]);
    }

    [Fact]
    public void What_never_closes_takes_appointments_or_is_unknown_has_words_of_its_own()
    {
        Say(OpeningHours.Always, Language.English).ShouldBe(["24 hours, every day"]);
        Say(OpeningHours.Always, Language.French).ShouldBe(["24 heures sur 24, tous les jours"]);
        Say(new() { Kind = HoursKind.ByAppointment }, Language.English).ShouldBe(["By appointment"]);
        Say(new() { Kind = HoursKind.ByAppointment }, Language.French).ShouldBe(["Sur rendez-vous"]);
        Say(OpeningHours.Unknown, Language.English).ShouldBeEmpty();
    }

    [Fact]
    public void Holidays_and_dates_that_differ_have_a_line_each()
    {
        var hours = Office with { ClosedOnHolidays = true, Exceptions = [new(new(2026, 12, 24), new(2027, 1, 2), [], "flood")] };

        Say(hours, Language.English)[2..].ShouldBe(["Closed on public holidays", "Dec 24, 2026 to Jan 2, 2027: closed (flood)"]);
        Say(hours, Language.French)[2..].ShouldBe(["Fermé les jours fériés", "Du 24 déc. 2026 au 2 janv. 2027 : fermé (flood)"]);
        Say(hours with { ClosedOnHolidays = false }, Language.French)[2].ShouldBe("Jours fériés compris");
    }

    [Fact]
    public void A_season_says_its_own_week()
    {
        var nights = Enumerable.Range(1, 7).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(18, 0), new(7, 0))).ToValueList();
        var winter = new OpeningHours { Kind = HoursKind.Weekly, Seasons = [new(new(10, 1), new(4, 30), nights)] };

        Say(winter, Language.English).ShouldBe(["Oct 1 to Apr 30: every day 6:00 p.m. to 7:00 a.m. the next day"]);
        Say(winter, Language.French).ShouldBe(["Du 1er oct. au 30 avril : tous les jours de 18 h à 7 h le lendemain"]);
        Say(Office with { Seasons = [new(new(7, 1), new(8, 31), [])] }, Language.French)[^1].ShouldBe("Du 1er juill. au 31 août : fermé");
    }

    [Fact]
    public void Every_day_begins_a_line_with_a_capital()
    {
        var daily = new OpeningHours { Kind = HoursKind.Weekly, Weekly = [.. Enumerable.Range(1, 7).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(8, 0), new(20, 0)))] };

        Say(daily, Language.English).ShouldBe(["Every day 8:00 a.m. to 8:00 p.m."]);
        Say(daily, Language.French).ShouldBe(["Tous les jours de 8 h à 20 h"]);
    }

    [Fact]
    public void R32_What_is_not_certain_says_so()
    {
        var hours = Office with { Unconfirmed = [new(IsoDayOfWeek.Saturday, new(10, 0), new(14, 0)), new(IsoDayOfWeek.Sunday, new(0, 0), new(0, 0))] };

        Say(hours, Language.English)[1..].ShouldBe(["To be confirmed: Sat 10:00 a.m. to 2:00 p.m.", "To be confirmed: Sun"]);
        Say(hours, Language.French)[1..].ShouldBe(["À confirmer : sam. de 10 h à 14 h", "À confirmer : dim."]);
    }

    [Fact]
    public void What_is_said_is_read_back_as_the_same_week() =>
        Gen.Select(Sayable, Gen.Bool).Sample(
            (hours, isFrench) => HoursShort.Of(ReadBack(hours, isFrench ? Language.French : Language.English)) == HoursShort.Of(hours),
            iter: 6000,
            print: pair => $"{HoursShort.Of(pair.Item1)} | {string.Join('\n', HoursWords.Say(pair.Item1, pair.Item2 ? Language.French : Language.English))}");

    [Fact]
    public void Both_languages_say_the_same_week() =>
        Sayable.Sample(
            hours => HoursShort.Of(ReadBack(hours, Language.English)) == HoursShort.Of(ReadBack(hours, Language.French)),
            iter: 2000);

    private static OpeningHours ReadBack(OpeningHours hours, Language language) => HoursText.Read(string.Join('\n', HoursWords.Say(hours, language)), language).Hours;

    /// <summary>The spans of one day, apart from each other; the last may run into the next day.</summary>
    private static Gen<List<(LocalTime From, LocalTime To)>> DaySpans =>
        Gen.OneOf(
            Gen.Const(new List<(LocalTime, LocalTime)>()),
            Gen.Const(new List<(LocalTime, LocalTime)> { (new(9, 0), new(17, 0)) }),
            Gen.Const(new List<(LocalTime, LocalTime)> { (LocalTime.Midnight, LocalTime.Midnight) }),
            Gen.Int[0, 95].Array[2, 6].Select(quarters =>
            {
                var cuts = quarters.Distinct().Order().Select(quarter => new LocalTime(quarter / 4, quarter % 4 * 15)).ToList();
                var spans = cuts.Zip(cuts.Skip(1)).Where((_, index) => index % 2 == 0).Select(pair => (From: pair.First, To: pair.Second)).ToList();
                if (cuts.Count % 2 == 1)
                {
                    spans.Add((cuts[^1], cuts[0]));
                }

                return spans;
            }));

    private static Gen<ValueList<WeeklySpan>> TidyWeek => DaySpans.Array[7].Select(days =>
        days.SelectMany((spans, day) => spans.Select(span => new WeeklySpan((IsoDayOfWeek)(day + 1), span.From, span.To))).ToValueList());

    private static Gen<HoursSeason> SayableSeason => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 28], Gen.Int[6, 12], Gen.Int[1, 28], Gen.Bool, TidyWeek).Select((early, day, late, lastDay, isWinter, week) =>
        isWinter ? new HoursSeason(new(late, day), new(early, lastDay), week) : new HoursSeason(new(early, day), new(late, lastDay), week));

    private static Gen<OpeningHours> Sayable =>
        from week in TidyWeek
        from doubt in TidyWeek
        from season in SayableSeason
        from hasDoubt in Gen.Bool
        from hasSeason in Gen.Bool
        from holidays in Gen.Int[0, 2]
        where week.Count > 0
        where week.Any(span => span.From != LocalTime.Midnight || span.To != LocalTime.Midnight)
        select new OpeningHours
        {
            Kind = HoursKind.Weekly,
            Weekly = week,
            Unconfirmed = hasDoubt ? [.. doubt.Where(span => week.All(open => open.Day != span.Day))] : [],
            Seasons = hasSeason ? [season] : [],
            ClosedOnHolidays = holidays == 0 ? null : holidays == 1,
        };

    private static List<string> Say(OpeningHours hours, Language language) => [.. HoursWords.Say(hours, language).Select(line => line.Replace('\u00a0', ' '))];
}
