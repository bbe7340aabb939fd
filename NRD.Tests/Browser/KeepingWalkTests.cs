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

        await page.Locator("#script-SilentCall-English").FillAsync("You have reached a support line. Press any key if you cannot talk.");
        await entry.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator("#scripts-said")).ToContainTextAsync("version 2");
        await Expect(entry).ToContainTextAsync("Version 2");
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
            if (Environment.GetEnvironmentVariable("NRD_PICTURES") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path[1..]}-{locale}-{(dark ? "dark" : "light")}-{width}.png"), FullPage = true });
            }
        }
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
}
