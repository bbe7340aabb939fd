using System.Diagnostics;
using NRD.Core.Partners;

namespace NRD.Benchmarks;

/// <summary>The real console in a process of its own, with the sample directory in a folder of its own; both are gone when disposed.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly string root;
    private readonly Process process;

    private ConsoleProcess(string root, Process process, string address)
    {
        this.root = root;
        this.process = process;
        Address = address;
    }

    public string Address { get; }

    /// <summary>The one-time link by which a first administrator gets in, by the name that passkeys are bound to.</summary>
    public async Task<string> BootstrapLinkAsync(string consoleDll)
    {
        using var verb = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.GetFullPath(consoleDll), "admin", "bootstrap" },
            RedirectStandardOutput = true,
            Environment = { ["NRD_Data__Folder"] = Path.Combine(root, "data"), ["NRD_Urls"] = ByName.TrimEnd('/') },
        }) ?? throw new InvalidOperationException("The verb did not start.");
        var link = await verb.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await verb.WaitForExitAsync(CancellationToken.None);
        return link.Trim();
    }

    public string ByName => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>With <paramref name="more"/> records beside those of the sample.</summary>
    public static async Task<ConsoleProcess> StartAsync(string consoleDll, IReadOnlyList<OrganizationRecord>? more = null)
    {
        // The keys and the anchors of the audit trail lie beside the data folder.
        var root = Directory.CreateTempSubdirectory("nrd-typing-").FullName;
        var console = await StartAsync(consoleDll, root);
        if (more is null)
        {
            return console;
        }

        await console.EndAsync();
        await TemporaryDirectory.FillAsync(Path.Combine(root, "data"), more, CancellationToken.None);
        return await StartAsync(consoleDll, root);
    }

    private static async Task<ConsoleProcess> StartAsync(string consoleDll, string root)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.GetFullPath(consoleDll), "--urls", "http://127.0.0.1:0", "--Data:Folder", Path.Combine(root, "data"), "--Data:SampleDirectory", "true", "--Desk:WindowsPerPerson", "50",
            },
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The console did not start.");
        using var late = new CancellationTokenSource(StartsWithin);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(root, process, line[at..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException("The console ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(root, recursive: true);
    }

    private async Task EndAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
