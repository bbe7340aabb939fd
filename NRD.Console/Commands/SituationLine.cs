using System.Text.Json;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Console.Commands;

/// <summary>
/// One line of <c>advise --json</c>, read strictly: a slip in the name of a field must not pass for "not known". What is left out or null is not known.
/// </summary>
internal sealed record SituationLine(JsonElement? Id, Situation? Situation, SituationRefusal? Refusal)
{
    private const string Unknown = "unknown";

    private static readonly Dictionary<string, (IReadOnlyList<string> Allowed, Func<Situation, JsonElement, Situation?> Take)> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jurisdiction"] = ([.. Province.All.Select(p => p.Code), Unknown], TakePlace),
        ["band"] = (ReportingCodes.Bands.All, (s, e) => Coded(e, ReportingCodes.Bands) is { } band ? s with { Band = band } : null),
        ["grounds"] = (ReportingCodes.Grounds.All, (s, e) => Several(e, ReportingCodes.Grounds) is { } grounds ? s with { Grounds = grounds } : null),
        ["perpetrator"] = (ReportingCodes.Perpetrators.All, (s, e) => Coded(e, ReportingCodes.Perpetrators) is { } who ? s with { Perpetrator = who } : null),
        ["lifeInDanger"] = (Truths, (s, e) => Truth(e) is { } life ? s with { LifeInDanger = life } : null),
        ["imminentHarm"] = (Truths, (s, e) => Truth(e) is { } harm ? s with { Harm = new(harm, harm, harm) } : null),
        ["consent"] = (ReportingCodes.Consents.All, (s, e) => Coded(e, ReportingCodes.Consents) is { } consent ? s with { Consent = consent } : null),
        ["thirdParty"] = (Truths, (s, e) => Truth(e) is { } third ? s with { ThirdParty = third == Answer.Yes } : null),
        ["lacksCapacity"] = (Truths, (s, e) => Truth(e) is { } capacity ? s with { LacksCapacity = capacity } : null),
        ["materialOnline"] = (Truths, (s, e) => Truth(e) is { } online ? s with { MaterialOnline = online } : null),
        ["requested"] = (ReportingCodes.Bodies.All, (s, e) => Several(e, ReportingCodes.Bodies) is { } bodies ? s with { Requested = bodies } : null),
    };

    private static IReadOnlyList<string> Truths => ["true", "false", "null"];

    public static SituationLine Read(string line)
    {
        JsonElement root;
        try
        {
            root = JsonSerializer.Deserialize<JsonElement>(line);
        }
        catch (JsonException)
        {
            return Refused(null, null, [], Texts.Commands("AdviseUnreadable"));
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refused(null, null, [], Texts.Commands("AdviseUnreadable"));
        }

        JsonElement? id = root.TryGetProperty("id", out var stated) ? stated : null;
        var situation = new Situation();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in root.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                return Refused(id, property.Name, [], Texts.Commands("AdviseTwice", property.Name));
            }

            if (property.NameEquals("id"))
            {
                continue;
            }

            if (!Fields.TryGetValue(property.Name, out var field))
            {
                string[] names = ["id", .. Fields.Keys];
                return Refused(id, property.Name, names, Texts.Commands("AdviseUnknownField", property.Name, string.Join(", ", names)));
            }

            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                if (field.Take(situation, property.Value) is not { } taken)
                {
                    return Refused(id, property.Name, field.Allowed, Texts.Commands("AdviseField", property.Name, property.Value.GetRawText(), string.Join(", ", field.Allowed)));
                }

                situation = taken;
            }
        }

        return new(id, situation, null);
    }

    private static SituationLine Refused(JsonElement? id, string? field, IReadOnlyList<string> allowed, string error) => new(id, null, new(id, error, field, allowed));

    private static Situation? TakePlace(Situation situation, JsonElement value) =>
        value.ValueKind != JsonValueKind.String || value.GetString() is not { } code ? null
        : code.Equals(Unknown, StringComparison.OrdinalIgnoreCase) ? situation
        : Province.All.FirstOrDefault(p => p.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase)) is { } place ? situation with { Place = place } : null;

    private static T? Coded<T>(JsonElement value, CodeTable<T> codes)
        where T : struct, Enum => value.ValueKind == JsonValueKind.String ? codes.Find(value.GetString() ?? "") : null;

    /// <summary>A single code stands for a list of one: a common slip that has only one meaning.</summary>
    private static ValueList<T>? Several<T>(JsonElement value, CodeTable<T> codes)
        where T : struct, Enum
    {
        var found = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : (IEnumerable<JsonElement>)[value]).Select(item => Coded(item, codes)).ToList();
        return found.Contains(null) ? null : found.OfType<T>().Distinct().ToValueList();
    }

    private static Answer? Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Answer.Yes,
        JsonValueKind.False => Answer.No,
        _ => null,
    };
}

/// <summary>The answer to a line that was not understood.</summary>
/// <param name="Field">The field at fault; <c>null</c> where the whole line is.</param>
/// <param name="Allowed">What the field takes, or which fields there are.</param>
public sealed record SituationRefusal(JsonElement? Id, string Error, string? Field, IReadOnlyList<string> Allowed);
