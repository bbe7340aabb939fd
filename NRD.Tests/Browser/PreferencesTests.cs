using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>What people ask of their system: colours of their own, less motion.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PreferencesTests(BrowserDesk desk)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_forced_colours_status_focus_choice_and_what_is_pressed_still_show(bool dark)
    {
        var page = await desk.OpenAsync(dark: dark);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.Locator(".word")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Cards().First.Locator(".card-open")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#record-title").WaitForAsync();

        await Expect(page.Locator(".list .card[aria-current=true]")).ToHaveCSSAsync("outline-style", "solid");
        await Expect(page.Locator(":focus")).ToHaveCSSAsync("outline-style", "solid");
        await Expect(page.Locator(".quiet[aria-pressed=true]")).ToHaveCSSAsync("outline-style", "solid");
        var tag = page.Cards().First.Locator(".tag").First;
        await Expect(tag).ToHaveCSSAsync("border-top-style", "solid");
        (await tag.InnerTextAsync()).ShouldMatch(@"^\S\s*\w+");

        await page.Place().PressSequentiallyAsync("Gold", new() { Delay = 20 });
        await page.Keyboard.PressAsync("ArrowDown");
        var option = page.Locator("#place-options [aria-selected=true]");
        var other = page.Locator("#place-options [aria-selected=false]").First;
        (await option.EvaluateAsync<string>("o => getComputedStyle(o).backgroundColor")).ShouldNotBe(await other.EvaluateAsync<string>("o => getComputedStyle(o).backgroundColor"));
    }

    [Fact]
    public async Task Where_less_motion_is_asked_for_nothing_moves()
    {
        var page = await desk.OpenAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#shortcuts").WaitForAsync();

        var moving = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
                .filter(element => { const style = getComputedStyle(element); return style.animationName !== 'none' || style.transitionDuration.split(',').some(time => parseFloat(time) > 0); })
                .map(element => element.outerHTML.slice(0, 120))
            """);
        moving.ShouldBeEmpty();
    }
}
