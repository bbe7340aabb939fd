using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>What an operator does in a contact, in the words of the tests.</summary>
internal static class ContactDeeds
{
    public static ILocator Notes(this IPage page) => page.Locator("#field-Notes");

    public static ILocator SaveState(this IPage page) => page.Locator("[data-save-state]");

    public static ILocator Tabs(this IPage page) => page.Locator(".contact-tab");

    public static ILocator Shortlisted(this IPage page) => page.Locator(".short-items > li");

    /// <summary>Begins a call with its key and waits for its sheet.</summary>
    public static async Task StartCallAsync(this IPage page)
    {
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("F2");
        await page.FilledAsync();
    }

    /// <summary>Until the fields are the browser's.</summary>
    public static async Task FilledAsync(this IPage page)
    {
        await page.Locator("#contact").WaitForAsync();
        await Expect(page.SaveState()).ToHaveAttributeAsync("data-state", "saved");
    }

    public static Task IsSavedAsync(this IPage page, int timeout = 15_000) =>
        Expect(page.SaveState()).ToHaveAttributeAsync("data-state", "saved", new() { Timeout = timeout });

    /// <summary>What the browser itself keeps beside the page.</summary>
    public static Task<string> StorageAsync(this IPage page) => page.EvaluateAsync<string>("""
        async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), (await indexedDB.databases()).map(d => d.name), await caches.keys()])
        """);

    public static Task NotesAreAsync(this IPage page, string text, int timeout = 15_000) => Expect(page.Notes()).ToHaveValueAsync(text, new() { Timeout = timeout });
}
