using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace NRD.Benchmarks;

/// <summary>
/// The verb <c>unlock</c>: how long after the key that asks for it a locked window has its page back, by passkey and by password, in a real browser on
/// loopback. The passkey's own finger or PIN is given at once, the password is typed already: what people need for that comes on top.
/// </summary>
internal sealed class UnlockMeasurement(string consoleDll, int times, TextWriter output)
{
    private const string Password = "quiet otter under maple lamp";

    public async Task RunAsync()
    {
        await using var console = await ConsoleProcess.StartAsync(consoleDll);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = TypingMeasurement.Browser(),
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new() { BaseURL = console.ByName, Locale = "en-CA", ViewportSize = new() { Width = 1280, Height = 900 } });
        await AddAuthenticatorAsync(page);
        await page.GotoAsync(await console.BootstrapLinkAsync(consoleDll));
        await page.Locator("#passkey-name").FillAsync("first.admin");
        await page.Locator("#passkey-display").FillAsync("Amina");
        await page.Locator("form.passkey button").ClickAsync();
        await page.Locator(".codes li").First.WaitForAsync();
        await page.GotoAsync("/security");
        await page.Locator("form[action='/security/password'] input[type=password]").FillAsync(Password);
        await page.Locator("form[action='/security/password'] button").ClickAsync();
        await page.GotoAsync("/staff");
        await page.Locator("main h1").WaitForAsync();
        await TellAsync("passkey", await TakeAsync(page, "form[data-ask] [type=submit]", null));
        await TellAsync("password", await TakeAsync(page, "form[action='/unlock'] [type=submit]", Password));
        await output.WriteLineAsync($"Chromium {browser.Version}");
    }

    private async Task<IReadOnlyList<double>> TakeAsync(IPage page, string button, string? password)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            // Nobody locks again at once; the page looks after two seconds whether it really opened.
            await page.WaitForTimeoutAsync(2500);
            await page.Keyboard.PressAsync("F9");
            await page.Locator("[data-locked]").WaitForAsync();
            if (password is not null)
            {
                await page.Locator("form[action='/unlock'] [type=password]").FillAsync(password);
            }

            var watch = Stopwatch.StartNew();
            await page.Locator(button).ClickAsync();
            await page.Locator("[data-locked]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.Locator("main h1").WaitForAsync();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        return taken;
    }

    private Task TellAsync(string how, IReadOnlyList<double> taken) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"unlocked by {how}, {taken.Count} times: p50 {SearchComparison.Percentile([.. taken], 50):F0} ms, p95 {SearchComparison.Percentile([.. taken], 95):F0} ms, max {taken.Max():F0} ms"));

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
