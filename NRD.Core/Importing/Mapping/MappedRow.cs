using NRD.Core.Importing.Text;

namespace NRD.Core.Importing.Mapping;

/// <summary>A row seen through a mapping.</summary>
internal sealed record MappedRow(SourceRow Row, ImportMap Map)
{
    /// <summary>Reads every field once, so that what cannot be read is known.</summary>
    public void Fill()
    {
        foreach (var field in Map.English.Values.Concat(Map.French.Values))
        {
            field.Values(Row);
        }
    }

    public string? Value(string field) => Values(field) is [var first, ..] ? first : null;

    public IReadOnlyList<string> Values(string field)
    {
        var english = Map.English.GetValueOrDefault(field)?.Values(Row) ?? [];
        return english.Count > 0 ? english : Map.French.GetValueOrDefault(field)?.Values(Row) ?? [];
    }

    /// <summary>Both languages, on one line each.</summary>
    public Bilingual Line(string field) => new(HtmlText.Line(Joined(Map.English, field, " ")), HtmlText.Line(Joined(Map.French, field, " ")));

    /// <summary>Both languages, with their paragraphs.</summary>
    public Bilingual Prose(string field) => new(HtmlText.Plain(Joined(Map.English, field, "\n")), HtmlText.Plain(Joined(Map.French, field, "\n")));

    /// <summary>Both languages, lists as commas.</summary>
    public Bilingual Words(string field) => new(HtmlText.Plain(Joined(Map.English, field, ", ")), HtmlText.Plain(Joined(Map.French, field, ", ")));

    private string? Joined(Dictionary<string, MapField> side, string field, string with) =>
        side.GetValueOrDefault(field)?.Values(Row) is { Count: > 0 } values ? string.Join(with, values) : null;
}
