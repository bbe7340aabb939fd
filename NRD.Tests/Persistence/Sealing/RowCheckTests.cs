using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence.Sealing;

public sealed class RowCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_saved_here_holds()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);

        var report = await Watch(database).VerifyAsync(Actor.Local("test"), Ct);

        (report.Read, report.Findings.Count).ShouldBe((3, 0));
    }

    [Fact]
    public async Task One_changed_digit_is_found_and_audited()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var house = await Sealed.HouseAsync(database, Ct);
        Flip(database);

        var report = await Watch(database).VerifyAsync(Actor.Local("test"), Ct);

        report.Findings.ShouldBe([new RowCheckFinding(SubjectKind.Organization, house.Id)]);
        await using var db = database.CreateDbContext();
        Check(database).Holds(await db.Organizations.SingleAsync(Ct)).ShouldBeFalse();
        (await db.Audit.SingleAsync(Ct)).Action.ShouldBe(AuditAction.RowCheckFailed);
    }

    [Fact]
    public async Task Saving_a_note_does_not_vouch_for_a_number_that_was_changed_behind_our_back()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        Flip(database);
        await using (var db = database.CreateDbContext())
        {
            var organization = await db.Organizations.SingleAsync(Ct);
            organization.Revise(organization.Listing, organization.Internals with { Notes = "seen" }, null, TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        await using var read = database.CreateDbContext();
        Check(database).Holds(await read.Organizations.SingleAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_number_that_staff_set_right_holds_again()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        Flip(database);
        await using (var db = database.CreateDbContext())
        {
            var organization = await db.Organizations.SingleAsync(Ct);
            organization.Revise(organization.Listing with { Phones = [organization.Listing.Phones[0] with { Raw = "416-555-0100" }] }, organization.Internals, null, TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        await using var read = database.CreateDbContext();
        Check(database).Holds(await read.Organizations.SingleAsync(Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_record_sheet_says_when_its_numbers_are_not_what_was_saved()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var service = (await Sealed.HouseAsync(database, Ct)).Services[0].Id;
        var records = new PartnerRecords(database, database.Clock);
        (await records.SheetAsync(TestActors.Desk, service, Ct)).ShouldNotBeNull().NotAsSaved.ShouldBeFalse();

        Flip(database);

        (await records.SheetAsync(TestActors.Desk, service, Ct)).ShouldNotBeNull().NotAsSaved.ShouldBeTrue();
    }

    [Fact]
    public async Task The_card_says_so_too_and_the_record_that_is_set_right_loses_the_warning()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter() with { Phones = [new("416-555-0100", "+14165550100", null, PhonePurpose.Main)] }));
        bench.Find("shelter").Matches[0].Cautions.ShouldNotContain(c => c.Code == CautionCode.NotAsSaved);

        await TamperAsync("416-555-0100", "416-555-0101");
        await bench.Keeper.RebuildAsync(Ct);

        var caution = bench.Find("shelter").Matches[0].Cautions[0];
        caution.Code.ShouldBe(CautionCode.NotAsSaved);
        ReferralWords.Say(caution, Language.English).ShouldBe("do not rely on this number");
        ReferralWords.Say(caution, Language.French).ShouldBe("ne vous fiez pas à ce numéro");
        await TamperAsync("416-555-0101", "416-555-0100");
        await bench.Keeper.RebuildAsync(Ct);
        bench.Find("shelter").Matches[0].Cautions.ShouldNotContain(c => c.Code == CautionCode.NotAsSaved);

        async Task TamperAsync(string from, string to)
        {
            await using var db = bench.Database.CreateDbContext();
            await db.Database.ExecuteSqlAsync($"""UPDATE services SET "Listing" = replace("Listing", {from}, {to})""", Ct);
        }
    }

    [Fact]
    public async Task Opening_a_sheet_with_a_changed_number_raises_the_alarm_once()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var house = await Sealed.HouseAsync(database, Ct);
        Flip(database);
        var records = new PartnerRecords(database, database.Clock, Watch(database));

        await records.SheetAsync(TestActors.Desk, house.Services[0].Id, Ct);
        await records.SheetAsync(TestActors.Desk, house.Services[0].Id, Ct);

        await using var db = database.CreateDbContext();
        var entry = await db.Audit.SingleAsync(Ct);
        (entry.Action, entry.Subject, entry.SubjectId).ShouldBe((AuditAction.RowCheckFailed, SubjectKind.Organization, house.Id));
    }

    [Fact]
    public async Task A_sheet_is_shown_with_its_warning_also_when_the_alarm_cannot_be_audited()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var house = await Sealed.HouseAsync(database, Ct);
        Flip(database);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        var sheet = await new PartnerRecords(database, database.Clock, Watch(database)).SheetAsync(TestActors.Desk, house.Services[0].Id, Ct);

        sheet.ShouldNotBeNull().NotAsSaved.ShouldBeTrue();
    }

    private static void Flip(FileDatabase database) => database.Tamper("UPDATE organizations SET \"Listing\" = replace(\"Listing\", '416-555-0100', '416-555-0101')");

    private static RowCheck Check(FileDatabase database) => new(database.Keys);

    private static RowWatch Watch(FileDatabase database) => new(database, Check(database), database.Clock, NullLogger<RowWatch>.Instance);
}
