using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Places;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Reporting;

/// <summary>Single situations that an operator meets.</summary>
public sealed class ReportingAdviceTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Theory]
    [InlineData("CA-ON", AgeBand.From14To15, AdviceLevel.Must, Answer.No)]
    [InlineData("CA-ON", AgeBand.From16To17, AdviceLevel.May, Answer.No)]
    [InlineData("CA-BC", AgeBand.From16To17, AdviceLevel.Must, Answer.No)]
    [InlineData("CA-BC", AgeBand.At18, AdviceLevel.Must, Answer.No)]
    [InlineData("CA-SK", AgeBand.From16To17, AdviceLevel.Must, Answer.Yes)]
    public void A_sexually_exploited_young_person_is_advised_by_the_law_of_the_place(string place, AgeBand band, AdviceLevel level, Answer police)
    {
        var child = Advise(Exploited(place, band)).On(ReportingChannel.ChildProtection).ShouldNotBeNull();

        child.Level.ShouldBe(level);
        child.PoliceSatisfies.ShouldBe(police);
    }

    [Fact]
    public void R11_Child_protection_is_a_channel_of_its_own_whatever_the_police_are_told()
    {
        var advice = Advise(Exploited("CA-ON", AgeBand.From14To15) with { Consent = ConsentAnswer.Yes });

        advice.On(ReportingChannel.ChildProtection).ShouldNotBeNull().Reasons.ShouldContain(r => r.Code == ReasonCode.PoliceDoNotSatisfy);
        advice.On(ReportingChannel.Police).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.May);
        advice.NoneForNow.ShouldBeFalse();
    }

    [Theory]
    [InlineData("CA-AB")]
    [InlineData("CA-NL")]
    [InlineData("CA-PE")]
    public void R12_Where_the_law_speaks_of_guardians_a_third_party_trafficker_means_ask(string place)
    {
        var child = Advise(Exploited(place, AgeBand.From14To15)).On(ReportingChannel.ChildProtection).ShouldNotBeNull();

        child.Level.ShouldBe(AdviceLevel.Ask);
        child.Reasons.ShouldContain(r => r.Code == ReasonCode.GuardianCentred);
    }

    [Fact]
    public void Quebec_leaves_neglect_open_for_anybody_and_asks_for_sexual_and_physical_abuse()
    {
        Level(Ground.Neglect).ShouldBe(AdviceLevel.May);
        Level(Ground.Physical).ShouldBe(AdviceLevel.Must);
        Level(Ground.Neglect, Ground.Physical).ShouldBe(AdviceLevel.Must);

        static AdviceLevel? Level(params Ground[] grounds) =>
            Advise(Exploited("CA-QC", AgeBand.At13) with { Grounds = grounds.ToValueList() }).On(ReportingChannel.ChildProtection)?.Level;
    }

    [Fact]
    public void An_unknown_place_takes_the_strictest_rule_and_a_recipient_where_the_child_is()
    {
        var advice = Advise(Exploited("CA-ON", AgeBand.From16To17) with { Place = null });

        var child = advice.On(ReportingChannel.ChildProtection).ShouldNotBeNull();
        child.Level.ShouldBe(AdviceLevel.Must);
        child.Recipient.En.ShouldBe("child protection where the child is, and a supervisor");
        child.PoliceSatisfies.ShouldBe(Answer.No);
        child.Citation.En.ShouldNotBeNull().ShouldContain("BC: Child, Family and Community Service Act");
        advice.Missing.ShouldContain(MissingFact.Place);
        advice.Reasons.ShouldContain(r => r.Code == ReasonCode.PlaceUnknown);
    }

    [Fact]
    public void An_adult_who_refuses_keeps_the_choice_of_telling_nobody()
    {
        var advice = Advise(Exploited("CA-ON", AgeBand.From19) with { Consent = ConsentAnswer.No });

        advice.NoneForNow.ShouldBeTrue();
        advice.Channels.ShouldHaveSingleItem().Channel.ShouldBe(ReportingChannel.Police);
        advice.Channels[0].Level.ShouldBe(AdviceLevel.Ask);
        advice.Channels[0].Reasons.ShouldContain(r => r.Code == ReasonCode.ConsentRefused);
    }

    [Fact]
    public void R36_A_life_in_danger_comes_first_whatever_the_person_wishes()
    {
        var advice = Advise(Exploited("CA-ON", AgeBand.From19) with { Consent = ConsentAnswer.No, LifeInDanger = Answer.Yes });

        advice.Channels[0].Channel.ShouldBe(ReportingChannel.Emergency);
        advice.Channels[0].Level.ShouldBe(AdviceLevel.Must);
        advice.Channels[0].Reasons.Select(r => r.Code).ShouldBe([ReasonCode.LifeInDanger, ReasonCode.LeastDisclosure, ReasonCode.NoticeOwed]);
        advice.NoneForNow.ShouldBeFalse();
    }

    [Fact]
    public void Imminent_harm_needs_all_three_limbs_and_a_second_person()
    {
        Level(HarmTest.Met).ShouldBe(AdviceLevel.Ask);
        Level(new(Answer.Yes, Answer.Yes, Answer.No)).ShouldBeNull();
        Level(new(Answer.Yes, Answer.Yes, Answer.Unknown)).ShouldBe(AdviceLevel.Ask);
        Level(HarmTest.NotAsked).ShouldBeNull();
        Advise(Exploited("CA-ON", AgeBand.From19) with { Harm = new(Answer.Yes, Answer.Unknown, Answer.Unknown) }).Missing.ShouldContain(MissingFact.ImminentHarm);

        static AdviceLevel? Level(HarmTest harm) => Advise(Exploited("CA-ON", AgeBand.From19) with { Harm = harm }).On(ReportingChannel.Emergency)?.Level;
    }

    [Fact]
    public void R19_A_third_party_cannot_consent_for_another_person()
    {
        var advice = Advise(Exploited("CA-ON", AgeBand.From19) with { ThirdParty = true, Consent = ConsentAnswer.Yes });

        var police = advice.On(ReportingChannel.Police).ShouldNotBeNull();
        police.Level.ShouldBe(AdviceLevel.Ask);
        police.Reasons.ShouldContain(r => r.Code == ReasonCode.ThirdPartyTip);
        advice.Missing.ShouldContain(MissingFact.Consent);
    }

    [Fact]
    public void The_published_reading_tells_the_police_of_a_minor_and_the_stricter_one_waits_for_consent()
    {
        var minor = Exploited("CA-ON", AgeBand.From16To17);

        ReportingAdvice.For(minor, DutyRules.Shipped, CentrePolicy.Published, Today).On(ReportingChannel.Police)?.Level.ShouldBe(AdviceLevel.Must);
        ReportingAdvice.For(minor, DutyRules.Shipped, CentrePolicy.Stricter, Today).On(ReportingChannel.Police)?.Level.ShouldBe(AdviceLevel.May);
        ReportingAdvice.For(minor with { Band = AgeBand.Unknown }, DutyRules.Shipped, CentrePolicy.Published, Today).On(ReportingChannel.Police)?.Level.ShouldBe(AdviceLevel.May);
    }

    [Theory]
    [InlineData("CA-NS", AdviceLevel.Must)]
    [InlineData("CA-NL", AdviceLevel.Must)]
    [InlineData("CA-YT", AdviceLevel.May)]
    [InlineData("CA-QC", AdviceLevel.Ask)]
    [InlineData("CA-ON", AdviceLevel.Ask)]
    public void An_adult_who_lacks_capacity_has_a_channel_of_their_own(string place, AdviceLevel level) =>
        Advise(Exploited(place, AgeBand.From19) with { LacksCapacity = Answer.Yes }).On(ReportingChannel.AdultProtection)?.Level.ShouldBe(level);

    [Fact]
    public void Capacity_is_asked_about_only_where_it_changes_something()
    {
        Advise(Exploited("CA-NS", AgeBand.From19)).Missing.ShouldContain(MissingFact.Capacity);
        Advise(Exploited("CA-ON", AgeBand.From19)).Missing.ShouldNotContain(MissingFact.Capacity);
    }

    [Fact]
    public void Material_online_goes_to_the_tip_line_and_must_where_an_act_reaches_anybody()
    {
        Body("CA-AB").Level.ShouldBe(AdviceLevel.Must);
        Body("CA-ON").Level.ShouldBe(AdviceLevel.May);
        Body("CA-ON").Reasons.ShouldContain(r => r.Code == ReasonCode.LinkAsText);

        static ChannelAdvice Body(string place) =>
            Advise(Exploited(place, AgeBand.From14To15) with { MaterialOnline = Answer.Yes }).On(ReportingChannel.GovernmentBody).ShouldNotBeNull();
    }

    [Fact]
    public void Labour_inspection_comes_up_only_when_the_person_asks_for_it()
    {
        var labour = Exploited("CA-ON", AgeBand.From19) with { Grounds = [Ground.LabourExploitation] };

        Advise(labour).On(ReportingChannel.GovernmentBody).ShouldBeNull();
        Advise(labour with { Requested = [RequestedBody.LabourInspection] }).On(ReportingChannel.GovernmentBody).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.May);
        Advise(labour with { Requested = [RequestedBody.LabourInspection], ThirdParty = true }).On(ReportingChannel.GovernmentBody).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.Ask);
    }

    [Fact]
    public void R14_An_immigration_authority_is_never_advised_by_itself_and_names_its_risk_when_asked_for()
    {
        Advise(Exploited("CA-ON", AgeBand.From19)).On(ReportingChannel.GovernmentBody).ShouldBeNull();

        var asked = Advise(Exploited("CA-ON", AgeBand.From19) with { Requested = [RequestedBody.ImmigrationAuthority], Consent = ConsentAnswer.Yes }).On(ReportingChannel.GovernmentBody).ShouldNotBeNull();
        asked.Level.ShouldBe(AdviceLevel.Ask);
        asked.Reasons.ShouldContain(r => r.Code == ReasonCode.ImmigrationRisk);
    }

    [Fact]
    public void The_law_of_the_day_counts()
    {
        var saskatchewan = Exploited("CA-SK", AgeBand.From16To17);
        On(saskatchewan, new(2024, 6, 11)).ShouldBeNull();
        On(saskatchewan, new(2024, 6, 12)).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.Must);
        On(Exploited("CA-ON", AgeBand.At13), new(2021, 9, 30)).ShouldNotBeNull().Level.ShouldBe(AdviceLevel.Ask);
        On(Exploited("CA-NB", AgeBand.At13), new(2024, 1, 25)).ShouldNotBeNull().Reasons.ShouldContain(r => r.Code == ReasonCode.NoRuleForTheDay);

        static ChannelAdvice? On(Situation situation, LocalDate day) => ReportingAdvice.For(situation, DutyRules.Shipped, CentrePolicy.Stricter, day).On(ReportingChannel.ChildProtection);
    }

    [Fact]
    public void A_rule_on_adults_that_does_not_hold_on_the_day_is_asked_about()
    {
        var shipped = DutyRules.Shipped;
        var later = new DutyRules("later", shipped.Children, shipped.Adults.Select(r => r with { EffectiveFrom = Today.PlusDays(1) }), shipped.Telling);

        var adult = ReportingAdvice.For(Exploited("CA-NS", AgeBand.From19) with { LacksCapacity = Answer.Yes }, later, CentrePolicy.Stricter, Today).On(ReportingChannel.AdultProtection).ShouldNotBeNull();

        adult.Level.ShouldBe(AdviceLevel.Ask);
        adult.Reasons.ShouldContain(r => r.Code == ReasonCode.NoRuleForTheDay);
    }

    [Fact]
    public void A_row_that_counsel_has_reviewed_no_longer_says_otherwise()
    {
        var shipped = DutyRules.Shipped;
        var reviewed = new DutyRules("reviewed", shipped.Children.Select(r => r with { ReviewedOn = Today, ReviewedBy = "Counsel" }), shipped.Adults, shipped.Telling);

        var child = ReportingAdvice.For(Exploited("CA-ON", AgeBand.At13), reviewed, CentrePolicy.Stricter, Today).On(ReportingChannel.ChildProtection).ShouldNotBeNull();

        child.ReviewedOn.ShouldBe(Today);
        child.Reasons.ShouldNotContain(r => r.Code == ReasonCode.NotReviewed);
    }

    [Fact]
    public void Every_row_says_that_counsel_has_not_reviewed_it()
    {
        DutyRules.Shipped.Children.ShouldAllBe(r => r.ReviewedOn == null && r.ReviewedBy == null && r.Source.Length > 0);
        DutyRules.Shipped.Adults.ShouldAllBe(r => r.ReviewedOn == null && r.ReviewedBy == null && r.Source.Length > 0);
        Province.All.ShouldAllBe(p => DutyRules.Shipped.Children.Any(r => r.Jurisdiction == p.Code) && DutyRules.Shipped.OfAdults(p, Today).Any());

        Advise(Exploited("CA-ON", AgeBand.At13)).On(ReportingChannel.ChildProtection)?.Reasons.ShouldContain(r => r.Code == ReasonCode.NotReviewed);
        Advise(Exploited("CA-NB", AgeBand.At13)).On(ReportingChannel.ChildProtection)?.Reasons.ShouldContain(r => r.Code == ReasonCode.RowNotConfirmed);
    }

    [Fact]
    public void R39_Every_reason_level_channel_and_missing_fact_is_said_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Enum.GetValues<ReasonCode>().Select(code => ReportingWords.Say(new(code, new("Yukon", "Yukon")), language)).ShouldAllBe(words => words.Length > 10);
            Enum.GetValues<MissingFact>().Select(fact => ReportingWords.Name(fact, language)).ShouldBeUnique();
            Enum.GetValues<AdviceLevel>().Select(level => ReportingWords.Name(level, language)).ShouldBeUnique();
            Enum.GetValues<ReportingChannel>().Select(channel => ReportingWords.Name(channel, language)).ShouldBeUnique();
        }
    }

    [Fact]
    public void Nobody_reads_advice_without_the_permission()
    {
        var guide = new ReportingGuide(DutyRules.Shipped);
        var nobody = new Actor("x", "x", new HashSet<Permission>());

        Should.Throw<NotPermittedException>(() => guide.Advise(nobody, new(), CentrePolicy.Stricter, Today)).Permission.ShouldBe(Permission.ReadReportingAdvice);
        Should.Throw<NotPermittedException>(() => guide.Table(nobody, CentrePolicy.Stricter, Today));
        guide.Advise(TestActors.Desk, new(), CentrePolicy.Stricter, Today).Channels.ShouldNotBeEmpty();
    }

    private static ReportingAdvice Advise(Situation situation) => ReportingAdvice.For(situation, DutyRules.Shipped, CentrePolicy.Stricter, Today);

    private static Situation Exploited(string place, AgeBand band) => new()
    {
        Place = Province.Find(place),
        Band = band,
        Grounds = [Ground.SexualExploitation],
        Perpetrator = Perpetrator.Other,
        LifeInDanger = Answer.No,
        Harm = HarmTest.NotMet,
    };
}
