using System.Text.Json;
using NodaTime;
using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Formats;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Places;

namespace NRD.Core.Importing.Mapping;

/// <summary>Hours that a source keeps in fields: a type, and a list of days with their times.</summary>
internal sealed class MapHours
{
    private string from = "";
    private string? type;
    private string? schedule;
    private string days = "days";
    private string open = "open";
    private string close = "close";
    private string? notes;
    private List<string> always = [];
    private List<string> closed = [];
    private List<string> unsure = [];

    public string From => from;

    public static MapHours Parse(string key, JsonElement json)
    {
        var hours = new MapHours();
        foreach (var property in json.EnumerateObject())
        {
            var name = $"{key}.{property.Name}";
            switch (property.Name)
            {
                case "from":
                    hours.from = Text(name, property.Value);
                    break;
                case "type":
                    hours.type = Text(name, property.Value);
                    break;
                case "schedule":
                    hours.schedule = Text(name, property.Value);
                    break;
                case "days":
                    hours.days = Text(name, property.Value);
                    break;
                case "open":
                    hours.open = Text(name, property.Value);
                    break;
                case "close":
                    hours.close = Text(name, property.Value);
                    break;
                case "notes":
                    hours.notes = Text(name, property.Value);
                    break;
                case "always":
                    hours.always = List(name, property.Value);
                    break;
                case "closed":
                    hours.closed = List(name, property.Value);
                    break;
                case "unsure":
                    hours.unsure = List(name, property.Value);
                    break;
                default:
                    throw MapField.Wrong(name, MappingWords.NotKnown("from, type, always, closed, schedule, days, open, close, notes, unsure"));
            }
        }

        return hours;
    }

    /// <summary>A type that is neither always nor told by its schedule, and notes that doubt, leave the hours unconfirmed with the source's words.</summary>
    public OpeningHours? Read(JsonElement? record)
    {
        if (JsonPath.Find(record, from) is not { } element || element.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            var text = HtmlText.Line(element.GetString());
            return always.Contains(text ?? "") ? OpeningHours.Always with { Original = new Bilingual(text, null) } : Knowledge.Hours(new Bilingual(text, null));
        }

        var kind = JsonPath.Find(element, type)?.ToString();
        var said = HtmlText.Line(JsonPath.Find(element, notes)?.ToString());
        var (spans, understood) = Spans(element);
        var words = string.Join("; ", new[] { Words(spans), spans.Count == 0 || !understood ? kind : null, said }.Where(w => w is { Length: > 0 }));
        var original = new Bilingual(words, null);
        if (said is not null && unsure.Exists(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return OpeningHours.Unknown with { Original = original };
        }

        if (kind is not null && always.Contains(kind))
        {
            return OpeningHours.Always with { Original = new Bilingual(said is null ? kind : $"{kind}; {said}", null) };
        }

        return kind is not null && closed.Contains(kind) || spans.Count == 0 || !understood
            ? OpeningHours.Unknown with { Original = original }
            : OpeningHours.Unknown with { Kind = HoursKind.Weekly, Weekly = spans.OrderBy(s => s.Day).ThenBy(s => s.From).ToValueList(), Original = original };
    }

    private (List<WeeklySpan> Spans, bool Understood) Spans(JsonElement element)
    {
        var spans = new List<WeeklySpan>();
        if (JsonPath.Find(element, schedule) is not { ValueKind: JsonValueKind.Array } list)
        {
            return (spans, true);
        }

        var understood = true;
        foreach (var item in list.EnumerateArray())
        {
            var named = JsonPath.Find(item, days) is { } d ? d.ValueKind == JsonValueKind.Array ? d.EnumerateArray().Select(x => x.ToString()).ToList() : d.ToString().Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).ToList() : [];
            var (opens, closes) = (HoursFields.Time(Padded(JsonPath.Find(item, open))), HoursFields.Time(Padded(JsonPath.Find(item, close))));
            foreach (var day in named.Select(HsdsHours.Day))
            {
                if (day is { } known && opens is { } start && closes is { } end)
                {
                    spans.Add(new WeeklySpan(known, start, end));
                }
                else
                {
                    understood = false;
                }
            }
        }

        return (spans.Distinct().ToList(), understood);
    }

    /// <summary>Times as numbers lose their zeros: 0 is midnight, 30 half past it, 800 eight o'clock.</summary>
    private static string? Padded(JsonElement? time) => time is not { } t || t.ValueKind == JsonValueKind.Null ? null
        : t.ValueKind == JsonValueKind.Number && t.ToString().Length < 4 ? t.ToString().PadLeft(4, '0')
        : t.ToString();

    private static string Words(List<WeeklySpan> spans) => string.Join("; ", spans.GroupBy(s => (s.From, s.To))
        .Select(g => $"{string.Join(", ", g.Select(s => s.Day).Order())} {g.Key.From:HH:mm}-{(g.Key.To == LocalTime.Midnight ? "24:00" : $"{g.Key.To:HH:mm}")}"));

    private static string Text(string key, JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? text : throw MapField.Wrong(key, MappingWords.NotText());

    private static List<string> List(string key, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(v => Text(key, v)).ToList(),
        _ => [Text(key, json)],
    };
}
