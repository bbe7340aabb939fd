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

    public static Stream Open(string name)
    {
        var assembly = typeof(ReferenceData).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".Data.{name}", StringComparison.Ordinal));
        return assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"The table '{name}' is missing.");
    }
}
