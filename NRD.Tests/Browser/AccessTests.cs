using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NRD.Tests.Browser;

/// <summary>What a machine can find of barriers, on every page and state, in both languages, light and dark, wide and narrow.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessTests(BrowserDesk desk)
{
    public static TheoryData<string, bool, int> Looks { get; } = new(
        from locale in new[] { "en-CA", "fr-CA" }
        from dark in new[] { false, true }
        from width in new[] { 1280, 400 }
        select (locale, dark, width));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_serious_stands_in_the_way_of_anybody(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync(locale: locale, dark: dark, width: width);
        await CheckAsync(page, "start");

        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("Shift+F4");
        await page.Locator(".word").First.WaitForAsync();
        await CheckAsync(page, "results");

        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();
        await CheckAsync(page, "filters");
        await page.Keyboard.PressAsync("Escape");

        await page.OpenFirstAsync();
        await CheckAsync(page, "record");
        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#shortcuts").WaitForAsync();
        await CheckAsync(page, "shortcuts");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_serious_stands_in_the_way_where_nothing_was_found(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync(locale: locale, dark: dark, width: width);
        await page.SearchAsync("zzzqqq");
        await CheckAsync(page, "zero");

        await page.GotoAsync("/nothing-here");
        await page.Locator("main h1").WaitForAsync();
        await CheckAsync(page, "not found");
    }

    internal static async Task CheckAsync(IPage page, string state)
    {
        var found = await page.RunAxe();
        found.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty(state);
    }
}
