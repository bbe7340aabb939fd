using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A call that was asked for is planned in the contact, taken on, made within its time, and then gone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FollowUpWalkTests(BrowserDesk desk)
{
    [Fact]
    public async Task A_follow_up_is_planned_under_its_own_consent_taken_revealed_and_destroyed()
    {
        var page = await desk.OpenAsync();
        var contact = await StartContactAsync(page);
        await page.GotoAsync(contact);
        await page.Locator("#follow-up > summary").ClickAsync();
        await page.Locator("#plan-number").FillAsync("613 555 0142");
        await page.Locator("#plan-who").FillAsync("Only she answers");
        await page.Locator("#plan-word").FillAsync("maple");
        await page.GetByRole(AriaRole.Button, new() { Name = "They said yes" }).ClickAsync();
        await Expect(page.Locator("#follow-up [role=alert]")).ToContainTextAsync("within 30 days");
        await Expect(page.Locator("#plan-number")).ToHaveValueAsync("613 555 0142");

        // Today from midnight on, so that its time has come.
        await page.Locator("#plan-day").FillAsync(await page.EvaluateAsync<string>("new Date().toLocaleDateString('en-CA', { timeZone: 'America/Toronto' })"));
        await page.Locator("#plan-from").FillAsync("00:00");
        await page.Locator("#plan-until").FillAsync("23:59");
        await page.GetByRole(AriaRole.Button, new() { Name = "They said yes" }).ClickAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read back and agreed" }).ClickAsync();
        await Expect(page.Locator("#follow-up [role=status]")).ToContainTextAsync("Planned");

        await page.GotoAsync("/follow-ups");
        var card = page.Locator("[data-follow-up]").First;
        await Expect(card).ToContainTextAsync("••42");
        await Expect(card).Not.ToContainTextAsync("maple");
        await card.GetByRole(AriaRole.Button, new() { Name = "I will call" }).PressAsync("Enter");
        await Expect(card).ToContainTextAsync("maple");
        await Expect(card).Not.ToContainTextAsync("613 555 0142");
        await card.GetByRole(AriaRole.Button, new() { Name = "Show the number" }).PressAsync("Enter");
        await Expect(card).ToContainTextAsync("613 555 0142");
        await CheckAsync(page);
        await card.GetByRole(AriaRole.Button, new() { Name = "Reached: done" }).PressAsync("Enter");
        await card.GetByRole(AriaRole.Button, new() { Name = "Reached: done" }).PressAsync("Enter");
        await Expect(page.Locator("#outcome")).ToContainTextAsync("destroyed");
        await Expect(page.Locator("[data-follow-up]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_call_back_that_was_agreed_before_the_line_was_lost_waits_for_whoever_takes_it_and_ends_when_they_call_again()
    {
        var page = await desk.OpenAsync();
        await page.StartCallAsync();
        var contact = page.Url;
        await page.Locator("#sheet-drop > summary").ClickAsync();
        await page.Locator("[name=DropPlan][value=call]").CheckAsync(new() { Force = true });
        await page.Locator("#field-CallBackNumber").FillAsync("613 555 0177");
        await page.Locator("#field-CodeWord").FillAsync("birch");
        await page.IsSavedAsync();
        await Expect(page.Locator("#sheet-drop")).ToContainTextAsync("nobody calls back");
        await page.Locator("#sheet-drop").GetByRole(AriaRole.Button, new() { Name = "They said yes" }).PressAsync("Enter");
        await page.Locator("#sheet-drop").GetByRole(AriaRole.Button, new() { Name = "Read back and agreed" }).PressAsync("Enter");
        await Expect(page.Locator("#sheet-drop")).ToContainTextAsync("Calling back is agreed until");
        await page.Keyboard.PressAsync("Control+.");
        await page.Locator(".safety-strip a[href='/follow-ups']").ClickAsync();

        var card = page.Locator("[data-follow-up]").Filter(new() { HasText = "••77" });
        await Expect(card).ToContainTextAsync("Call back after a lost line");
        var other = await desk.OpenAsync("/follow-ups", "fr-CA", @as: "supervisor");
        await Expect(other.Locator("[data-follow-up]").Filter(new() { HasText = "••77" })).ToContainTextAsync("Rappel après une ligne coupée");

        await page.GotoAsync(contact);
        await page.FilledAsync();
        await page.Keyboard.PressAsync("Shift+F8");
        await Expect(page.Locator(".safety-strip a[href='/follow-ups']")).ToHaveCountAsync(0);
        await page.GotoAsync("/follow-ups");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(card).ToHaveCountAsync(0);
        await page.GotoAsync(contact);
        await page.FilledAsync();
        await page.Keyboard.PressAsync("Control+;");
    }

    /// <summary>By the key that begins a call.</summary>
    private static async Task<string> StartContactAsync(IPage page)
    {
        await page.StartCallAsync();
        return page.Url;
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
}
