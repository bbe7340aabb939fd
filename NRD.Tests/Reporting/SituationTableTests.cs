using CsvHelper;
using NodaTime;
using NRD.Core.Places;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Reporting;

/// <summary>The rules beside what was expected of them before they were written: every jurisdiction, band, ground and perpetrator.</summary>
public sealed class SituationTableTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Fact]
    public void Every_expected_situation_is_advised_as_its_row_of_the_statutes_says()
    {
        var expected = Read();
        expected.Count.ShouldBeGreaterThanOrEqualTo(400);

        var differences = expected.Select(Difference).OfType<string>().ToList();

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void The_expectations_reach_every_jurisdiction_band_ground_perpetrator_consent_and_danger()
    {
        var expected = Read();

        expected.Select(e => e.Jurisdiction).Distinct().Count().ShouldBe(14);
        expected.Select(e => (e.Jurisdiction, e.Band, e.Ground, e.Perpetrator)).Distinct().Count().ShouldBe(14 * 8 * 6 * 3);
        expected.Select(e => (e.Consent, e.Danger, e.ThirdParty)).Distinct().Count().ShouldBe(18);
        expected.ShouldAllBe(e => e.Row.Length > 0 && e.Statute.Length > 0);
    }

    private static string? Difference(Expected e)
    {
        var advice = ReportingAdvice.For(SituationOf(e), DutyRules.Shipped, CentrePolicy.Stricter, Today);
        var child = advice.On(ReportingChannel.ChildProtection);
        string[] got =
        [
            Level(advice, ReportingChannel.Emergency), Level(advice, ReportingChannel.ChildProtection), Police(child?.PoliceSatisfies),
            Level(advice, ReportingChannel.Police), Level(advice, ReportingChannel.AdultProtection),
        ];
        string[] wanted = [e.Emergency, e.ChildProtection, e.PoliceAlone, e.Police, e.AdultProtection];
        var rowFits = child is null || e.Row.StartsWith("ALL", StringComparison.Ordinal) || e.Band is "unknown" || child.RuleIds.Contains(e.Row);
        return got.SequenceEqual(wanted) && rowFits ? null
            : $"{e.Id} {e.Row} {e.Jurisdiction} {e.Band} {e.Ground} {e.Perpetrator}: wanted {string.Join(' ', wanted)}, got {string.Join(' ', got)} by {string.Join(' ', child?.RuleIds ?? [])}";
    }

    private static string Level(ReportingAdvice advice, ReportingChannel channel) => advice.On(channel) is { } found ? ReportingCodes.Levels[found.Level] : "NONE";

    private static string Police(Answer? satisfies) => satisfies switch
    {
        Answer.Yes => "Y",
        Answer.No => "N",
        Answer.Unknown => "?",
        null => "",
    };

    private static Situation SituationOf(Expected e) => new()
    {
        Place = Province.Find(e.Jurisdiction),
        Band = ReportingCodes.Bands.Find(e.Band).ShouldNotBeNull(),
        Grounds = [ReportingCodes.Grounds.Find(e.Ground).ShouldNotBeNull()],
        Perpetrator = ReportingCodes.Perpetrators.Find(e.Perpetrator).ShouldNotBeNull(),
        Consent = ReportingCodes.Consents.Find(e.Consent).ShouldNotBeNull(),
        LifeInDanger = e.Danger == "life" ? Answer.Yes : Answer.No,
        Harm = e.Danger == "harm" ? HarmTest.Met : HarmTest.NotMet,
        ThirdParty = e.ThirdParty == "yes",
        LacksCapacity = e.Capacity switch { "lacks" => Answer.Yes, "has" => Answer.No, _ => Answer.Unknown },
    };

    private static List<Expected> Read()
    {
        using var csv = CsvReader.FromText(File.ReadAllText(Path.Combine(Repository.Root, "NRD.Tests", "Reporting", "Expectations", "situations.csv")), CsvReaderOptions.Default);
        csv.ReadHeader();
        var rows = new List<Expected>();
        while (csv.Read())
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
            rows.Add(new(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10], cells[11], cells[12], cells[13], cells[14], cells[15], cells[16]));
        }

        return rows;
    }

    private sealed record Expected(
        string Id, string Row, string Statute, string Jurisdiction, string Band, string Ground, string Perpetrator, string Consent, string Danger, string ThirdParty, string Capacity,
        string Emergency, string ChildProtection, string PoliceAlone, string Police, string AdultProtection, string AdultRow);
}
