using System.Reflection;

namespace NRD.Tests.Support;

/// <summary>Where the sources lie, and the shared directories beside them.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public static string ConsoleDll { get; } = Path.GetFullPath(Metadata("ConsoleDll"));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == key)?.Value
        ?? throw new InvalidOperationException($"The build did not say {key}.");
}
