using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>Whether a service is for this person, by what the partner states.</summary>
public sealed class VerdictTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(16, 24, 16, 16, EligibilityVerdict.Fits)]
    [InlineData(16, 24, 24, 24, EligibilityVerdict.Fits)]
    [InlineData(16, 24, 15, 15, EligibilityVerdict.DoesNotFit)]
    [InlineData(16, 24, 25, 25, EligibilityVerdict.DoesNotFit)]
    [InlineData(18, null, 17, 17, EligibilityVerdict.DoesNotFit)]
    [InlineData(18, null, 99, 99, EligibilityVerdict.Fits)]
    [InlineData(18, null, 16, 17, EligibilityVerdict.DoesNotFit)]
    [InlineData(17, null, 16, 17, EligibilityVerdict.NotStated)]
    public async Task Age_is_judged_by_the_ages_a_partner_states(int? from, int? to, int age, int ageTo, EligibilityVerdict verdict) =>
        (await JudgeAsync(new() { Ages = new(from, to) }, new() { Age = new(age, ageTo) })).ShouldBe(verdict);

    [Theory]
    [InlineData(Genders.Women, Genders.Women, EligibilityVerdict.Fits)]
    [InlineData(Genders.All, Genders.NonBinary, EligibilityVerdict.Fits)]
    [InlineData(Genders.Women, Genders.Men, EligibilityVerdict.DoesNotFit)]
    [InlineData(Genders.Women | Genders.TransWomen, Genders.TransWomen, EligibilityVerdict.Fits)]
    public async Task Gender_is_judged_by_what_a_partner_states(Genders stated, Genders person, EligibilityVerdict verdict) =>
        (await JudgeAsync(new() { Genders = stated }, new() { Gender = person })).ShouldBe(verdict);

    [Theory]
    [InlineData(StatusRequirement.None, StatusSituation.NoStatus, EligibilityVerdict.Fits)]
    [InlineData(StatusRequirement.CitizenOrPermanentResident, StatusSituation.NoStatus, EligibilityVerdict.DoesNotFit)]
    [InlineData(StatusRequirement.CitizenOrPermanentResident, StatusSituation.CitizenOrPermanentResident, EligibilityVerdict.Fits)]
    [InlineData(StatusRequirement.RefugeeOrClaimant, StatusSituation.RefugeeOrClaimant, EligibilityVerdict.Fits)]
    [InlineData(StatusRequirement.MigrantWorker, StatusSituation.RefugeeOrClaimant, EligibilityVerdict.DoesNotFit)]
    [InlineData(StatusRequirement.StatusNeeded, StatusSituation.NoStatus, EligibilityVerdict.DoesNotFit)]
    public async Task Immigration_status_is_judged_by_what_a_partner_requires(StatusRequirement required, StatusSituation person, EligibilityVerdict verdict) =>
        (await JudgeAsync(new() { Status = required }, new() { Status = person })).ShouldBe(verdict);

    [Fact]
    public async Task Who_comes_along_is_judged_by_what_a_partner_states()
    {
        (await JudgeAsync(new() { Children = true }, new() { WithChildren = true })).ShouldBe(EligibilityVerdict.Fits);
        (await JudgeAsync(new() { Pets = false }, new() { WithPets = true })).ShouldBe(EligibilityVerdict.DoesNotFit);
        (await JudgeAsync(new() { Partner = null }, new() { WithPartner = true })).ShouldBe(EligibilityVerdict.NotStated);
    }

    [Fact]
    public async Task R16_Unknown_values_never_exclude()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter() with { Hours = null, Languages = [] }));
        var everything = new ReferralQuery
        {
            Text = "shelter",
            OpenNow = true,
            WarmTransfer = true,
            Languages = ["fr"],
            Person = new() { Age = new(16, 16), Gender = Genders.NonBinary, Status = StatusSituation.NoStatus, WithChildren = true, WithPartner = true, WithPets = true, Indigenous = true },
        };

        var match = bench.Find(everything).Matches.Single();

        match.Verdict.ShouldBe(EligibilityVerdict.NotStated);
        match.Cautions.Select(c => c.Code).ShouldContain(CautionCode.AgeNotStated);
        match.Cautions.Select(c => c.Code).ShouldContain(CautionCode.StatusNotStated);
        match.Cautions.Select(c => c.Code).ShouldContain(CautionCode.LanguageNotStated);
        match.Cautions.Select(c => c.Code).ShouldContain(CautionCode.HoursNotConfirmed);
    }

    [Fact]
    public async Task R38_Indigenous_services_are_shown_to_all_who_were_not_asked()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Lodge", DirectoryOf.Shelter() with { Eligibility = new() { IndigenousOnly = true } }));

        bench.Find("shelter").Total.ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_fit_is_folded_last_with_the_partners_words_outside_the_total()
    {
        var adults = DirectoryOf.Shelter() with { Eligibility = new() { Ages = new(18, null), AsStated = new("Adults only", "Adultes seulement") } };
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Adults", adults), DirectoryOf.Partner("Open", DirectoryOf.Shelter()));

        var result = bench.Find(new ReferralQuery { Text = "shelter", Person = new() { Age = new(16, 16) } });

        (result.Total, result.DoesNotFitTotal).ShouldBe((1, 1));
        result.Matches.ShouldNotContain(m => m.Verdict == EligibilityVerdict.DoesNotFit);
        result.Facets[Facet.Need].Values.Sum().ShouldBe(1);
        ReferralWords.Say(result.DoesNotFit.Single().Cautions.Single(c => c.Code == CautionCode.AgeDoesNotFit), Language.French).ShouldContain("Adultes seulement");
    }

    private static async Task<EligibilityVerdict> JudgeAsync(Eligibility eligibility, PersonTraits person)
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter() with { Eligibility = eligibility }));
        var result = bench.Find(new ReferralQuery { Text = "shelter", Person = person });
        return result.Matches.Concat(result.DoesNotFit).Single().Verdict;
    }
}
