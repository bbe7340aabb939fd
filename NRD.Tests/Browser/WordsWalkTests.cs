using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Staff change the search words, and the search knows them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WordsWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task A_group_is_added_tried_found_by_and_taken_out()
    {
        var page = await desk.OpenAsync(@as: "supervisor");
        await page.Locator("#menu-button").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Search words" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Search words");

        await page.Locator("#add-group").ClickAsync();
        await page.Locator("#group-id").FillAsync("Not a name");
        await page.Locator("#group-en").FillAsync("quokka den");
        await page.Locator("#group-fr").FillAsync("refuge pour femmes et quokkas");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#group-problems")).ToContainTextAsync("lower-case");
        await Expect(page.Locator("#group-problems")).ToBeFocusedAsync();
        await Expect(page.Locator("#group-problems")).ToBeInViewportAsync();
        await Expect(page.Locator("#group-id-fault-0")).ToContainTextAsync("lower-case");
        await Expect(page).ToHaveTitleAsync("Error: NRD console");
        await Expect(page.Locator("#group-en")).ToHaveValueAsync("quokka den");
        await CheckAsync(page);

        await page.Locator("#group-id").FillAsync("quokka");
        await page.Locator("#group-fr").FillAsync("tatouage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("p.readback")).ToContainTextAsync("quokka");
        await page.Locator("#find-group").PressSequentiallyAsync("quokka");
        await Expect(page.Locator("[data-group]")).ToHaveCountAsync(1);

        // The words are tried on what searches ask, which follows a change within a second.
        var tried = page.Locator("section:has(#try) [role=status]");
        for (var again = 0; again < 40 && !(await tried.InnerTextAsync()).Contains("tatouage", StringComparison.Ordinal); again++)
        {
            await page.WaitForTimeoutAsync(250);
            await page.Locator("#try").FillAsync(again % 2 == 0 ? "quokka den " : "quokka den");
        }

        await Expect(tried).ToContainTextAsync("tatouage");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("quokka den");
        await Expect(page.Cards().First).ToContainTextAsync("Tattoo");

        await page.GoBackAsync();
        await page.Locator("#find-group").FillAsync("quokka");
        await page.Locator("[data-group=quokka]").GetByRole(AriaRole.Button, new() { Name = "Take out" }).ClickAsync();
        await page.Locator("[data-group=quokka]").GetByRole(AriaRole.Button, new() { Name = "Take out for good" }).ClickAsync();
        await Expect(page.Locator("p.readback")).ToContainTextAsync("taken out");
        await Expect(page.Locator("[data-group=quokka]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_search_words_of_a_service_are_changed_on_its_record_and_find_it()
    {
        var page = await desk.OpenAsync(@as: "directory");
        await page.SearchAsync("tattoo removal");
        await page.OpenFirstAsync();
        var title = await page.Locator("#record-title").InnerTextAsync();

        await page.Locator("#hints-edit").ClickAsync();
        await Expect(page.Locator("#hints-en")).ToBeFocusedAsync();
        await page.Locator("#hints-en").FillAsync("wombatburrow");
        await page.Locator("#hints-fr").FillAsync("terrieràwombats");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#hints [role=status]")).ToHaveTextAsync("Saved.");
        await Expect(page.Locator("#hints-edit")).ToBeFocusedAsync();
        await AccessTests.CheckAsync(page, "the search words of a service");

        await page.Keyboard.PressAsync("Control+k");
        for (var again = 0; again < 40 && !(await page.Locator(".list").InnerTextAsync()).Contains(title, StringComparison.Ordinal); again++)
        {
            await page.WaitForTimeoutAsync(250);
            await page.Words().FillAsync(again % 2 == 0 ? "terrieràwombats" : "terrieràwombats ");
        }

        await Expect(page.Cards().First.Locator(".card-open")).ToHaveTextAsync(title);

        await page.Locator("#hints-edit").ClickAsync();
        await page.Locator("#hints-en").FillAsync("");
        await page.Locator("#hints-fr").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#hints")).ToContainTextAsync("None");
    }

    [Theory]
    [MemberData(nameof(AccessTests.Looks), MemberType = typeof(AccessTests))]
    public async Task Nothing_serious_stands_in_the_way(string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync("/words", locale, dark, width, @as: "supervisor");
        await page.Locator("[data-group]").First.WaitForAsync();

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
}
