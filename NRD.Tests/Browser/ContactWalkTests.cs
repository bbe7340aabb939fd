using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A contact from its first key to its outcome, as an operator meets it.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class ContactWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task One_key_begins_a_call_two_presses_begin_one_and_the_address_holds_an_id_and_nothing_else()
    {
        var page = await desk.OpenAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        var before = await page.Tabs().CountAsync();

        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.PressAsync("F2");
        await page.FilledAsync();
        await Expect(page.Tabs()).ToHaveCountAsync(before + 1);
        await page.SearchAsync("shelter");
        await page.Place().PressSequentiallyAsync("Sudbury");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.ReadBack()).ToContainTextAsync("open now");

        OnlyAnId().IsMatch(page.PathAndQuery()).ShouldBeTrue(page.Url);
        (await page.TitleAsync()).ShouldBe("NRD console");
        await CloseAsync(page);
    }

    [Fact]
    public async Task The_sheet_feeds_the_search_and_a_reload_brings_both_back()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        await page.Notes().FillAsync("Two children.");
        await page.Locator("#sheet-person > summary").ClickAsync();
        await page.Locator("select[data-draft=AgeBand]").SelectOptionAsync("From16To17");
        await page.Locator("#sheet-place").PressSequentiallyAsync("Thunder Bay");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".word")).ToContainTextAsync(["Thunder Bay", "16 to 17"]);
        await page.IsSavedAsync();
        await page.ReloadAsync();
        await page.FilledAsync();

        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await Expect(page.Place()).ToHaveValueAsync("Thunder Bay, ON");
        await Expect(page.Locator(".word")).ToContainTextAsync(["Thunder Bay", "16 to 17"]);
        await page.NotesAreAsync("Two children.");
        await page.Locator(".word").Nth(1).ClickAsync();
        await Expect(page.Locator(".word")).ToHaveCountAsync(1);
        await Expect(page.Locator("#sheet-person")).ToContainTextAsync("16 to 17");
        await CloseAsync(page);
    }

    [Fact]
    public async Task Two_chats_at_once_keep_their_own_search_and_notes()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        await page.Notes().FillAsync("first person");
        var first = page.Locator($"[data-contact-tab='{page.Url[^36..]}']");
        await page.Keyboard.PressAsync("Shift+F2");
        await Expect(page.Locator("#start-first")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".contact-tab[aria-current]")).ToContainTextAsync("Chat");
        await page.FilledAsync();
        await Expect(page.Words()).ToHaveValueAsync("");
        await page.NotesAreAsync("");
        await page.SearchAsync("legal");
        await page.Notes().FillAsync("second person");

        await first.ClickAsync();
        await page.NotesAreAsync("first person");
        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await page.Keyboard.PressAsync("Shift+F7");
        await page.NotesAreAsync("second person");
        await Expect(page.Words()).ToHaveValueAsync("legal");

        await CloseAsync(page);
        await first.ClickAsync();
        await page.NotesAreAsync("first person");
        await CloseAsync(page);
    }

    [Fact]
    public async Task Without_a_mouse_results_go_to_the_shortlist_change_places_and_come_back()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Shortlisted()).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#record-title").WaitForAsync();
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Shortlisted()).ToHaveCountAsync(2);
        var first = await page.Shortlisted().Nth(0).Locator(".card-open").InnerTextAsync();
        var second = await page.Shortlisted().Nth(1).Locator(".card-open").InnerTextAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Up: {second}" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Shortlisted().Nth(0)).ToContainTextAsync(second);
        await Expect(page.Locator(".shortlist [role=status]").Last).ToContainTextAsync("is now number 1 of 2");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Down: {second}" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Remove: {first}" }).ClickAsync();
        await Expect(page.Shortlisted()).ToHaveCountAsync(1);
        await page.Locator(".shortlist").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Shortlisted()).ToHaveCountAsync(2);
        var copied = await page.Locator(".shortlist .copy").GetAttributeAsync("data-copy");
        copied.ShouldNotBeNull().ShouldContain(second);
        copied.ShouldContain("555");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read out" }).ClickAsync();
        await Expect(page.Locator(".read-out .phone").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.FilledAsync();
        await Expect(page.Shortlisted()).ToHaveCountAsync(2);
        await Expect(page.Locator("#record-title")).ToBeVisibleAsync();
        await CloseAsync(page);
    }

    [Theory]
    [InlineData("en-CA", "If a life is at risk")]
    [InlineData("fr-CA", "Si une vie est en danger")]
    public async Task R36_The_emergency_number_and_words_come_before_any_field_with_the_line_down_and_say_where_911_does_not_answer(string locale, string title)
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address, locale: locale);
        await page.Words().WaitForAsync();
        line.Drop();

        await page.Keyboard.PressAsync("F7");

        await Expect(page.Locator("#emergency")).ToContainTextAsync(title);
        await Expect(page.Locator("#emergency")).ToContainTextAsync("911");
        await Expect(page.Locator("#emergency")).ToContainTextAsync("Nunavut");
        await page.Keyboard.PressAsync("F7");
        await Expect(page.Locator("#emergency")).ToBeHiddenAsync();

        line.Restore();
        await page.ReloadAsync();
        await page.StartCallAsync();
        await page.Locator("#sheet-person > summary").ClickAsync();
        await page.Locator("#sheet-place").PressSequentiallyAsync("Iqaluit");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-emergency-place]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("F7");
        await Expect(page.Locator("#emergency")).ToContainTextAsync("Iqaluit, NU: —");
        await page.Keyboard.PressAsync("F7");
        await CloseAsync(page);
    }

    [Fact]
    public async Task Closing_asks_for_the_outcome_alone_and_is_taken_back()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.Notes().FillAsync("Kept.");
        await page.Locator("#sheet-scratch > summary").ClickAsync();
        await page.Locator("#field-Scratch").FillAsync("Volunteered.");

        await CloseAsync(page);
        await Expect(page.Notes()).Not.ToBeEditableAsync();
        await page.Locator(".contact-note").GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.Locator(".contact-tab[aria-current]")).ToHaveCountAsync(1);
        await Expect(page.Notes()).ToBeEditableAsync();
        await page.NotesAreAsync("Kept.");
        await Expect(page.Locator("#field-Scratch")).ToHaveValueAsync("");
        await CloseAsync(page);
    }

    [Fact]
    public async Task A_cut_line_keeps_no_number_unless_calling_back_was_agreed_and_nothing_can_be_dialled()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.Locator("#sheet-drop > summary").ClickAsync();
        await Expect(page.Locator("#field-CallBackNumber")).ToBeHiddenAsync();
        await page.Locator("[name=DropPlan][value=call]").CheckAsync(new() { Force = true });
        await page.Locator("#field-CallBackNumber").FillAsync("613 555 0142");
        await page.Notes().FocusAsync();
        await Expect(page.Locator("#sheet-drop > summary")).ToContainTextAsync("42");
        await Expect(page.Locator("#field-CallBackNumber")).ToHaveValueAsync("");
        (await page.Locator("a[href^='tel:']").CountAsync()).ShouldBe(0);
        await page.Locator("#sheet-drop").GetByRole(AriaRole.Button, new() { Name = "They said yes" }).ClickAsync();
        await page.Locator("#sheet-drop").GetByRole(AriaRole.Button, new() { Name = "Read back and agreed" }).ClickAsync();
        await Expect(page.Locator("#sheet-drop")).ToContainTextAsync("Calling back is agreed until");
        await page.Keyboard.PressAsync("Control+.");
        await Expect(page.Locator(".safety-strip")).ToContainTextAsync("Calling back was agreed");
        await page.Keyboard.PressAsync("Shift+F8");
        await Expect(page.Locator(".safety-strip [role=status]").First).ToContainTextAsync("Live");
        await page.Locator("[name=DropPlan][value=wait]").CheckAsync(new() { Force = true });
        await page.IsSavedAsync();
        await page.Keyboard.PressAsync("Control+.");
        await Expect(page.Locator(".safety-strip")).ToContainTextAsync("do not call");
        await Expect(page.Locator("#sheet-drop > summary")).Not.ToContainTextAsync("42");
        await CloseAsync(page);
    }

    [Fact]
    public async Task Somebody_who_asks_for_training_needs_no_safety_sheet_and_is_done_in_three_keys()
    {
        var page = await desk.OpenAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Shift+F2");
        await page.Locator("[data-start=Involvement]").ClickAsync();
        await page.FilledAsync();
        await Expect(page.Locator("#sheet-safety")).ToHaveCountAsync(0);
        await page.SearchAsync("training");
        await Expect(page.Cards().First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#outcome-0")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".safety-strip")).ToContainTextAsync("Information given");
    }

    [Fact]
    public async Task R30_Whom_not_to_refer_to_is_folded_away_in_this_contact_and_in_no_other()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        var first = await page.Cards().First.GetAttributeAsync("data-service");
        await page.OpenFirstAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Do not refer here in this contact" }).ClickAsync();

        await Expect(page.Locator(".list > * > .results, .list .results").First.Locator($"[data-service='{first}']")).ToHaveCountAsync(0);
        await Expect(page.Locator(".list .fold").Last).ToContainTextAsync("not offered in this contact");
        var other = await desk.OpenAsync(@as: "supervisor");
        await other.SearchAsync("shelter");
        await Expect(other.Locator($".list [data-service='{first}']")).ToHaveCountAsync(1);
        await CloseAsync(page);
    }

    [Fact]
    public async Task The_lock_says_that_the_call_goes_on_shows_public_numbers_and_gives_the_contact_back()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await page.Notes().PressSequentiallyAsync("quollcanary");

        await page.Keyboard.PressAsync("F9");

        await Expect(page.Locator("[data-locked]")).ToContainTextAsync("The call goes on");
        await Expect(page.Locator("[data-locked] .phone").First).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("quollcanary");
        await page.Keyboard.PressAsync("Enter");
        await page.FilledAsync();
        await page.NotesAreAsync("quollcanary");
        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await CloseAsync(page);
    }

    [Fact]
    public async Task R20_A_link_that_was_pasted_is_letters_and_nothing_else()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.Notes().FillAsync("see https://example.org/quokka <a href='https://example.org'>here</a>");
        await page.Locator("#sheet-scratch > summary").ClickAsync();
        await page.Locator("#field-Scratch").FillAsync("https://example.org/quokka");
        await page.IsSavedAsync();
        await Expect(page.Locator("#sheet-scratch > summary")).ToContainTextAsync("example.org");

        (await page.Locator("a[href*='example.org/quokka'], #contact a[href*='example.org']").CountAsync()).ShouldBe(0);
        await CloseAsync(page);
    }

    [Theory]
    [MemberData(nameof(AccessTests.Looks), MemberType = typeof(AccessTests))]
    public async Task Nothing_serious_stands_in_the_way_in_a_contact(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync(locale: locale, dark: dark, width: width);
        await page.StartCallAsync();
        await page.EvaluateAsync("() => document.querySelectorAll('.sheet-section').forEach(part => { part.open = true; })");
        await page.SearchAsync(locale[..2] == "fr" ? "refuge" : "shelter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Shortlisted()).ToHaveCountAsync(1);
        await AccessTests.CheckAsync(page, "contact");
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await page.Keyboard.PressAsync("F8");
        await page.Locator("#contact-outcomes").WaitForAsync();
        await AccessTests.CheckAsync(page, "outcomes");
        await page.Keyboard.PressAsync("F7");
        await AccessTests.CheckAsync(page, "emergency");
        await page.Keyboard.PressAsync("F7");
        await page.Locator("#outcome-0").ClickAsync();
        await Expect(page.Locator(".contact-tab[aria-current]")).ToHaveCountAsync(0);
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.Keyboard.PressAsync("F8");
        await page.Locator("#outcome-0").ClickAsync();
        await Expect(page.Locator(".contact-tab[aria-current]")).ToHaveCountAsync(0);
    }

    [GeneratedRegex("^/contact/[0-9a-f-]{36}$")]
    private static partial Regex OnlyAnId();
}
