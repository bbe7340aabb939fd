using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NRD.Tests.Browser;

/// <summary>What an operator does and sees, in the words of the tests.</summary>
internal static class Deeds
{
    public static ILocator Words(this IPage page) => page.Locator("#search-text");

    public static ILocator Place(this IPage page) => page.Locator("#place");

    public static ILocator Cards(this IPage page) => page.Locator(".list .results .card");

    public static ILocator ReadBack(this IPage page) => page.Locator(".readback");

    /// <summary>Types as fast as people do, and waits until the answer speaks of it.</summary>
    public static async Task SearchAsync(this IPage page, string words)
    {
        await page.Words().PressSequentiallyAsync(words, new() { Delay = 20 });
        await Assertions.Expect(page.ReadBack()).ToContainTextAsync(words);
    }

    public static async Task OpenFirstAsync(this IPage page)
    {
        await page.Cards().First.Locator(".card-open").ClickAsync();
        await page.Locator("#record-title").WaitForAsync();
    }

    /// <summary>Without the address of the console.</summary>
    public static string PathAndQuery(this IPage page) => new Uri(page.Url).PathAndQuery;

    public static Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public static Regex Some { get; } = new("[1-9][0-9]* services");
}
