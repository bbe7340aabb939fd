using System.Text.Json;
using System.Text.Json.Serialization;

namespace NRD.Console.Commands;

/// <summary>One search as the command line and a line of <c>--queries</c> ask it; every member may be absent.</summary>
public sealed record SearchRequest
{
    /// <summary>Whatever the asker calls it: a text or a number, repeated in the answer.</summary>
    public JsonElement? Id { get; init; }

    public string? Text { get; init; }

    public string? For { get; init; }

    public string? Place { get; init; }

    [JsonConverter(typeof(OneOrMoreConverter))]
    public IReadOnlyList<string>? Need { get; init; }

    [JsonConverter(typeof(OneOrMoreConverter))]
    public IReadOnlyList<string>? Language { get; init; }

    public int? Age { get; init; }

    public bool? OpenNow { get; init; }

    public string? At { get; init; }

    public int? Limit { get; init; }
}

/// <summary>One answer; <see cref="Error"/> and <see cref="Candidates"/> stand alone where the question could not be answered.</summary>
public sealed record SearchAnswer
{
    public JsonElement? Id { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<PlaceCandidate>? Candidates { get; init; }

    public SearchFindings? Findings { get; init; }
}

/// <summary>A place that may have been meant.</summary>
public sealed record PlaceCandidate(string Name, string Province, int? PlaceId);

/// <summary>What <c>search --json</c> writes.</summary>
public sealed record SearchFindings(
    string Query,
    double TookMs,
    int Total,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets,
    IReadOnlyList<SearchFinding> Matches);

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
