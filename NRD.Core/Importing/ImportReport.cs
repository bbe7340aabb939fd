using System.Text.Json;
using System.Text.Json.Serialization;

namespace NRD.Core.Importing;

/// <summary>What an import did, or would do. Every row that was read is counted exactly once: added + updated + unchanged + conflicts + rejected.</summary>
public sealed record ImportReport
{
    public required string Source { get; init; }

    /// <summary><c>hsds</c>, <c>ohana</c>, <c>icarol</c>, <c>airs</c>, <c>csv</c> or <c>json</c>.</summary>
    public required string Format { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Rows of all tables, with the absent records that became conflicts.</summary>
    public required int RowsRead { get; init; }

    public required int Added { get; init; }

    public required int Updated { get; init; }

    public required int Unchanged { get; init; }

    public IReadOnlyList<ImportReportConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<ImportReportRejection> Rejected { get; init; } = [];

    /// <summary>Absent records that a complete import made inactive.</summary>
    public required int Deactivated { get; init; }

    public IReadOnlyList<Bilingual> Warnings { get; init; } = [];

    /// <summary>Records by kind that stand behind the rows, for the summary.</summary>
    public required ImportReportRecords Records { get; init; }

    private static readonly Dictionary<Language, JsonSerializerOptions> Options = Enum.GetValues<Language>().ToDictionary(l => l, l => new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InOneLanguage(l) },
    });

    /// <param name="language">The language of its sentences; codes, names and values are the same in both.</param>
    public string ToJson(Language language = Language.English) => JsonSerializer.Serialize(this, Options[language]);

    private sealed class InOneLanguage(Language language) : JsonConverter<Bilingual>
    {
        public override Bilingual Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("A report is only written.");

        public override void Write(Utf8JsonWriter writer, Bilingual value, JsonSerializerOptions options) => writer.WriteStringValue(value.In(language));
    }
}

/// <summary>How many organizations, services and sites the source holds.</summary>
public sealed record ImportReportRecords(int Organizations, int Services, int Sites);

/// <summary>A row, or an absent record, whose change was not taken over because staff changed or reviewed the same. Both values are kept with the record.</summary>
/// <param name="Row"><c>null</c> for a record that is absent.</param>
/// <param name="Kind"><c>organization</c>, <c>service</c> or <c>site</c>.</param>
/// <param name="Id">The id in the source.</param>
public sealed record ImportReportConflict(string? File, int? Row, string Kind, string Id, IReadOnlyList<string> Fields, Bilingual Reason);

/// <summary>A row that was not taken in, and why.</summary>
/// <param name="Row">Its place among the records of its file; the first is 1.</param>
public sealed record ImportReportRejection(string File, int Row, string Field, string? Value, Bilingual Reason);
