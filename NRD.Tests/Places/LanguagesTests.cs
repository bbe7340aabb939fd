using NRD.Core.Places;

namespace NRD.Tests.Places;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("French", "fr")]
    [InlineData("français", "fr")]
    [InlineData("Farsi", "pes")]
    [InlineData("persan", "pes")]
    [InlineData("Dari", "prs")]
    [InlineData("Filipino", "fil")]
    [InlineData("LSQ", "fcs")]
    [InlineData("Mi'kmaq", "mic")]
    [InlineData("Mi’kmaw", "mic")]
    [InlineData("Inuktitut", "ike")]
    [InlineData("tlicho", "dgr")]
    [InlineData("cri", "crk")]
    [InlineData("yue", "yue")]
    public void A_language_is_found_by_any_of_its_names(string name, string code) => Languages.Default.Find(name)?.Code.ShouldBe(code);

    [Fact]
    public void Every_language_is_named_in_both_languages_and_once()
    {
        Languages.Default.All.ShouldAllBe(l => l.Name.IsComplete);
        Languages.Default.All.Select(l => l.Code).ShouldBeUnique();
        Languages.Default.All.Take(2).Select(l => l.Code).ShouldBe(["en", "fr"]);
    }

    [Fact]
    public void Prose_gives_its_languages_in_order()
    {
        Prose("English, Spanish and Amharic").ShouldBe("en spa amh");
        Prose("Anglais; français; créole haïtien").ShouldBe("en fr hat");
    }

    [Fact]
    public void Interpretation_makes_the_languages_it_speaks_of_interpreted_ones()
    {
        Prose("English, French; Spanish by interpreter").ShouldBe("en fr spa*");
        Prose("English, interpreters for Somali, Arabic").ShouldBe("en som* ara*");
        Prose("Anglais. Interprètes en tigrigna et en dari").ShouldBe("en tir* prs*");
        Prose("English; ASL interpreter available").ShouldBe("en ase*");
    }

    [Fact]
    public void Chinese_is_no_spoken_language() => Prose("English, Chinese").ShouldBe("en");

    [Fact]
    public void A_language_that_is_ruled_out_is_not_offered() => Prose("English only, no French").ShouldBe("en");

    [Fact]
    public void Other_words_are_no_languages() => Prose("Call for details").ShouldBeEmpty();

    private static string Prose(string text) =>
        string.Join(' ', Languages.Default.FromProse(text).Select(m => m.Code + (m.ByInterpreter ? "*" : "")));
}
