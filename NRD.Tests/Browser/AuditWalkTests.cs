using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class AuditWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task An_auditor_takes_what_is_shown_as_a_file()
    {
        var page = await desk.OpenAsync("/audit", @as: "auditor");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download as CSV" }).ClickAsync());

        download.SuggestedFilename.ShouldMatch(@"^audit-\d{4}-\d{2}-\d{2}\.csv$");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines[0].ShouldStartWith("sequence,at,actor");
        lines[^1].ShouldContain("\"Exported\"");

        // The window is still there, and so is its list.
        await Expect(page.Locator(".audit tbody tr").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_copied_and_a_printed_record_stand_in_the_trail()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");
        await page.OpenFirstAsync();
        var id = await page.Locator(".card[aria-current=true]").GetAttributeAsync("data-service");

        await page.Locator("#record [data-copy]").First.ClickAsync();
        await Expect(page.Locator("#record [data-copy]").First).ToContainTextAsync("Copied");

        // What the browser tells a page as it prints, whether by button, key or menu.
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");

        page = await desk.OpenAsync("/audit", @as: "auditor");
        await page.GetByLabel("Record (id)").FillAsync(id!);
        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Copied");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".audit tbody tr").First).ToContainTextAsync("copied");
        await Expect(page.Locator(".audit tbody tr").First).ToContainTextAsync(id!);
        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Printed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".audit tbody tr").First).ToContainTextAsync("printed");
    }

    [Fact]
    public async Task The_trail_is_narrowed_and_checked_with_the_keyboard_alone()
    {
        // An auditor's own first page.
        var page = await desk.OpenAsync(@as: "auditor");
        await page.WaitForURLAsync("**/audit");
        await page.Locator(".audit").WaitForAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Audit trail");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check all entries now" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".wide-page .notice.fine")).ToContainTextAsync("Whole: all");

        await page.GetByLabel("From (day)").FocusAsync();
        await page.Keyboard.TypeAsync("soon");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#from-unclear")).ToHaveTextAsync("Write a day as 2026-11-24.");
        await Expect(page.GetByLabel("From (day)")).ToHaveValueAsync("soon");
        await Expect(page.Locator(".audit tbody tr").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("2999-01-01");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".wide-page")).ToContainTextAsync("No entry fits.");
    }

    [Theory]
    [MemberData(nameof(AccessTests.Looks), MemberType = typeof(AccessTests))]
    public async Task Nothing_serious_stands_in_the_way_of_an_auditor(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync("/audit", locale, dark, width, @as: "auditor");
        await page.Locator(".audit").WaitForAsync();

        (await page.RunAxe()).Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty();
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
    }
}
