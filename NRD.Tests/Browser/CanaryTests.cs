using System.Collections.Concurrent;
using Microsoft.Playwright;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A word in every sensitive field must come out nowhere but on the screen of who asked.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CanaryTests(BrowserDesk desk)
{
    [Fact]
    public async Task R23_What_was_typed_or_is_restricted_stands_in_no_log_no_file_no_address_no_title_and_no_header()
    {
        desk.SkipWithoutBrowser();
        await using (var outside = OutsideDatabase.Of(desk.DataFolder))
        {
            var house = await Sealed.HouseAsync(outside, TestContext.Current.CancellationToken);
            await using var db = outside.CreateDbContext();
            db.Audit.Add(new AuditEntry(Actor.Local("test"), AuditAction.Created, SubjectKind.Organization, house.Id, OutsideDatabase.Now));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await desk.OpenSignedOutAsync("/sign-in");
        var seen = Listen(page);
        await TryToSignInAsync(page);
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=operator]").ClickAsync();
        await page.Words().FillAsync("House");
        await page.Locator(".card-open", new() { HasTextString = "Shelter" }).First.WaitForAsync();
        await page.Locator(".card", new() { HasTextString = "House" }).Filter(new() { HasTextString = "416 555 0100" }).Locator(".card-open").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show how to reach them" }).ClickAsync();
        await Expect(page.Locator("#record")).ToContainTextAsync("613 555 0142");
        await page.Words().FillAsync("");
        await page.SearchAsync("quokkacanary");
        await page.Place().PressSequentiallyAsync("Wombatcanaryville");
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.PressAsync("F9");
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Words()).ToHaveValueAsync("quokkacanary");
        seen.Add(await page.TitleAsync());
        await page.GotoAsync("/nothing/wombat");
        seen.Add(await page.TitleAsync());
        await page.GotoAsync("/");
        await page.Words().WaitForAsync();
        await page.Keyboard.PressAsync("F9");
        await page.Locator("[data-sign-out]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in$"));

        seen.Where(text => text.Contains("canary", StringComparison.OrdinalIgnoreCase) || text.Contains("555 0142", StringComparison.Ordinal) || text.Contains("555-0142", StringComparison.Ordinal)).ShouldBeEmpty();

        // What is restricted in the database itself is for the tests of sealing; what is internal may stand there.
        foreach (var file in desk.EveryFile().Where(file => !Path.GetFileName(file).StartsWith("nrd.db", StringComparison.Ordinal)))
        {
            (await ReadAsync(file)).Contains("canary", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(file);
        }

        // What somebody typed in vain to get in may even be a password in the field of the name: it stands nowhere at all.
        foreach (var file in desk.EveryFile())
        {
            (await ReadAsync(file)).Contains("numbat", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(file);
        }
    }

    private static async Task TryToSignInAsync(IPage page)
    {
        await page.Locator("#name").FillAsync("numbatcanaryname");
        await page.Locator("#password").FillAsync("numbatcanary under maple lamp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.Locator("summary").ClickAsync();
        await page.Locator("#recovery").FillAsync("numbatcanary-recovery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a recovery code" }).ClickAsync();
        await page.Locator("#faults").WaitForAsync();
    }

    /// <summary>Every address, title and header of every answer.</summary>
    private static ConcurrentBag<string> Listen(IPage page)
    {
        var seen = new ConcurrentBag<string>();
        page.Request += (_, request) => seen.Add(request.Url);
        page.Response += (_, response) => seen.Add(string.Join('\n', response.Headers.Select(header => $"{header.Key}: {header.Value}")));
        page.FrameNavigated += (_, frame) => seen.Add(frame.Url);
        return seen;
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
