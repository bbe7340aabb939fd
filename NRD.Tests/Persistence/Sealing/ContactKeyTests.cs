using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence.Sealing;

/// <summary>Everything of a contact lies under a key of its own, outside the database; once that is gone, nothing says anything of it.</summary>
public sealed class ContactKeyTests : IAsyncLifetime
{
    private const string Said = "the house by the canary river";

    private static readonly Actor Ana = TestActors.In(Role.Operator);
    private FileDatabase database = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string KeyFolder => Path.Combine(Path.GetDirectoryName(database.KeyFile)!, "contacts");

    public async ValueTask InitializeAsync() => database = await FileDatabase.CreateAsync(Ct);

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task R34_After_a_purge_a_copy_of_the_database_from_before_it_says_nothing()
    {
        var id = await ContactAsync();
        await CloseAsync(id);
        var copy = Path.Combine(database.Folder, "copy.db");
        database.CopyDatabaseTo(copy);
        database.Clock.Advance(Duration.FromDays(8));

        (await Retention(database).PurgeAsync(TestActors.Local, clockChecked: true, Ct)).Purged.ShouldBe(1);

        database.PutBack(copy);
        var again = database.Again();
        await using var db = again.CreateDbContext();
        var entry = await db.ContactEntries.SingleAsync(e => e.ContactId == id, Ct);
        Should.Throw<CryptographicException>(() => entry.Value.Disclose());
    }

    [Fact]
    public async Task A_row_moved_to_another_contact_does_not_open()
    {
        var (mine, other) = (await ContactAsync(), await ContactAsync());
        database.Tamper($"UPDATE contact_entries SET \"ContactId\" = '{Key(other)}', \"Revision\" = 9 WHERE \"ContactId\" = '{Key(mine)}'");

        await using var db = database.CreateDbContext();
        var moved = await db.ContactEntries.SingleAsync(e => e.Revision == 9, Ct);

        Should.Throw<CryptographicException>(() => moved.Value.Disclose());
    }

    [Fact]
    public async Task A_row_with_the_words_of_another_row_does_not_open()
    {
        var (mine, other) = (await ContactAsync(), await ContactAsync());
        database.Tamper($"UPDATE contact_entries SET \"Value\" = (SELECT \"Value\" FROM contact_entries WHERE \"ContactId\" = '{Key(other)}') WHERE \"ContactId\" = '{Key(mine)}'");

        await using var db = database.CreateDbContext();
        var doctored = await db.ContactEntries.SingleAsync(e => e.ContactId == mine, Ct);

        Should.Throw<CryptographicException>(() => doctored.Value.Disclose());
    }

    [Fact]
    public async Task A_new_master_key_opens_what_was_said_before()
    {
        var id = await ContactAsync();
        await database.Keys.RewrapAsync(TestActors.In(Role.Administrator), TestActors.In(Role.Administrator) with { Id = "second" }, Ct);

        await using var db = database.Again().CreateDbContext();
        (await db.ContactEntries.SingleAsync(e => e.ContactId == id, Ct)).Value.Disclose().ShouldBe(Said);
    }

    [Fact]
    public async Task The_key_file_says_nothing_by_itself_and_only_its_owner_reads_it()
    {
        var id = await ContactAsync();
        var file = Directory.GetFiles(KeyFolder).ShouldHaveSingleItem();

        Path.GetFileNameWithoutExtension(file).ShouldBe(id.ToString("N"));
        (await File.ReadAllTextAsync(file, Ct)).ShouldStartWith("v1|contacts|");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_key_that_a_killed_purge_left_behind_goes_with_the_next_and_one_of_a_contact_stays()
    {
        var (left, kept) = (await ContactAsync(), await ContactAsync());
        database.Tamper($"PRAGMA foreign_keys=ON; DELETE FROM contacts WHERE \"Id\" = '{Key(left)}'");
        foreach (var file in Directory.GetFiles(KeyFolder))
        {
            File.SetLastWriteTimeUtc(file, TestDatabase.Noon.ToDateTimeUtc().AddHours(-2));
        }

        await Retention(database).PurgeAsync(TestActors.Local, clockChecked: false, Ct);

        Directory.GetFiles(KeyFolder).ShouldHaveSingleItem().ShouldContain(kept.ToString("N"));
    }

    /// <summary>Whoever adds a table of contacts seals it under the key that dies with the contact.</summary>
    [Fact]
    public async Task Whatever_is_sealed_and_belongs_to_a_contact_is_sealed_under_its_key()
    {
        await using var db = database.CreateDbContext();
        var sealedOnes = db.Model.GetEntityTypes().Where(SealedColumn.HasSealed).ToList();

        sealedOnes.Where(type => type.FindProperty(SealedColumn.ContactId) is not null && !SealedColumn.IsOfContact(type)).Select(type => type.Name).ShouldBeEmpty();
        sealedOnes.Count(SealedColumn.IsOfContact).ShouldBeGreaterThanOrEqualTo(3);
    }

    internal static Retention Retention(FileDatabase database) => new(database, database.Keys, database.Clock, NullLogger<Retention>.Instance);

    private static string Key(Guid id) => id.ToString().ToUpperInvariant();

    private Task<bool> CloseAsync(Guid id) => new ContactDesk(database, database.Clock).CloseAsync(Ana, id, ContactOutcome.SupportGiven, Ct);

    private async Task<Guid> ContactAsync()
    {
        var id = Guid.NewGuid();
        await new ContactDesk(database, database.Clock).StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        (await new ContactEntries(database, database.Trail, database.Clock).SaveAsync(Ana, id, ContactField.Notes, Said, 1, Ct)).Result.ShouldBe(SaveResult.Saved);
        return id;
    }
}
