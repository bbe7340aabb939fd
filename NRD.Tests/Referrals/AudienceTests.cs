using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>Words that say whom something is for belong to the service that is for them, not to the one beside it.</summary>
public sealed class AudienceTests
{
    private static readonly Bilingual ForAll = new("Beds and meals, with a women’s floor.", "Lits et repas, avec un étage pour femmes.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("refuge pour femmes")]
    [InlineData("women’s shelter")]
    [InlineData("shelter women")]
    public async Task A_shelter_for_every_gender_stands_behind_the_womens_shelter_of_its_partner(string text)
    {
        await using var bench = await SearchBench.WithAsync(Ct, House(
            Service("night", DirectoryOf.Shelter("Night shelter", "Refuge de nuit"), Genders.All),
            Service("floor", DirectoryOf.Shelter("Upper floor shelter", "Refuge de l’étage"), Genders.Women)));

        Services(bench, text).ShouldBe(["Upper floor shelter", "Night shelter"]);
        Services(bench, "shelter").ShouldBe(["Night shelter", "Upper floor shelter"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("shelter men")]
    [InlineData("men’s shelter")]
    [InlineData("refuge hommes")]
    [InlineData("refuge pour hommes")]
    [InlineData("refuge homme")]
    public async Task Whoever_takes_everyone_takes_men_too_after_those_who_name_them_and_never_those_for_women_only(string text)
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("A for all", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.All } }),
            DirectoryOf.Partner("B for women", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.Women } }),
            DirectoryOf.Partner("C for men", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.Men } }));

        var answer = bench.Find(text);

        answer.PartOfTheWords.ShouldBeFalse();
        answer.Matches.Select(match => match.Organization.En).ShouldBe(["C for men", "A for all"]);
    }

    [Theory]
    [InlineData("shelter women")]
    [InlineData("refuge femmes")]
    [InlineData("female shelter")]
    public async Task What_states_no_gender_is_offered_as_part_of_the_words_where_nothing_else_is(string text)
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("A says nothing", DirectoryOf.Shelter()),
            DirectoryOf.Partner("B for men", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.Men } }));

        bench.Find(text).Matches.Select(match => match.Organization.En).ShouldContain("A says nothing");
    }

    [Fact]
    public async Task What_a_partner_says_of_itself_still_finds_a_service_that_states_nothing()
    {
        await using var bench = await SearchBench.WithAsync(Ct, House(Service("night", DirectoryOf.Shelter("Night shelter", "Refuge de nuit"), null)));

        Services(bench, "refuge pour femmes").ShouldBe(["Night shelter"]);
    }

    [Fact]
    public async Task A_partner_that_has_the_word_in_its_name_is_found_by_it_whatever_the_service_states()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Women’s Harbour", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.All } }));

        bench.Find("women shelter").Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("youth", 65, null, false)]
    [InlineData("youth", 16, 24, true)]
    [InlineData("seniors", 16, 24, false)]
    [InlineData("seniors", 18, null, true)]
    [InlineData("children", 18, null, false)]
    [InlineData("children", 0, 17, true)]
    public async Task Ages_that_a_service_states_speak_louder_than_its_partners_description(string word, int from, int? to, bool found)
    {
        var partner = DirectoryOf.Partner("House", DirectoryOf.Shelter() with { Eligibility = new() { Ages = new(from, to) } }, o => o with
        {
            Listing = o.Listing with { Description = new("Homes for children, youth and seniors.", "Des toits pour enfants, jeunes et aînés.") },
        });
        await using var bench = await SearchBench.WithAsync(Ct, partner);

        var answer = bench.Find($"shelter {word}");

        // The shelter is offered all the same, and it is said that it does not hold all the words.
        answer.Total.ShouldBe(1);
        answer.PartOfTheWords.ShouldBe(!found);
    }

    [Fact]
    public async Task A_word_in_the_name_does_not_lift_another_that_is_only_mentioned()
    {
        var mentions = DirectoryOf.Partner("A first by name", DirectoryOf.Shelter("Night shelter", "Refuge de nuit") with { Description = new("Men may ask for a letter.", null) });
        var named = DirectoryOf.Partner("B second by name", DirectoryOf.Shelter("Men’s beds", "Lits pour hommes"));
        await using var bench = await SearchBench.WithAsync(Ct, mentions, named);

        bench.Names(new ReferralQuery { Text = "men’s shelter" }).ShouldBe(["B second by name", "A first by name"]);
    }

    [Fact]
    public async Task A_match_says_whom_it_is_for_where_nothing_was_said_of_the_person()
    {
        var eligibility = new Eligibility { Genders = Genders.Women, Ages = new(16, null), IndigenousOnly = true };
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter() with { Eligibility = eligibility }));

        Said(new()).ShouldBe(["only for: women, 16 and over, Indigenous people", "seulement pour\u00A0: femmes, 16\u00A0ans et plus, Autochtones"]);
        Said(new() { Gender = Genders.Women, Indigenous = true }).ShouldBe(["only for: 16 and over", "seulement pour\u00A0: 16\u00A0ans et plus"]);
        Said(new() { Gender = Genders.Women, Indigenous = true, Age = new(20, 20) }).ShouldBeEmpty();

        IEnumerable<string> Said(PersonTraits person) => bench.Find(new ReferralQuery { Text = "shelter", Person = person }).Matches[0].Cautions
            .Where(caution => caution.Code == CautionCode.ServesOnly)
            .SelectMany(caution => (string[])[ReferralWords.Say(caution, Language.English), ReferralWords.Say(caution, Language.French)]);
    }

    [Fact]
    public async Task A_service_for_everybody_or_that_states_nothing_says_nothing_of_it()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("All", DirectoryOf.Shelter() with { Eligibility = new() { Genders = Genders.All, Ages = new(null, null), Status = StatusRequirement.None, IndigenousOnly = false } }),
            DirectoryOf.Partner("Nothing", DirectoryOf.Shelter()));

        bench.Find("shelter").Matches.SelectMany(match => match.Cautions).ShouldNotContain(caution => caution.Code == CautionCode.ServesOnly);
    }

    private static OrganizationRecord House(params ServiceRecord[] services) => DirectoryOf.Partner("House", DirectoryOf.Shelter(), o => o with
    {
        Listing = o.Listing with { Description = ForAll },
        Services = [.. services],
    });

    private static ServiceRecord Service(string id, ServiceListing listing, Genders? genders) =>
        new() { ExternalId = id, Listing = listing with { Eligibility = new() { Genders = genders } } };

    private static IEnumerable<string> Services(SearchBench bench, string text) => bench.Find(text).Matches.Select(match => match.Service.In(Language.English));
}
