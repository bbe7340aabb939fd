using System.Globalization;
using Microsoft.Playwright;
using NRD.Benchmarks.Records;
using NRD.Core.Places;

namespace NRD.Benchmarks;

/// <summary>
/// The verb <c>desk</c>: with a large directory and many live contacts, how long from the end of the pause after the last key to the acknowledged
/// save of the notes, and from the press of a contact's tab to its filled fields; both measured by the page itself on loopback.
/// </summary>
internal sealed class DeskMeasurement(string consoleDll, int services, int contacts, int rounds, TextWriter output)
{
    private const int WarmUp = 5;

    /// <summary>When the browser sends a save, and when it has the answer.</summary>
    private const string Watch = """
        () => {
          window.desk = { saves: [], opened: [] };
          const send = window.fetch;
          window.fetch = async (path, options) => {
            const from = performance.now();
            const answer = await send(path, options);
            if (String(path).endsWith('/draft') && options?.headers?.['X-Draft-Field'] === 'Notes' && answer.status === 200) {
              window.desk.saves.push(performance.now() - from);
            }

            return answer;
          };
        }
        """;

    /// <summary>From the click on a tab until the notes of that contact stand in their field and are painted.</summary>
    private const string Open = """
        ([tab, notes]) => new Promise(resolve => {
          const from = performance.now();
          const look = () => {
            if (document.getElementById('field-Notes')?.value === notes && document.querySelector('.contact-tab[aria-current]') === tab) {
              requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
            } else {
              setTimeout(look, 1);
            }
          };
          tab.click();
          look();
        })
        """;

    private readonly Dictionary<int, string> notes = [];

    public async Task RunAsync()
    {
        await using var console = await ConsoleProcess.StartAsync(consoleDll, GeneratedDirectory.Of(services, new PlaceFinder()));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = TypingMeasurement.Browser(), Args = ["--no-sandbox", "--disable-background-networking", "--no-first-run"] });
        var page = await browser.NewPageAsync(new() { BaseURL = console.Address, Locale = "en-CA", ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=operator]").ClickAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.EvaluateAsync(Watch);
        for (var i = 0; i < contacts; i++)
        {
            await StartAsync(page, i);
        }

        await page.EvaluateAsync("() => { window.desk.saves = []; }");
        var opened = new List<double>();
        for (var round = 0; round < rounds + WarmUp; round++)
        {
            var at = round % contacts;
            var tab = await page.Locator(".contact-tab").Nth(at).ElementHandleAsync();
            opened.Add(await page.EvaluateAsync<double>(Open, new object[] { tab, notes[at] }));
            notes[at] += $" and more {round}";
            await page.Locator("#field-Notes").FillAsync(notes[at]);
            await page.WaitForFunctionAsync("() => nrdContact.isSaved()");
        }

        var saves = await page.EvaluateAsync<double[]>("() => window.desk.saves");
        await SayAsync("end of pause to acknowledged save", [.. saves.Skip(WarmUp)]);
        await SayAsync("contact tab pressed to filled and painted", [.. opened.Skip(WarmUp)]);
    }

    private async Task StartAsync(IPage page, int number)
    {
        var before = page.Url;
        await page.EvaluateAsync("() => document.querySelector('[data-start=Call]').click()");
        await page.WaitForFunctionAsync("before => location.href !== before", before);
        await page.WaitForFunctionAsync("() => document.getElementById('field-Notes')?.value === ''");
        notes[number] = $"Contact {number}: asks for a bed tonight, in French, with two children.";
        await page.Locator("#field-Notes").FillAsync(notes[number]);
        await page.Locator("#search-text").FillAsync("shelter");
        await page.WaitForFunctionAsync("() => nrdContact.isSaved() && document.querySelector('[data-asked]').dataset.asked === 'shelter'");
        await Task.Delay(1100);
    }

    private Task SayAsync(string what, List<double> times) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}, {services} services, {contacts} live contacts, {times.Count} times: p50 {SearchComparison.Percentile(times, 50):F0} ms, p95 {SearchComparison.Percentile(times, 95):F0} ms, max {times.Max():F0} ms"));
}
