using System.Text;
using CsCheck;
using NRD.Core;
using NRD.Core.Referrals;

namespace NRD.Tests.Referrals;

public sealed class SearchTextTests
{
    private const int Runs = 2_000;

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["aàéÉœŒ'’ʼ-‐. \u200B\u200F\u0301\uD800\uDC00łı̨ʔ\"*()ANDORsl7"], 0, 60]);

    [Theory]
    [InlineData("Hébergement", "hebergement")]
    [InlineData("HE\u0301BERGEMENT", "hebergement")]
    [InlineData("œuvre", "oeuvre")]
    [InlineData("Tłı̨chǫ", "tlicho")]
    [InlineData("Sḵwx̱wú7mesh", "skwxwu7mesh")]
    [InlineData("Nłeʔkepmxcín", "nlekepmxcin")]
    [InlineData("Wîhcihâw Maskokamik", "wihcihaw maskokamik")]
    [InlineData("SENĆOŦEN", "sencoten")]
    [InlineData("xʷməθkʷəy̓əm", "xwmethkweyem")]
    [InlineData("Gwich’in", "gwichin")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("l’aide juridique", "aide juridique")]
    [InlineData("jusqu'à demain", "a demain")]
    [InlineData("the women's shelter", "the women shelter")]
    [InlineData("Terre-d’Accueil", "terre accueil")]
    [InlineData("C.A.S. de l'Est", "cas de est")]
    [InlineData("shel\u200Bter", "shelter")]
    [InlineData("\u200Fshelter\u200E", "shelter")]
    [InlineData("2SLGBTQI+", "2slgbtqi")]
    [InlineData("1-800-555-0199", "1 800 555 0199")]
    [InlineData("\uD835\uDC00bc", "abc")]
    public void Text_folds_to_what_a_plain_keyboard_types(string text, string folded) =>
        SearchText.Fold(text).ShouldBe(folded);

    [Fact]
    public void A_hyphenated_word_is_found_apart_and_together() =>
        Texts(SearchText.Words("drop-in")).ShouldBe(["drop", "in", "dropin"]);

    [Fact]
    public void A_name_with_an_apostrophe_is_found_by_its_parts_and_together()
    {
        Texts(SearchText.Words("O’Brien")).ShouldBe(["o", "obrien", "brien"]);
        Texts(SearchText.Query("o'brien")).ShouldBe(["obrien"]);
        Texts(SearchText.Words("D'Arcy", Language.English)).ShouldBe(["arcy", "darcy"]);
        Texts(SearchText.Words("l'aide", Language.French)).ShouldBe(["aide"]);
    }

    [Fact]
    public void Text_of_a_known_language_is_stemmed_in_that_language_only()
    {
        SearchText.Terms("shelters", Language.English).ShouldBe(["shelters", "en:shelter"]);
        SearchText.Terms("refuges", Language.French).ShouldBe(["refuges", "fr:refug"]);
        SearchText.Terms("refuges", null).ShouldBe(["refuges", "en:refuge", "fr:refug"]);
    }

    [Theory]
    [InlineData("woman", "women", "women’s")]
    [InlineData("man", "men")]
    [InlineData("child", "children", "children's")]
    [InlineData("shelter", "shelters")]
    [InlineData("counselling", "counseling", "counsellor", "counselors")]
    [InlineData("trafficking", "trafficked", "trafficker", "traffickers")]
    [InlineData("crisis", "crises")]
    [InlineData("clinic", "clinics")]
    [InlineData("abuse", "abused", "abusive")]
    [InlineData("addiction", "addictions", "addicted")]
    [InlineData("pregnant", "pregnancy")]
    [InlineData("withdrawal", "withdrawn")]
    [InlineData("immigrant", "immigration", "immigrants")]
    [InlineData("interpreter", "interpretation")]
    [InlineData("homeless", "homelessness")]
    [InlineData("disability", "disabilities", "disabled")]
    public void English_forms_of_a_word_find_each_other(params string[] forms) =>
        forms.Select(EnglishStem).Distinct().Count().ShouldBe(1, string.Join(", ", forms.Select(EnglishStem)));

    [Theory]
    [InlineData("femme", "femmes")]
    [InlineData("homme", "hommes")]
    [InlineData("hébergement", "hébergements", "hebergement", "héberger")]
    [InlineData("avocat", "avocate", "avocats", "avocates")]
    [InlineData("travailleur", "travailleuse", "travailleuses", "travailleurs")]
    [InlineData("refuge", "refuges")]
    [InlineData("réfugié", "réfugiée", "réfugiés", "réfugiées")]
    [InlineData("intervenante", "intervenants", "l’intervenant")]
    [InlineData("juridique", "juridiques")]
    [InlineData("conjugal", "conjugale", "conjugaux")]
    [InlineData("médical", "médicaux", "médicale")]
    [InlineData("sourd", "sourdes")]
    [InlineData("interprète", "interprétation", "interprètes")]
    [InlineData("animal", "animaux")]
    [InlineData("hôpital", "hôpitaux")]
    [InlineData("enceinte", "enceintes")]
    [InlineData("itinérance", "itinérants")]
    [InlineData("infirmier", "infirmière", "infirmières")]
    [InlineData("conseillère", "conseiller", "conseillers")]
    [InlineData("policière", "policiers")]
    [InlineData("directeur", "directrice")]
    [InlineData("danseur", "danseuses")]
    public void French_forms_of_a_word_find_each_other(params string[] forms) =>
        forms.Select(FrenchStem).Distinct().Count().ShouldBe(1, string.Join(", ", forms.Select(FrenchStem)));

    [Theory]
    [InlineData("refugee", "refuge")]
    [InlineData("university", "universal")]
    [InlineData("organ", "organization")]
    [InlineData("news", "new")]
    [InlineData("international", "intern")]
    [InlineData("police", "policy")]
    [InlineData("house", "housing")]
    [InlineData("heal", "health")]
    [InlineData("employer", "employment")]
    public void English_words_of_different_meaning_stay_apart(string one, string other) =>
        EnglishStem(one).ShouldNotBe(EnglishStem(other));

    [Theory]
    [InlineData("refuge", "réfugié")]
    [InlineData("refuge", "refugee")]
    [InlineData("traite", "traitement")]
    [InlineData("souper", "soupe")]
    [InlineData("retrait", "retraitée")]
    [InlineData("auto", "autorisation")]
    [InlineData("fonds", "fondation")]
    [InlineData("père", "pairs")]
    [InlineData("homme", "home")]
    [InlineData("salle", "sale")]
    [InlineData("fille", "file")]
    [InlineData("formation", "format")]
    [InlineData("cour", "cours")]
    [InlineData("passe", "pas")]
    [InlineData("emploi", "employé")]
    public void French_words_of_different_meaning_stay_apart(string one, string other) =>
        FrenchStem(one).ShouldNotBe(FrenchStem(other));

    [Theory]
    [InlineData("shelter for women", "shelter women")]
    [InlineData("refuge pour femmes", "refuge femmes")]
    [InlineData("who can help me with a lawyer", "help lawyer")]
    [InlineData("aide à l’emploi", "aide emploi")]
    public void Function_words_need_not_be_found(string text, string needed) =>
        string.Join(' ', SearchText.Query(text).Words.Where(word => word.MustMatch).Select(word => word.Word.Text)).ShouldBe(needed);

    [Fact]
    public void A_query_of_function_words_alone_keeps_them() =>
        SearchText.Query("to be with us").Words.ShouldAllBe(word => word.MustMatch);

    [Theory]
    [InlineData("shelt", true)]
    [InlineData("shelter ", false)]
    [InlineData("shelter, ", false)]
    [InlineData("drop-", false)]
    [InlineData("l’", false)]
    [InlineData("é\u0301\u200F", true)]
    [InlineData("", false)]
    public void The_last_word_is_a_prefix_until_something_ends_it(string text, bool prefix) =>
        SearchText.Query(text).LastIsPrefix.ShouldBe(prefix);

    [Theory]
    [InlineData("\"shelter\" AND (women*) -men", "shelter and women men")]
    [InlineData("shelter OR 1=1; --", "shelter or 1 1")]
    [InlineData("name:~shelter^2 && !x", "name shelter 2 x")]
    public void Operators_are_harmless(string text, string words) =>
        string.Join(' ', Texts(SearchText.Query(text))).ShouldBe(words);

    [Fact]
    public void A_query_stops_at_its_limit_however_long_the_text()
    {
        var query = SearchText.Query(string.Concat(Enumerable.Repeat("abri-", 20_000)));

        query.Words.Count.ShouldBe(SearchText.MaxQueryWords);
        query.LastIsPrefix.ShouldBeFalse();
    }

    [Fact]
    public void A_word_of_a_hundred_thousand_letters_is_cut() =>
        SearchText.Query(new string('a', 100_000)).Words.ShouldHaveSingleItem().Word.Text.Length.ShouldBeLessThan(100);

    [Fact]
    public void Any_text_is_read_without_error() => AnyText.Sample(
        text =>
        {
            SearchText.Query(text).Words.Count.ShouldBeLessThanOrEqualTo(SearchText.MaxQueryWords);
            foreach (var term in SearchText.Terms(text, null))
            {
                term.ShouldNotBeNullOrEmpty();
            }
        },
        iter: Runs);

    [Fact]
    public void Folding_what_is_folded_changes_nothing() => AnyText.Sample(
        text => SearchText.Fold(SearchText.Fold(text)) == SearchText.Fold(text),
        iter: Runs);

    [Fact]
    public void Accents_and_case_make_no_difference()
    {
        var french = Gen.String[Gen.Char["abcdeéèêëàâîïôûùüçœæ '-"], 0, 40];

        french.Sample(
            text => SearchText.Fold(text) == SearchText.Fold(text.ToUpperInvariant())
                && SearchText.Fold(text) == SearchText.Fold(text.Normalize(NormalizationForm.FormD)),
            iter: Runs);
    }

    [Fact]
    public void Every_word_of_a_query_is_among_the_words_of_the_same_text() => AnyText.Sample(
        text => Texts(SearchText.Query(text)).All(Texts(SearchText.Words(text)).Contains),
        iter: Runs);

    private static string EnglishStem(string text) => SearchText.Words(text, Language.English)[0].EnglishStem;

    private static string FrenchStem(string text) => SearchText.Words(text, Language.French)[0].FrenchStem;

    private static IEnumerable<string> Texts(IReadOnlyList<SearchWord> words) => words.Select(word => word.Text);

    private static IEnumerable<string> Texts(QueryWords query) => query.Words.Select(word => word.Word.Text);
}
