using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>What one desk reports with two keys shows at another within a second, and is answered by whoever keeps the directory.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FlagWalkTests(BrowserDesk desk)
{
    public static TheoryData<string, string, bool, int> Pages()
    {
        var looks = new TheoryData<string, string, bool, int>();
        foreach (var page in (string[])["/upkeep", "/follow-ups"])
        {
            foreach (var look in AccessTests.Looks)
            {
                looks.Add(page, look.Data.Item1, look.Data.Item2, look.Data.Item3);
            }
        }

        return looks;
    }

    [Fact]
    public async Task Two_keys_report_a_wrong_number_to_every_desk_and_staff_put_the_right_one_on_the_record()
    {
        var ana = await desk.OpenAsync();
        var ben = await desk.OpenAsync();
        foreach (var page in (IPage[])[ana, ben])
        {
            await page.SearchAsync("tattoo");
            await page.OpenFirstAsync();
        }

        var theirs = ben.Locator(".record .phones .tag.danger");
        await Expect(theirs).ToHaveCountAsync(0);
        await ana.Keyboard.PressAsync("F3");
        await Expect(ana.Locator("#flags-title")).ToBeFocusedAsync();
        await CheckAsync(ana);
        await ana.Keyboard.PressAsync("3");
        await Expect(ana.Locator("#flags-undo")).ToBeFocusedAsync();

        await Expect(theirs).ToContainTextAsync("reported wrong at", new() { Timeout = 2000, IgnoreCase = true });
        await Expect(theirs).ToContainTextAsync("do not rely on it");
        await Expect(ben.Cards().First).ToContainTextAsync("reported wrong");
        await CheckAsync(ben);

        // Taken back, and reported again.
        await ana.Keyboard.PressAsync("Enter");
        await Expect(theirs).ToHaveCountAsync(0, new() { Timeout = 2000 });
        await Expect(ana.Locator("#flags-open")).ToBeFocusedAsync();
        await ana.Keyboard.PressAsync("Enter");
        await ana.Keyboard.PressAsync("3");
        await Expect(theirs).ToHaveCountAsync(1, new() { Timeout = 2000 });

        var dee = await desk.OpenAsync("/upkeep", @as: "directory");
        var task = dee.Locator("[data-task]").Filter(new() { HasText = "Number reported wrong" }).First;
        await task.GetByRole(AriaRole.Button, new() { Name = "Answer" }).PressAsync("Enter");
        await task.GetByLabel("The right number").FillAsync("555-0142");
        await dee.Keyboard.PressAsync("Enter");
        await Expect(task.GetByRole(AriaRole.Alert)).ToContainTextAsync("area code");
        await Expect(task.GetByLabel("The right number")).ToHaveValueAsync("555-0142");
        await CheckAsync(dee);
        await task.GetByLabel("The right number").FillAsync("416 555 0142");
        await dee.Keyboard.PressAsync("Enter");
        await Expect(dee.Locator("#outcome")).ToContainTextAsync("On the record");

        await Expect(theirs).ToHaveCountAsync(0, new() { Timeout = 2000 });
        await Expect(ben.Locator(".record .phones")).ToContainTextAsync("416\u00A0555\u00A00142");
    }

    [Fact]
    public async Task A_supervisor_takes_notes_gives_and_lifts_but_mends_nothing()
    {
        var ana = await desk.OpenAsync(locale: "fr-CA");
        await ana.SearchAsync("refuge");
        await ana.OpenFirstAsync();
        await ana.Keyboard.PressAsync("F3");
        await ana.Keyboard.PressAsync("4");
        await Expect(ana.Locator(".flags")).ToContainTextAsync("Tous les postes");
        var name = await ana.Locator("#record-title").InnerTextAsync();

        var sam = await desk.OpenAsync("/upkeep", "fr-CA", @as: "supervisor");
        var task = sam.Locator("[data-task]").Filter(new() { HasText = name });
        await task.GetByRole(AriaRole.Button, new() { Name = "Prendre" }).ClickAsync();
        await Expect(task).ToContainTextAsync("à vous");
        await task.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        await task.GetByRole(AriaRole.Textbox).FillAsync("Rappeler demain matin.");
        await task.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la note" }).ClickAsync();
        await Expect(task).ToContainTextAsync("Rappeler demain matin.");
        await task.GetByRole(AriaRole.Button, new() { Name = "Régler" }).ClickAsync();
        await Expect(task).ToContainTextAsync("L’équipe du répertoire");
        await task.GetByRole(AriaRole.Button, new() { Name = "C’est ouvert" }).ClickAsync();

        await Expect(sam.Locator("#outcome")).ToContainTextAsync("levé");
        await Expect(task).ToHaveCountAsync(0);
        await Expect(ana.Locator(".record .tags .tag.danger")).ToHaveCountAsync(0, new() { Timeout = 2000 });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_serious_stands_in_the_way(string path, string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync(path, locale, dark, width, @as: "supervisor");
        await page.Locator("h1").WaitForAsync();

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
}
