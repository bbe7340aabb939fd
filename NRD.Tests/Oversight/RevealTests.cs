using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class RevealTests
{
    private static readonly Actor Keeper = new("keeper", "Keeper", new HashSet<Permission> { Permission.RevealContacts, Permission.RevealConfidentialAddress });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R33_Seeing_a_contact_is_audited_with_who_what_and_why()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);

        var contacts = await new Reveal(database, database.Clock).ContactsOfServiceAsync(TestActors.Desk, organization.Services[0].Id, RevealReason.LiveContact, Ct);

        contacts.ShouldHaveSingleItem().Phones.ShouldHaveSingleItem().Raw.ShouldBe(Sealed.Phone);
        contacts[0].Email.ShouldBe(Sealed.Email);
        await using var db = database.CreateDbContext();
        var entry = await db.Audit.SingleAsync(Ct);
        (entry.Action, entry.Subject, entry.SubjectId, entry.Outcome, entry.Reason)
            .ShouldBe((AuditAction.Revealed, SubjectKind.Organization, organization.Id, AuditOutcome.Done, "LiveContact"));
    }

    [Fact]
    public async Task R01_A_confidential_address_shows_only_to_who_may_see_it_and_leaves_an_entry_either_way()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);
        var reveal = new Reveal(database, database.Clock);
        DeniedAttempts.HereGoTo(database.Trail);

        await Should.ThrowAsync<NotPermittedException>(() => reveal.ConfidentialAddressAsync(TestActors.Desk, organization.Sites[0].Id, RevealReason.Safety, Ct));
        var address = await reveal.ConfidentialAddressAsync(Keeper, organization.Sites[0].Id, RevealReason.Safety, Ct);

        address.ShouldNotBeNull().Line1.ShouldBe(Sealed.Street);
        await using var db = database.CreateDbContext();
        (await db.Audit.OrderBy(a => a.Sequence).Select(a => new { a.Action, a.Outcome, a.SubjectId }).ToListAsync(Ct)).ShouldBe(
        [
            new { Action = AuditAction.Attempted, Outcome = AuditOutcome.Denied, SubjectId = organization.Sites[0].Id },
            new { Action = AuditAction.Revealed, Outcome = AuditOutcome.Done, SubjectId = organization.Sites[0].Id },
        ]);
    }

    [Fact]
    public async Task R33_Where_the_entry_cannot_be_written_nothing_is_shown()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        await Should.ThrowAsync<DbUpdateException>(() => new Reveal(database, database.Clock).ConfidentialAddressAsync(Keeper, organization.Sites[0].Id, RevealReason.Safety, Ct));
    }

    [Fact]
    public async Task R33_A_record_with_something_restricted_behind_it_leaves_one_entry_per_sign_in_as_it_opens()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);
        var records = new PartnerRecords(database, database.Clock, trail: database.Trail);
        var service = organization.Services[0].Id;
        var morning = TestActors.Desk with { Session = Guid.NewGuid() };

        (await records.SheetAsync(morning, service, Ct)).ShouldNotBeNull();
        (await records.SheetAsync(morning, service, Ct)).ShouldNotBeNull();
        (await records.SheetAsync(morning with { Session = Guid.NewGuid() }, service, Ct)).ShouldNotBeNull();
        (await records.SheetAsync(TestActors.In(Role.Publisher), service, Ct)).ShouldNotBeNull().Sites.ShouldAllBe(site => site.Internals.Contacts.Count == 0);

        await using var db = database.CreateDbContext();
        var entries = await db.Audit.Where(a => a.Action == AuditAction.Opened).ToListAsync(Ct);
        entries.Count.ShouldBe(2, "whoever sees only what may be published opens nothing restricted");
        entries.ShouldAllBe(entry => entry.Subject == SubjectKind.Service && entry.SubjectId == service);
    }

    [Fact]
    public async Task A_record_with_nothing_restricted_behind_it_opens_without_an_entry()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await DirectoryOf.SaveAsync(database, Ct, DirectoryOf.Partner("Open house", DirectoryOf.Shelter()));
        await using var db = database.CreateDbContext();
        var service = await db.Services.Select(s => s.Id).SingleAsync(Ct);

        (await new PartnerRecords(database, database.Clock, trail: database.Trail).SheetAsync(TestActors.Desk, service, Ct)).ShouldNotBeNull();

        (await db.Audit.AnyAsync(a => a.Action == AuditAction.Opened, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task R33_Where_the_opening_cannot_be_written_the_record_is_not_shown()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var organization = await Sealed.HouseAsync(database, Ct);
        var records = new PartnerRecords(database, database.Clock, trail: database.Trail);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        await Should.ThrowAsync<DbUpdateException>(() => records.SheetAsync(TestActors.Desk, organization.Services[0].Id, Ct));
    }

    [Fact]
    public void A_restricted_value_says_nothing_to_text_or_json()
    {
        Restricted<string> value = "canary";

        $"{value} {new InternalContact("Name", null, [], "canary")}".ShouldNotContain("canary");
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(value, JsonColumn.Options));
        typeof(Restricted<string>).GetProperties().ShouldBeEmpty();
    }

    /// <summary>The words <c>.Disclose()</c> on a restricted value may stand in few files.</summary>
    [Fact]
    public void Restricted_values_are_opened_by_few_keepers_only()
    {
        var core = Path.Combine(Repository.Root, "NRD.Core");
        var opening = Directory.GetFiles(core, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains(".Disclose()", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Calls", Path.GetFileName);

        opening[false].ShouldBe(["Restricted.cs", "Reveal.cs", "RowOpener.cs", "RowSealer.cs", "SealedReach.cs", "SecondFactor.cs"], ignoreOrder: true);

        // What a contact holds is opened for whoever may open the contact, and for the gates that read its consents.
        opening[true].ShouldBe(
            [
                "AgreedCalls.cs", "Briefings.cs", "ConsentBook.cs", "ContactCounts.cs", "ContactEntries.cs", "ContactEntry.cs", "FollowUps.cs", "KeptContacts.cs", "NumberReveals.cs",
                "OpenContact.cs", "PassedOn.cs", "PassingRecords.cs", "Relay.cs", "StoppedSharing.cs", "WarmTransfer.cs",
            ],
            ignoreOrder: true);
    }
}
