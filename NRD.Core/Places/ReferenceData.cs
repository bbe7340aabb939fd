using System.Text.Json;

namespace NRD.Core.Places;

/// <summary>Reads the tables that ship inside the assembly.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <param name="name">File name below a folder <c>Data</c>, such as <c>taxonomy.json</c>.</param>
    public static T Json<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"The table '{name}' is empty.");
    }

    /// <summary>The cells of each row of a tab-separated table, after its heading.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public static Stream Open(string name)
    {
        var assembly = typeof(ReferenceData).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Data.{name}", StringComparison.Ordinal));
        return assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"The table '{name}' is missing.");
    }
}
