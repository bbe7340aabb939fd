using System.Reflection;
using NodaTime;
using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Tests.Calls;

/// <summary>What the sheet offers, what of it feeds the search, and what it never asks.</summary>
public sealed class SheetTests
{
    private static readonly PlaceFinder Places = new();
    private static readonly ContactField[] Chosen =
    [
        ContactField.CanSpeak, ContactField.DropPlan, ContactField.CallBackVoicemail, ContactField.Identity, ContactField.CallerRole, ContactField.Interpreter,
        ContactField.AgeBand, ContactField.Urgency, ContactField.PossibleForm,
    ];

    [Theory]
    [InlineData("immigration")]
    [InlineData("status")]
    [InlineData("criminal")]
    [InlineData("record")]
    [InlineData("health")]
    [InlineData("medical")]
    [InlineData("legalname")]
    [InlineData("surname")]
    [InlineData("birth")]
    [InlineData("address")]
    public void R15_There_is_no_field_for(string word) =>
        Enum.GetNames<ContactField>().ShouldAllBe(field => !field.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_answer_of_the_sheet_is_in_both_languages_and_none_twice()
    {
        foreach (var field in Chosen.Append(ContactField.Indicators))
        {
            SheetChoices.Of(field).ShouldNotBeEmpty(field.ToString());
            SheetChoices.Of(field).Select(choice => choice.Code).ShouldBeUnique();
            SheetChoices.Of(field).ShouldAllBe(choice => choice.Name.IsComplete && (choice.Hint == null || choice.Hint.IsComplete));
        }

        SheetChoices.HowKnown.Select(how => how.Code).ShouldBe(["stated", "heard", "observed", "third-hand"]);
    }

    [Fact]
    public void Nobody_has_to_answer()
    {
        foreach (var field in Chosen.Except([ContactField.Identity]))
        {
            SheetChoices.Of(field).ShouldContain(choice => choice.Code == SheetChoices.PrefersNot, field.ToString());
        }

        SheetChoices.Of(ContactField.Identity).ShouldContain(choice => choice.Code == "anonymous");
    }

    [Fact]
    public void The_age_bands_are_those_of_the_duty_rules()
    {
        SheetChoices.Of(ContactField.AgeBand).Where(choice => choice.Code != SheetChoices.PrefersNot).Select(choice => Enum.Parse<AgeBand>(choice.Code)).ShouldBe(Enum.GetValues<AgeBand>());
    }

    [Fact]
    public void A_form_of_trafficking_is_possible_and_never_more()
    {
        var forms = SheetChoices.Of(ContactField.PossibleForm).Where(form => form.Code is not ("other" or "none" or SheetChoices.PrefersNot));

        forms.ShouldAllBe(form => form.Name.In(Language.English).StartsWith("Possible") && form.Name.In(Language.French).StartsWith("Possible"));
    }

    [Fact]
    public void R19_Whoever_speaks_for_somebody_else_is_known_as_that()
    {
        SheetChoices.IsThirdParty("family").ShouldBeTrue();
        SheetChoices.IsThirdParty("service-provider").ShouldBeTrue();
        SheetChoices.IsThirdParty("survivor-now").ShouldBeFalse();
        SheetChoices.IsThirdParty(null).ShouldBeFalse();
        SheetChoices.IsThirdParty(SheetChoices.PrefersNot).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Sudbury")]
    [InlineData("Iqaluit")]
    [InlineData("P3E")]
    [InlineData("Manitoba")]
    [InlineData("Quebec (province)")]
    public void A_place_is_found_again_as_it_was_kept(string typed)
    {
        var place = Places.Resolve(typed).Certain ?? Places.Suggest("Quebec", 10).First(candidate => candidate.Place.Kind == PlaceKind.Province).Place;

        ContactPlace.Read(ContactPlace.Write(place), Places).ShouldBe(place);
    }

    [Fact]
    public void What_names_no_place_is_no_place() => new[] { null, "", "prefers-not", "99999999" }.ShouldAllBe(kept => ContactPlace.Read(kept, Places) == null);

    [Fact]
    public void Needs_age_language_and_place_become_filters_and_give_way_to_what_is_said_later()
    {
        var form = new SearchForm();
        form.Needs.Add("C1");
        void Say(ContactField field, string? before, string? after) => SheetFilters.Apply(form, field, before, after, Places, Words.English);

        Say(ContactField.Needs, null, "A1,B1");
        Say(ContactField.AgeBand, null, "From16To17");
        Say(ContactField.Language, null, "fr");
        Say(ContactField.Place, null, ContactPlace.Write(Places.Resolve("Thunder Bay").Certain.ShouldNotBeNull()));

        form.Needs.ShouldBe(["C1", "A1", "B1"]);
        form.Age.ShouldBe(new AgeRange(16, 17));
        form.Languages.ShouldBe(["fr"]);
        form.PlaceText.ShouldBe("Thunder Bay, ON");

        Say(ContactField.Needs, "A1,B1", "B1");
        Say(ContactField.AgeBand, "From16To17", "AppearsMinor");
        Say(ContactField.Language, "fr", SheetChoices.PrefersNot);
        Say(ContactField.Place, "x", "");

        form.Needs.ShouldBe(["C1", "B1"]);
        form.Age.ShouldBeNull("an age that was not said turns nobody away");
        form.Languages.ShouldBeEmpty();
        form.Place.ShouldBeNull();
    }

    [Fact]
    public void The_search_draft_brings_every_filter_back_but_the_immigration_situation()
    {
        var form = new SearchForm
        {
            Scope = Core.Referrals.PlaceScope.Serves,
            Terms = ServiceTerms.Emergency,
            Open = OpenWish.At,
            OpenDate = new LocalDate(2026, 11, 25),
            Age = new AgeRange(16, 17),
            WithChildren = true,
            Indigenous = true,
            VerifiedWithinDays = 90,
            Status = Core.Referrals.StatusSituation.NoStatus,
        };
        form.Needs.Add("B1");
        form.Languages.Add("fr");

        var kept = SearchDraft.Write(form, Guid.Empty);
        var back = new SearchForm();
        SearchDraft.Read(kept).ShouldNotBeNull().FillIn(back);

        kept.ShouldNotContain("NoStatus");
        form.Status = null;
        var now = Instant.FromUtc(2026, 11, 25, 12, 0);
        back.ToQuery(DateTimeZone.Utc, now).ShouldBe(form.ToQuery(DateTimeZone.Utc, now));
    }

    [Fact]
    public void R37_An_option_of_the_shortlist_holds_public_facts_only()
    {
        typeof(ShortlistItem).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order().ShouldBe(
            ["Facts", "Organization", "OrganizationId", "Phones", "Place", "Service", "ServiceId", "ShownAt"]);
    }

    [Fact]
    public void A_shortlist_is_read_as_it_was_written()
    {
        ShortlistItem[] items =
        [
            new(Guid.NewGuid(), Guid.NewGuid(), new("Beds", "Lits"), new("House", "Maison"), null, [new(new("613 555 0142", "613 555 0142"), new("Intake", "Accueil"))], [new("Open", "Ouvert")], Instant.FromUtc(2026, 11, 25, 7, 0)),
        ];

        ShortlistItem.Read(ShortlistItem.Write(items)).ShouldBe(items);
        ShortlistItem.Read(null).ShouldBeEmpty();
        ShortlistItem.Write([]).ShouldBe("");
    }
}
