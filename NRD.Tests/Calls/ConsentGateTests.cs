using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Calls;
using NRD.Core.Reporting;

namespace NRD.Tests.Calls;

/// <summary>What may be shared, with whom, for what: each way it can be refused.</summary>
public sealed class ConsentGateTests
{
    private static readonly Instant Now = Support.TestDatabase.Noon;
    private static readonly Guid Contact = Guid.Parse("00000000-0000-0000-0000-0000000000c1");
    private static readonly Guid House = Guid.Parse("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid OtherHouse = Guid.Parse("00000000-0000-0000-0000-0000000000a2");
    private static readonly Sharing NameAndNeeds = new(Contact, House, ConsentPurpose.WarmTransfer, [SharedItem.NameToUse, SharedItem.Needs]);

    [Fact]
    public void R08_A_consent_for_this_recipient_this_purpose_and_each_item_opens_the_way() =>
        Unmet(NameAndNeeds, Given()).ShouldBeEmpty();

    [Fact]
    public void R08_Nothing_is_shared_without_a_consent() =>
        Unmet(NameAndNeeds).ShouldBe([new(UnmetReason.NoConsent)]);

    [Fact]
    public void R08_A_consent_for_another_recipient_opens_nothing() =>
        Unmet(NameAndNeeds, Given() with { RecipientId = OtherHouse }).ShouldBe([new(UnmetReason.OtherRecipient)]);

    [Fact]
    public void R08_A_consent_for_another_purpose_opens_nothing() =>
        Unmet(NameAndNeeds, Given() with { Purpose = ConsentPurpose.Relay }).ShouldBe([new(UnmetReason.OtherPurpose)]);

    [Fact]
    public void R08_A_consent_from_another_contact_opens_nothing() =>
        Unmet(NameAndNeeds, Given() with { ContactId = Guid.NewGuid() }).ShouldBe([new(UnmetReason.OtherContact)]);

    [Fact]
    public void R08_An_item_that_was_not_asked_about_stays_here() =>
        Unmet(NameAndNeeds with { Items = [SharedItem.NameToUse, SharedItem.Background] }, Given()).ShouldBe([new(UnmetReason.ItemNotAsked, SharedItem.Background)]);

    [Fact]
    public void R08_A_no_to_one_item_holds_that_item_alone()
    {
        var consent = Given() with { Answers = [new(SharedItem.NameToUse, ConsentAnswer.No), new(SharedItem.Needs, ConsentAnswer.Yes)] };

        Unmet(NameAndNeeds, consent).ShouldBe([new(UnmetReason.ItemRefused, SharedItem.NameToUse)]);
        Unmet(NameAndNeeds with { Items = [SharedItem.Needs] }, consent).ShouldBeEmpty();
    }

    [Fact]
    public void R08_Who_says_no_later_has_said_no()
    {
        var later = Given() with { Id = Guid.NewGuid(), GivenAt = Now - Duration.FromMinutes(1), Answers = [new(SharedItem.NameToUse, ConsentAnswer.No)] };

        Unmet(NameAndNeeds, later, Given()).ShouldBe([new(UnmetReason.ItemRefused, SharedItem.NameToUse)]);
        ConsentGate.Covering(SharedItem.NameToUse, NameAndNeeds, [Given(), later], Now).ShouldBeNull();
    }

    [Fact]
    public void R08_A_spoken_consent_holds_once_it_was_read_back()
    {
        Unmet(NameAndNeeds, Given() with { ReadBackAt = null }).ShouldBe([new(UnmetReason.NotReadBack)]);
        Unmet(NameAndNeeds, Given() with { ReadBackAt = null, Mode = ConsentMode.Chat }).ShouldBeEmpty();
    }

    [Fact]
    public void R09_A_withdrawn_consent_opens_nothing() =>
        Unmet(NameAndNeeds, Given() with { WithdrawnAt = Now }).ShouldBe([new(UnmetReason.Withdrawn)]);

    [Fact]
    public void R19_A_third_party_shares_nothing_about_another_adult() =>
        Unmet(NameAndNeeds, Given() with { Basis = ConsentBasis.ThirdParty }).ShouldBe([new(UnmetReason.ThirdParty)]);

    [Fact]
    public void A_consent_ends_when_it_was_said_to()
    {
        Unmet(NameAndNeeds, Given() with { ExpiresAt = Now }).ShouldBe([new(UnmetReason.Expired)]);
        Unmet(NameAndNeeds, Given() with { ExpiresAt = Now + Duration.Epsilon }).ShouldBeEmpty();
    }

    [Fact]
    public void A_consent_without_an_end_ends_with_its_contact() =>
        Unmet(NameAndNeeds with { ContactClosed = true }, Given()).ShouldBe([new(UnmetReason.Expired)]);

    [Fact]
    public void No_consent_outlives_thirty_days() =>
        Unmet(NameAndNeeds, Given() with { GivenAt = Now - Consent.Longest, ExpiresAt = Now + Duration.FromDays(300) }).ShouldBe([new(UnmetReason.Expired)]);

    [Fact]
    public void An_immediate_danger_opens_the_way_for_the_items_it_names_alone()
    {
        var danger = Exception(new(new(true, "named a child"), new(true, "said he has a knife"), new(true, "said now")), [SharedItem.Area]);

        UnmetWith(danger, NameAndNeeds with { Items = [SharedItem.Area] }).ShouldBeEmpty();
        UnmetWith(danger, NameAndNeeds).ShouldBe([new(UnmetReason.NoConsent)]);
        UnmetWith(danger, NameAndNeeds with { RecipientId = OtherHouse, Items = [SharedItem.Area] }).ShouldBe([new(UnmetReason.NoConsent)]);
    }

    [Fact]
    public void A_danger_with_one_test_unanswered_or_without_grounds_opens_nothing()
    {
        DangerTest met = new(true, "heard");
        foreach (var open in new DangerTest[] { new(null, "heard"), new(false, "heard"), new(true, " "), new(true, null) })
        {
            foreach (var danger in new ImmediateDanger[] { new(open, met, met), new(met, open, met), new(met, met, open) })
            {
                UnmetWith(Exception(danger, [SharedItem.Area]), NameAndNeeds with { Items = [SharedItem.Area] }).ShouldBe([new(UnmetReason.NoConsent)]);
            }
        }
    }

    [Fact]
    public void R26_A_fact_of_safety_may_be_shared_alone_with_its_ground_on_record()
    {
        var fact = Exception(null, []) with { SafetyGrounds = "somebody follows her to the door" };

        UnmetWith(fact, NameAndNeeds with { Items = [SharedItem.SafetyConcerns] }).ShouldBeEmpty();
        UnmetWith(fact, NameAndNeeds with { Items = [SharedItem.SafetyConcerns, SharedItem.NameToUse] }).ShouldBe([new(UnmetReason.NoConsent)]);
        UnmetWith(fact with { SafetyGrounds = "  " }, NameAndNeeds with { Items = [SharedItem.SafetyConcerns] }).ShouldBe([new(UnmetReason.NoConsent)]);
    }

    [Fact]
    public void Taking_anything_away_from_a_consent_never_opens_more() =>
        Gen.Select(GenConsent, GenConsent, GenItems).Sample((one, two, items) =>
        {
            var sharing = NameAndNeeds with { Items = items };
            var both = ConsentGate.Unmet(sharing, [one, two], [], Now);
            Consent[] weaker = [one with { WithdrawnAt = Now }, two with { WithdrawnAt = Now }];

            (both.Count > 0 || ConsentGate.Unmet(sharing, [.. weaker], [], Now).Count > 0).ShouldBeTrue();
            ConsentGate.Unmet(sharing, [], [], Now).ShouldNotBeEmpty();

            // What is open is open by a consent that names it, here, to them, for this.
            if (both.Count == 0)
            {
                foreach (var item in items)
                {
                    var by = ConsentGate.Covering(item, sharing, [one, two], Now).ShouldNotBeNull();
                    by.ContactId.ShouldBe(Contact);
                    by.RecipientId.ShouldBe(House);
                    by.Purpose.ShouldBe(ConsentPurpose.WarmTransfer);
                    by.AnswerTo(item).ShouldBe(ConsentAnswer.Yes);
                    by.WithdrawnAt.ShouldBeNull();
                }
            }
        });

    private static Gen<ValueList<SharedItem>> GenItems { get; } =
        Gen.Enum<SharedItem>().HashSet[0, 4].Select(items => items.ToValueList());

    private static Gen<Consent> GenConsent { get; } =
        from contact in Gen.OneOf(Contact, Contact, OtherHouse)
        from recipient in Gen.OneOf(House, House, OtherHouse)
        from purpose in Gen.OneOf(ConsentPurpose.WarmTransfer, ConsentPurpose.WarmTransfer, ConsentPurpose.Relay)
        from basis in Gen.Enum<ConsentBasis>()
        from answers in Gen.Select(Gen.Enum<SharedItem>(), Gen.Enum<ConsentAnswer>(), (item, answer) => new ItemAnswer(item, answer)).Array[0, 6]
        from minutes in Gen.Int[0, 90]
        from withdrawn in Gen.Bool
        select Given() with
        {
            Id = Guid.NewGuid(),
            ContactId = contact,
            RecipientId = recipient,
            Purpose = purpose,
            Basis = basis,
            Answers = answers.DistinctBy(answer => answer.Item).ToValueList(),
            GivenAt = Now - Duration.FromMinutes(minutes),
            WithdrawnAt = withdrawn && minutes > 60 ? Now : null,
        };

    private static Consent Given() => new(
        Guid.Parse("00000000-0000-0000-0000-0000000000d1"), Contact, House, ConsentPurpose.WarmTransfer, ConsentBasis.PersonConcerned, ConsentMode.Verbal, "1", "en",
        [new(SharedItem.NameToUse, ConsentAnswer.Yes), new(SharedItem.Needs, ConsentAnswer.Yes)], "operator", Now - Duration.FromMinutes(5), Now - Duration.FromMinutes(4), null, null);

    private static LawfulException Exception(ImmediateDanger? danger, ValueList<SharedItem> items) => new(Guid.NewGuid(), Contact, House, items, danger, null, "operator", Now);

    private static IReadOnlyList<Unmet> Unmet(Sharing sharing, params Consent[] consents) => ConsentGate.Unmet(sharing, consents, [], Now);

    private static IReadOnlyList<Unmet> UnmetWith(LawfulException exception, Sharing sharing) => ConsentGate.Unmet(sharing, [], [exception], Now);
}
