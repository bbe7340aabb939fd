using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>The console by keys, and people's own keys.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeysWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task Shortcuts_are_changed_and_turned_off_stand_on_their_controls_and_go_with_the_person()
    {
        var page = await desk.OpenAsync(@as: "publisher");
        var filters = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Filters") });
        await Expect(filters.Locator("kbd")).ToHaveTextAsync("F4");

        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#change-keys").ClickAsync();
        await page.Locator("#key-Filters").SelectOptionAsync("F7");
        await Expect(page.Locator("#key-Filters-fault")).ToContainTextAsync("F7");
        await Expect(filters.Locator("kbd")).ToHaveTextAsync("F4");
        await page.Locator("#key-Filters").SelectOptionAsync("Ctrl+F8");
        await Expect(filters.Locator("kbd")).ToHaveTextAsync("Ctrl F8");
        await page.Locator("#key-OpenNow").SelectOptionAsync("");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Open now") }).Locator("kbd")).ToHaveCountAsync(0);
        await page.Locator("#key-Search").SelectOptionAsync("Ctrl+F9");
        await Expect(page.Locator(".search kbd")).ToHaveTextAsync("Ctrl F9");
        await AccessTests.CheckAsync(page, "one's own keys");
        await page.Keyboard.PressAsync("Escape");

        var elsewhere = await desk.OpenAsync(locale: "fr-CA", @as: "publisher");
        await Expect(elsewhere.GetByRole(AriaRole.Button, new() { NameRegex = new("^Filtres") }).Locator("kbd")).ToHaveTextAsync("Ctrl F8");
        await elsewhere.Keyboard.PressAsync("Shift+F4");
        await elsewhere.Keyboard.PressAsync("F4");
        await elsewhere.Keyboard.PressAsync("Control+F8");
        await Expect(elsewhere.Locator("#filters")).ToBeVisibleAsync();
        await Expect(elsewhere.Locator(".word")).ToHaveCountAsync(0);
        await elsewhere.Keyboard.PressAsync("Escape");
        await elsewhere.Locator(".brand").FocusAsync();
        await elsewhere.Keyboard.PressAsync("Control+F9");
        await Expect(elsewhere.Words()).ToBeFocusedAsync();

        await elsewhere.Keyboard.PressAsync("Control+/");
        await elsewhere.Locator("#change-keys").ClickAsync();
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Toutes les touches d’origine" }).ClickAsync();
        await Expect(elsewhere.GetByRole(AriaRole.Button, new() { NameRegex = new("^Filtres") }).Locator("kbd")).ToHaveTextAsync("F4");
    }

    [Fact]
    public async Task Another_key_hides_the_screen_where_somebody_chose_it()
    {
        var page = await desk.OpenAsync(@as: "auditor");
        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#change-keys").ClickAsync();
        await page.Locator("#key-HideNow").SelectOptionAsync("Ctrl+F2");
        await Expect(page.Locator(".hide-now kbd")).ToHaveTextAsync("Ctrl F2");

        await page.Keyboard.PressAsync("Control+F2");

        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ctrl_and_slash_shows_the_keys_also_where_the_slash_needs_Shift()
    {
        var page = await desk.OpenAsync(locale: "fr-CA");
        await Expect(page.Words()).ToBeFocusedAsync();

        await page.EvaluateAsync("() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Digit3', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }))");

        await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        foreach (var key in new[] { "Ctrl K", "F4", "F7", "F6", "Maj F6", "F9", "Ctrl /", "Échap" })
        {
            await Expect(page.Locator("#shortcuts dl kbd").GetByText(key, new() { Exact = true })).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData("{ ctrlKey: true, altKey: true }")]
    [InlineData("{ ctrlKey: true, modifierAltGraph: true }")]
    public async Task AltGr_types_signs_and_sets_nothing_off(string modifiers)
    {
        var page = await desk.OpenAsync(locale: "fr-CA");
        await Expect(page.Words()).ToBeFocusedAsync();

        // A key that is left alone does what the browser does with it: it types.
        var left = await page.EvaluateAsync<bool>(
            $"() => ['k', '/', '.', ';', 'F4', 'F7', 'F9'].every(key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true, ...{modifiers} }})))");

        left.ShouldBeTrue();
        await page.WaitForTimeoutAsync(300);
        await Expect(page.Locator("#shortcuts")).ToHaveCountAsync(0);
        await Expect(page.Locator("#filters")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-locked]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_mere_letter_or_sign_sets_nothing_off_wherever_the_focus_is()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        var title = await page.Locator("#record-title").InnerTextAsync();
        await page.Locator("#record").FocusAsync();

        foreach (var key in "kKfFoO/?.;1")
        {
            await page.Keyboard.PressAsync(key.ToString());
        }

        await Expect(page.Locator("#record-title")).ToHaveTextAsync(title);
        await Expect(page.Locator("#shortcuts")).ToHaveCountAsync(0);
        await Expect(page.Words()).ToHaveValueAsync("shelter");
        (await page.EvaluateAsync<bool>("document.activeElement.id === 'record'")).ShouldBeTrue();
    }

    [Fact]
    public async Task Esc_closes_the_top_most_thing_only_and_never_discards_text()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();
        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#shortcuts").WaitForAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#shortcuts")).ToHaveCountAsync(0);
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();

        await page.Place().PressSequentiallyAsync("Gold", new() { Delay = 20 });
        await Expect(page.Locator("#place-options")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#place-options")).ToHaveCountAsync(0);
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#filters")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Place()).ToHaveValueAsync("Gold");
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }

    [Fact]
    public async Task F6_goes_round_the_parts_of_the_page_and_Tab_follows_what_one_sees()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await page.Words().FocusAsync();

        await page.Keyboard.PressAsync("F6");
        (await page.EvaluateAsync<bool>("document.getElementById('record').contains(document.activeElement)")).ShouldBeTrue();
        await page.Keyboard.PressAsync("F6");
        await Expect(page.Locator(".list [aria-current=true] .card-open")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+F6");
        (await page.EvaluateAsync<bool>("document.getElementById('record').contains(document.activeElement)")).ShouldBeTrue();

        await page.Words().FocusAsync();
        var tops = new List<double>();
        for (var step = 0; step < 9; step++)
        {
            tops.Add(await page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top"));
            (await page.EvaluateAsync<bool>("document.activeElement.closest('.list') !== null")).ShouldBeTrue();
            await page.Keyboard.PressAsync("Tab");
        }

        tops.Zip(tops.Skip(1)).ShouldAllBe(pair => pair.Second >= pair.First - 12);
    }
}
