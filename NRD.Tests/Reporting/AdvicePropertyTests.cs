using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Tests.Reporting;

/// <summary>What must hold of advice in every situation there can be.</summary>
public sealed class AdvicePropertyTests
{
    private static readonly AgeBand[] Known = [AgeBand.UpTo12, AgeBand.At13, AgeBand.From14To15, AgeBand.From16To17, AgeBand.At18, AgeBand.From19];

    private static readonly Gen<LocalDate> Days = Gen.Int[0, 4000].Select(days => new LocalDate(2019, 1, 1).PlusDays(days));

    private static readonly Gen<HarmTest> Harms = Gen.Select(Gen.Enum<Answer>(), Gen.Enum<Answer>(), Gen.Enum<Answer>(), (a, b, c) => new HarmTest(a, b, c));

    private static readonly Gen<Situation> Situations =
        from place in Gen.Int[0, Province.All.Count]
        from band in Gen.Enum<AgeBand>()
        from grounds in Gen.Enum<Ground>().List[0, 3]
        from perpetrator in Gen.Enum<Perpetrator>()
        from life in Gen.Enum<Answer>()
        from harm in Harms
        from consent in Gen.Enum<ConsentAnswer>()
        from thirdParty in Gen.Bool
        from capacity in Gen.Enum<Answer>()
        from online in Gen.Enum<Answer>()
        from requested in Gen.Enum<RequestedBody>().List[0, 2]
        select new Situation
        {
            Place = place == Province.All.Count ? null : Province.All[place],
            Band = band,
            Grounds = grounds.Distinct().ToValueList(),
            Perpetrator = perpetrator,
            LifeInDanger = life,
            Harm = harm,
            Consent = consent,
            ThirdParty = thirdParty,
            LacksCapacity = capacity,
            MaterialOnline = online,
            Requested = requested.Distinct().ToValueList(),
        };

    private static readonly Gen<(Situation Situation, CentrePolicy Policy, LocalDate Day)> Cases = Gen.Select(Situations, Gen.Enum<CentrePolicy>(), Days);

    [Fact]
    public void No_advice_is_ever_empty_and_each_channel_gives_its_reasons_recipient_and_citation() => Cases.Sample(c =>
    {
        var advice = Advise(c.Situation, c.Policy, c.Day);

        advice.Channels.ShouldNotBeEmpty();
        advice.RuleVersion.ShouldNotBeEmpty();
        foreach (var channel in advice.Channels)
        {
            channel.Reasons.ShouldNotBeEmpty();
            channel.Recipient.IsComplete.ShouldBeTrue();
            channel.Citation.IsComplete.ShouldBeTrue();
        }
    });

    [Fact]
    public void Adding_danger_never_weakens_the_emergency_or_the_child_protection_channel() =>
        Gen.Select(Cases, Harms).Sample((c, harm) =>
        {
            var before = Advise(c.Situation, c.Policy, c.Day);

            NotWeaker(before, Advise(c.Situation with { LifeInDanger = Answer.Yes }, c.Policy, c.Day));
            NotWeaker(before, Advise(c.Situation with { Harm = HarmTest.Met }, c.Policy, c.Day));
            NotWeaker(before, Advise(c.Situation with { Harm = Joined(c.Situation.Harm, harm) }, c.Policy, c.Day));

            // A limb that turns to yes is more danger; one that stays or turns to no is not.
            static HarmTest Joined(HarmTest a, HarmTest b) => new(
                b.KnownPerson == Answer.Yes ? Answer.Yes : a.KnownPerson, b.SeriousHarm == Answer.Yes ? Answer.Yes : a.SeriousHarm, b.Imminent == Answer.Yes ? Answer.Yes : a.Imminent);
        });

    [Fact]
    public void Lowering_a_known_age_never_weakens_the_emergency_or_the_child_protection_channel() =>
        Gen.Select(Cases, Gen.Int[0, Known.Length - 1], Gen.Int[0, Known.Length - 1]).Sample((c, a, b) =>
        {
            var older = Advise(c.Situation with { Band = Known[Math.Max(a, b)] }, c.Policy, c.Day);
            var younger = Advise(c.Situation with { Band = Known[Math.Min(a, b)] }, c.Policy, c.Day);

            NotWeaker(older, younger);
        });

    [Fact]
    public void Not_knowing_the_place_is_never_weaker_than_any_place() => Cases.Sample(c =>
        NotWeaker(Advise(c.Situation, c.Policy, c.Day), Advise(c.Situation with { Place = null }, c.Policy, c.Day)));

    [Fact]
    public void Appearing_to_be_a_minor_is_never_weaker_than_any_known_age() => Gen.Select(Cases, Gen.Int[0, Known.Length - 1].Select(i => Known[i])).Sample((c, band) =>
        NotWeaker(Advise(c.Situation with { Band = band }, c.Policy, c.Day), Advise(c.Situation with { Band = AgeBand.AppearsMinor }, c.Policy, c.Day)));

    [Fact]
    public void R12_An_unknown_age_asks_names_age_and_requires_nothing_but_the_emergency_number() => Cases.Sample(c =>
    {
        var advice = Advise(c.Situation with { Band = AgeBand.Unknown, Harm = HarmTest.NotMet }, c.Policy, c.Day);

        advice.On(ReportingChannel.ChildProtection).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.Ask);
        advice.Missing.ShouldContain(MissingFact.Age);
        advice.Channels.Where(channel => channel.Level == AdviceLevel.Must).ShouldAllBe(channel => channel.Channel == ReportingChannel.Emergency);
    });

    [Fact]
    public void The_same_question_gives_the_same_advice() => Cases.Sample(c =>
        Words(Advise(c.Situation, c.Policy, c.Day)).ShouldBe(Words(Advise(c.Situation with { }, c.Policy, c.Day))));

    [Fact]
    public void R12_No_sentence_says_that_there_is_no_duty_and_none_gives_a_score() => Cases.Sample(c =>
    {
        foreach (var words in Words(Advise(c.Situation, c.Policy, c.Day)))
        {
            words.ShouldNotContain("no duty", Case.Insensitive);
            words.ShouldNotContain("not required", Case.Insensitive);
            words.ShouldNotContain("aucune obligation", Case.Insensitive);
            words.ShouldNotContain("score", Case.Insensitive);
        }
    });

    private static ReportingAdvice Advise(Situation situation, CentrePolicy policy, LocalDate day) => ReportingAdvice.For(situation, DutyRules.Shipped, policy, day);

    private static void NotWeaker(ReportingAdvice before, ReportingAdvice after)
    {
        foreach (var channel in new[] { ReportingChannel.Emergency, ReportingChannel.ChildProtection })
        {
            ((int)(after.On(channel)?.Level ?? 0)).ShouldBeGreaterThanOrEqualTo((int)(before.On(channel)?.Level ?? 0));
        }
    }

    private static IEnumerable<string> Words(ReportingAdvice advice) =>
        new[] { Language.English, Language.French }.SelectMany(language => advice.Reasons.Concat(advice.Channels.SelectMany(c => c.Reasons)).Select(reason => ReportingWords.Say(reason, language))
            .Concat(advice.Channels.SelectMany(c => new[] { c.Channel.ToString(), c.Level.ToString(), c.Recipient.In(language), c.Citation.In(language) })));
}
