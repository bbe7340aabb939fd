using System.Globalization;
using System.Net;
using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Importing;
using NRD.Core.Importing.Formats;
using NRD.Core.Importing.Text;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Tests.Importing;

public sealed class TextTests
{
    [Theory]
    [InlineData("613-555-0142", "+16135550142")]
    [InlineData("(613) 555- 0142", "+16135550142")]
    [InlineData("1.800.555.0199", "+18005550199")]
    [InlineData("1-888-AGE-DIAL", "+18882433425")]
    [InlineData("(800) 66N-OFAS", "+18006666327")]
    [InlineData("613 555 0142 ext. 12", "+16135550142 x12")]
    [InlineData("418 555-0142, poste 007", "+14185550142 x007")]
    [InlineData("(301) 555-0117 or 202 555-0104", "+13015550117 +12025550104")]
    [InlineData("301 555-0153 (Ann); 202 555-0104 (Bea)", "+13015550153 +12025550104")]
    [InlineData("613-555-0101/613-555-0102", "+16135550101 +16135550102")]
    [InlineData("211 (press 3)", "211 x3")]
    [InlineData("988", "988")]
    [InlineData("911 ou 613-555-0101", "911 +16135550101")]
    [InlineData("555-0142", "?")]
    [InlineData("(410)    -", "?")]
    [InlineData("(F10) 555-014", "?")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("Confidential", "")]
    [InlineData("see website", "")]
    public void Numbers_are_found_as_people_write_them(string cell, string expected)
    {
        var found = string.Join(' ', PhoneText.Read(cell).Select(p => (p.Number ?? "?") + (p.Extension is { } x ? $" x{x}" : "")));

        found.ShouldBe(expected);
    }

    [Fact]
    public void A_number_that_cannot_be_dialled_is_kept_and_flagged()
    {
        var phone = PhoneText.Read("(410)    -").ShouldHaveSingleItem();

        (phone.Raw, phone.Number, phone.Doubtful).ShouldBe(("(410)    -", null, true));
    }

    [Fact]
    public void Any_way_of_writing_a_number_gives_the_same_number()
    {
        var separators = Gen.Int[0, 4].Select(i => new[] { "-", " ", ".", "", "  " }[i]);
        Gen.Select(Gen.Int[100, 199], separators, separators, Gen.Int[0, 3].Select(i => new[] { "", "1-", "+1 ", "1 " }[i]), Gen.Bool).Sample((last, a, b, prefix, brackets) =>
        {
            var area = brackets ? "(613)" : "613";

            var phone = PhoneText.Read($"{prefix}{area}{a}555{b}0{last}").ShouldHaveSingleItem();

            phone.Number.ShouldBe($"+16135550{last}");
        });
    }

    [Fact]
    public void No_text_breaks_the_reading()
    {
        Gen.String.Sample(text =>
        {
            _ = PhoneText.Read(text);
            _ = AddressText.Read(text);
            _ = DateText.Moment(text);
            _ = HtmlText.Plain(text);
            _ = EligibilityText.Read(new Bilingual(text, text));
            _ = ConfidentialText.Is(text);
            _ = WebText.Address(text);
            _ = HoursFields.Time(text);
        });
    }

    [Theory]
    [InlineData("12 Invented St\nToronto, ON     M5S 2P1", "12 Invented St", "Toronto", "CA-ON", "M5S 2P1")]
    [InlineData("12 Invented St, Suite 4\nToronto ON m5s2p1", "12 Invented St", "Toronto", "CA-ON", "M5S 2P1")]
    [InlineData("8, rue Inventée, Québec (QC) G1R 2B5", "8", "Québec", "CA-QC", "G1R 2B5")]
    [InlineData("10 Invented Avenue NW, Edmonton, AB", "10 Invented Avenue NW", "Edmonton", "CA-AB", null)]
    [InlineData("600 N Invented St, Baltimore, MD 21205", "600 N Invented St", "Baltimore", "MD", "21205")]
    public void An_address_in_one_cell_is_taken_apart(string cell, string line1, string city, string province, string? postal)
    {
        var address = AddressText.Read(cell).ShouldNotBeNull();

        (address.Line1, address.City, address.Province, address.PostalCode).ShouldBe((line1, city, province, postal));
        address.Original.ShouldBe(cell);
    }

    [Theory]
    [InlineData("MD", "21205", null, "US", "MD")]
    [InlineData("CA", "90001", "US", "US", "CA")]
    [InlineData("Ont.", "K1A0B1", null, "CA", "CA-ON")]
    [InlineData(null, "H2X 1Y4", null, "CA", "CA-QC")]
    [InlineData("Kent", "ME1 1AA", "United Kingdom", "GB", "Kent")]
    public void A_record_outside_canada_keeps_its_state_and_country(string? province, string postal, string? country, string expectedCountry, string expectedProvince)
    {
        var address = AddressText.Make("1 Invented Road", null, "Somewhere", province, postal, country).ShouldNotBeNull();

        (address.Country, address.Province).ShouldBe((expectedCountry, expectedProvince));
    }

    [Theory]
    [InlineData("Confidential")]
    [InlineData("CONFIDENTIAL LOCATION")]
    [InlineData("confidentiel")]
    [InlineData("Adresse confidentielle")]
    [InlineData("Address withheld")]
    [InlineData("Undisclosed")]
    [InlineData("Location is confidential - call for directions")]
    public void Words_in_place_of_an_address_are_recognized(string text) => ConfidentialText.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("12 Private Road")]
    [InlineData("5 Secret Cove Lane")]
    [InlineData("Confidence Street 4")]
    [InlineData("100 Confidential Ave")]
    public void Streets_with_such_names_are_streets(string text) => ConfidentialText.Is(text).ShouldBeFalse();

    [Theory]
    [InlineData("2024-05-13", "2024-05-13")]
    [InlineData("2024-05-13T10:30:45.123Z", "2024-05-13")]
    [InlineData("13/5/2024", "2024-05-13")]
    [InlineData("5/13/24 8:45", "2024-05-13")]
    [InlineData("5/8/12", "2012-05-08")]
    [InlineData("5/8/99", "1999-05-08")]
    [InlineData("May 13, 2024", "2024-05-13")]
    [InlineData("13 août 2024", "2024-08-13")]
    [InlineData("1er juillet 2024", "2024-07-01")]
    [InlineData("31/31/2024", null)]
    [InlineData("soon", null)]
    public void Dates_are_read_in_either_order(string text, string? expected) =>
        DateText.Date(text)?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void A_column_decides_on_the_order_of_its_dates()
    {
        DateText.DayFirst(["5/8/24", "25/8/24", null]).ShouldBe(true);
        DateText.DayFirst(["5/8/24", "8/25/24"]).ShouldBe(false);
        DateText.DayFirst(["5/8/24"]).ShouldBeNull();
        DateText.Date("5/8/24", dayFirst: true).ShouldBe(new LocalDate(2024, 8, 5));
    }

    [Fact]
    public void Markup_escaped_up_to_three_times_is_plain_text()
    {
        Gen.Int[0, 3].Sample(rounds =>
        {
            var text = "<p>Food &amp; <b>beds</b></p><ul><li>one</li><li>two</li></ul>";
            for (var i = 0; i < rounds - 1; i++)
            {
                text = WebUtility.HtmlEncode(text);
            }

            HtmlText.Plain(text).ShouldBe("Food & beds\n\n- one\n\n- two");
        });
    }

    [Theory]
    [InlineData("ages <18 and >65", "ages <18 and >65")]
    [InlineData("a<br />b", "a\nb")]
    [InlineData("<script>alert(1)</script>safe", "safe")]
    [InlineData("   ", null)]
    public void Only_what_looks_like_a_tag_is_taken_out(string text, string? expected) => HtmlText.Plain(text).ShouldBe(expected);

    [Theory]
    [InlineData("Ages 16-24", 16, 24)]
    [InlineData("Must be 18 years or older", 18, null)]
    [InlineData("18+", 18, null)]
    [InlineData("Youth ages 12 to 17 years", 12, 17)]
    [InlineData("12 à 17 ans", 12, 17)]
    [InlineData("Over 55", 56, null)]
    [InlineData("Under 19 years of age", null, 18)]
    [InlineData("Children ages 2-5; ages 6-12 after school", null, null)]
    [InlineData("60 or older (50-60 year olds on a case by case basis)", null, null)]
    [InlineData("At least 62 years or disabled", null, null)]
    [InlineData("Single women and women with children. No boys over the age of 11.", null, null)]
    [InlineData("Single parents, displaced homemakers (35 years of age and older)", null, null)]
    [InlineData("Families with children 4 years of age or younger", null, null)]
    [InlineData("Low income", null, null)]
    [InlineData("Open 9-5", null, null)]
    public void R16_Ages_are_read_only_where_they_are_said(string text, int? from, int? to)
    {
        var ages = EligibilityText.Ages(text);

        (ages?.From, ages?.To).ShouldBe((from, to));
    }

    [Theory]
    [InlineData("Women only", Genders.Women)]
    [InlineData("Women and their children", Genders.Women)]
    [InlineData("Pour femmes", Genders.Women)]
    [InlineData("Homeless men 18 years and over", Genders.Men)]
    [InlineData("Women, men and families", null)]
    [InlineData("Open to everyone; program for women on Mondays", null)]
    [InlineData("Residents of the county", null)]
    public void R16_Genders_are_taken_only_where_they_are_clearly_meant(string text, Genders? expected) =>
        EligibilityText.Read(new Bilingual(text, null)).Genders.ShouldBe(expected);

    [Fact]
    public void A_table_reads_back_whatever_was_written()
    {
        var cell = Gen.Char[" abcé,;\"\n\t|"].Array[0, 8].Select(c => new string(c));
        Gen.Select(cell.Array[3], cell.Array[3]).Sample((first, second) =>
        {
            var rows = new[] { first, second };
            var text = "a,b,c\n" + string.Join('\n', rows.Select(r => string.Join(',', r.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            var reading = new ImportReading(ImportLimits.Default, new Fingerprint([1]), null, TestContext.Current.CancellationToken);

            var table = CsvTables.Read(new InputFile("t.csv", () => System.Text.Encoding.UTF8.GetBytes(text)), "t", reading);

            for (var r = 0; r < 2; r++)
            {
                for (var c = 0; c < 3; c++)
                {
                    table.Rows[r].At(c).ShouldBe(rows[r][c].Trim() is { Length: > 0 } value ? value : null);
                }
            }
        });
    }
}
