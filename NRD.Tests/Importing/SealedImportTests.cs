using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Importing;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Importing;

/// <summary>Rules R01 and R33: what an import remembers of a source gives nothing away to somebody who has the database and not its keys.</summary>
public sealed class SealedImportTests
{
    private const string Street = "77 Unspeakable Lane";
    private const string Number = "613-555-0177";
    private const string Aside = "Zephyrine Quillfeather 613-555-0178";

    private static readonly string[] Canaries = [Street, "Unspeakable", Number, "+16135550177", "555-0178", "Zephyrine"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R01_No_file_of_the_data_folder_holds_a_confidential_address_or_a_personal_number_that_was_imported()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var list = await WriteAsync(Street, Number);

        await ImportAsync(database, list);

        await using (var db = database.CreateDbContext())
        {
            (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Street);
            (await db.Services.SingleAsync(Ct)).Internals.Contacts.ShouldHaveSingleItem().Phones.Disclose().ShouldHaveSingleItem().Raw.ShouldBe(Number);
            (await db.ImportedRows.SingleAsync(Ct)).Aside.ShouldNotBeNull().Disclose().ShouldContain(new AsideCell("emergency_key_holder", Aside));
        }

        ShouldHoldNoCanary(database, Canaries);
    }

    [Fact]
    public async Task R01_What_is_remembered_of_a_source_cannot_be_guessed_without_the_keys()
    {
        await using var one = await FileDatabase.CreateAsync(Ct);
        await using var other = await FileDatabase.CreateAsync(Ct);
        var list = await WriteAsync(Street, Number);
        await ImportAsync(one, list);
        await ImportAsync(other, list);

        var (mine, theirs) = (await RememberedAsync(one), await RememberedAsync(other));

        mine.Count.ShouldBeGreaterThan(10);
        mine.Intersect(theirs).ShouldBeEmpty();

        // Whoever knows the value exactly still finds no hash of it.
        await using var db = one.CreateDbContext();
        var address = RecordFields.Of(await db.Sites.SingleAsync(Ct), (await db.ConfidentialAddresses.SingleAsync(Ct)).Address)[RecordFields.Address];
        var guess = SHA256.HashData(Encoding.UTF8.GetBytes(address));
        mine.ShouldNotContain(hash => Convert.ToBase64String(guess, 0, 12) == hash || Convert.ToBase64String(guess, 0, 18) == hash);
    }

    [Fact]
    public async Task R01_A_row_without_an_id_is_not_named_after_where_it_is()
    {
        await using var one = await ImportTrial.StartAsync();
        await using var other = await ImportTrial.StartAsync();
        const string List = "name,phone,address,confidential\nHaven,613-555-0101,\"77 Unspeakable Lane, Ottawa, ON\",yes\n";

        await one.ImportAsync(one.Write("list.csv", List), r => r with { Map = Map(one) });
        await other.ImportAsync(other.Write("list.csv", List), r => r with { Map = Map(other) });

        (await IdsAsync(one)).Intersect(await IdsAsync(other)).ShouldBeEmpty();

        static string Map(ImportTrial trial) => trial.Write("map.json", """{ "fields": { "name": "name", "phone": "phone", "address": "address", "confidential": "confidential" } }""");

        static Task<List<string>> IdsAsync(ImportTrial trial) => trial.ReadAsync(db => db.ImportedRecords.Where(r => r.Kind == Core.Oversight.SubjectKind.Site).Select(r => r.ExternalId).ToListAsync(Ct));
    }

    [Fact]
    public async Task R33_A_conflict_about_a_contact_keeps_both_values_and_shows_neither()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await ImportAsync(database, await WriteAsync(Street, Number));
        await using (var db = database.CreateDbContext())
        {
            var service = await db.Services.SingleAsync(Ct);
            var staff = new InternalContact("Ann", null, new ValueList<Phone>([new Phone("613-555-0191", "+16135550191", null, PhonePurpose.Administration)]), null);
            (await new PartnerChanges(database, database.Clock).ReviseServiceAsync(TestActors.Desk, service.Id, service.Version, service.Listing, service.Internals with { Contacts = [staff] }, null, Ct)).ShouldBeTrue();
        }

        var report = await ImportAsync(database, await WriteAsync(Street, "613-555-0192"));

        report.Conflicts.ShouldHaveSingleItem().Fields.ShouldBe(["service.internals.contacts"]);
        report.ToJson().ShouldNotContain("555-019");
        await using (var db = database.CreateDbContext())
        {
            var conflict = await db.ImportConflicts.SingleAsync(Ct);
            (conflict.Ours, conflict.Theirs).ShouldBe((null, null));
            var kept = conflict.Withheld.ShouldNotBeNull().Disclose();
            kept.Ours.ShouldNotBeNull().ShouldContain("613-555-0191");
            kept.Theirs.ShouldNotBeNull().ShouldContain("613-555-0192");
        }

        ShouldHoldNoCanary(database, [.. Canaries, "555-0191", "555-0192", "+16135550191"]);
    }

    [Fact]
    public async Task R01_Older_conflicts_about_a_site_are_sealed_when_it_becomes_confidential()
    {
        await using var trial = await ImportTrial.StartAsync();
        const string Header = "id,name,phone,address\n";
        await trial.ImportAsync(trial.Write("list.csv", Header + "1,Haven,613-555-0101,\"1 First Street, Ottawa, ON\"\n"));
        await using (var db = trial.Database.CreateDbContext())
        {
            var site = await db.Sites.SingleAsync(Ct);
            site.Revise(site.Listing with { Address = new Address("2 Staff Street", null, "Ottawa", "CA-ON", null) }, site.Internals, confidential: false, TestDatabase.Noon);
            site.MarkEdited(TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        await trial.ImportAsync(trial.Write("list.csv", Header + "1,Haven,613-555-0101,\"3 Third Street, Ottawa, ON\"\n"));
        (await trial.EverythingAsync()).ShouldContain("3 Third Street");

        await trial.ImportAsync(trial.Write("list.csv", Header + "1,Haven,613-555-0101,Confidential\n"));

        var everything = await trial.EverythingAsync();
        everything.ShouldNotContain("3 Third Street");
        everything.ShouldNotContain("2 Staff Street");
        var conflicts = await trial.ReadAsync(db => db.ImportConflicts.ToListAsync(Ct));
        conflicts.ShouldContain(c => c.Withheld != null && (c.Withheld.Disclose().Theirs ?? "").Contains("3 Third Street", StringComparison.Ordinal));
    }

    private static Task<ImportReport> ImportAsync(FileDatabase database, string path) =>
        new DirectoryImport(database, database.Clock).RunAsync(Actor.Local("tester"), new ImportRequest { Path = path, Source = "trial", Map = path + ".map" }, null, Ct);

    private static async Task<string> WriteAsync(string street, string number)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("nrd-sealed-").FullName, "list.csv");
        await File.WriteAllTextAsync(path, $"id,name,phone,where,hidden,person,person_phone,emergency_key_holder\n1,Haven,613-555-0101,\"{street}, Ottawa, ON\",yes,Ann,{number},{Aside}\n", Ct);
        await File.WriteAllTextAsync(path + ".map", """
            { "fields": { "id": "id", "name": "name", "phone": "phone", "address": "where", "confidential": "hidden", "contactName": "person", "contactPhone": "person_phone" } }
            """, Ct);
        return path;
    }

    private static async Task<List<string>> RememberedAsync(FileDatabase database)
    {
        await using var db = database.CreateDbContext();
        var fields = (await db.ImportedRecords.ToListAsync(Ct)).SelectMany(r => r.Fields.Values.Values);
        return [.. fields, .. await db.ImportedRows.Select(r => r.Hash).ToListAsync(Ct)];
    }

    private static void ShouldHoldNoCanary(FileDatabase database, IReadOnlyList<string> canaries)
    {
        foreach (var file in database.EveryFile())
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var canary in canaries)
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)).ShouldBe(-1, $"{canary} in {Path.GetFileName(file)}");
                bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)).ShouldBe(-1, $"{canary} in {Path.GetFileName(file)}");
            }
        }
    }
}
