using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NodaTime;
using NRD.Core.Accounts;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Getting in: the first administrator, passkeys, recovery codes, both languages, with and without scripts.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class SignInTests(BrowserDesk desk)
{
    private const string Password = "quiet otter under maple lamp";

    /// <summary>A password is hashed on purpose so that it takes long.</summary>
    private static readonly LocatorAssertionsToBeFocusedOptions Slowly = new() { Timeout = 30_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_administrator_gets_in_without_scripts_and_again_with_password_and_code_or_a_recovery_code()
    {
        var page = await desk.OpenSignedOutAsync(script: false);
        var link = await desk.BootstrapLinkAsync(Ct);
        await page.GotoAsync(link);

        // The secret has left the address.
        new Uri(page.Url).AbsolutePath.ShouldBe("/activate");
        await page.Locator("#name").FillAsync("first.admin");
        await page.Locator("#display").FillAsync("Amina");
        await page.Locator("#password").FillAsync("too short");
        await page.Locator("#code").FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        (await page.TitleAsync()).ShouldStartWith("Error: ");
        await Expect(page.Locator("#faults")).ToBeFocusedAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync("at least 15 characters");
        await Expect(page.Locator("#name")).ToHaveValueAsync("first.admin");

        var seed = (await page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#code").FillAsync(Code(seed));
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        var recovery = await page.Locator(".codes li").First.InnerTextAsync();

        // Used up: for everybody the page is not there.
        (await page.GotoAsync(link)).ShouldNotBeNull().Status.ShouldBe(404);

        await SignOutAsync(page);
        await PasswordAsync(page, "first.admin", Password);
        await page.Locator("#code").FillAsync(Code(seed, 1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        // An administrator's own first page.
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/staff");

        await SignOutAsync(page);
        await PasswordAsync(page, "First.Admin", Password);
        await page.Locator("summary").ClickAsync();
        await page.Locator("#recovery").FillAsync(recovery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a recovery code" }).ClickAsync();
        await Expect(page.Locator(".notice.caution")).ToContainTextAsync("9 are left");
    }

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_a_name()
    {
        var page = await desk.OpenSignedOutAsync();
        await page.SetUpPasskeyAsync(await desk.BootstrapLinkAsync(Ct), "passkey.admin", "Léa");

        await SignOutAsync(page, Passkeys.ByName(desk.Address));
        await page.WithPasskeyAsync();
        await page.Locator(".shell").WaitForAsync();

        await page.GotoAsync(Passkeys.ByName(desk.Address).TrimEnd('/') + "/security");
        await Expect(page.Locator("#sessions-title").Locator("..")).ToContainTextAsync("by passkey");
        await page.Locator(".card form button", new() { HasText = "Remove" }).ClickAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync("your only way in");

        // From a page that stood there while the browser forgot: it comes again, and the next try works.
        await SignOutAsync(page, Passkeys.ByName(desk.Address));
        await page.Context.ClearCookiesAsync();
        await page.WithPasskeyAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync("no longer current");
        await page.WithPasskeyAsync();
        await page.Locator(".shell").WaitForAsync();
    }

    [Fact]
    public async Task Wrong_passwords_and_unknown_names_look_the_same()
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", script: false);
        var said = new List<string>();
        foreach (var name in new[] { "sample-operator", "nobody.at.all" })
        {
            await page.GotoAsync("/sign-in");
            await PasswordAsync(page, name, "wrong but long enough");
            await page.Locator("#code").FillAsync("123456");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            said.Add(Form().Replace(await page.ContentAsync(), ""));
        }

        said[1].ShouldBe(said[0]);
        said[0].ShouldContain("do not go together");
    }

    [Fact]
    public async Task The_keyboard_is_enough_and_French_is_spoken_throughout()
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", locale: "fr-CA");
        await Expect(page.Locator("#name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("quelqu.un");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#code")).ToBeFocusedAsync(Slowly);
        await page.Keyboard.TypeAsync("123456");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#faults")).ToBeFocusedAsync();
        await Expect(page.Locator("#faults")).ToContainTextAsync("ne concordent pas");
        (await page.TitleAsync()).ShouldStartWith("Erreur : ");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#code")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_language_changes_without_scripts_and_outlives_signing_out()
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", script: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ouvrir une session");
        await page.Locator("button[value=operator]").ClickAsync();
        await SignOutAsync(page);

        await Expect(page.Locator("h1")).ToHaveTextAsync("Ouvrir une session");
    }

    [Fact]
    public async Task A_usual_workstation_stays_known_after_signing_out_and_the_session_is_over_on_the_server()
    {
        var page = await desk.OpenSignedOutAsync(script: false);
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=auditor]").ClickAsync();
        var cookie = (await page.Context.CookiesAsync()).Single(c => c.Name == "nrd");
        (cookie.HttpOnly, cookie.SameSite, cookie.Expires).ShouldBe((true, SameSiteAttribute.Strict, -1));
        await SignOutAsync(page);
        await page.Context.AddCookiesAsync([new() { Name = "nrd", Value = cookie.Value, Url = desk.Address }]);

        await page.GotoAsync("/security");

        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [MemberData(nameof(AccessTests.Looks), MemberType = typeof(AccessTests))]
    public async Task Nothing_serious_stands_in_the_way_of_anybody(string locale, bool dark, int width)
    {
        var page = await desk.OpenSignedOutAsync("/sign-in", locale: locale, dark: dark, width: width);
        await CheckAsync(page, "sign-in");
        await PasswordAsync(page, "nobody", Password, locale);
        await page.Locator("summary").ClickAsync();
        await CheckAsync(page, "code");
        await page.Locator("#code").FillAsync("123456");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#faults").WaitForAsync();
        await CheckAsync(page, "code-fault");
        await page.GotoAsync("/activate/AAAAAAAAAAAAAAAAAAAAAA");
        await CheckAsync(page, "link-over");
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=operator]").ClickAsync();
        await page.GotoAsync("/security");
        await CheckAsync(page, "security");
        await page.GotoAsync("/security/code-app");
        await CheckAsync(page, "code-app");
        await page.GotoAsync("/re-authenticate?for=/security");
        await CheckAsync(page, "re-authenticate");

        async Task CheckAsync(IPage shown, string state)
        {
            var found = await shown.RunAxe();
            found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
                .ShouldBeEmpty(state);
            (await shown.ScrollsSidewaysAsync()).ShouldBeFalse(state);
            if (Environment.GetEnvironmentVariable("NRD_SCREENSHOTS") is { Length: > 0 } folder)
            {
                await shown.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{state}-{locale}-{(dark ? "dark" : "light")}-{width}.png"), FullPage = true });
            }
        }
    }

    private static async Task PasswordAsync(IPage page, string name, string password, string locale = "en-CA")
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = locale == "fr-CA" ? "Continuer" : "Continue", Exact = true }).ClickAsync();
        await page.Locator("#code").WaitForAsync();
    }

    private async Task SignOutAsync(IPage page, string? address = null)
    {
        await page.GotoAsync((address ?? desk.Address).TrimEnd('/') + "/security");
        await page.Locator("form[action='/sign-out'] button").ClickAsync();

        // Clearing all that a browser keeps takes a busy one its time.
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in$"), new() { Timeout = 60_000 });
    }

    private static string Code(string seed, int steps = 0) => CodeApp.Code(seed, CodeApp.StepOf(SystemClock.Instance.GetCurrentInstant()) + steps);

    [GeneratedRegex("name=\"form-token\" value=\"[^\"]*\"")]
    private static partial Regex Form();
}
