using NodaTime;
using NRD.Core;

namespace NRD.Tests;

public sealed class BilingualTests
{
    [Fact]
    public void A_text_answers_in_the_other_language_where_one_side_is_missing()
    {
        new Bilingual("shelter", null).In(Language.French).ShouldBe("shelter");
        new Bilingual(null, "refuge").In(Language.English).ShouldBe("refuge");
    }

    [Fact]
    public void A_text_says_which_language_it_really_answers_in()
    {
        new Bilingual("shelter", null).LanguageOf(Language.French).ShouldBe(Language.English);
        new Bilingual("shelter", "refuge").LanguageOf(Language.French).ShouldBe(Language.French);
        new Bilingual(null, "refuge").LanguageOf(Language.English).ShouldBe(Language.French);
    }

    [Fact]
    public void Blank_words_are_no_words()
    {
        new Bilingual("  ", "").IsEmpty.ShouldBeTrue();
        new Bilingual(" shelter ", null).En.ShouldBe("shelter");
    }

    [Fact]
    public void Texts_are_equal_when_their_words_are()
    {
        var old = new Bilingual("shelter", "refuge") { EnUpdatedAt = Instant.FromUnixTimeSeconds(0) };

        old.ShouldBe(new Bilingual("shelter", "refuge"));
        old.ShouldNotBe(new Bilingual("shelter", "abri"));
    }
}
