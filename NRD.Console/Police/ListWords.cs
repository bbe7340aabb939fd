using NodaTime;
using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Console.Police;

/// <summary>How a status looks: never by colour alone.</summary>
/// <param name="Tone">Class of the tag.</param>
public sealed record Look(string Tone, string Sign, string Words);

/// <summary>What is said of contact lists, in both languages.</summary>
public static class ListWords
{
    public static Look Of(ListStanding standing, Words words) => standing switch
    {
        ListStanding.Draft => new("info", "✎", words["Police.StandingDraft"]),
        ListStanding.InReview => new("info", "…", words["Police.StandingInReview"]),
        ListStanding.Coming => new("info", "◷", words["Police.StandingComing"]),
        ListStanding.InForce => new("fine", "✓", words["Police.StandingInForce"]),
        ListStanding.Expired => new("danger", "✕", words["Police.StandingExpired"]),
        ListStanding.Replaced => new("plain", "↺", words["Police.StandingReplaced"]),
        ListStanding.Withdrawn => new("danger", "✕", words["Police.StandingWithdrawn"]),
        ListStanding.Discarded => new("plain", "✕", words["Police.StandingDiscarded"]),
    };

    /// <summary>How sure one can be of an entry, with the days since somebody confirmed it.</summary>
    public static Look Of(Confidence confidence, Words words) => confidence.Level switch
    {
        ConfidenceLevel.Confirmed => new("fine", "✓", words.Count("Police.Confirmed", confidence.Days ?? 0)),
        ConfidenceLevel.DueSoon => new("caution", "▲", words.Count("Police.Confirmed", confidence.Days ?? 0) + words["Search.Separator"] + words.Count("Police.DueIn", confidence.DaysLeft ?? 0)),
        ConfidenceLevel.Overdue => new("danger", "✕", words.Count("Police.Confirmed", confidence.Days ?? 0) + words["Search.Separator"] + words["Police.Overdue"]),
        ConfidenceLevel.Never => new("danger", "✕", words["Police.NeverConfirmed"]),
        ConfidenceLevel.Flagged => new("danger", "✕", words["Police.FlaggedEntry"]),
    };

    public static string Kind(PoliceKind kind, Words words) => words[$"Police.Kind{kind}"];

    public static string Area(JurisdictionKind kind, Words words) => words[$"Police.Area{kind}"];

    public static string Flag(FlagKind kind, Words words) => words[$"Police.Flag{kind}"];

    public static string Say(ListRefusal refusal, Words words) => words[$"Police.Refusal{refusal}"];

    public static string Column(string column, Words words) => words[$"Police.Column.{column}"];

    /// <summary>Of a contact, the text is its name.</summary>
    public static string Column(string part, string column, Words words) => (part, column) switch
    {
        (ListTable.ContactPart, "text_en") => $"{words["Police.NameLabel"]} ({words["Police.English"]})",
        (ListTable.ContactPart, "text_fr") => $"{words["Police.NameLabel"]} ({words["Police.French"]})",
        _ => Column(column, words),
    };

    public static string Item(string item, Words words) => words[$"Police.Item.{item}"];

    /// <summary>What a row of a comparison is about: a contact's name, or which line or text.</summary>
    public static string Row(RowDifference row, Words words) => row.Part == ListTable.ContactPart ? words.In(row.Name) : Item(row.Item, words);

    /// <summary>A cell as people read it: codes in words, anything else as it is.</summary>
    public static string Cell(string column, string? value, Words words) => (column, value) switch
    {
        (_, null) => "",
        ("takes", _) => words.List([.. value.Split("; ").Select(code => words[$"Police.Takes.{code}"])]),
        ("confirmed_how", _) => words[$"Police.How.{value}"],
        ("person" or "minors" or "indigenous_liaison" or "french" or "anonymous_tips" or "third_party_tips" or "immigration_exposure", _) => words[$"Police.Answer.{value}"],
        ("confirmed_on", _) when NodaTime.Text.LocalDatePattern.Iso.Parse(value) is { Success: true } day => TimeWords.Day(day.Value, words),
        _ => value,
    };

    /// <summary>Whether the words of a cell are compared one by one.</summary>
    public static bool IsProse(string column) => column is "text_en" or "text_fr" or "unit_en" or "unit_fr" or "hours" or "phones" or "rank" or "email";

    public static string Say(ListProblem problem, ListContent content, Words words)
    {
        var about = problem.EntryId is { } id && content.Entries.FirstOrDefault(e => e.Id == id) is { } entry
            ? entry.Name.IsEmpty ? words["Police.Unnamed"] : words.In(entry.Name)
            : problem.Field is { } field && (ListTable.ServiceItems.Contains(field) || ListTable.ProtocolItems.Contains(field)) ? Item(field, words)
            : null;
        var what = Rule(problem.Code, problem.Value, words);
        return about is null ? what : words["Police.AboutEntry", about, what];
    }

    public static string Rule(ListProblemCode code, string? value, Words words) => words[$"Police.Problem{code}", value];

    public static string Say(ListFinding finding, Words words) => finding.Rule is { } rule ? Rule(rule, finding.Value, words) : words[$"Police.Finding{finding.Code}", finding.Value];

    public static string Instant(Instant at, DateTimeZone zone, Words words)
    {
        var there = at.InZone(zone);
        return words["Approvals.DayAndTime", TimeWords.Day(there.Date, words), TimeWords.Clock(there.TimeOfDay, words)];
    }

    public static string Language(string code, Words words) => words.In(Languages.Default.Name(code));
}
