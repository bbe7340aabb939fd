using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NRD.Console.Hosting;

/// <summary>Ids and outcomes to a rolling file, warnings to the terminal; never what was typed, nor a path with its query.</summary>
public static class Logging
{
    private const int DaysKept = 30;
    private const long FileBytes = 50_000_000;

    public static Serilog.ILogger Create(DataFolder folder) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        .MinimumLevel.Override("MudBlazor", LogEventLevel.Warning)
        .WriteTo.File(
            new CompactJsonFormatter(),
            Path.Combine(folder.Logs, "console-.json"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: DaysKept,
            fileSizeLimitBytes: FileBytes,
            rollOnFileSizeLimit: true)
        .WriteTo.Console(
            restrictedToMinimumLevel: LogEventLevel.Warning,
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}",
            formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();
}
