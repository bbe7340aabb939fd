using System.Text.Json;
using System.Text.Json.Serialization;

namespace NRD.Console.Commands;

/// <summary>One search as the command line and a line of <c>--queries</c> ask it; every member may be absent.</summary>
public sealed record SearchRequest
{
    /// <summary>Whatever the asker calls it, a text or a number; repeated in the answer.</summary>
    public JsonElement? Id { get; init; }

    public string? Text { get; init; }

    /// <summary><c>person</c> (the default) or <c>involvement</c>.</summary>
    public string? For { get; init; }

    public string? Place { get; init; }

    [JsonConverter(typeof(OneOrMoreConverter))]
    public IReadOnlyList<string>? Need { get; init; }

    [JsonConverter(typeof(OneOrMoreConverter))]
    public IReadOnlyList<string>? Language { get; init; }

    public int? Age { get; init; }

    public bool? OpenNow { get; init; }

    /// <summary>ISO 8601 with an offset, or a local time of the place.</summary>
    public string? At { get; init; }

    public int? Limit { get; init; }
}

/// <summary>A question that could not be answered as asked, and what may have been meant.</summary>
public sealed record SearchRefusal(string Error, IReadOnlyList<CandidatePlace> Candidates);

/// <summary>A place that may have been meant.</summary>
public sealed record CandidatePlace(string Name, string Province, int? PlaceId);

/// <summary>What <c>search --json</c> writes.</summary>
public sealed record SearchFindings(
    string Query,
    double TookMs,
    int Total,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets,
    IReadOnlyList<SearchFinding> Matches);

/// <summary>One line of the answers to <c>--queries</c>: the findings with the question's id, or its error.</summary>
public sealed record SearchLine
{
    public JsonElement? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CandidatePlace>? Candidates { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Query { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TookMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Facets { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SearchFinding>? Matches { get; init; }
}

/// <summary>One match of <c>search --json</c>.</summary>
public sealed record SearchFinding(
    Guid ServiceId,
    string? SourceId,
    string Service,
    string Organization,
    string? Place,
    string? Province,
    double? DistanceKm,
    string Open,
    string Verdict,
    IReadOnlyList<CodedText> Reasons,
    IReadOnlyList<CodedText> Cautions,
    string? LastVerified);

/// <summary>A code for programs and its sentence for people.</summary>
public sealed record CodedText(string Code, string Text);

/// <summary>Takes <c>"B1"</c> for <c>["B1"]</c>: a common slip that has only one meaning.</summary>
internal sealed class OneOrMoreConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? [reader.GetString() ?? ""] : JsonSerializer.Deserialize<string[]>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
