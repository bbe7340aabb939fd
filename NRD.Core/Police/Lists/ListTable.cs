using System.Globalization;
using NodaTime.Text;

namespace NRD.Core.Police.Lists;

/// <summary>One row of a list in its file form: a line of the service, a text of the protocol, or a contact.</summary>
/// <param name="Part"><c>service</c>, <c>protocol</c> or <c>contact</c>.</param>
/// <param name="Key">What of it, column <c>item</c>; for a contact, its id.</param>
/// <param name="Cells">By column; an empty one is not there.</param>
public sealed record ListRow(string Part, string Key, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);
}

/// <summary>A list as rows of text: what files hold, and what two versions are compared by. Personal numbers are never in it.</summary>
public static class ListTable
{
    public const string ServicePart = "service";
    public const string ProtocolPart = "protocol";
    public const string ContactPart = "contact";

    /// <summary>The row of a file that says whose list it is.</summary>
    internal const string OfItem = "of";

    public static IReadOnlyList<string> Columns { get; } =
    [
        "part", "item", "text_en", "text_fr", "person", "rank", "unit_en", "unit_fr", "phones", "email", "hours", "zone", "order", "takes", "minors", "indigenous_liaison", "french",
        "anonymous_tips", "third_party_tips", "immigration_exposure", "confirmed_on", "confirmed_by", "confirmed_how",
    ];

    public static IReadOnlyList<string> ServiceItems { get; } = ["general_line", "after_hours_line", "unit", "languages"];

    public static IReadOnlyList<string> ProtocolItems { get; } = [.. ProtocolTexts(PoliceProtocol.Empty).Select(pair => pair.Item)];

    public static IReadOnlyList<ListRow> Of(ListContent content) =>
    [
        .. new[]
        {
            Row(ServicePart, "general_line", ("phones", ListText.Write(content.Lines.General))),
            Row(ServicePart, "after_hours_line", ("phones", ListText.Write(content.Lines.AfterHours))),
            Row(ServicePart, "unit", ("text_en", content.Lines.Unit.En), ("text_fr", content.Lines.Unit.Fr)),
            Row(ServicePart, "languages", ("text_en", string.Join("; ", content.Lines.Languages))),
        }.Where(row => row.Cells.Count > 0),
        .. ProtocolTexts(content.Protocol).Select(pair => Row(ProtocolPart, pair.Item, ("text_en", pair.Text.En), ("text_fr", pair.Text.Fr))).Where(row => row.Cells.Count > 0),
        .. content.Entries.OrderBy(e => e.Order).ThenBy(e => e.Id).Select(Contact),
    ];

    internal static IEnumerable<(string Item, Bilingual Text)> ProtocolTexts(PoliceProtocol protocol) =>
    [
        ("capacity", protocol.Capacity), ("wants_told", protocol.WantsTold), ("how", protocol.How), ("immediate", protocol.Immediate),
        ("soon", protocol.Soon), ("routine", protocol.Routine), ("minors", protocol.Minors), ("limits", protocol.Limits),
    ];

    private static ListRow Contact(ListEntry entry) => Row(
        ContactPart,
        entry.Id.ToString(),
        ("text_en", entry.Name.En),
        ("text_fr", entry.Name.Fr),
        ("person", entry.IsPerson ? "yes" : "no"),
        ("rank", entry.Rank),
        ("unit_en", entry.Unit.En),
        ("unit_fr", entry.Unit.Fr),
        ("phones", ListText.Write(entry.Phones)),
        ("email", entry.Email),
        ("hours", ListText.Write(entry.Hours)),
        ("zone", entry.Zone),
        ("order", entry.Order.ToString(CultureInfo.InvariantCulture)),
        ("takes", string.Join("; ", entry.Takes.Select(Code))),
        ("minors", Code(entry.Minors)),
        ("indigenous_liaison", Code(entry.IndigenousLiaison)),
        ("french", Code(entry.French)),
        ("anonymous_tips", Code(entry.AnonymousTips)),
        ("third_party_tips", Code(entry.ThirdPartyTips)),
        ("immigration_exposure", Code(entry.ImmigrationExposure)),
        ("confirmed_on", entry.Confirmed is { } on ? LocalDatePattern.Iso.Format(on.On) : null),
        ("confirmed_by", entry.Confirmed?.By),
        ("confirmed_how", entry.Confirmed is { } how ? Code(how.How) : null));

    internal static string Code<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static ListRow Row(string part, string item, params (string Column, string? Value)[] cells) =>
        new(part, item, cells.Where(cell => !string.IsNullOrEmpty(cell.Value)).ToDictionary(cell => cell.Column, cell => cell.Value!));
}
