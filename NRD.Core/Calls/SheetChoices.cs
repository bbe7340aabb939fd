using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>One answer that a field of the sheet offers.</summary>
/// <param name="Hint">What the operator should know where it is chosen; <c>null</c> where nothing.</param>
public sealed record SheetChoice(string Code, Bilingual Name, Bilingual? Hint);

/// <summary>What the fields of the contact sheet offer to choose, as reference data in both languages. Every field can also be skipped.</summary>
public static class SheetChoices
{
    /// <summary>The person was asked, and would rather not say.</summary>
    public const string PrefersNot = "prefers-not";

    /// <summary>The drop plan by which calling back was agreed.</summary>
    public const string CallBack = "call";

    /// <summary>How an indicator came to be known; never a weight.</summary>
    public static IReadOnlyList<SheetChoice> HowKnown { get; } = Load("HowKnown");

    private static readonly Dictionary<ContactField, IReadOnlyList<SheetChoice>> ByField = new[]
    {
        ContactField.CanSpeak, ContactField.DropPlan, ContactField.CallBackVoicemail, ContactField.Identity, ContactField.CallerRole, ContactField.Interpreter,
        ContactField.AgeBand, ContactField.Urgency, ContactField.Indicators, ContactField.PossibleForm,
    }.ToDictionary(field => field, field => Load(field.ToString()));

    /// <summary>The answers of <paramref name="field"/>; empty for what is typed, and for needs, language and place, which have tables of their own.</summary>
    public static IReadOnlyList<SheetChoice> Of(ContactField field) => ByField.GetValueOrDefault(field, []);

    /// <summary>Who speaks for somebody else: they cannot consent for another adult (rule R19).</summary>
    public static bool IsThirdParty(string? callerRole) => callerRole is not (null or PrefersNot or "survivor-now" or "survivor-after" or "potential" or "silent");

    /// <summary>The words of an answer; the code itself where the table no longer has it.</summary>
    public static Bilingual Say(ContactField field, string code) => Of(field).FirstOrDefault(choice => choice.Code == code)?.Name ?? new(code, code);

    /// <summary>Codes with what each is set to, such as indicators with how each is known.</summary>
    public static IReadOnlyDictionary<string, string> Pairs(string? kept) =>
        (kept ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Where(pair => pair.Length == 2).GroupBy(pair => pair[0]).ToDictionary(pair => pair.Key, pair => pair.Last()[1]);

    /// <summary>Codes of a field that holds several.</summary>
    public static IReadOnlyList<string> Codes(string? kept) => kept is null or PrefersNot ? [] : kept.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<SheetChoice> Load(string table) =>
        [.. ReferenceData.Json<Dictionary<string, List<Row>>>("sheet-choices.json")[table].Select(row => new SheetChoice(row.Code, new(row.En, row.Fr), row.HintEn is null ? null : new(row.HintEn, row.HintFr)))];

    private sealed record Row(string Code, string En, string Fr, string? HintEn, string? HintFr);
}
