using System.Diagnostics;
using Microsoft.Playwright;
using NRD.Tests.Support;

namespace NRD.Tests.Browser;

/// <summary>The real console as a process of its own, with a data folder of its own and the sample directory, and a browser to look at it with.</summary>
public class BrowserDesk : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    // The keys and the anchors of the audit trail lie beside the data folder, so it gets a folder around it.
    private readonly string root = Directory.CreateTempSubdirectory("nrd-browser-").FullName;
    private readonly List<(string? Test, IBrowserContext Context)> open = [];
    private Process? console;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why there is no browser; <c>null</c> where there is one.</summary>
    public string? Missing { get; private set; }

    public string Address { get; private set; } = "";

    public string DataFolder => Path.Combine(root, "data");

    /// <summary>All that the console has written, wherever: data, keys, anchors, temporary files.</summary>
    public IEnumerable<string> EveryFile() => Directory.GetFiles(root, "*", SearchOption.AllDirectories);

    /// <summary>Settings beside the usual ones.</summary>
    protected virtual IEnumerable<string> Settings => [];

    public async ValueTask InitializeAsync()
    {
        if (Executable() is not { } executable)
        {
            Missing = "There is no Chromium or Chrome on this machine.";
            return;
        }

        Address = await StartConsoleAsync("http://127.0.0.1:0");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"],
        });
    }

    /// <summary>A window with nothing remembered from any other, in which one of the sample staff has signed in.</summary>
    public async Task<IPage> OpenAsync(string path = "/", string locale = "en-CA", bool dark = false, int width = 1280, int height = 900, string @as = "operator")
    {
        var page = await OpenSignedOutAsync(locale: locale, dark: dark, width: width, height: height);
        var at = Uri.TryCreate(path, UriKind.Absolute, out var elsewhere) && elsewhere.Scheme == Uri.UriSchemeHttp ? elsewhere : new Uri(new(Address), path);
        await page.GotoAsync(new Uri(at, "/sign-in").ToString());
        await page.Locator($"button[value={@as}]").ClickAsync();
        await page.Locator(".shell").WaitForAsync();
        if (at.PathAndQuery != "/")
        {
            await page.GotoAsync(at.ToString());
            await page.Locator(".shell").WaitForAsync();
        }

        return page;
    }

    /// <summary>A window with nothing remembered from any other.</summary>
    public async Task<IPage> OpenSignedOutAsync(string? path = null, string locale = "en-CA", bool dark = false, int width = 1280, int height = 900, bool script = true)
    {
        SkipWithoutBrowser();
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var done in open.Where(window => window.Test != test).ToList())
        {
            // A console has only so many windows, and the tests that are over need none.
            await done.Context.CloseAsync();
            open.Remove(done);
        }

        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = locale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            TimezoneId = "America/Toronto",
            JavaScriptEnabled = script,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        open.Add((test, context));
        var page = await context.NewPageAsync();
        if (path is not null)
        {
            await page.GotoAsync(path);
        }

        return page;
    }

    public void SkipWithoutBrowser()
    {
        if (Missing is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Fail(reason);
        }
    }

    /// <summary>The console ends: at once and without a word, or as an update ends it.</summary>
    public async Task StopAsync(bool gracefully)
    {
        if (gracefully)
        {
            using var ask = Process.Start("kill", ["-TERM", console!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await ask.WaitForExitAsync();
        }
        else
        {
            console!.Kill();
        }

        await console.WaitForExitAsync();
        console.Dispose();
        console = null;
    }

    /// <summary>And begins again, at the same address and with the same data.</summary>
    public Task StartAgainAsync() => StartConsoleAsync(Address);

    /// <summary>Ends the console, and starts it again on the same data and at the same address.</summary>
    /// <param name="killed">At once, as by a power cut; else as an administrator stops it.</param>
    public async Task RestartAsync(bool killed)
    {
        await StopAsync(gracefully: !killed);
        await StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (console is not null)
        {
            console.Kill(entireProcessTree: true);
            await console.WaitForExitAsync(CancellationToken.None);
            console.Dispose();
        }

        Directory.Delete(root, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string? Executable()
    {
        string[] well = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
        var named = from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    from name in Browsers
                    select Path.Combine(directory, name);
        return named.Concat(well).FirstOrDefault(File.Exists);
    }

    private async Task<string> StartConsoleAsync(string address)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.ConsoleDll, "--urls", address, "--Data:Folder", DataFolder, "--Desk:WindowsPerPerson", "50" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",

                // Its pipes would lie among the temporary files that a test reads.
                ["DOTNET_EnableDiagnostics"] = "0",
                ["TMPDIR"] = Directory.CreateDirectory(Path.Combine(root, "temporary")).FullName,
            },
        };
        foreach (var setting in Settings)
        {
            start.ArgumentList.Add(setting);
        }

        console = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        var errors = console.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(StartsWithin);
        while (await console.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                return line[at..].Split(' ')[0];
            }
        }

        throw new InvalidOperationException($"The console ended: {await errors}");
    }
}

/// <summary>Browser tests share one console, and come one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserCollection : ICollectionFixture<BrowserDesk>
{
    public const string Name = "browser";
}
