using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>A list is written, agreed, compared, printed and used, by the people who do so.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PoliceWalkTests(BrowserDesk desk)
{
    public static TheoryData<string, string, bool, int> Pages()
    {
        var data = new TheoryData<string, string, bool, int>();
        foreach (var path in new[] { "/police", "/police/TPS", "/police/SQ", "/police/TPS/review/2", "/police/TPS/print/2", "/police/TPS/edit", "/police/TPS/import", "/route" })
        {
            data.Add(path, "en-CA", false, 1280);
            data.Add(path, "fr-CA", true, 400);
        }

        return data;
    }

    [Theory]
    [InlineData("en-CA", "OTTAWA-POLICE", "Night desk", "Bureau de nuit", "Waits for a second person", "In force", "Version 1")]
    [InlineData("fr-CA", "PEEL-POLICE", "Duty desk", "Bureau de service", "En attente d’une deuxième personne", "En vigueur", "Version 1")]
    public async Task A_supervisor_writes_a_second_agrees_and_it_is_compared_and_printed(string locale, string service, string english, string french, string waits, string inForce, string version)
    {
        var first = await desk.OpenAsync($"/police/{service}/edit", locale, @as: "supervisor");
        await first.Locator("#add-entry").ClickAsync();
        await first.Locator("#entry-1-name-en").FillAsync(english);
        await first.Locator("#save-draft").ClickAsync();
        await Expect(first.Locator("#problems")).ToBeVisibleAsync();
        await Expect(first.Locator("#entry-1-name-en")).ToHaveValueAsync(english);
        await CheckAsync(first);

        await first.Locator("#entry-1-name-fr").FillAsync(french);
        await first.Locator("#entry-1-phones").FillAsync("613-555-0123");
        await first.Locator("#entry-1-hours").FillAsync("24/7");
        await first.Locator("#entry-1-zone").FillAsync("America/Toronto");
        await first.Locator("[data-entry] fieldset.row button").ClickAsync();
        await first.Locator("#edit-reason").FillAsync("Confirmed by phone.");
        await first.Locator("#show-differences").ClickAsync();
        await Expect(first.Locator(".differences .card")).ToHaveCountAsync(1);
        await first.Locator("#save-draft").ClickAsync();
        await first.Locator("#ask-review").ClickAsync();
        await Expect(first.Locator(".tag", new() { HasText = waits }).First).ToBeVisibleAsync();
        await Expect(first.Locator("#agree")).ToHaveCountAsync(0);

        var second = await desk.OpenAsync("/approvals", locale, @as: "second-supervisor");
        await second.Locator($"a[href='/police/{service}/review/1']").ClickAsync();
        await Expect(second.Locator(".differences ins").First).ToBeVisibleAsync();
        await CheckAsync(second);
        await second.Locator("#agree").ClickAsync();
        await Expect(second.Locator(".tag", new() { HasText = inForce }).First).ToBeVisibleAsync();

        await first.GotoAsync($"/police/{service}/edit");
        await first.Locator("#entry-1-phones").FillAsync("613-555-0124");
        await first.Locator("#edit-reason").FillAsync("New number.");
        await first.Locator("#save-draft").ClickAsync();
        await Expect(first.Locator(".differences del")).ToContainTextAsync("0123");
        await Expect(first.Locator(".differences ins")).ToContainTextAsync("0124");

        await first.GotoAsync($"/police/{service}/print/1");
        await Expect(first.Locator(".list-paper thead")).ToContainTextAsync(version.ToLowerInvariant());
        await Expect(first.Locator(".list-paper")).ToContainTextAsync(locale == "en-CA" ? english : french);
    }

    [Fact]
    public async Task Paper_has_version_and_date_on_every_page_and_no_personal_number()
    {
        var page = await desk.OpenAsync("/police/TPS/print/2", @as: "supervisor");
        await page.Locator(".list-paper").WaitForAsync();
        var file = Path.Combine(Path.GetTempPath(), $"nrd-paper-{Guid.NewGuid():N}.pdf");
        await page.PdfAsync(new() { Path = file, Format = "Letter" });
        try
        {
            var pages = await TextOfAsync(file);
            pages.Count.ShouldBeGreaterThan(1);
            pages.ShouldAllBe(text => text.Contains("version 2", StringComparison.Ordinal) && text.Contains("Printed", StringComparison.Ordinal));
            string.Concat(pages).ShouldNotContain("0199");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_route_names_the_contact_and_F8_reports_it_wrong()
    {
        var page = await desk.OpenAsync("/route");
        await page.Place().PressSequentiallyAsync("Yellowknife");
        await Expect(page.Locator("#route-steps [data-kind=Emergency]")).ToContainTextAsync("911");
        await page.Place().FillAsync("");
        await page.Place().PressSequentiallyAsync("Winnipeg");
        await Expect(page.Locator("#route-of")).ToContainTextAsync("Winnipeg");
        await page.Place().FillAsync("");
        await page.Place().PressSequentiallyAsync("Sandy Lake, ON");
        var chosen = page.Locator("#route-steps .chosen:has(.phone)");
        await Expect(chosen).ToHaveCountAsync(1);
        var before = await chosen.Locator(".card-name").InnerTextAsync();

        await page.Keyboard.PressAsync("F8");
        await Expect(page.Locator("#reported")).ToBeVisibleAsync();
        await Expect(page.Locator("#route-steps .chosen .card-name", new() { HasText = before })).ToHaveCountAsync(0);

        await page.Locator("#reported button").ClickAsync();
        await Expect(chosen.Locator(".card-name").First).ToHaveTextAsync(before);
        page.PathAndQuery().ShouldBe("/route", "nothing that was asked stands in the address");
    }

    [Fact]
    public async Task Several_services_of_a_place_are_shown_and_none_is_picked()
    {
        var page = await desk.OpenAsync("/police");
        await page.Place().PressSequentiallyAsync("Surrey, BC");
        await Expect(page.Locator("#services-of-place > li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#services-of-place")).ToContainTextAsync("Police of jurisdiction in Surrey since 29 November 2024");
    }

    [Fact]
    public async Task A_list_goes_to_a_file_and_comes_back_as_a_draft()
    {
        var page = await desk.OpenAsync("/police/CALGARY-POLICE", @as: "supervisor");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/csv']").ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), $"nrd-{Guid.NewGuid():N}.csv");
        await download.SaveAsAsync(file);
        try
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(file, text.Replace("403-555-0186", "403-555-0188", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await page.GotoAsync("/police/CALGARY-POLICE/import");
            await page.Locator("#list-file").SetInputFilesAsync(file);
            await Expect(page.Locator("#reading")).ToContainTextAsync("0 findings");
            await Expect(page.Locator(".differences ins")).ToContainTextAsync("0188");
            await page.Locator("#import-reason").FillAsync("From the service.");
            await page.Locator("#import-save").ClickAsync();
            await Expect(page.Locator("#ask-review")).ToBeVisibleAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_serious_stands_in_the_way(string path, string locale, bool dark, int width)
    {
        var page = await desk.OpenAsync(path, locale, dark, width, @as: "supervisor");
        await page.Locator("h1").First.WaitForAsync();

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page) =>
        (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();

    /// <summary>The text of each page, by the reader that is on the machine.</summary>
    private static async Task<List<string>> TextOfAsync(string file)
    {
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("pdftotext") { ArgumentList = { "-layout", file, "-" }, RedirectStandardOutput = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
            return [.. text.Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(page => Regex.Replace(page, @"\s+", " ")).Where(page => page.Length > 1)];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no pdftotext on this machine.");
            return [];
        }
    }
}
