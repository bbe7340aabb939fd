using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A whole document pasted by mistake must not cost the call that is going on.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LongTextTests(BrowserDesk desk)
{
    private const int Pasted = 200_000;
    private const string Fields = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea";

    [Fact]
    public async Task Whatever_is_pasted_into_any_field_of_the_desk_loses_nothing_else_and_says_what_to_do()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();
        await page.EvaluateAsync("() => { window.same = true; }");
        var fields = await page.Locator(Fields).CountAsync();
        fields.ShouldBeGreaterThan(2);

        for (var i = 0; i < fields; i++)
        {
            var field = page.Locator(Fields).Nth(i);
            if (await field.GetAttributeAsync("id") == "search-text")
            {
                continue;
            }

            await PasteAsync(page, field, "9");
            await Expect(page.Locator("#too-long")).ToBeVisibleAsync();
            (await field.InputValueAsync()).Length.ShouldBeLessThanOrEqualTo(1000);
        }

        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await PasteAsync(page, page.Words(), "é");
        await Expect(page.ReadBack()).ToContainTextAsync("éé");
        await Expect(page.Locator("#record-title")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => window.same === true")).ShouldBeTrue("the page was never reloaded");
        await Expect(page.Locator(".reconnect .when-lost")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_text_that_is_forced_past_the_field_is_cut_by_the_console()
    {
        var page = await desk.OpenAsync();

        await page.EvaluateAsync("""
            () => {
              const field = document.getElementById('search-text');
              field.removeAttribute('maxlength');
              field.value = 'shelter ' + 'x'.repeat(200000);
              field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """);

        await Expect(page.ReadBack()).ToContainTextAsync("shelter");
        (await page.ReadBack().InnerTextAsync()).Length.ShouldBeLessThan(3000);
        await Expect(page.Locator(".reconnect .when-lost")).ToBeHiddenAsync();
    }

    /// <summary>What the browser does with a paste: the event first, then as much of the text as the field takes.</summary>
    private static async Task PasteAsync(IPage page, ILocator field, string letter)
    {
        await field.FocusAsync();
        await field.EvaluateAsync("""
            (field, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) {
                document.execCommand('insertText', false, text);
              }
            }
            """, string.Concat(Enumerable.Repeat(letter, Pasted)));
    }
}
