using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Core.Calls;

namespace NRD.Tests.Calls;

/// <summary>Every way in which passing on is refused has its words, in both languages.</summary>
public sealed class PassingWordsTests
{
    public static TheoryData<UnmetReason> Reasons { get; } = [.. Enum.GetValues<UnmetReason>()];

    public static TheoryData<PassingRefusal> Refusals { get; } = [.. Enum.GetValues<PassingRefusal>()];

    public static TheoryData<ConsentRefusal> ConsentRefusals { get; } = [.. Enum.GetValues<ConsentRefusal>()];

    public static TheoryData<NoteFindingKind> Findings { get; } = [.. Enum.GetValues<NoteFindingKind>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void R08_What_is_missing_is_said_in_both_languages(UnmetReason reason) => InBoth(words => PassingWords.Say(new Unmet(reason, SharedItem.Needs), words));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refused_act_is_said_in_both_languages(PassingRefusal refusal) => InBoth(words => PassingWords.Say(PassingAnswer.No(refusal), words));

    [Theory]
    [MemberData(nameof(ConsentRefusals))]
    public void A_refused_consent_is_said_in_both_languages(ConsentRefusal refusal) => InBoth(words => PassingWords.Say(refusal, words));

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_the_check_finds_is_said_in_both_languages(NoteFindingKind kind) => InBoth(words => PassingWords.Say(new BriefingFault(null, null, new(kind, 0, 1)), words));

    [Fact]
    public void Each_gate_says_something_of_its_own()
    {
        foreach (var words in new[] { Words.English, Words.French })
        {
            Enum.GetValues<UnmetReason>().Select(reason => PassingWords.Say(reason, words)).ShouldBeUnique();
        }
    }

    [Fact]
    public void Everything_that_is_chosen_has_its_words_in_both_languages()
    {
        foreach (var words in new[] { Words.English, Words.French })
        {
            Enum.GetValues<SharedItem>().ShouldAllBe(item => PassingWords.Item(item, words).Length > 0);
            Enum.GetValues<TransferResult>().ShouldAllBe(result => words[$"Passing.Result{result}"].Length > 0);
            Enum.GetValues<ReferralOutcome>().ShouldAllBe(outcome => words[$"Passing.Outcome{outcome}"].Length > 0);
            Enum.GetValues<DepartureWay>().ShouldAllBe(way => words[$"Passing.Left{way}"].Length > 0);
            Enum.GetValues<RelayWay>().ShouldAllBe(way => words[$"Passing.By{way}"].Length > 0);
            Enum.GetValues<ConsentMode>().ShouldAllBe(mode => words[$"Passing.Mode{mode}"].Length > 0);
            Enum.GetValues<PassingWay>().ShouldAllBe(way => words[$"Passing.Way{way}"].Length > 0);
        }
    }

    private static void InBoth(Func<Words, string> say)
    {
        say(Words.English).ShouldNotBeNullOrWhiteSpace();
        say(Words.French).ShouldNotBeNullOrWhiteSpace();
        say(Words.French).ShouldNotBe(say(Words.English));
    }
}
