using Microsoft.Playwright;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Who may still see what: in real browsers, over real circuits.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GuardTests(BrowserDesk desk)
{
    private const int EndsInSeconds = 15;

    private static readonly float WithinThirtySeconds = 30_000;

    [Fact]
    public async Task A_window_whose_line_comes_back_to_somebody_elses_sign_in_is_dropped_with_all_it_held()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        var colleague = await desk.OpenAsync(@as: "supervisor");

        // As when a colleague signs in, in another tab of this browser: one cookie for all its tabs.
        line.Drop();
        await Expect(page.Locator(".reconnect .when-lost")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync(new() { Name = "nrd" });
        await page.Context.AddCookiesAsync([(await colleague.Context.CookiesAsync()).Single(cookie => cookie.Name == "nrd").Again()]);
        var before = await SeatOfAsync(page);

        // The console itself refuses, whatever the script of the page does or cannot do.
        await page.RouteAsync("**/session", route => route.AbortAsync());
        line.Restore();
        await Expect(page.Locator(".reconnect .when-gone").First).ToBeVisibleAsync(new() { Timeout = WithinThirtySeconds });
        await page.UnrouteAsync("**/session");

        await Expect(page.Locator("meta[name=nrd-seat]")).Not.ToHaveAttributeAsync("content", before, new() { Timeout = WithinThirtySeconds });
        await page.Locator(".shell").WaitForAsync();
        await Expect(page.Words()).ToHaveValueAsync("");
        await Expect(page.Locator("#record-title")).ToHaveCountAsync(0);
        (await SeatOfAsync(page)).ShouldBe(await SeatOfAsync(colleague));
    }

    [Fact]
    public async Task A_dropped_line_that_comes_back_to_the_same_person_keeps_the_window()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("shelter");

        line.Drop();
        await Expect(page.Locator(".reconnect .when-lost")).ToBeVisibleAsync();
        line.Restore();
        await Expect(page.Locator(".reconnect .when-lost")).ToBeHiddenAsync(new() { Timeout = WithinThirtySeconds });

        await page.OpenFirstAsync();
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_empties_every_other_at_once()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/");
        await tab.Words().WaitForAsync();

        await tab.Keyboard.PressAsync("F9");
        await tab.Locator("[data-sign-out]").ClickAsync();

        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));
        (await page.ContentAsync()).ShouldNotContain("shelter", Case.Insensitive);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("ended")]
    [InlineData("another role")]
    public async Task What_another_process_takes_away_is_gone_for_the_next_command_within_a_second(string what)
    {
        var page = await desk.OpenAsync(@as: "publisher");
        await page.SearchAsync("shelter");

        await TakeAwayAsync(page, what);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        await page.Words().PressSequentiallyAsync("x");

        await Expect(page.Cards()).ToHaveCountAsync(0, new() { Timeout = 5000 });
        await GiveBackAsync();
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("ended")]
    [InlineData("another role")]
    public async Task What_another_process_takes_away_is_gone_from_a_screen_nobody_touches_within_thirty_seconds(string what)
    {
        var page = await desk.OpenAsync(@as: "publisher");
        await page.SearchAsync("shelter");

        await TakeAwayAsync(page, what);

        await Expect(page.Cards()).ToHaveCountAsync(0, new() { Timeout = WithinThirtySeconds });
        await GiveBackAsync();
    }

    [Fact]
    public async Task When_the_twelve_hours_are_over_the_next_command_does_nothing_within_a_second()
    {
        var page = await desk.OpenAsync(@as: "publisher");
        var over = await EndSoonAsync(page);
        await page.SearchAsync("shelter");

        await Task.Delay(Duration.Max(over + Duration.FromSeconds(1) - OutsideDatabase.Now, Duration.Zero).ToTimeSpan(), TestContext.Current.CancellationToken);
        await page.Keyboard.TypeAsync("x");

        await Expect(page.Cards()).ToHaveCountAsync(0, new() { Timeout = 5000 });
    }

    [Fact]
    public async Task When_the_twelve_hours_are_over_a_screen_nobody_touches_is_left_within_thirty_seconds()
    {
        var page = await desk.OpenAsync(@as: "publisher");
        await EndSoonAsync(page);
        await page.SearchAsync("shelter");

        await Expect(page.Cards()).ToHaveCountAsync(0, new() { Timeout = EndsInSeconds * 1000 + WithinThirtySeconds });
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));
        (await page.ContentAsync()).ShouldNotContain("shelter", Case.Insensitive);
    }

    [Fact]
    public async Task A_hidden_window_is_no_reason_to_lock()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");

        await page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, 'hidden', { value: true });
              Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
              document.dispatchEvent(new Event('visibilitychange'));
              window.dispatchEvent(new Event('blur'));
            }
            """);
        await Task.Delay(3000, TestContext.Current.CancellationToken);

        await Expect(page.Cards().First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-locked], [data-idle-warning]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Hide_now_blanks_at_once_locks_every_window_and_leaves_nothing_behind_Back()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.Keyboard.PressAsync("Shift+F4");
        await Expect(page.ReadBack()).ToContainTextAsync("open now");
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/");
        await tab.Words().WaitForAsync();

        // Before any answer of the server, in the same turn as the key.
        (await page.EvaluateAsync<bool>("""
            () => {
              document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', bubbles: true }));
              return [...document.body.children].every(part => getComputedStyle(part).display === 'none');
            }
            """)).ShouldBeTrue();

        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        await Expect(tab.Locator("[data-locked]")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("shelter", Case.Insensitive);
        await page.GoBackAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("shelter", Case.Insensitive);
    }

    [Fact]
    public async Task Hide_now_works_while_the_line_is_down()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("shelter");

        line.Drop();
        await page.Keyboard.PressAsync("F9");

        await Expect(page.Cards().First).ToBeHiddenAsync();
        await Expect(page.Locator("#search-text")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task More_windows_than_the_house_allows_say_so()
    {
        await using var small = new SmallHouse();
        await small.InitializeAsync();
        var page = await small.OpenAsync();
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/");
        await Expect(tab.Words()).ToBeVisibleAsync();
        var third = await page.Context.NewPageAsync();
        await third.GotoAsync("/");
        await Expect(third.Locator("main h1")).ToHaveTextAsync("Too many windows are open");

        var colleague = await small.OpenAsync(@as: "supervisor");

        await Expect(colleague.Locator("main h1")).ToHaveTextAsync("The console is full");
    }

    /// <summary>The window's sign-in, and the ticket of its connection, have some seconds left.</summary>
    private async Task<Instant> EndSoonAsync(IPage page)
    {
        await using var outside = OutsideDatabase.Of(desk.DataFolder);
        var over = OutsideDatabase.Now + Duration.FromSeconds(EndsInSeconds);
        await outside.EndSoonAsync(Guid.ParseExact(await SeatOfAsync(page), "N"), over);
        await page.ReloadAsync();
        await page.Words().WaitForAsync();
        return over;
    }

    private static Task<string> SeatOfAsync(IPage page) => page.Locator("meta[name=nrd-seat]").GetAttributeAsync("content").ContinueWith(seat => seat.Result ?? "", TaskScheduler.Default);

    private async Task TakeAwayAsync(IPage page, string what)
    {
        await using var outside = OutsideDatabase.Of(desk.DataFolder);
        var session = Guid.ParseExact(await SeatOfAsync(page), "N");
        await outside.ChangeAsync(session, (user, row) =>
        {
            switch (what)
            {
                case "disabled":
                    user.Disable(OutsideDatabase.Now);
                    break;
                case "ended":
                    row.Finish(SessionEnd.EndedByAdministrator, OutsideDatabase.Now);
                    break;
                default:
                    user.SetRoles([Role.Auditor]);
                    break;
            }
        });
    }

    private async Task GiveBackAsync()
    {
        await using var outside = OutsideDatabase.Of(desk.DataFolder);
        await outside.RestoreAsync("sample-publisher", Role.Publisher);
    }

    private sealed class SmallHouse : BrowserDesk
    {
        protected override IEnumerable<string> Settings => ["--Desk:WindowsPerPerson", "2", "--Desk:WindowsInAll", "3"];
    }
}

internal static class Cookies
{
    /// <summary>A cookie as another browser context takes it.</summary>
    public static Cookie Again(this BrowserContextCookiesResult cookie) => new()
    {
        Name = cookie.Name,
        Value = cookie.Value,
        Domain = cookie.Domain,
        Path = cookie.Path,
        HttpOnly = cookie.HttpOnly,
        Secure = cookie.Secure,
        SameSite = cookie.SameSite,
    };
}
