using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace NRD.Console.Hosting;

/// <summary>Where settings come from: <c>appsettings.json</c> beside the executable, then the environment (<c>NRD_Data__Folder</c>), then the command line.</summary>
public static class ConsoleSettings
{
    public const string EnvironmentPrefix = "NRD_";

    /// <summary>What the environment says, else what this was built for; a release is Production.</summary>
    public static string Environment { get; } = System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? typeof(ConsoleSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == nameof(Environment))?.Value
        ?? Environments.Production;

    /// <summary>The settings of a verb, which has no web host to read them.</summary>
    public static IConfiguration Load() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables(EnvironmentPrefix)
        .Build();

    /// <exception cref="RefusedException">A value is out of its range.</exception>
    public static DataOptions Data(IConfiguration configuration)
    {
        var options = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new();
        try
        {
            Validator.ValidateObject(options, new(options), validateAllProperties: true);
        }
        catch (ValidationException e)
        {
            throw new RefusedException($"{DataOptions.Section}: {e.Message}");
        }

        return options;
    }
}
