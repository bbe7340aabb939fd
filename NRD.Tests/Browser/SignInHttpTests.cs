using System.Diagnostics;
using System.Net;
using NRD.Tests.Support;

namespace NRD.Tests.Browser;

/// <summary>The sign-in as a program meets it: what is answered without a session, without a token, and what does not start at all.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInHttpTests(BrowserDesk desk)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/sign-in")]
    [InlineData("/security", "/sign-in?to=%2Fsecurity")]
    [InlineData("/nothing-here?words=secret", "/sign-in?to=%2Fnothing-here")]
    [InlineData("/re-authenticate?for=/security", "/sign-in?to=%2Fre-authenticate")]
    public async Task Without_a_session_a_page_leads_to_the_sign_in_and_leaves_its_question_behind(string path, string leads)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldEndWith(leads);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/security/password")]
    [InlineData("/re-authenticate")]
    [InlineData("/_blazor/negotiate")]
    public async Task Without_a_session_nothing_else_is_done(string path)
    {
        using var answer = await SendAsync(HttpMethod.Post, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/recovery")]
    [InlineData("/sign-in/passkey")]
    [InlineData("/sign-in/passkey/options")]
    [InlineData("/sign-in/sample")]
    [InlineData("/sign-in/language")]
    [InlineData("/sign-out")]
    [InlineData("/activate")]
    [InlineData("/activate/passkey")]
    public async Task A_form_without_its_token_does_nothing(string path)
    {
        using var answer = await SendAsync(HttpMethod.Post, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_watches_over_the_console_learns_only_that_it_runs()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/health/live");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.TryGetValues("Set-Cookie", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_whose_token_no_longer_holds_is_told_so_in_both_languages()
    {
        var page = await desk.OpenAsync();
        await page.GotoAsync("/security");
        await page.Context.ClearCookiesAsync(new() { Name = "nrd-form" });

        var answer = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("document.querySelector(\"form[action^='/security/']\").submit()"), response => response.Request.Method == "POST");

        answer.Status.ShouldBe(400);
        await Microsoft.Playwright.Assertions.Expect(page.Locator("main")).ToContainTextAsync("Open the page again");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ouvrez la page de nouveau");
    }

    [Fact]
    public async Task F9_hides_and_locks_on_the_plain_pages_too()
    {
        var page = await desk.OpenAsync();
        await page.GotoAsync("/security");

        await page.Keyboard.PressAsync("F9");

        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-locked]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.GoBackAsync();
        (await page.ContentAsync()).ShouldNotContain("Passkeys");
    }

    [Fact]
    public async Task Signing_out_clears_what_the_browser_keeps()
    {
        var page = await desk.OpenAsync(@as: "publisher");
        await page.Locator("#menu-button").ClickAsync();
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync(),
            response => response.Request.Method == "POST" && response.Url.EndsWith("/sign-out", StringComparison.Ordinal));

        (await answer.HeaderValueAsync("clear-site-data")).ShouldBe("\"cache\", \"cookies\", \"storage\"");
        await Microsoft.Playwright.Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"), new() { Timeout = 60_000 });
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "nrd");
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "Hosting:Proxy")]
    [InlineData("https://127.0.0.1:0", "Data:Folder")]
    public async Task Production_does_not_start_here_and_says_what_to_do(string url, string said)
    {
        desk.SkipWithoutBrowser();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.ConsoleDll, "--urls", url, "--Data:Folder", desk.DataFolder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        process.ExitCode.ShouldBe(2);
        error.ShouldContain(said);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        desk.SkipWithoutBrowser();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(method, new Uri(new(desk.Address), path));
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        return await http.SendAsync(request, Ct);
    }
}
