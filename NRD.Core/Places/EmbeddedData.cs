using System.Text.Json;

namespace NRD.Core.Places;

/// <summary>Reads the reference tables that are shipped inside this assembly.</summary>
internal static class EmbeddedData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string file)
    {
        using var stream = Open(file);
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDataException($"{file} is empty.");
    }

    /// <summary>The cells of each row after the heading.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(Open(file));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    private static Stream Open(string file) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream($"NRD.Core.Places.Data.{file}")
        ?? throw new FileNotFoundException($"The table {file} is not in this build.");
}
