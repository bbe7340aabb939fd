using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>Who may be offered to whom.</summary>
public sealed class OfferedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PartnerStatus.Applied)]
    [InlineData(PartnerStatus.InReview)]
    [InlineData(PartnerStatus.Declined)]
    [InlineData(PartnerStatus.Suspended)]
    [InlineData(PartnerStatus.Inactive)]
    [InlineData(PartnerStatus.Removed)]
    public async Task A_partner_that_is_not_included_is_never_offered(PartnerStatus status)
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter(), o => o with { Status = status }));

        bench.Find("shelter").Total.ShouldBe(0);
        bench.Find("House").Total.ShouldBe(0);
        bench.Find("").Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_suspended_service_is_not_offered_though_its_partner_is()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter(), changeService: s => s with { Status = PartnerStatus.Suspended }));

        bench.Find("shelter").Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(PartnerStatus.CarriedOver, CautionCode.CarriedOver)]
    [InlineData(PartnerStatus.Conditional, CautionCode.Conditional)]
    public async Task A_partner_with_a_reserve_is_offered_with_its_caution(PartnerStatus status, CautionCode caution)
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter(), o => o with { Status = status }));

        bench.Find("shelter").Matches.Single().Cautions.ShouldContain(c => c.Code == caution);
    }

    [Fact]
    public async Task An_indirect_provider_is_never_an_answer_for_a_person_in_need()
    {
        await using var bench = await SearchBench.WithAsync(Ct, Training("Teachers"));

        bench.Find("training").Total.ShouldBe(0);
        bench.Find("").Total.ShouldBe(0);
        bench.Find(new ReferralQuery { Text = "training", For = SearchPurpose.Involvement }).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Help_for_a_person_is_no_answer_for_somebody_who_wants_to_get_involved()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter()));

        bench.Find(new ReferralQuery { For = SearchPurpose.Involvement }).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Police_never_appear_to_a_person_in_need()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Town police", new() { Name = new("Trafficking unit", "Escouade"), Needs = ["L1"] }));

        bench.Find("police").Total.ShouldBe(0);
        bench.Find("trafficking unit").Total.ShouldBe(0);
    }

    [Fact]
    public async Task R14_An_immigration_authority_appears_only_when_asked_for_and_with_its_warning()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Border office", new() { Name = new("Immigration office", "Bureau d’immigration"), Needs = ["L5"] }));

        bench.Find("immigration office").Total.ShouldBe(0);
        bench.Find("immigration office").Lines.ShouldBeEmpty();
        bench.Find(new ReferralQuery { Text = "immigration office", ImmigrationAuthorities = true })
            .Matches.Single().Cautions.ShouldContain(c => c.Code == CautionCode.ImmigrationAuthority);
    }

    [Fact]
    public async Task Nobody_searches_without_the_permission()
    {
        await using var bench = await SearchBench.WithAsync(Ct);
        var nobody = new Actor("nobody", "Nobody", new HashSet<Permission>());

        Should.Throw<NotPermittedException>(() => bench.Search.Find(nobody, new ReferralQuery()));
    }

    private static OrganizationRecord Training(string name) => DirectoryOf.Partner(
        name, new() { Name = new("Training", "Formation"), Needs = ["X2"] }, o => o with { Listing = o.Listing with { Provider = ProviderType.Indirect } });
}
