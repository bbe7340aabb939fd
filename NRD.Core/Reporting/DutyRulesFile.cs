using NodaTime;
using NodaTime.Text;
using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>Reads the shipped rules; a word in them that is not known stops the program at the first use, not at the one that needed it.</summary>
internal static class DutyRulesFile
{
    private static readonly ValueList<Ground> EveryGround = Enum.GetValues<Ground>().ToValueList();
    private static readonly ValueList<Perpetrator> EveryPerpetrator = Enum.GetValues<Perpetrator>().ToValueList();

    public static DutyRules Load()
    {
        var file = ReferenceData.Json<ChildFile>("duty-rules.json");
        var telling = ReferenceData.Json<TellingFile>("telling-rules.json");
        return new(
            file.Version,
            file.Statutes.SelectMany(statute => statute.Rules.Select(row => Rule(statute, row))),
            ReferenceData.Json<AdultFile>("adult-rules.json").Rules.Select(Rule),
            new(telling.Emergency, telling.Police, telling.ChildWhereTheChildIs, telling.AdultWhereThePersonIs, telling.Bodies.Select(Body).ToValueList()));
    }

    private static DutyRule Rule(Statute statute, ChildRow row) => new(
        row.Id,
        ProvinceOf(statute.Jurisdiction),
        ReportingCodes.Bands.Of(row.From),
        ReportingCodes.Bands.Of(row.To),
        row.Grounds is null ? EveryGround : row.Grounds.Select(ReportingCodes.Grounds.Of).ToValueList(),
        row.Perpetrators is null ? EveryPerpetrator : row.Perpetrators.Select(ReportingCodes.Perpetrators.Of).ToValueList(),
        ReportingCodes.Levels.Of(row.Level),
        ReportingCodes.Bases.Of(row.Basis),
        statute.Recipient,
        statute.Line,
        ReportingCodes.Answers.Of(statute.PoliceSatisfies),
        statute.PoliceConfirmed,
        statute.Citation,
        statute.Source,
        ReportingCodes.Standings.Of(statute.Standing),
        Day(row.EffectiveFrom ?? statute.EffectiveFrom),
        Day(row.EffectiveTo),
        Day(row.ReviewedOn),
        row.ReviewedBy);

    private static AdultRule Rule(AdultRow row) => new(
        row.Id,
        row.In.Select(ProvinceOf).ToValueList(),
        ReportingCodes.Bands.Of(row.From),
        ReportingCodes.Levels.Of(row.Level),
        row.WhenUnknown is null ? null : ReportingCodes.Levels.Of(row.WhenUnknown),
        ReportingCodes.Bases.Of(row.Basis),
        row.Recipient,
        row.Line,
        ReportingCodes.Answers.Of(row.PoliceSatisfies),
        row.Citation,
        row.Source,
        ReportingCodes.Standings.Of(row.Standing),
        Day(row.EffectiveFrom),
        Day(row.EffectiveTo),
        Day(row.ReviewedOn),
        row.ReviewedBy);

    private static BodyRule Body(BodyRow row) => new(row.Id, ReportingCodes.Bodies.Of(row.Body), row.Recipient, row.Citation, row.Requires.ToValueList(), row.Source);

    private static string ProvinceOf(string code) => Province.Find(code)?.Code ?? throw new InvalidDataException($"There is no province {code}.");

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private sealed record ChildFile(string Version, Statute[] Statutes);

    private sealed record Statute(
        string Jurisdiction, Bilingual Citation, string Source, string Standing, Bilingual Recipient, string? Line, string PoliceSatisfies, ChildRow[] Rules, string? EffectiveFrom, bool PoliceConfirmed = true);

    private sealed record ChildRow(
        string Id, string From, string To, string[]? Grounds, string[]? Perpetrators, string Level, string Basis, string? EffectiveFrom, string? EffectiveTo, string? ReviewedOn, string? ReviewedBy);

    private sealed record AdultFile(AdultRow[] Rules);

    private sealed record AdultRow(
        string Id, string[] In, string From, string Level, string? WhenUnknown, string Basis, Bilingual Recipient, string? Line, string PoliceSatisfies, Bilingual Citation, string Source, string Standing, string? EffectiveFrom, string? EffectiveTo, string? ReviewedOn, string? ReviewedBy);

    private sealed record TellingFile(EmergencyRule Emergency, PoliceRule Police, Bilingual ChildWhereTheChildIs, Bilingual AdultWhereThePersonIs, BodyRow[] Bodies);

    private sealed record BodyRow(string Id, string Body, Bilingual Recipient, Bilingual Citation, BodyRequirement[] Requires, string Source);
}
