using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>The search page on paper.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PaperTests(BrowserDesk desk)
{
    [Theory]
    [InlineData("en-CA", false, 1280, "Confidential")]
    [InlineData("fr-CA", true, 400, "Confidentiel")]
    public async Task R37_A_record_prints_on_one_sheet_in_black_on_white_with_its_public_facts_and_nothing_else(string locale, bool dark, int width, string line)
    {
        var page = await desk.OpenAsync(locale: locale, dark: dark, width: width);
        await page.SearchAsync(locale == "en-CA" ? "women shelter" : "refuge femmes");
        await page.OpenFirstAsync();
        var inner = await page.Locator(".record .private p:not(.muted), .record .protocol li").AllInnerTextsAsync();
        inner.ShouldNotBeEmpty();
        var phone = await page.Locator(".record .phone").First.InnerTextAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var paper = await page.EvaluateAsync<string>("document.body.innerText");

        paper.ShouldContain(phone);
        paper.ShouldContain(line);
        paper.ShouldContain("https://");
        paper.ShouldContain(NRD.Tests.Support.OutsideDatabase.Now.InUtc().Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        inner.Where(fact => fact.Trim().Length > 3 && paper.Contains(fact.Trim(), StringComparison.Ordinal)).ShouldBeEmpty();
        paper.ShouldNotContain("F9");
        await Expect(page.Locator("button:visible, nav:visible, input:visible, .card:visible")).ToHaveCountAsync(0);
        (await page.Locator(".paper h2").EvaluateAsync<string>("title => getComputedStyle(title).color")).ShouldBe("rgb(0, 0, 0)");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        foreach (var format in new[] { "A4", "Letter" })
        {
            Pages(await page.PdfAsync(new() { Format = format })).ShouldBe(1, format);
        }
    }

    [Fact]
    public async Task Without_an_open_record_paper_says_how_to_print_one()
    {
        var page = await desk.OpenAsync();
        await page.SearchAsync("shelter");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.EvaluateAsync<string>("document.body.innerText")).Trim().ShouldBe("Open a record, then print: one record is printed at a time.");
    }

    private static int Pages(byte[] pdf) => PageOfPdf().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageOfPdf();
}
