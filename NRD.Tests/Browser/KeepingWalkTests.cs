using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Supervisors keep the words, and see what is kept of contacts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeepingWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task A_script_is_changed_with_the_keyboard_and_put_back()
    {
        var page = await desk.OpenAsync("/scripts", @as: "supervisor");
        var entry = page.Locator("[data-script=SilentCall]");
        await entry.Locator("[data-change]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#script-SilentCall-English").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("You have reached {somebody}.");
        await entry.Locator("button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#script-SilentCall-English-about [role=alert]")).ToContainTextAsync("{somebody}");
        await Expect(page.Locator("#script-SilentCall-English")).ToHaveValueAsync("You have reached {somebody}.");
        await CheckAsync(page);
        await PictureAsync(page, "script-editor");

        await page.Locator("#script-SilentCall-English").FillAsync("You have reached a support line. Press any key if you cannot talk.");
        await entry.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator("#scripts-said")).ToContainTextAsync("version 2");
        await Expect(entry).ToContainTextAsync("Version 2");
        await entry.Locator("summary").ClickAsync();
        await PictureAsync(page, "script-versions");
        await entry.Locator("[data-back]").ClickAsync();
        await Expect(page.Locator("#scripts-said")).ToContainTextAsync("version 1 is back");
    }

    [Fact]
    public async Task Printing_is_off_until_a_supervisor_turns_it_on_and_off_again()
    {
        var page = await desk.OpenAsync("/keeping", @as: "supervisor");
        var printing = page.Locator("section:has(#printing)");
        await Expect(printing.Locator(".tag")).ToContainTextAsync("Off");
        await printing.GetByRole(AriaRole.Button, new() { Name = "Turn printing on" }).ClickAsync();
        await printing.GetByRole(AriaRole.Button, new() { Name = "Turn printing on" }).ClickAsync();
        await Expect(printing.Locator(".tag")).ToContainTextAsync("On for every desk");
        await page.Locator("#printing-off").ClickAsync();
        await Expect(printing.Locator(".tag")).ToContainTextAsync("Off");
    }

    [Fact]
    public async Task A_supervisor_asks_that_a_closed_contact_be_held()
    {
        var page = await desk.OpenAsync(@as: "supervisor");
        await page.Locator("[data-start=Call]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Shift+F2");
        await page.Locator("[data-start=Involvement]").ClickAsync();
        await page.FilledAsync();
        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#outcome-0")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".safety-strip")).ToContainTextAsync("Information given");
        await page.Locator("#menu-button").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What is kept" }).ClickAsync();

        var kept = page.Locator("[data-kept]:has([data-hold])").First;
        await kept.Locator("select").SelectOptionAsync("Complaint");
        await kept.Locator("[data-hold]").ClickAsync();

        await Expect(page.Locator("#keeping-said")).ToContainTextAsync("Another supervisor");
        await Expect(page.Locator("[data-kept]").Filter(new() { HasText = "Waits for a second supervisor" })).Not.ToHaveCountAsync(0);
        await CheckAsync(page);
        await PictureAsync(page, "hold");
    }

    [Fact]
    public async Task R05_The_number_on_a_sheet_is_masked_until_somebody_says_that_there_is_imminent_danger()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        await page.Locator("#sheet-drop > summary").ClickAsync();
        await page.Locator("#sheet-drop label:has([data-draft=DropPlan][value=call])").ClickAsync();
        await page.Locator("[data-draft=CallBackNumber]").FillAsync("613-555-0142");
        await page.IsSavedAsync();
        await page.ReloadAsync();
        await page.FilledAsync();
        await page.Locator("#sheet-drop > summary").ClickAsync();
        var glass = page.Locator(".masked-number");
        await Expect(glass).ToContainTextAsync("••• ••• ••42");

        await glass.GetByRole(AriaRole.Button, new() { Name = "Show the number" }).ClickAsync();
        await PictureAsync(page, "glass");
        (await page.ContentAsync()).ShouldNotContain("555-0142");
        await glass.GetByRole(AriaRole.Button, new() { Name = "Yes, somebody is in imminent danger" }).ClickAsync();

        await Expect(glass).ToContainTextAsync(new System.Text.RegularExpressions.Regex("A colleague is asked|613-555-0142"));
        await CheckAsync(page);
        await page.Keyboard.PressAsync("F8");
        await page.Keyboard.PressAsync("Enter");
    }

    [Theory]
    [MemberData(nameof(AccessTests.Looks), MemberType = typeof(AccessTests))]
    public async Task Nothing_serious_stands_in_the_way(string locale, bool dark, int width)
    {
        foreach (var path in new[] { "/scripts", "/keeping" })
        {
            var page = await desk.OpenAsync(path, locale, dark, width, @as: "supervisor");
            await page.Locator(path == "/scripts" ? "[data-script]" : "#printing + p").First.WaitForAsync();
            await CheckAsync(page);
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
            await PictureAsync(page, $"{path[1..]}-{locale}-{(dark ? "dark" : "light")}-{width}");
        }
    }

    /// <summary>For eyes, where somebody asks for it.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NRD_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
}
