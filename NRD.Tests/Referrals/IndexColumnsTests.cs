using CsCheck;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>What the index packs, shares and keeps says the same as what was put in.</summary>
public sealed class IndexColumnsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_packed_kind_says_what_was_packed() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 15], Gen.Enum<ProviderType>(), Gen.Int[0, 2]).Sample((terms, modes, provider, warm) =>
        {
            bool? transfer = warm switch { 0 => null, 1 => true, _ => false };

            var kind = new ServiceKind((ServiceTerms)terms, (ServiceModes)modes, provider, transfer);

            ((int)kind.Terms, (int)kind.Modes, kind.Provider, kind.WarmTransfer).ShouldBe((terms, modes, provider, transfer));
            ServiceKind.All[kind.Number].ShouldBe(kind);
        });

    [Theory]
    [InlineData("Drop-in for l’aide, O’Brien and D'Arcy; 24/7 C.A.S.", Language.English)]
    [InlineData("L’accueil des réfugiées, l'aide aux aînés", Language.French)]
    [InlineData("refuges shelters", null)]
    public void A_record_is_found_by_exactly_the_terms_of_its_texts(string text, Language? language)
    {
        var numbers = new TermNumbers();
        var row = new RowTerms(numbers);

        row.Add(text, language, TextField.Description);

        var said = numbers.Terms.ToDictionary(pair => pair.Value, pair => pair.Key);
        row.Pack().Select(term => said[TermDictionary.Row(term)]).Order(StringComparer.Ordinal)
            .ShouldBe(SearchText.Terms(text, language).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Steps_of_verification_hold_the_day_they_end_on_and_never_stands_apart()
    {
        const int Today = 20_000;
        RowFacts[] rows = [.. new[] { 0, 30, 31, 90, 180, 365, 366 }.Select(age => Verified(Today - age)), Verified(IndexSegment.Never), Verified(Today + 5)];

        var day = new DayBoard(rows, Today);

        Enumerable.Range(0, rows.Length).Select(day.VerifiedStep).ShouldBe([0, 0, 1, 1, 2, 3, 4, 5, 0]);

        static RowFacts Verified(int on) => new()
        {
            Profile = 0,
            Where = 0,
            Hours = 0,
            ReviewDays = 180,
            Standing = Standing.None,
            VerifiedDay = on,
        };
    }

    [Fact]
    public async Task A_phrase_of_the_synonyms_is_kept_and_what_was_typed_is_not()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        var segment = bench.Current.Index.Segments[0].Segment;

        var first = bench.Find("rape");
        var again = bench.Find("rape");
        bench.Find("blue gate near the river");

        again.Matches.Select(match => match.ServiceId).ShouldBe(first.Matches.Select(match => match.ServiceId));
        segment.Phrases.ShouldNotBeEmpty();
        segment.Phrases.Keys.ShouldAllBe(phrase => !phrase.Contains("gate") && !phrase.Contains("river"));
    }
}
