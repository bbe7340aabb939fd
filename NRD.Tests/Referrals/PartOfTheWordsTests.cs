using NRD.Core;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>All words first; where nothing holds them, the best that there is, and it is said.</summary>
public sealed class PartOfTheWordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_holds_all_the_words_stands_alone()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Both", DirectoryOf.Shelter("Lantern shelter")),
            DirectoryOf.Partner("One", DirectoryOf.Shelter()));

        var answer = bench.Find("lantern shelter");

        answer.PartOfTheWords.ShouldBeFalse();
        answer.Matches.ShouldHaveSingleItem().Service.In(Language.English).ShouldBe("Lantern shelter");
    }

    [Fact]
    public async Task What_holds_the_most_words_comes_where_nothing_holds_all()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Two", DirectoryOf.Shelter("Lantern shelter")),
            DirectoryOf.Partner("One", DirectoryOf.Shelter()));

        var answer = bench.Find("lantern shelter piano");

        answer.PartOfTheWords.ShouldBeTrue();
        answer.Matches.ShouldHaveSingleItem().Service.In(Language.English).ShouldBe("Lantern shelter");
        answer.Matches[0].Cautions.ShouldContain(caution => caution.Code == CautionCode.PartOfTheWords);
    }

    [Fact]
    public async Task A_phrase_that_nothing_answers_is_taken_word_by_word()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter()));

        bench.Find("shelter").PartOfTheWords.ShouldBeFalse();
        var answer = bench.Find("youth shelter");

        answer.Total.ShouldBe(1);
        answer.PartOfTheWords.ShouldBeTrue();
    }

    [Fact]
    public async Task A_phrase_that_is_answered_brings_nothing_that_holds_one_of_its_words()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Young", DirectoryOf.Shelter("Auberge", "Auberge du cœur") with { Needs = ["B4"] }),
            DirectoryOf.Partner("Any", DirectoryOf.Shelter()));

        bench.Names(new ReferralQuery { Text = "youth shelter" }).ShouldBe(["Young"]);
    }

    [Fact]
    public async Task What_answers_a_phrase_in_other_words_counts_for_all_of_them_where_another_word_is_missing()
    {
        await using var bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Young", DirectoryOf.Shelter("Auberge", "Auberge du cœur") with { Needs = ["B4"] }),
            DirectoryOf.Partner("Piano", DirectoryOf.Shelter("Piano lessons", "Cours de piano") with { Needs = ["F1"] }));

        var answer = bench.Find("youth shelter piano");

        answer.PartOfTheWords.ShouldBeTrue();
        answer.Matches.Select(match => match.Organization.In(Language.English)).ShouldBe(["Young"]);
    }
}
