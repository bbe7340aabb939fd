using System.Globalization;
using System.Text.RegularExpressions;
using MudBlazor;
using NRD.Console.Components;
using NRD.Tests.Support;

namespace NRD.Tests.Components;

public sealed partial class ThemeTests
{
    private static readonly string[] Grounds = ["paper", "ground"];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var ground in Grounds)
        {
            foreach (var ink in (string[])["ink", "ink-2", "primary", "fine", "caution", "danger", "info", "private"])
            {
                pairs.Add(ink, ground);
            }
        }

        foreach (var tone in (string[])["fine", "caution", "danger", "info", "private"])
        {
            pairs.Add(tone, tone + "-soft");
            pairs.Add("ink", tone + "-soft");
        }

        pairs.Add("ink", "primary-soft");
        pairs.Add("on-primary", "primary");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_text_stands_out_from_its_ground(string ink, string ground)
    {
        var colours = Tokens();

        Contrast(colours[ink].Light, colours[ground].Light).ShouldBeGreaterThanOrEqualTo(4.5, $"light {ink} on {ground}");
        Contrast(colours[ink].Dark, colours[ground].Dark).ShouldBeGreaterThanOrEqualTo(4.5, $"dark {ink} on {ground}");
    }

    [Fact]
    public void The_edges_of_controls_stand_out()
    {
        var colours = Tokens();

        foreach (var ground in Grounds)
        {
            Contrast(colours["edge"].Light, colours[ground].Light).ShouldBeGreaterThanOrEqualTo(3);
            Contrast(colours["edge"].Dark, colours[ground].Dark).ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Fact]
    public void The_palettes_of_the_components_are_those_of_the_style_sheet()
    {
        var colours = Tokens();

        Same(NrdTheme.Theme.PaletteLight, palette => colours[palette].Light);
        Same(NrdTheme.Theme.PaletteDark, palette => colours[palette].Dark);

        static void Same(Palette palette, Func<string, string> token)
        {
            Hex(palette.Primary).ShouldBe(token("primary"));
            Hex(palette.PrimaryContrastText).ShouldBe(token("on-primary"));
            Hex(palette.TextPrimary).ShouldBe(token("ink"));
            Hex(palette.TextSecondary).ShouldBe(token("ink-2"));
            Hex(palette.Surface).ShouldBe(token("paper"));
            Hex(palette.Background).ShouldBe(token("ground"));
        }

        static string Hex(MudBlazor.Utilities.MudColor colour) => colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex).ToLowerInvariant();
    }

    private static Dictionary<string, (string Light, string Dark)> Tokens() =>
        Token().Matches(File.ReadAllText(Path.Combine(Repository.Root, "NRD.Console", "wwwroot", "app.css")))
            .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

    /// <summary>The contrast ratio of WCAG 2.2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")]
    private static partial Regex Token();
}
