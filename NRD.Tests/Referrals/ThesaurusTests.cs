using CsCheck;
using NRD.Core;
using NRD.Core.Referrals;

namespace NRD.Tests.Referrals;

public sealed class ThesaurusTests
{
    private static readonly string[] Phrases =
        [.. Thesaurus.ShippedGroups.SelectMany(group => group.En.Concat(group.Fr).Concat(group.OneWayFrom))];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Phrases.Length - 1].Array[0, 8].Select(picked => string.Join(' ', picked.Select(index => Phrases[index]))));

    [Fact]
    public void There_are_groups_enough_for_a_night_on_the_line() =>
        Thesaurus.ShippedGroups.Count.ShouldBeGreaterThanOrEqualTo(180);

    [Fact]
    public void R39_Every_shipped_group_has_both_languages() =>
        Thesaurus.ShippedGroups.ShouldAllBe(group => group.En.Count > 0 && group.Fr.Count > 0);

    [Fact]
    public void The_shipped_groups_have_no_problem() =>
        Thesaurus.Problems(Thesaurus.ShippedGroups).Select(problem => problem.Text.En).ShouldBeEmpty();

    [Theory]
    [InlineData("refuge")]
    [InlineData("hébergement")]
    [InlineData("hebergement")]
    [InlineData("HÉBERGEMENTS")]
    [InlineData("shelter")]
    [InlineData("shelters")]
    public void A_shelter_is_a_shelter_in_either_language(string typed)
    {
        var found = Only(typed);

        found.Needs.ShouldBe(["B1", "B2", "B3", "B4"]);
        found.Alternatives.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("ID", "G5")]
    [InlineData("pièces d'identité", "G5")]
    [InlineData("carte d’identité", "G5")]
    [InlineData("rape", "A2 E1 F2")]
    [InlineData("agressions sexuelles", "A2 E1 F2")]
    [InlineData("CALACS", "A2 E1 F2")]
    [InlineData("détox", "F4")]
    [InlineData("désintox", "F4")]
    [InlineData("withdrawn", "F4")]
    [InlineData("sevrage", "F4")]
    [InlineData("DPJ", "K1")]
    [InlineData("CAS", "K1")]
    [InlineData("C.A.S.", "K1")]
    [InlineData("Children's Aid Society", "K1")]
    [InlineData("TRP", "D1")]
    [InlineData("permis de séjour temporaire", "D1")]
    [InlineData("food bank", "G1")]
    [InlineData("foodbank", "G1")]
    [InlineData("banques alimentaires", "G1")]
    [InlineData("legal aid", "D5")]
    [InlineData("l’aide juridique", "D5")]
    [InlineData("DV", "A3 B2")]
    [InlineData("violence conjugale", "A3 B2")]
    [InlineData("SANE", "E1")]
    [InlineData("trousse médico-légale", "E1")]
    [InlineData("trousse medicolegale", "E1")]
    [InlineData("travail de rue", "A5")]
    [InlineData("drop-in", "A5")]
    [InlineData("drop in", "A5")]
    [InlineData("dropin", "A5")]
    [InlineData("halte accueil", "A5")]
    [InlineData("centre d'amitié", "J1")]
    [InlineData("friendship center", "J1")]
    [InlineData("francisation", "I3")]
    [InlineData("ESL", "I3")]
    [InlineData("détatouage", "E5")]
    [InlineData("bus pass", "H1")]
    [InlineData("ODSP", "I4")]
    [InlineData("welfare", "I4")]
    [InlineData("aide de dernier recours", "I4")]
    [InlineData("closed work permit", "D1 D4")]
    [InlineData("took my passport", "C1 D4")]
    [InlineData("IVG", "E4")]
    [InlineData("STI", "E4")]
    [InlineData("sourde", "H4")]
    [InlineData("fauteuil roulant", "H4")]
    [InlineData("two-spirit", "J3 J1")]
    [InlineData("bispirituelle", "J3 J1")]
    [InlineData("pimp", "C1 B3")]
    [InlineData("my phone is hacked", "H5")]
    public void What_callers_say_leads_to_the_need(string typed, string needs) =>
        string.Join(' ', Only(typed).Needs.Intersect(needs.Split(' '))).ShouldBe(needs);

    [Fact]
    public void The_longest_phrase_counts_and_not_its_parts()
    {
        var found = Only("gestion de cas");

        found.Count.ShouldBe(3);
        found.Needs.ShouldBe(["C1"]);
    }

    [Fact]
    public void A_phrase_is_known_without_its_function_words()
    {
        Only("refuge pour femmes").Count.ShouldBe(3);
        Only("refuge femmes").Needs.ShouldBe(Only("refuge pour femmes").Needs);
        Only("aide dernier recours").Needs.ShouldBe(["I4"]);
    }

    [Fact]
    public void A_last_word_still_being_typed_counts_only_when_it_is_whole() =>
        Expand("food ban").ShouldHaveSingleItem().Count.ShouldBe(1);

    [Fact]
    public void A_spoken_word_leads_to_its_group_but_the_group_does_not_lead_back()
    {
        var thesaurus = new Thesaurus([Group("detox", ["detox"], ["sevrage"]) with { OneWayFrom = ["dope sick"], Needs = ["F4"] }]);

        Said(thesaurus, "dope sick").ShouldBe([("detox", Thesaurus.OneWayWeight), ("sevrage", Thesaurus.OneWayWeight)]);
        Said(thesaurus, "sevrage").ShouldBe([("detox", Thesaurus.SynonymWeight)]);
    }

    [Fact]
    public void A_hyphenated_word_is_also_looked_for_in_one_piece() =>
        Said(Thesaurus.Empty, "x pre-natal").ShouldBe([("prenatal", Thesaurus.JoinedWeight)]);

    [Fact]
    public void A_phrase_with_one_real_word_is_never_looked_for_by_that_word_alone()
    {
        var thesaurus = new Thesaurus([Group("drop-in", ["drop-in"], ["halte-accueil"]), Group("homeless", ["homeless"], ["sans abri"])]);

        Said(thesaurus, "halte-accueil").ShouldContain(("dropin", Thesaurus.SynonymWeight));
        Said(thesaurus, "halte-accueil").ShouldNotContain(("drop", Thesaurus.SynonymWeight));
        Said(thesaurus, "homeless").ShouldBe([("sans abri", Thesaurus.SynonymWeight)]);
    }

    [Fact]
    public void An_alternative_that_could_find_nothing_more_is_left_out() =>
        Said(new([Group("shelter", ["shelter", "women’s shelter"], ["refuge", "refuge pour femmes"])]), "shelter")
            .ShouldBe([("refuge", Thesaurus.SynonymWeight)]);

    [Theory]
    [InlineData("bed", "furniture")]
    [InlineData("policy", "police")]
    [InlineData("refuge", "refugee")]
    [InlineData("refugee", "shelter")]
    [InlineData("réfugiés", "shelter")]
    [InlineData("traitement", "trafficking")]
    [InlineData("aid", "AIDS")]
    [InlineData("heal", "health")]
    public void Words_of_different_meaning_never_lead_to_each_other(string typed, string other) =>
        Expand(typed).SelectMany(found => found.Alternatives).ShouldNotContain(offer => offer.Words.Count == 1 && offer.Words[0].Text == SearchText.Fold(other));

    [Fact]
    public void An_editor_is_told_what_is_wrong_in_both_languages()
    {
        SynonymGroup[] groups =
        [
            Group("food", ["food", "foods"], ["repas"]),
            Group("food", ["grub"], []),
            Group("Bad Name", ["meal", "…"], ["repas"]) with { Needs = ["Z9"], OneWayFrom = ["meals"] },
        ];

        var problems = Thesaurus.Problems(groups);

        problems.ShouldAllBe(problem => problem.Text.IsComplete);
        problems.Select(problem => problem.Text.En!.Split('“', '”')[1]).ShouldBe(
            ["food", "foods", "food", "Bad Name", "…", "meals", "Z9", "repas"], ignoreOrder: true);
    }

    [Fact]
    public void Any_query_expands_within_its_own_words_and_without_overlap() => AnyText.Sample(
        text =>
        {
            var query = SearchText.Query(text);
            var end = 0;
            foreach (var found in Thesaurus.Shipped().Expand(query))
            {
                found.Start.ShouldBeGreaterThanOrEqualTo(end);
                found.Count.ShouldBeGreaterThan(0);
                end = found.Start + found.Count;
                found.Alternatives.ShouldAllBe(offer => offer.Words.Count > 0 && offer.Weight > 0 && offer.Weight < 1);
            }

            end.ShouldBeLessThanOrEqualTo(query.Words.Count);
        },
        iter: 2_000);

    [Fact]
    public void Every_shipped_word_and_phrase_is_recognized_as_typed()
    {
        var lost = Thesaurus.ShippedGroups
            .SelectMany(group => group.En.Concat(group.Fr).Concat(group.OneWayFrom).Select(text => (group.Id, Text: text)))
            .Where(word => Expand(word.Text) is not [{ Start: 0 } found] || found.Count != SearchText.Query(word.Text).Words.Count);

        lost.ShouldBeEmpty();
    }

    private static SynonymGroup Group(string id, ValueList<string> en, ValueList<string> fr) => new() { Id = id, En = en, Fr = fr };

    private static IReadOnlyList<Expansion> Expand(string typed) => Thesaurus.Shipped().Expand(SearchText.Query(typed));

    private static Expansion Only(string typed) => Expand(typed).ShouldHaveSingleItem();

    private static IEnumerable<(string Words, float Weight)> Said(Thesaurus thesaurus, string typed) =>
        thesaurus.Expand(SearchText.Query(typed)).ShouldHaveSingleItem().Alternatives
            .Select(offer => (string.Join(' ', offer.Words.Select(word => word.Text)), offer.Weight));
}
