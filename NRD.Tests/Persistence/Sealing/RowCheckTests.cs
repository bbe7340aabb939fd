using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
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

        var report = await Check(database).VerifyAsync(Actor.Local("test"), Ct);

        (report.Read, report.Findings.Count).ShouldBe((3, 0));
    }

    [Fact]
    public async Task One_changed_digit_is_found_and_audited()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var house = await Sealed.HouseAsync(database, Ct);
        Flip(database);

        var report = await Check(database).VerifyAsync(Actor.Local("test"), Ct);

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

    private static void Flip(FileDatabase database) => database.Tamper("UPDATE organizations SET \"Listing\" = replace(\"Listing\", '416-555-0100', '416-555-0101')");

    private static RowCheck Check(FileDatabase database) => new(database, database.Keys, database.Clock);
}
