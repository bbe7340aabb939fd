using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence.Sealing;

public sealed class KeyRingTests
{
    private static readonly Actor Second = TestActors.In(Role.Administrator);

    private static readonly Actor KeyKeeper = new("keys", "Keys", new HashSet<Permission> { Permission.ManageKeys, Permission.VerifyAudit });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_master_key_is_made_once_and_only_its_owner_may_read_it()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var made = await File.ReadAllTextAsync(database.KeyFile, Ct);

        await new DatabaseSetup(database.Again()).PrepareAsync(Ct);

        (await File.ReadAllTextAsync(database.KeyFile, Ct)).ShouldBe(made);
        Directory.GetFiles(Path.GetDirectoryName(database.KeyFile)!).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(database.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_lost_master_key_is_never_made_anew()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        File.Delete(database.KeyFile);

        await RefusedAsync(database);

        File.Exists(database.KeyFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nrd-master-key-v1 AAAA 0000\n")]
    [InlineData("something else entirely\n")]
    public async Task A_half_written_or_wrong_master_key_is_refused(string content)
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await File.WriteAllTextAsync(database.KeyFile, content, Ct);

        await RefusedAsync(database);
    }

    [Fact]
    public async Task A_master_key_cut_short_by_one_byte_is_refused()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await File.WriteAllTextAsync(database.KeyFile, (await File.ReadAllTextAsync(database.KeyFile, Ct))[..^1], Ct);

        await RefusedAsync(database);
    }

    [Fact]
    public async Task The_master_key_of_another_database_is_refused()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await using var other = await FileDatabase.CreateAsync(Ct);
        File.Copy(other.KeyFile, database.KeyFile, overwrite: true);

        await RefusedAsync(database);
    }

    [Fact]
    public async Task A_master_key_that_others_may_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");
        await using var database = await FileDatabase.CreateAsync(Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        await RefusedAsync(database);
    }

    [Fact]
    public async Task Keys_taken_from_a_database_with_records_are_not_made_anew()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        database.Tamper("DELETE FROM wrapped_keys");

        await RefusedAsync(database);
    }

    [Fact]
    public async Task The_credential_of_systemd_goes_before_the_file()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var folder = Directory.CreateTempSubdirectory("nrd-test-").FullName;
        File.Copy(database.KeyFile, Path.Combine(folder, "nrd-master-key"));

        MasterKey.At("/nowhere/master.key", folder).Read().ShouldBe(MasterKey.At(database.KeyFile, null).Read());

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_new_master_key_opens_all_and_the_old_one_nothing()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var house = await Sealed.HouseAsync(database, Ct);
        var old = await File.ReadAllTextAsync(database.KeyFile, Ct);

        await database.Keys.RewrapAsync(KeyKeeper, Second, Ct);

        (await File.ReadAllTextAsync(database.KeyFile, Ct)).ShouldNotBe(old);
        var kept = Directory.GetFiles(Path.GetDirectoryName(database.KeyFile)!, "master.key.until-*").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(kept, Ct)).ShouldBe(old, "older backups open only with it");
        File.Exists(database.KeyFile + ".next").ShouldBeFalse();
        var again = database.Again();
        await using var db = again.CreateDbContext();
        (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
        new RowCheck(again.Keys).Holds(house).ShouldBeTrue();
        (await again.Verifier.VerifyAsync(KeyKeeper, Ct)).Fault.ShouldBeNull();
        await File.WriteAllTextAsync(database.KeyFile, old, Ct);
        await RefusedAsync(database);
    }

    [Fact]
    public async Task A_change_of_the_master_key_cut_short_is_finished_at_the_next_start()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        var old = await File.ReadAllTextAsync(database.KeyFile, Ct);
        await database.Keys.RewrapAsync(KeyKeeper, Second, Ct);
        File.Move(database.KeyFile, database.KeyFile + ".next");
        await File.WriteAllTextAsync(database.KeyFile, old, Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await new DatabaseSetup(database.Again()).PrepareAsync(Ct);

        File.Exists(database.KeyFile + ".next").ShouldBeFalse();
        await using var db = database.Again().CreateDbContext();
        (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
    }

    [Fact]
    public async Task A_change_that_never_reached_the_database_changes_nothing()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        MasterKey.At(database.KeyFile, null).StageNext();

        var again = database.Again();
        await new DatabaseSetup(again).PrepareAsync(Ct);
        await using (var db = again.CreateDbContext())
        {
            (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
        }

        await again.Keys.RewrapAsync(KeyKeeper, Second, Ct);
        await new DatabaseSetup(database.Again()).PrepareAsync(Ct);
    }

    [Fact]
    public async Task Ten_changes_at_once_come_one_after_the_other()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => database.Again().Keys.RewrapAsync(KeyKeeper, Second, Ct), Ct)));

        await using var db = database.Again().CreateDbContext();
        (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
    }

    [Fact]
    public async Task A_damaged_key_in_the_database_is_told_from_a_wrong_master_key()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        database.Tamper("UPDATE wrapped_keys SET \"Wrapped\" = (SELECT \"Wrapped\" FROM wrapped_keys WHERE \"Name\" = 'rows') WHERE \"Name\" = 'audit'");

        (await Should.ThrowAsync<MasterKeyException>(() => new DatabaseSetup(database.Again()).PrepareAsync(Ct))).Why.En!.ShouldContain("'audit'");
    }

    [Fact]
    public async Task Nobody_changes_the_master_key_without_the_permission()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);

        await Should.ThrowAsync<NotPermittedException>(() => database.Keys.RewrapAsync(KeyKeeper, TestActors.Desk, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => database.Keys.RewrapAsync(KeyKeeper, KeyKeeper, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => database.Keys.RewrapAsync(TestActors.Desk, Second, Ct));
    }

    /// <summary>Refused with what to do, in both languages.</summary>
    private static async Task RefusedAsync(FileDatabase database)
    {
        var refused = await Should.ThrowAsync<MasterKeyException>(() => new DatabaseSetup(database.Again()).PrepareAsync(Ct));
        refused.Why.En.ShouldNotBeNullOrWhiteSpace();
        refused.Why.Fr.ShouldNotBeNullOrWhiteSpace();
        refused.Why.Fr.ShouldNotBe(refused.Why.En);
    }
}
