using NodaTime;
using NRD.Core;
using NRD.Core.Calls;
using NRD.Core.Reporting;

namespace NRD.Tests.Calls;

/// <summary>A briefing holds what was consented to, and nothing else.</summary>
public sealed class BriefingTests
{
    private static readonly Instant Now = Support.TestDatabase.Noon;
    private static readonly Guid Contact = Guid.NewGuid();
    private static readonly Guid House = Guid.NewGuid();

    private static readonly KnownFact[] Known =
    [
        Fact(SharedItem.NameToUse, "Call them Sam."),
        Fact(SharedItem.AgeBand, "16 to 17."),
        Fact(SharedItem.Needs, "Asks for a bed tonight."),
        Fact(SharedItem.SafetyConcerns, "Somebody may look for them."),
        Fact(SharedItem.Background, ""),
    ];

    [Fact]
    public void R08_Only_what_was_consented_to_is_in_it_and_the_rest_is_named_as_withheld()
    {
        var briefing = Compose([Consent(SharedItem.NameToUse, SharedItem.Needs)]);

        briefing.Lines.Select(line => line.Text.En).ShouldBe(["Asks for a bed tonight.", "Call them Sam."]);
        briefing.Withheld.ShouldBe([new(SharedItem.AgeBand, UnmetReason.ItemNotAsked), new(SharedItem.SafetyConcerns, UnmetReason.ItemNotAsked)]);
        briefing.Unmet([Consent(SharedItem.NameToUse, SharedItem.Needs)], [], Now).ShouldBeEmpty();
    }

    [Fact]
    public void Each_line_says_which_consent_covers_it()
    {
        var consent = Consent(SharedItem.Needs);

        Compose([consent]).Lines.ShouldHaveSingleItem().ConsentId.ShouldBe(consent.Id);
    }

    [Fact]
    public void R09_A_withdrawal_after_it_was_composed_stops_it()
    {
        var consent = Consent(SharedItem.Needs);
        var briefing = Compose([consent]);

        briefing.Unmet([consent with { WithdrawnAt = Now }], [], Now).ShouldContain(fault => fault.Consent != null && fault.Consent.Reason == UnmetReason.Withdrawn);
    }

    [Fact]
    public void R17_A_promise_in_the_request_keeps_it_from_being_finished()
    {
        var consent = Consent(SharedItem.Needs);
        var briefing = Compose([consent], request: "She is accepted for tonight.");

        var fault = briefing.Unmet([consent], [], Now).ShouldHaveSingleItem();
        fault.Part.ShouldBe(BriefingPart.Request);
        fault.Words.ShouldNotBeNull().Kind.ShouldBe(NoteFindingKind.Promise);
    }

    [Fact]
    public void R26_A_safety_fact_stands_in_it_by_its_own_ground()
    {
        var exception = new LawfulException(Guid.NewGuid(), Contact, House, [], null, "somebody waits outside", "operator", Now);

        var line = Briefing.Compose(Contact, House, ConsentPurpose.WarmTransfer, Known, [], [exception], "", Now).Lines.ShouldHaveSingleItem();
        line.Item.ShouldBe(SharedItem.SafetyConcerns);
        line.Part.ShouldBe(BriefingPart.Assessment);
        line.ExceptionId.ShouldBe(exception.Id);
        line.ConsentId.ShouldBeNull();
    }

    [Theory]
    [InlineData(ConsentPurpose.Relay, "", true)]
    [InlineData(ConsentPurpose.Relay, "A bed tonight for somebody of 16.", false)]
    [InlineData(ConsentPurpose.WarmTransfer, "", false)]
    public void R26_A_safety_fact_goes_alone_and_brings_neither_a_request_nor_the_person(ConsentPurpose purpose, string request, bool mayLeave)
    {
        var exception = new LawfulException(Guid.NewGuid(), Contact, House, [], null, "somebody waits outside", "operator", Now);
        var briefing = Briefing.Compose(Contact, House, purpose, Known, [], [exception], request, Now);

        briefing.Unmet([], [exception], Now).ShouldBe(mayLeave ? [] : [new(null, new(UnmetReason.NoConsent), null)]);
    }

    [Fact]
    public void What_a_met_danger_asks_for_leaves_with_its_request()
    {
        var danger = new LawfulException(
            Guid.NewGuid(), Contact, House, [SharedItem.Needs], new(new(true, "she named herself"), new(true, "he has a gun"), new(true, "he is at the door")), null, "operator", Now);
        var briefing = Briefing.Compose(Contact, House, ConsentPurpose.WarmTransfer, Known, [], [danger], "Take her in at once.", Now);

        briefing.Unmet([], [danger], Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_briefing_for_one_house_says_nothing_to_another()
    {
        var consent = Consent(SharedItem.Needs) with { RecipientId = Guid.NewGuid() };

        var briefing = Compose([consent]);

        briefing.Lines.ShouldBeEmpty();
        briefing.Withheld.ShouldAllBe(fact => fact.Why == UnmetReason.OtherRecipient);
        briefing.Unmet([consent], [], Now).ShouldNotBeEmpty();
    }

    private static KnownFact Fact(SharedItem item, string text) => new(item, new(text, text));

    private static Briefing Compose(Consent[] consents, string request = "") =>
        Briefing.Compose(Contact, House, ConsentPurpose.WarmTransfer, Known, consents, [], request, Now);

    private static Consent Consent(params SharedItem[] items) => new(
        Guid.NewGuid(), Contact, House, ConsentPurpose.WarmTransfer, ConsentBasis.PersonConcerned, ConsentMode.Verbal, "1", "en",
        items.Select(item => new ItemAnswer(item, ConsentAnswer.Yes)).ToValueList(), "operator", Now - Duration.FromMinutes(2), Now - Duration.FromMinutes(1), null, null);
}
