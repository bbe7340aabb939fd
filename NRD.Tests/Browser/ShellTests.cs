using System.Net;
using Microsoft.Playwright;
using NRD.Console.Hosting;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ShellTests(BrowserDesk desk)
{
    [Fact]
    public async Task A_lost_line_shows_a_banner_leaves_the_page_readable_and_takes_in_what_was_typed_meanwhile()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("shelter");

        line.Drop();
        await Expect(page.Locator(".reconnect .when-lost")).ToBeVisibleAsync();
        await Expect(page.Cards().First).ToBeVisibleAsync();
        await page.Words().PressSequentiallyAsync(" tonight");
        await Expect(page.Words()).ToHaveValueAsync("shelter tonight");

        line.Restore();
        await Expect(page.Locator(".reconnect .when-lost")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Expect(page.ReadBack()).ToContainTextAsync("shelter tonight");
    }

    [Fact]
    public async Task While_an_answer_is_slow_the_page_says_that_it_searches_and_leaves_the_older_one_readable()
    {
        desk.SkipWithoutBrowser();
        using var line = new DroppableLine(desk.Address);
        var page = await desk.OpenAsync(line.Address);
        await page.SearchAsync("bed");

        line.Hold();
        await page.Words().PressSequentiallyAsync(" tonight");
        await Expect(page.Locator(".slow")).ToBeVisibleAsync();
        await Expect(page.Cards().First).ToBeVisibleAsync();

        line.Release();
        await Expect(page.ReadBack()).ToContainTextAsync("bed tonight");
        await Expect(page.Locator(".slow")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Every_page_carries_the_headers_and_no_script_or_style_breaks_them()
    {
        desk.SkipWithoutBrowser();
        using var http = new HttpClient();

        foreach (var path in new[] { "/", "/nothing-here", "/app.css", "/health/live", "/sign-in" })
        {
            using var answer = await http.GetAsync(new Uri(desk.Address + path), TestContext.Current.CancellationToken);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(SecurityHeaders.ContentSecurityPolicy, path);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", path);
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer", path);
            answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY", path);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin", path);
            answer.Headers.GetValues("Cross-Origin-Embedder-Policy").Single().ShouldBe("require-corp", path);
            answer.Headers.CacheControl?.NoStore.ShouldBeTrue(path);
        }

        SecurityHeaders.ContentSecurityPolicy.Split(';').Where(part => part.Contains("unsafe", StringComparison.Ordinal)).Single().Trim().ShouldStartWith("style-src");
        var complaints = new List<string>();
        var page = await desk.OpenAsync();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.ReloadAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        await page.Keyboard.PressAsync("F4");
        await page.Locator("#filters").WaitForAsync();
        complaints.Where(text => text.Contains("Content Security Policy", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_site_or_host_name_gets_nothing()
    {
        desk.SkipWithoutBrowser();
        using var http = new HttpClient();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, desk.Address) { Headers = { { "Origin", "http://elsewhere.example" } } };
        using var renamed = new HttpRequestMessage(HttpMethod.Get, desk.Address) { Headers = { Host = "elsewhere.example" } };

        (await http.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.SendAsync(renamed, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_and_leads_back()
    {
        var page = await desk.OpenAsync("/nothing-here");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the search" }).ClickAsync();

        await Expect(page.Words()).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_list_of_shortcuts_opens_and_closes_by_keys_and_gives_the_focus_back()
    {
        var page = await desk.OpenAsync();
        await Expect(page.Words()).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+/");
        await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("#shortcuts")).ToHaveCountAsync(0);
        await Expect(page.Words()).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(640)]
    [InlineData(400)]
    [InlineData(320)]
    public async Task Nothing_scrolls_sideways(int width)
    {
        foreach (var locale in new[] { "en-CA", "fr-CA" })
        {
            var page = await desk.OpenAsync(locale: locale, width: width);
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse($"{locale}, start");
            await page.SearchAsync("shelter");
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse($"{locale}, results");
            await page.Keyboard.PressAsync("F4");
            await page.Locator("#filters").WaitForAsync();
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse($"{locale}, filters");
            await page.Keyboard.PressAsync("Escape");
            await page.OpenFirstAsync();
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse($"{locale}, record");
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Labels_of_more_than_twice_the_length_still_fit(int width)
    {
        var page = await desk.OpenAsync(locale: "fr-CA", width: width);
        await page.SearchAsync("refuge");
        await page.OpenFirstAsync();
        await page.Keyboard.PressAsync("Control+/");
        await page.Locator("#shortcuts").WaitForAsync();

        // Half as much again as the French, which is itself some 1.3 to 1.5 times the English.
        await page.EvaluateAsync("""
            () => document.querySelectorAll('button, label, legend, dt, dd, h2, h3, .tag, .muted, .toggle span').forEach(element => element.childNodes.forEach(node => {
              if (node.nodeType === Node.TEXT_NODE && node.data.trim()) { node.data += ' ' + node.data.slice(0, Math.ceil(node.data.length / 2)); }
            }))
            """);

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        var cut = await page.Locator("button:visible, .tag:visible, dt:visible").EvaluateAllAsync<string[]>(
            "elements => elements.filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0).map(element => element.outerHTML)");
        cut.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_log_holds_nothing_that_was_typed()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("quokkacanary");
        await page.Place().PressSequentiallyAsync("Wombatcanaryville");

        foreach (var file in Directory.EnumerateFiles(Path.Combine(desk.DataFolder, "logs")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("canary", Case.Insensitive);
        }
    }
}
