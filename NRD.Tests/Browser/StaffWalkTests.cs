using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Two administrators let somebody in and raise somebody, as they would.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StaffWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task An_invitation_shows_its_link_once_and_the_page_forgets_it()
    {
        var page = await desk.OpenAsync("/staff", @as: "administrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).ClickAsync();
        await page.Locator("#sign-in-name").FillAsync("walk.invited");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("first name or alias");
        await Expect(page.Locator("#sign-in-name")).ToHaveValueAsync("walk.invited");

        await page.Locator("#display-name").FillAsync("Wren");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Operator") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();

        await Expect(page.Locator(".secret")).ToContainTextAsync("/activate/");
        await page.ReloadAsync();
        await Expect(page.Locator(".people").GetByText("walk.invited")).ToBeVisibleAsync();
        await Expect(page.Locator(".secret")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_takes_two_is_asked_by_one_and_given_by_another()
    {
        var first = await desk.OpenAsync("/staff", @as: "administrator");
        await first.GetByRole(AriaRole.Link, new() { Name = "Winona" }).ClickAsync();
        await first.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Publisher") }).CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Save roles" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Status).Filter(new() { HasText = "second administrator" })).ToBeVisibleAsync(new() { Timeout = 20000 });

        var second = await desk.OpenAsync("/approvals", @as: "second-administrator");
        var asked = second.Locator(".card").Filter(new() { HasText = "Change the roles of Winona" }).First;
        await Expect(asked).ToContainTextAsync("Directory staff and Publisher");
        await Expect(second.Locator("#menu-button .badge")).ToBeVisibleAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(second.Locator("#outcome")).ToContainTextAsync("Approved");

        await first.GotoAsync("/approvals");
        await Expect(first.Locator(".card").Filter(new() { HasText = "Winona" }).First).ToContainTextAsync("Approved and done");
    }

    [Fact]
    public async Task What_is_not_theirs_is_not_there_and_not_in_the_menu()
    {
        var page = await desk.OpenAsync("/staff", @as: "operator");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");

        await page.Locator("#menu-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#menu")).ToBeVisibleAsync();
        await Expect(page.Locator("#menu")).Not.ToContainTextAsync("Staff");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#menu")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_who_does_not_search_starts_at_their_own_first_page_and_signs_out_from_the_menu()
    {
        var page = await desk.OpenAsync(@as: "administrator");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/staff$"));

        await page.Locator("#menu-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));
    }

    [Theory]
    [InlineData("en-CA", false, 1280)]
    [InlineData("fr-CA", true, 400)]
    [InlineData("fr-CA", false, 1280)]
    [InlineData("en-CA", true, 400)]
    public async Task Nothing_serious_stands_in_the_way_and_nothing_scrolls_sideways(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync("/staff", locale, dark, width, @as: "administrator");
        await page.Locator(".page-head button").ClickAsync();
        await page.Locator("#sign-in-name").WaitForAsync();
        await CheckAsync(page, "invite");
        await page.Locator("#menu-button").ClickAsync();
        await page.Locator("#menu").WaitForAsync();
        await CheckAsync(page, "menu");
        await page.Locator(".people a").First.ClickAsync();
        await page.Locator(".box").First.WaitForAsync();
        await CheckAsync(page, "person");
        await page.GotoAsync("/approvals");
        await page.Locator("#mine").WaitForAsync();
        await CheckAsync(page, "approvals");
    }

    private static async Task CheckAsync(IPage page, string state)
    {
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse(state);
        var found = await page.RunAxe();
        found.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty(state);
    }
}
