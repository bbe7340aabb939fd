using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class SearchWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task Results_come_as_one_types()
    {
        var page = await desk.OpenAsync();

        await page.SearchAsync("shelter");

        await Expect(page.ReadBack()).ToHaveTextAsync(Deeds.Some);
        await Expect(page.Cards().First).ToContainTextAsync("555");
    }

    [Fact]
    public async Task No_letter_is_lost_however_fast_one_types()
    {
        var page = await desk.OpenAsync();
        const string Long = "emergency shelter for a woman with two children and a dog tonight";

        await page.Words().PressSequentiallyAsync(Long, new() { Delay = 4 });

        await Expect(page.ReadBack()).ToContainTextAsync(Long);
        await Expect(page.Words()).ToHaveValueAsync(Long);
    }

    [Fact]
    public async Task A_filter_narrows_the_list_and_goes_again_when_its_word_is_taken_away()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        var before = await page.ReadBack().InnerTextAsync();

        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.Locator(".word")).ToContainTextAsync("open now");
        await Expect(page.ReadBack()).ToContainTextAsync("open now");
        await page.Locator(".word").ClickAsync();

        await Expect(page.ReadBack()).ToHaveTextAsync(before);
        await Expect(page.Locator(".word")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_whole_walk_works_without_a_mouse()
    {
        var page = await desk.OpenAsync();
        await Expect(page.Words()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("shelter", new() { Delay = 20 });
        await Expect(page.ReadBack()).ToContainTextAsync("shelter");

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var second = await page.Cards().Nth(1).Locator(".card-open").InnerTextAsync();
        await Expect(page.Cards().Nth(1).Locator(".card-open")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#record-title")).ToHaveTextAsync(second);
        await Expect(page.Cards().Nth(1)).ToHaveAttributeAsync("aria-current", "true");

        await page.Keyboard.PressAsync("F6");
        (await page.EvaluateAsync<bool>("document.getElementById('record').contains(document.activeElement)")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Words()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F4");
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#filters")).ToHaveCountAsync(0);
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }

    [Fact]
    public async Task Enter_opens_the_first_of_what_was_asked_never_of_an_older_answer()
    {
        var page = await desk.OpenAsync();

        await page.Keyboard.TypeAsync("tattoo removal");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#record-title")).ToContainTextAsync("Tattoo");
        await Expect(page.Words()).ToHaveValueAsync("tattoo removal");
    }

    [Fact]
    public async Task Keys_that_the_server_has_not_seen_yet_never_act_on_the_older_answer()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("bed");
        await Expect(page.Cards().First).Not.ToContainTextAsync("Tattoo");

        line.Hold();
        await page.Words().FillAsync("tattoo removal");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.ReadBack()).ToContainTextAsync("“bed”");
        line.Release();
        await Expect(page.Locator("#record-title")).ToContainTextAsync("Tattoo");

        line.Hold();
        await page.Words().FillAsync("shelter");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Words()).ToBeFocusedAsync();
        line.Release();
        await Expect(page.ReadBack()).ToContainTextAsync("“shelter”");
        await Expect(page.Cards().First.Locator(".card-open")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Letters_typed_before_the_page_is_ready_are_not_lost()
    {
        desk.SkipWithoutBrowser();
        var page = await desk.OpenAsync();
        var started = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await started.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Expect(page.Locator(".starting")).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("tattoo removall");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        started.SetResult();

        await Expect(page.Words()).ToHaveValueAsync("tattoo removal");
        await Expect(page.Locator("#record-title")).ToContainTextAsync("Tattoo");
    }

    [Fact]
    public async Task Another_language_keeps_all_that_was_typed_and_the_open_record()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();

        await Expect(page.ReadBack()).ToHaveTextAsync(new Regex("services pour «.shelter.»"));
        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await Expect(page.Locator("#record")).ToContainTextAsync("Avant d’appeler");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr-CA");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "English" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task R23_The_address_and_the_title_hold_nothing_that_was_typed_or_said_of_the_person()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.Place().PressSequentiallyAsync("Sudbury", new() { Delay = 20 });
        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();
        await page.GetByLabel("Age", new() { Exact = true }).First.FillAsync("16");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Gender" }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Immigration situation" }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#filters label", new() { HasTextString = "emergency" }).First.Locator("input").CheckAsync();
        await page.GetByLabel("with children").CheckAsync();
        await Expect(page.ReadBack()).ToContainTextAsync("with children");

        page.PathAndQuery().ShouldBe("/?term=emergency");
        (await page.TitleAsync()).ShouldBe("NRD console");
        (await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).ShouldBe(0);
    }

    [Fact]
    public async Task Back_takes_the_last_filter_away_and_forward_brings_it_again()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.ReadBack()).ToContainTextAsync("open now");

        await page.GoBackAsync();
        await Expect(page.ReadBack()).Not.ToContainTextAsync("open now");
        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await page.GoForwardAsync();

        await Expect(page.ReadBack()).ToContainTextAsync("open now");
        page.PathAndQuery().ShouldBe("/?open=1");
    }

    [Fact]
    public async Task A_place_that_several_towns_share_is_chosen_not_guessed()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");

        await page.Place().PressSequentiallyAsync("Golden", new() { Delay = 20 });
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await Expect(page.ReadBack()).Not.ToContainTextAsync("Golden");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.ReadBack()).ToContainTextAsync("Golden");
        await Expect(page.Place()).ToHaveValueAsync(new Regex("^Golden, [A-Z]{2}$"));
    }

    [Fact]
    public async Task A_number_is_copied_as_it_is_shown()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        var shown = await page.Cards().First.Locator(".phone").InnerTextAsync();

        // The clipboard of the machine belongs to whichever window has the focus; what is handed to it is what counts.
        await page.EvaluateAsync("() => { navigator.clipboard.writeText = async text => { window.handed = text; }; }");
        await page.Cards().First.Locator("[data-copy]").ClickAsync();

        await Expect(page.Cards().First.Locator("[data-copy]")).ToContainTextAsync("Copied");
        (await page.EvaluateAsync<string>("() => window.handed")).ShouldBe(shown.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task In_a_narrow_window_the_record_takes_the_place_of_the_list_and_gives_it_back()
    {
        var page = await desk.OpenAsync(width: 400);
        await page.SearchAsync("shelter");

        await page.OpenFirstAsync();
        await Expect(page.Cards().First).ToBeHiddenAsync();
        await Expect(page.Locator("#record-title")).ToBeFocusedAsync();
        await page.Locator("[data-back]").ClickAsync();

        await Expect(page.Cards().First.Locator(".card-open")).ToBeFocusedAsync();
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }
}
