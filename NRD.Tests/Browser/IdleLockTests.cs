using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>The idle lock with times short enough to wait for: it warns after three seconds and locks after six.</summary>
[Collection(BrowserCollection.Name)]
public sealed class IdleLockTests(IdleLockTests.ShortHouse house) : IClassFixture<IdleLockTests.ShortHouse>
{
    [Fact]
    public async Task Nobody_moves_so_it_warns_then_takes_everything_off_the_screen_and_gives_it_back_to_the_same_person()
    {
        var page = await house.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        var record = await page.Locator("#record-title").InnerTextAsync();

        await Expect(page.Locator("[data-idle-warning]")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(page.Cards().First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        var locked = await page.ContentAsync();
        locked.ShouldNotContain("shelter", Case.Insensitive);
        locked.ShouldNotContain(record, Case.Insensitive);
        await Expect(page.Locator("[data-locked]")).ToContainTextAsync("911");
        await Expect(page.Locator("[data-locked]")).ToContainTextAsync("Robin");

        var watch = System.Diagnostics.Stopwatch.StartNew();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Cards().First).ToBeVisibleAsync();
        TestContext.Current.SendDiagnosticMessage("Unlocked in {0} ms.", watch.ElapsedMilliseconds);

        await Expect(page.Words()).ToHaveValueAsync("shelter");
        await Expect(page.Locator("#record-title")).ToHaveTextAsync(record);
    }

    [Fact]
    public async Task A_passkey_gives_everything_back_to_the_person_it_belongs_to()
    {
        var page = await house.OpenSignedOutAsync();
        await page.SetUpPasskeyAsync(await house.BootstrapLinkAsync(TestContext.Current.CancellationToken), "passkey.unlocks", "Ines");
        await page.GotoAsync(Passkeys.ByName(house.Address).TrimEnd('/') + "/staff");
        var staff = await page.Locator("main h1").InnerTextAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(page.Locator("[data-locked]")).ToContainTextAsync("Ines");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Unlock with a passkey" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-locked]")).ToHaveCountAsync(0);
        await Expect(page.Locator("main h1")).ToHaveTextAsync(staff);
    }

    [Fact]
    public async Task Any_input_puts_the_lock_off()
    {
        var page = await house.OpenAsync();
        await page.SearchAsync("shelter");
        var warning = page.Locator("[data-idle-warning]");

        foreach (var touch in new Func<Task>[] { () => page.Mouse.MoveAsync(200, 300), () => page.Keyboard.PressAsync("Shift"), () => page.Mouse.WheelAsync(0, 40) })
        {
            await Expect(warning).ToBeVisibleAsync(new() { Timeout = 10_000 });
            await touch();
            await Expect(warning).ToHaveCountAsync(0);
        }

        await Expect(page.Cards().First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_moves_by_itself_is_nobodys_touch()
    {
        var page = await house.OpenAsync();
        await page.SearchAsync("shelter");

        await page.EvaluateAsync("() => { setInterval(() => { document.querySelector('.list')?.scrollBy(0, 5); document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, screenX: Math.random() * 100 })); }, 100); }");

        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_live_contact_puts_the_lock_off_and_the_lock_says_that_the_call_goes_on()
    {
        var page = await house.OpenAsync();
        await page.StartCallAsync();
        await page.Notes().FillAsync("kept");
        await page.IsSavedAsync();

        await Task.Delay(TimeSpan.FromSeconds(7.5), TestContext.Current.CancellationToken);
        await Expect(page.Locator("[data-locked]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-locked]")).ToContainTextAsync("The call goes on", new() { Timeout = 15_000 });

        await page.Keyboard.PressAsync("Enter");
        await page.FilledAsync();
        await page.NotesAreAsync("kept");
        await page.Keyboard.PressAsync("F8");
        await page.Locator("#outcome-0").ClickAsync();
        await Expect(page.Tabs()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_locked_window_stays_locked_over_a_reload_and_in_every_new_tab()
    {
        var page = await house.OpenAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await page.ReloadAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync("/?need=B1");
        await Expect(tab.Locator("[data-locked]")).ToBeVisibleAsync();
        await Expect(tab.Locator("#search-text")).ToHaveCountAsync(0);

        await tab.Locator("[data-unlock] [type=submit]").ClickAsync();
        await Expect(tab.Words()).ToBeVisibleAsync();
        await Expect(page.Words()).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_else_can_only_sign_out_and_finds_nothing_of_what_was_there()
    {
        var page = await house.OpenAsync();
        await page.SearchAsync("shelter");
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await page.Locator("[data-sign-out]").ClickAsync();
        await page.Locator("button[value=supervisor]").ClickAsync();

        await Expect(page.Words()).ToHaveValueAsync("");
        await Expect(page.Locator("#record-title")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        (await page.ContentAsync()).ShouldNotContain("shelter", Case.Insensitive);
    }

    [Fact]
    public async Task Nothing_else_of_the_console_opens_while_it_is_locked()
    {
        var page = await house.OpenAsync();
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await page.GotoAsync("/security");

        page.PathAndQuery().ShouldBe("/");
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        (await page.Context.APIRequest.PostAsync($"{house.Address}/unlock/sample")).Status.ShouldBe(400, "no token, no unlock");
    }

    [Theory]
    [InlineData("en-CA", false, 1280)]
    [InlineData("fr-CA", true, 400)]
    public async Task Nothing_serious_stands_in_the_way_at_the_warning_and_the_lock(string locale, bool dark, int width)
    {
        var page = await house.OpenAsync(locale: locale, dark: dark, width: width);
        await page.SearchAsync("shelter");

        await Expect(page.Locator("[data-idle-warning]")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await ShootAsync(page, $"warning-{locale}-{dark}-{width}");
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 10_000 });

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await AccessTests.CheckAsync(page, "locked");
        await ShootAsync(page, $"locked-{locale}-{dark}-{width}");
    }

    /// <summary>Pictures to look at, where somebody asks for them.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NRD_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    public sealed class ShortHouse : BrowserDesk
    {
        protected override IEnumerable<string> Settings => ["--Lock:AfterSeconds", "6", "--Lock:InContactAfterSeconds", "12", "--Lock:WarningSeconds", "3"];
    }
}
