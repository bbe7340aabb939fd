using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>The console is killed, or updated, under open windows.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RestartTests(RestartTests.House house) : IClassFixture<RestartTests.House>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_window_that_nobody_reads_comes_back_by_itself_signed_in_with_what_is_in_the_address(bool gracefully)
    {
        SkipWhereNothingCanBeEnded(gracefully);
        var page = await house.OpenAsync("/?need=B1&open=1");
        await Expect(page.Locator(".word")).ToHaveCountAsync(2);

        await house.StopAsync(gracefully);
        await Expect(page.Locator(".reconnect .when-lost")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.Cards().First).ToBeVisibleAsync();
        await house.StartAgainAsync();

        var banner = page.Locator("#came-back");
        await Expect(banner).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(banner).ToContainTextAsync("still signed in");
        await Expect(page.Locator(".word")).ToHaveCountAsync(2);
        page.PathAndQuery().ShouldBe("/?need=B1&open=1");
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await Expect(banner).ToBeVisibleAsync();
        await page.Locator("#came-back button").ClickAsync();
        await Expect(banner).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.Words().WaitForAsync();
        await Expect(banner).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_may_be_being_read_out_stays_until_somebody_wants_something_of_the_page(bool gracefully)
    {
        SkipWhereNothingCanBeEnded(gracefully);
        var page = await house.OpenAsync(locale: "fr-CA");
        await page.SearchAsync("refuge");
        await page.OpenFirstAsync();
        var phone = await page.Locator("#record .phone:visible").First.InnerTextAsync();

        await house.StopAsync(gracefully);
        await house.StartAgainAsync();

        await Expect(page.Locator(".reconnect .when-gone").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("#record .phone:visible").First).ToHaveTextAsync(phone);
        await page.Keyboard.PressAsync("PageDown");
        await page.Mouse.WheelAsync(0, 50);
        await page.Locator("#record [data-copy]").First.ClickAsync();
        await Expect(page.Locator("#record .phone:visible").First).ToHaveTextAsync(phone);

        await page.Words().ClickAsync();

        await Expect(page.Locator("#came-back")).ToContainTextAsync("Les mots, le lieu", new() { Timeout = 20_000 });
        await Expect(page.Words()).ToHaveValueAsync("");
        await page.SearchAsync("refuge");
        await Expect(page.Cards().First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_somebody_has_begun_stays_until_they_reload()
    {
        SkipWhereNothingCanBeEnded(gracefully: false);
        var page = await house.OpenAsync("/words", @as: "supervisor");
        await page.Locator("#add-group").ClickAsync();
        await page.Locator("#group-en").FillAsync("quokka den");

        await house.StopAsync(gracefully: false);
        await house.StartAgainAsync();

        await Expect(page.Locator(".reconnect .when-gone").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("#group-fr").PressSequentiallyAsync("quokka");
        await Expect(page.Locator("#group-en")).ToHaveValueAsync("quokka den");
        await page.Locator("[data-reload]").ClickAsync();

        await Expect(page.Locator("#came-back")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.Locator("[data-group]").First).ToBeVisibleAsync();
    }

    private void SkipWhereNothingCanBeEnded(bool gracefully)
    {
        house.SkipWithoutBrowser();
        Assert.SkipWhen(gracefully && OperatingSystem.IsWindows(), "There is no polite signal to end a process with on Windows.");
    }

    /// <summary>A house of its own, since others go on working in theirs.</summary>
    public sealed class House : BrowserDesk;
}
