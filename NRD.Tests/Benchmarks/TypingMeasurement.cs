using System.Globalization;
using Microsoft.Playwright;
using NRD.Benchmarks.Records;
using NRD.Core.Places;

namespace NRD.Benchmarks;

/// <summary>
/// The verb <c>typing</c>: how long after the last key of a query its results are painted, in a real browser on loopback, with the sample directory.
/// Measured by the page itself, from the time stamp of the key event to the second animation frame after the list answered what stands in the box,
/// so that neither the driver of the browser nor its connection counts. The pause before searching is included.
/// </summary>
internal sealed class TypingMeasurement(string consoleDll, int queryCount, TextWriter output)
{
    private const int WarmUp = 8;
    private const int MillisecondsBetweenKeys = 90;

    /// <summary>Remembers when a key went down, and when what stands in the box was answered and painted.</summary>
    private const string Watch = """
        () => {
          const box = document.getElementById('search-text');
          window.typing = { key: 0, answered: null, painted: 0 };
          document.addEventListener('keydown', event => { window.typing.key = event.timeStamp; }, true);
          new MutationObserver(() => {
            const answered = document.querySelector('[data-asked]')?.dataset.asked;
            if (answered !== box.value || answered === window.typing.answered) {
              return;
            }

            window.typing.answered = answered;
            const from = window.typing.key;
            requestAnimationFrame(() => requestAnimationFrame(() => {
              window.typing.painted = performance.now() - from;
              window.typing.of = answered;
            }));
          }).observe(document.querySelector('.list'), { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """;

    public async Task RunAsync()
    {
        var texts = GeneratedQueries.Of(queryCount * 4, new PlaceFinder()).Select(query => query.Query.Text.Trim())
            .Where(text => text.Length > 2).Distinct().Take(queryCount + WarmUp).ToList();
        await using var console = await ConsoleProcess.StartAsync(consoleDll);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browser(),
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new() { BaseURL = console.Address, Locale = "en-CA", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=operator]").ClickAsync();
        await page.Locator(".readback").WaitForAsync();
        await page.EvaluateAsync(Watch);
        var times = new List<double>();
        foreach (var text in texts)
        {
            times.Add(await TypeAsync(page, text));
        }

        var counted = times.Skip(WarmUp).ToList();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"last key to painted results, Chromium {browser.Version}, {counted.Count} queries after {WarmUp} to warm up: p50 {SearchComparison.Percentile(counted, 50):F0} ms, p95 {SearchComparison.Percentile(counted, 95):F0} ms, max {counted.Max():F0} ms"));
    }

    private static async Task<double> TypeAsync(IPage page, string text)
    {
        var box = page.Locator("#search-text");
        await box.FillAsync("");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-asked]').dataset.asked === ''");
        await page.EvaluateAsync("() => { window.typing.answered = null; window.typing.of = null; }");
        await box.PressSequentiallyAsync(text, new() { Delay = MillisecondsBetweenKeys });
        await page.WaitForFunctionAsync("text => window.typing.of === text", text);
        return await page.EvaluateAsync<double>("() => window.typing.painted");
    }

    internal static string Browser()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        var found = from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    from name in names
                    select Path.Combine(folder, name);
        return found.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium or Chrome on this machine.");
    }
}
