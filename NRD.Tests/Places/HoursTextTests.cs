using System.Reflection;
using CsCheck;
using CsvHelper;
using NodaTime;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Tests.Places;

public class HoursTextTests
{
    [Theory]
    [MemberData(nameof(HoursSpellings.Read), MemberType = typeof(HoursSpellings))]
    public void A_plain_text_is_read_as_the_week_it_says(string text, string week) => HoursShort.Of(HoursText.Read(text).Hours).ShouldBe(week);

    [Theory]
    [MemberData(nameof(HoursSpellings.Unread), MemberType = typeof(HoursSpellings))]
    public void R32_A_text_with_a_part_that_could_change_the_hours_stays_unknown(string text)
    {
        var reading = HoursText.Read(text);

        reading.IsUnderstood.ShouldBeFalse(HoursShort.Of(reading.Hours));
        reading.Hours.ShouldBe(OpeningHours.Unknown with { Original = reading.Hours.Original });
    }

    [Fact]
    public void The_text_is_kept_in_its_language_whether_or_not_it_was_understood()
    {
        HoursText.Read("hours vary").Hours.Original.ShouldBe(new Bilingual("hours vary", null));
        HoursText.Read("lundi de 9 h à 17 h", Language.French).Hours.Original.ShouldBe(new Bilingual(null, "lundi de 9 h à 17 h"));
    }

    [Fact]
    public void Nothing_written_is_unknown()
    {
        HoursText.Read(null).Hours.ShouldBe(OpeningHours.Unknown);
        HoursText.Read("  ").IsUnderstood.ShouldBeFalse();
    }

    [Fact]
    public void Hours_under_several_labels_are_kept_apart()
    {
        var reading = HoursText.Read("Food cupboard: Tue 1pm-3pm; Office: Mon-Fri 9am-4pm; Intake: Wed 10am-noon; 24-hour crisis line");

        HoursShort.Of(reading.Hours).ShouldBe("Tu 13:00-15:00");
        HoursShort.Of(reading.Office!).ShouldBe("MoTuWeThFr 09:00-16:00");
        HoursShort.Of(reading.Intake!).ShouldBe("We 10:00-12:00");
        reading.Line!.Kind.ShouldBe(HoursKind.Always);
    }

    [Fact]
    public void Office_or_intake_hours_alone_are_the_hours()
    {
        HoursShort.Of(HoursText.Read("Office: Mon-Thu 9am-4pm").Hours).ShouldBe("MoTuWeTh 09:00-16:00");
        HoursShort.Of(HoursText.Read("Admissions: daily 8am-8pm").Hours).ShouldBe("daily 08:00-20:00");
    }

    [Fact]
    public void No_text_makes_the_reader_fail()
    {
        string[] pieces =
        [
            "Mon", "-", "Fri", "9", "5", ":", "30", "am", "pm", "closed", "(", ")", ",", ";", "/", "and", "to", "until", "except", "holidays", "24", "hours", "July", "1st", "2nd", "Saturday",
            "by appointment", "only", "Office", "noon", "midnight", "daily", "fermé", "du", "au", "h", "à", "24/7", "included", "evenings", "for", "\n", ".", "Intake begins at 7 pm", "leave by", "13 h 30", "2400", "0", "99", "é",
        ];

        Gen.Int[0, pieces.Length - 1].Array[0, 14].Select(picks => string.Join(' ', picks.Select(pick => pieces[pick]))).Sample(
            text =>
            {
                var reading = HoursText.Read(text);

                // What was read can be asked and said.
                _ = new CompiledHours(reading.Hours).At(LocalMoment.At(Instant.FromUtc(2027, 1, 1, 12, 0), DateTimeZone.Utc, zoneTrusted: true, _ => false));
                return HoursWords.Say(reading.Hours, Language.French).Count > 0 == reading.IsUnderstood || reading.Hours.Kind == HoursKind.Weekly;
            },
            iter: 20000);
    }

    [Fact]
    public void At_least_85_percent_of_the_spellings_of_a_real_directory_are_read()
    {
        var root = typeof(HoursTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "RepositoryRoot").Value!;
        var path = Path.Combine(root, "..", "shared", "data", "dc-211-icarol-csv-sample", "icarol_export.csv");
        if (!File.Exists(path))
        {
            Assert.Skip("The sample export is not on this machine.");
        }

        var spellings = Spellings(path);

        var read = spellings.Count(spelling => HoursText.Read(spelling).IsUnderstood);

        spellings.Count.ShouldBeGreaterThan(100);
        ((double)read / spellings.Count).ShouldBeGreaterThanOrEqualTo(0.85);
    }

    private static HashSet<string> Spellings(string path)
    {
        using var csv = CsvReader.FromText(File.ReadAllText(path), CsvReaderOptions.Default);
        csv.ReadHeader();
        var column = csv.Headers!.ToList().IndexOf("HoursOfOperation");
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            if (csv.GetString(column).Trim() is { Length: > 0 } text)
            {
                spellings.Add(text);
            }
        }

        return spellings;
    }
}
