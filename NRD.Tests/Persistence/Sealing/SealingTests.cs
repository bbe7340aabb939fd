using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence.Sealing;

public sealed class SealingTests
{
    private static readonly string[] Canaries = [Sealed.Street, Sealed.Phone, Sealed.Email, Sealed.Person, "Sudbury", "+16135550142"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R01_Neither_database_nor_log_of_writes_nor_anchors_hold_a_restricted_word()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);
        await using (var db = database.CreateDbContext())
        {
            db.Remove(await db.ConfidentialAddresses.SingleAsync(Ct));
            await db.SaveChangesAsync(Ct);
            db.Add(new ConfidentialAddress(organization.Sites[0].Id, new(Sealed.Street, null, "Sudbury", "CA-ON", null), TestDatabase.Noon));
            await db.SaveChangesAsync(Ct);
        }

        var files = database.EveryFile().ToList();

        files.ShouldContain(file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Ct);
            var text = Encoding.Latin1.GetString(bytes);
            Canaries.ShouldAllBe(canary => !text.Contains(canary, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_record_that_is_loaded_whole_keeps_its_contacts_and_needs_no_save()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var saved = await Sealed.HouseAsync(database, Ct);
        await using var db = database.CreateDbContext();

        var loaded = await db.Organizations.SingleAsync(Ct);

        loaded.Internals.ShouldBe(saved.Internals);
        (await db.SaveChangesAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_projection_for_searching_never_meets_a_contact_and_saving_it_loses_none()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        await using (var db = database.CreateDbContext())
        {
            var seen = await db.Organizations.Select(o => o.Internals).SingleAsync(Ct);
            seen.Contacts.ShouldBeEmpty();

            var organization = await db.Organizations.SingleAsync(Ct);
            organization.Revise(organization.Listing, seen with { Notes = "another note" }, null, TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        await using var read = database.CreateDbContext();
        var kept = (await read.Organizations.SingleAsync(Ct)).Internals;
        (kept.Notes, kept.Contacts.Count).ShouldBe(("another note", 1));
    }

    [Fact]
    public async Task A_contact_can_be_replaced_and_taken_away()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        var other = new InternalContact("Other", null, [new("613-555-0199", "+16135550199", null, PhonePurpose.Main)], null);

        (await ReviseAsync([other])).ShouldBe([other]);
        (await ReviseAsync([])).ShouldBeEmpty();

        async Task<IReadOnlyList<InternalContact>> ReviseAsync(InternalContact[] contacts)
        {
            await using (var db = database.CreateDbContext())
            {
                var organization = await db.Organizations.SingleAsync(Ct);
                organization.Revise(organization.Listing, organization.Internals with { Contacts = [.. contacts] }, null, TestDatabase.Noon);
                await db.SaveChangesAsync(Ct);
            }

            await using var read = database.CreateDbContext();
            return (await read.Organizations.SingleAsync(Ct)).Internals.Contacts;
        }
    }

    [Fact]
    public async Task A_replaced_address_is_the_one_that_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        await using (var db = database.CreateDbContext())
        {
            (await db.ConfidentialAddresses.SingleAsync(Ct)).Replace(new("5 Other Street", null, null, null, null), TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        await using var read = database.CreateDbContext();
        (await read.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe("5 Other Street");
    }

    [Fact]
    public async Task A_record_saved_by_another_context_than_the_one_that_loaded_it_still_opens()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        ConfidentialAddress detached;
        await using (var db = database.CreateDbContext())
        {
            detached = await db.ConfidentialAddresses.AsNoTracking().SingleAsync(Ct);
        }

        await using (var db = database.CreateDbContext())
        {
            db.Update(detached);
            await db.SaveChangesAsync(Ct);
        }

        await using var read = database.CreateDbContext();
        (await read.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
    }

    [Fact]
    public async Task A_sealed_text_moved_to_another_row_or_changed_does_not_open()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var mine = await Sealed.HouseAsync(database, Ct);
        var other = await Sealed.HouseAsync(database, Ct);
        database.Tamper($"""
            UPDATE confidential_addresses SET ("Address", "RecordKey") = (SELECT "Address", "RecordKey" FROM confidential_addresses WHERE "SiteId" = '{Key(other)}') WHERE "SiteId" = '{Key(mine)}';
            """);

        await using var db = database.CreateDbContext();
        var moved = await db.ConfidentialAddresses.SingleAsync(a => a.SiteId == mine.Sites[0].Id, Ct);
        Should.Throw<CryptographicException>(() => moved.Address.Disclose());
        (await db.ConfidentialAddresses.SingleAsync(a => a.SiteId == other.Sites[0].Id, Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);

        static string Key(Organization organization) => organization.Sites[0].Id.ToString("D").ToUpperInvariant();
    }

    [Fact]
    public async Task A_context_without_keys_saves_nothing()
    {
        await using var db = new NrdDbContext(new DbContextOptionsBuilder<NrdDbContext>().UseSqlite("Data Source=:memory:").Options);

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }
}
