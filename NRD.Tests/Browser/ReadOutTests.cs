using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>What somebody on the line needs at a glance, and what they must not say.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class ReadOutTests(BrowserDesk desk)
{
    [Fact]
    public async Task Partner_time_and_own_time_stand_side_by_side_where_they_differ()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.Place().PressSequentiallyAsync("Vancouver", new() { Delay = 20 });
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#place-options")).ToHaveCountAsync(0);
        await Expect(page.ReadBack()).ToContainTextAsync("Vancouver");
        await Expect(page.Locator("#caller-clock")).ToContainTextAsync(new Regex(@"^Vancouver: it is \d+:\d\d.[ap]\.m\. there \(UTC[−+]\d+\); \d+:\d\d.[ap]\.m\. with you\.$"));
        await page.OpenFirstAsync();

        await Expect(page.Locator("#record .record")).ToContainTextAsync(new Regex(@"Their time \d+:\d\d.[ap]\.m\. \(UTC[−+]\d+\); yours \d+:\d\d.[ap]\.m\."));
        await Expect(page.Cards().Filter(new() { HasText = "your time" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Numbers_are_grouped_for_speech()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");

        var shown = await page.Locator(".list .phone").AllInnerTextsAsync();

        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(number => Grouped().IsMatch(number));
        (await page.Locator(".list .phone").First.EvaluateAsync<double>("phone => parseFloat(getComputedStyle(phone).fontSize)")).ShouldBeGreaterThanOrEqualTo(18);
        (await page.Locator("a[href^='tel:']").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("operator", true)]
    [InlineData("publisher", false)]
    public async Task Internal_facts_are_framed_Do_not_read_out_and_are_only_there_for_those_who_may_see_them(string who, bool may)
    {
        var page = await desk.OpenAsync(@as: who);
        await page.SearchAsync("women shelter");
        await page.OpenFirstAsync();

        await Expect(page.Locator(".record .private h3")).ToHaveCountAsync(may ? 1 : 0);
        await Expect(page.Locator(".record .protocol .tag.inner")).ToHaveCountAsync(may ? 1 : 0);
        if (may)
        {
            await Expect(page.Locator(".record .private h3")).ToContainTextAsync("Do not read out");
            await Expect(page.Locator(".record .protocol .tag.inner")).ToContainTextAsync("Do not read out");
        }
    }

    [Fact]
    public async Task Every_record_says_in_words_when_it_was_verified_and_every_status_is_a_sign_and_a_word()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();

        await Expect(page.Locator("#record .record")).ToContainTextAsync(new Regex("Verified .+, (today|\\d+\\s(day|month|year)s? ago)|Never verified"));
        foreach (var card in await page.Cards().AllInnerTextsAsync())
        {
            card.ShouldMatch("(?i)verified");
        }

        var bare = await page.Locator(".tag:visible").EvaluateAllAsync<string[]>(
            "tags => tags.filter(tag => !tag.querySelector('[aria-hidden=true]')?.textContent.trim() || tag.textContent.replace(tag.querySelector('[aria-hidden=true]').textContent, '').trim().length < 3).map(tag => tag.outerHTML)");
        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_chosen_row_and_the_focus_stay_put_when_the_results_change_under_them()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        var third = page.Cards().Nth(2);
        var id = await third.GetAttributeAsync("data-service");
        await third.Locator(".card-open").ClickAsync();
        await page.Locator("#record-title").WaitForAsync();
        var title = await page.Locator("#record-title").InnerTextAsync();
        var focused = page.Locator($".list [data-service='{id}'] .card-open").First;
        await Expect(focused).ToBeFocusedAsync();

        // The same again in the other language: all is drawn anew.
        await page.EvaluateAsync("() => [...document.querySelectorAll('.bar .quiet')].find(button => button.textContent === 'Français').click()");
        await Expect(page.ReadBack()).ToContainTextAsync("services pour");

        await Expect(focused).ToBeFocusedAsync();
        await Expect(page.Cards().Nth(2)).ToHaveAttributeAsync("data-service", id!);
        await Expect(page.Cards().Nth(2)).ToHaveAttributeAsync("aria-current", "true");
        title.ShouldNotBeEmpty();

        // And where a filter changes the list, what is open stays open.
        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.Locator(".word")).ToHaveCountAsync(1);
        await Expect(page.Locator("#record-title")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("document.activeElement !== document.body")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task What_is_pressed_is_large_enough_and_the_focus_is_wide_enough_to_see(int width)
    {
        var page = await desk.OpenAsync(width: width);
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();

        var small = await page.Locator("button:visible, select:visible, input:visible, summary:visible, label.check:visible").EvaluateAllAsync<string[]>("""
            controls => controls
                .map(control => control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : control)
                .filter(control => { const box = control.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
                .map(control => control.outerHTML)
            """);
        small.ShouldBeEmpty();
        await page.Words().FocusAsync();
        for (var step = 0; step < 12; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("""
                () => {
                  const shown = [document.activeElement, document.activeElement.closest('label')].filter(element => element).map(element => getComputedStyle(element));
                  return shown.some(style => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3) ? '' : document.activeElement.outerHTML;
                }
                """)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task One_line_alone_tells_a_screen_reader_of_results_and_an_answer_is_told_once()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");

        await Expect(page.Locator(".list [aria-live]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".results [aria-live], .results [role=status], .results [role=alert]")).ToHaveCountAsync(0);
    }

    [GeneratedRegex(@"^(1\u00a0)?\d{3}\u00a0\d{3}\u00a0\d{4}( ext\. \d+)?$|^\d{3,6}$")]
    private static partial Regex Grouped();
}
