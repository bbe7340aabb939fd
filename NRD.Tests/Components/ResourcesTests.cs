using System.Text.RegularExpressions;
using System.Xml.Linq;
using NRD.Tests.Support;

namespace NRD.Tests.Components;

public sealed partial class ResourcesTests
{
    public static TheoryData<string> Areas() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "NRD.Console", "Resources"), "*.resx").Where(file => !file.EndsWith(".fr.resx", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Areas))]
    public void R39_Every_sentence_exists_in_both_languages(string area)
    {
        var english = Read($"{area}.resx");
        var french = Read($"{area}.fr.resx");

        english.Keys.Order(StringComparer.Ordinal).ShouldBe(french.Keys.Order(StringComparer.Ordinal));
        english.Where(text => text.Value.Length == 0).ShouldBeEmpty();
        french.Where(text => text.Value.Length == 0).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Both_sides_of_a_sentence_hold_the_same_blanks(string area)
    {
        var french = Read($"{area}.fr.resx");

        foreach (var (key, text) in Read($"{area}.resx"))
        {
            Blanks(french[key]).ShouldBe(Blanks(text), $"{area}.{key}");
        }
    }

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var known = Areas().SelectMany(area => Read($"{area.Data}.resx").Keys.Select(key => $"{area.Data}.{key}")).ToHashSet();
        var named = Sources("*.razor").Concat(Sources("*.cs"))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(key => !known.Contains(key) && !known.Contains(key + ".one"));

        named.ShouldBeEmpty();
    }

    [Fact]
    public void No_page_holds_words_of_its_own()
    {
        var offenders = Sources("*.razor")
            .SelectMany(file => Literal().Matches(Markup(File.ReadAllText(file))).Select(match => $"{Path.GetFileName(file)}: {match.Groups[1].Value.Trim()}"));

        offenders.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.GetFiles(Path.Combine(Repository.Root, "NRD.Console"), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>The page without its code, its comments, its directives and what stands in expressions.</summary>
    private static string Markup(string page)
    {
        var markup = page.Split("@code")[0];
        markup = Regex.Replace(markup, @"@\*.*?\*@|<kbd.*?</kbd>|@\{.*?^\}", "", RegexOptions.Singleline | RegexOptions.Multiline);
        return Regex.Replace(markup, @"^@.*$", "", RegexOptions.Multiline);
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.Root, "NRD.Console", "Resources", file)).Descendants("data")
            .ToDictionary(data => data.Attribute("name")?.Value ?? "", data => data.Element("value")?.Value ?? "");

    private static string Blanks(string text) => string.Join(' ', Blank().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Blank();

    [GeneratedRegex("\"((?:Shell|Staff|Approvals|Lock|SignIn|Search|Filters|Record|Words|Audit|Hosting|Commands|Scripts|Keeping|Tasks|Passing|Police)\\.[A-Za-z0-9.]+)\"")]
    private static partial Regex Key();

    // A run of letters that stands between two tags.
    [GeneratedRegex(@">\s*([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ,.’']{2,})\s*</")]
    private static partial Regex Literal();
}
