using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A sign-in page that stood there while somebody signed out in the same browser, or over night: it is shown again, ready to be used.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StaleFormTests(BrowserDesk desk)
{
    private const string NoLongerCurrent = "no longer current";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_page_that_went_stale_comes_again_with_the_name_that_was_typed_and_works(bool script)
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", script: script);
        await page.Locator("#name").FillAsync("robin.t");
        await page.Locator("#password").FillAsync("quiet otter under maple lamp");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();

        await Expect(page.Locator("#faults")).ToBeFocusedAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync(NoLongerCurrent);
        await Expect(page.Locator("#name")).ToHaveValueAsync("robin.t");
        await Expect(page.Locator("#password")).ToHaveValueAsync("");

        await page.Locator("#password").FillAsync("quiet otter under maple lamp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await Expect(page.Locator("#code")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_stale_page_for_the_code_comes_again_while_the_password_still_counts_and_else_the_sign_in_does()
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", script: false);
        await page.Locator("#name").FillAsync("robin.t");
        await page.Locator("#password").FillAsync("quiet otter under maple lamp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.Locator("#code").FillAsync("123456");
        await page.Context.ClearCookiesAsync(new() { Name = "nrd-form" });
        await SignInAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync(NoLongerCurrent);
        await Expect(page.Locator("#code")).ToBeVisibleAsync();

        await page.Locator("#code").FillAsync("123456");
        await page.Context.ClearCookiesAsync();
        await SignInAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync(NoLongerCurrent);
        await Expect(page.Locator("#name")).ToHaveValueAsync("");

        Task SignInAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task A_stale_pick_of_sample_staff_puts_no_name_anywhere_and_the_second_works()
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", locale: "fr-CA");
        await page.Context.ClearCookiesAsync();
        await page.Locator("button[value=operator]").ClickAsync();

        await Expect(page.Locator("#faults")).ToContainTextAsync("n’était plus à jour");
        await Expect(page.Locator("#name")).ToHaveValueAsync("");
        await page.Locator("button[value=operator]").ClickAsync();
        await page.Locator(".shell").WaitForAsync();
    }

    [Fact]
    public async Task A_stale_button_to_sign_out_comes_again_and_signs_out()
    {
        var page = await desk.OpenAsync();
        await page.GotoAsync("/sign-out");
        await page.Context.ClearCookiesAsync(new() { Name = "nrd-form" });
        var button = page.Locator("main form[action='/sign-out'] button");
        await button.ClickAsync();

        await Expect(page.Locator("#faults")).ToContainTextAsync(NoLongerCurrent);
        await button.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"), new() { Timeout = 60_000 });
    }
}
