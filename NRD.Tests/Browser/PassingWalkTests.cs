using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Whole calls and chats, from the first key to the closing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PassingWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task From_the_first_key_to_a_finished_briefing_for_a_shelter_it_takes_at_most_forty_keys_and_no_mouse()
    {
        var page = await desk.OpenAsync();
        var keys = new Keys(page);
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await keys.PressAsync("F2");
        await BegunAsync(page);
        await keys.TypeAsync("shelter");
        await Expect(page.ReadBack()).ToContainTextAsync("shelter");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Shift+Enter");
        await Expect(page.Locator(".short-items > li")).ToHaveCountAsync(1);

        // Who it is about: an age and a name.
        await keys.PressAsync("Shift+F6");
        await keys.TabToAsync("#sheet-person > summary");
        await keys.PressAsync("Enter");
        await keys.TabToAsync("#sheet-person select[data-draft=AgeBand]");
        await keys.PressAsync("ArrowDown", 4);
        await keys.TabToAsync("#field-NameToUse");
        await keys.TypeAsync("Sam");

        // The agency has room; the person is asked, and it is read back.
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing .protocol")).ToBeVisibleAsync();
        await Steps(page, 1);
        await keys.NextAsync(2);
        await keys.NextAsync(3);
        await Expect(page.Locator("#consent-first")).ToBeFocusedAsync();
        await keys.PressAsync("Space");
        await Expect(page.Locator("#consent-first")).ToBeCheckedAsync();
        await Expect(page.Locator("#passing-next")).ToBeVisibleAsync();
        await keys.TabToAsync("#consent-AgeBand-Yes");
        await keys.PressAsync("Space");
        await Expect(page.Locator("#consent-AgeBand-Yes")).ToBeCheckedAsync();
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing-consent .tag.fine")).ToHaveCountAsync(1);
        await Expect(page.Locator("#passing-briefing #passing-next")).ToBeFocusedAsync();
        await keys.PressAsync("Shift+Tab");
        await Expect(page.Locator("#field-Request")).ToBeFocusedAsync();
        await keys.TypeAsync("Do you have a bed tonight?");
        await Quiet(page);
        await keys.PressAsync("Control+Enter");

        await Expect(page.Locator("#briefing-page")).ToContainTextAsync("Sam");
        await Expect(page.Locator("#briefing-page")).ToContainTextAsync("Do you have a bed tonight?");
        TestContext.Current.SendDiagnosticMessage($"Keys to a finished briefing: {keys.Count}");
        keys.Count.ShouldBeLessThanOrEqualTo(40);
    }

    [Theory]
    [InlineData("en-CA", "shelter", "Declined: full", "Connected", "cannot verify identity")]
    [InlineData("fr-CA", "hébergement", "Refusé : complet", "Mis en contact", "ne peut vérifier ni l’identité")]
    public async Task A_whole_call_goes_from_safety_to_closing(string locale, string words, string full, string connected, string footer)
    {
        var page = await desk.OpenAsync(locale: locale);
        var keys = new Keys(page);
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await keys.PressAsync("F2");
        await BegunAsync(page);
        await page.Locator("#sheet-safety [data-draft=CanSpeak][value=yes]").CheckAsync(new() { Force = true });
        await page.Locator("#search-text").FocusAsync();
        await keys.TypeAsync(words);
        await Expect(page.ReadBack()).ToContainTextAsync(words);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Shift+Enter");
        await Expect(page.Locator(".short-items > li")).ToHaveCountAsync(1);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Shift+Enter");
        await Expect(page.Locator(".short-items > li")).ToHaveCountAsync(2);
        await page.Locator("#field-NameToUse").EvaluateAsync("field => field.closest('details').open = true");
        await page.Locator("#field-NameToUse").FillAsync("Sam");
        await Quiet(page);
        var first = await page.Locator("#passing strong").First.InnerTextAsync();

        await keys.PressAsync("Control+Enter");
        await Steps(page, 1);
        await keys.NextAsync(2);
        await page.Locator("#end-Full").PressAsync("Enter");
        await Expect(page.Locator("#passing .tag").First).ToContainTextAsync(full);
        await Expect(page.Locator("#passing-next")).ToBeVisibleAsync();
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing strong").First).Not.ToHaveTextAsync(first);

        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Steps(page, 1);
        await keys.NextAsync(2);
        await keys.NextAsync(3);
        await Expect(page.Locator("#consent-first")).ToBeFocusedAsync();
        await keys.PressAsync("Space");
        await Expect(page.Locator("#consent-first")).ToBeCheckedAsync();
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing-briefing #passing-next")).ToBeFocusedAsync();
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#briefing-page")).ToContainTextAsync("Sam");
        await Expect(page.Locator("#briefing-page")).ToContainTextAsync(footer);
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Steps(page, 4);
        await keys.NextAsync(5);
        await Quiet(page);
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing [role=status] .tag.fine").First).ToContainTextAsync(connected);

        // The outcome of the referral is there already; another one takes two keys.
        await keys.PressAsync("Control+,");
        await Expect(page.Locator("#referral-outcome-0")).ToBeFocusedAsync();
        await keys.PressAsync("8");
        await Expect(page.Locator("#referral-outcomes")).ToHaveCountAsync(0);
        await keys.PressAsync("F8");
        await Expect(page.Locator("#outcome-0")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#contact-outcomes")).ToHaveCountAsync(0);
        await Expect(page.Locator(".safety-strip .notice")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task R09_A_withdrawal_in_the_middle_of_a_transfer_stops_it_and_says_what_had_left()
    {
        var page = await BriefedAsync();
        await page.EvaluateAsync("() => { navigator.clipboard.writeText = async () => {}; }");
        await page.Locator("#passing-briefing [data-copy]").ClickAsync();
        await Quiet(page);

        await page.Locator("#passing-consent summary").EvaluateAsync("summary => summary.parentElement.open = true");
        await page.Locator("#passing-consent").GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();

        await Expect(page.Locator("#withdrawn")).ToContainTextAsync("copied");
        await Expect(page.Locator("#withdrawn")).ToContainTextAsync("name to use");
        await Expect(page.Locator("#passing .tag").First).ToContainTextAsync("Stopped: consent withdrawn");
        await Expect(page.Locator("#briefing-page")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_chats_go_on_at_once_with_words_to_copy_and_consent_in_the_chat()
    {
        var page = await desk.OpenAsync();
        var chats = new List<string>();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        var already = await page.Tabs().CountAsync();
        for (var chat = 0; chat < 2; chat++)
        {
            await page.Locator("[data-start=Call]").First.WaitForAsync();
            await page.Keyboard.PressAsync("Shift+F2");
            await Expect(page.Locator("#start-first")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Tabs()).ToHaveCountAsync(already + chat + 1);
            await Expect(page.Locator(".contact-tab[aria-current]")).ToContainTextAsync("Chat");
            await BegunAsync(page);
            chats.Add(page.Url);
            await Expect(page.Locator("#search-text")).ToHaveValueAsync("");
            await ShortlistAsync(page, $"Person {chat}");

            // What they wrote is pasted, and kept.
            await page.Locator("#field-Notes").FillAsync($"reply of chat {chat}");
            await Quiet(page);
        }

        foreach (var (url, chat) in chats.Select((url, chat) => (url, chat)))
        {
            await page.Locator($".contact-tab[href='{new Uri(url).PathAndQuery}']").ClickAsync();
            await Expect(page).ToHaveURLAsync(url);
            await Expect(page.Locator("#field-Notes")).ToHaveValueAsync($"reply of chat {chat}");
            await Quiet(page);
            await page.Keyboard.PressAsync("Control+Enter");
            await Steps(page, 1);
            await new Keys(page).NextAsync(2);
            await new Keys(page).NextAsync(3);
            (await page.Locator("#passing-consent [data-copy]").First.GetAttributeAsync("data-copy")).ShouldNotBeNull().ShouldContain("May I tell them");
            await Expect(page.Locator("#passing-consent select").First).ToHaveValueAsync("Chat");
            await page.Keyboard.PressAsync("Space");
            await Expect(page.Locator("#consent-first")).ToBeCheckedAsync();
            await Quiet(page);
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator("#passing-consent .tag.fine")).ToHaveCountAsync(1);
            await Quiet(page);
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator("#briefing-page")).ToContainTextAsync($"Person {chat}");
        }
    }

    [Fact]
    public async Task A_request_for_information_has_no_consent_and_is_closed_in_three_keys()
    {
        var page = await desk.OpenAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Shift+F2");
        await Expect(page.Locator("#start-first")).ToBeFocusedAsync();
        await page.Locator("[data-start=Involvement]").ClickAsync();
        await page.FilledAsync();
        await Expect(page.Locator("#contact")).ToBeVisibleAsync();

        await Expect(page.Locator("#passing")).ToHaveCountAsync(0);
        await Expect(page.Locator("#sheet-safety")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#outcome-0")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#contact-outcomes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_double_click_takes_one_step()
    {
        var page = await desk.OpenAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("F2");
        await BegunAsync(page);
        await ShortlistAsync(page, "Sam");

        await page.Locator("#passing-next").DblClickAsync();

        await Steps(page, 1);
        await page.WaitForTimeoutAsync(700);
        await Steps(page, 1);
    }

    [Fact]
    public async Task R21_Details_for_a_device_that_somebody_sees_name_nobody()
    {
        var page = await desk.OpenAsync();
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("F2");
        await BegunAsync(page);
        await ShortlistAsync(page, "Sam");
        await page.Locator("label:has([name=passing-way])").Nth(2).ClickAsync();

        await page.Locator("label:has([name=device-seen])").First.ClickAsync();
        await page.Locator("label:has([name=relay-by])").Nth(3).ClickAsync();
        await Expect(page.Locator(".relay-text")).Not.ToContainTextAsync("Shelter");
        var text = await page.Locator(".relay-text").InnerTextAsync();
        text.ShouldContain("555");
        text.ToUpperInvariant().ShouldNotContain("SHELTER");
        await page.Locator("#relay-yes").ClickAsync();
        await page.Locator("#relay-given").ClickAsync();

        await Expect(page.Locator("#passing")).ToContainTextAsync("Has the details");
    }

    [Theory]
    [InlineData("en-CA", false, 1280)]
    [InlineData("fr-CA", true, 1280)]
    [InlineData("fr-CA", false, 400)]
    public async Task Nothing_in_the_way_of_anybody_is_found_while_somebody_is_passed_on(string locale, bool dark, int width)
    {
        var page = await BriefedAsync(locale, dark, width);
        await page.EvaluateAsync("() => document.querySelectorAll('#passing details').forEach(part => { part.open = true; })");

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("NRD_SHOTS") is { } folder)
        {
            await page.Locator("#passing").ScreenshotAsync(new() { Path = Path.Combine(folder, $"passing-{locale}-{(dark ? "dark" : "light")}-{width}.png") });
        }
    }

    /// <summary>A call whose briefing is finished, and not handed over.</summary>
    private async Task<IPage> BriefedAsync(string locale = "en-CA", bool dark = false, int width = 1280)
    {
        var page = await desk.OpenAsync(locale: locale, dark: dark, width: width);
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("F2");
        await BegunAsync(page);
        await ShortlistAsync(page, "Sam", locale == "fr-CA" ? "hébergement" : "shelter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Steps(page, 1);
        await new Keys(page).NextAsync(2);
        await new Keys(page).NextAsync(3);
        await page.Locator("#consent-first").CheckAsync(new() { Force = true });
        await Expect(page.Locator("#passing-next")).ToBeVisibleAsync();
        await Quiet(page);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#passing-briefing #passing-next")).ToBeVisibleAsync();
        await Quiet(page);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#briefing-page")).ToContainTextAsync("Sam");
        return page;
    }

    /// <summary>The contact is there, its fields are the browser's, and the caret is in its search.</summary>
    private static async Task BegunAsync(IPage page)
    {
        await page.FilledAsync();
        await Expect(page.Locator(".with-contact #search-text")).ToBeFocusedAsync();
    }

    private static async Task ShortlistAsync(IPage page, string name, string words = "shelter")
    {
        await page.Locator("#search-text").FocusAsync();
        await page.Keyboard.TypeAsync(words, new() { Delay = 20 });
        await Expect(page.ReadBack()).ToContainTextAsync(words);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Locator(".short-items > li")).ToHaveCountAsync(1);
        await page.Locator("#field-NameToUse").EvaluateAsync("field => field.closest('details').open = true");
        await page.Locator("#field-NameToUse").FillAsync(name);
        await Quiet(page);
    }

    private static Task Steps(IPage page, int at) => Expect(page.Locator($".steps > li:nth-child({at})[aria-current=step]")).ToBeVisibleAsync();

    /// <summary>Saved, and long enough after the last press to be another one.</summary>
    private static async Task Quiet(IPage page)
    {
        await page.IsSavedAsync();
        await page.WaitForTimeoutAsync(550);
    }

    /// <summary>Counts the keys that are pressed besides the words that are typed.</summary>
    private sealed class Keys(IPage page)
    {
        public int Count { get; private set; }

        public async Task PressAsync(string key, int times = 1)
        {
            for (var press = 0; press < times; press++, Count++)
            {
                await page.Keyboard.PressAsync(key);
            }
        }

        public Task TypeAsync(string words) => page.Keyboard.TypeAsync(words, new() { Delay = 15 });

        public async Task TabToAsync(string selector)
        {
            for (var press = 0; press < 30; press++)
            {
                if (await page.Locator(selector).EvaluateAsync<bool>("element => element === document.activeElement"))
                {
                    return;
                }

                await PressAsync("Tab");
            }

            Assert.Fail($"{selector} is more than thirty keys away.");
        }

        /// <summary>The key of the next step, once the one before has been taken.</summary>
        public async Task NextAsync(int to)
        {
            await Quiet(page);
            await PressAsync("Control+Enter");
            await Steps(page, to);
        }
    }
}
