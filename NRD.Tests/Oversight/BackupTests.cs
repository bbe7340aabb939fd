using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

/// <summary>The database in one file, and back.</summary>
public sealed class BackupTests
{
    private static readonly Actor Agreed = TestActors.In(Role.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_written_while_people_work_holds_all_that_was_acknowledged_before_it_began()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var acknowledged = 0L;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var entry = Entry();
                await using var db = await core.OpenAsync(Ct);
                db.Audit.Add(entry);
                await db.SaveChangesAsync(Ct);
                InterlockedMax(ref acknowledged, entry.Sequence);
            }
        })).ToList();

        for (var i = 0; i < 5; i++)
        {
            await UntilAsync(() => Interlocked.Read(ref acknowledged) > (i + 1) * 20);
            var before = Interlocked.Read(ref acknowledged);
            var manifest = await core.Get<Backup>().SaveAsync(TestActors.Local, FileIn(core, $"busy-{i}"), Ct);
            manifest.Sequence.ShouldBeGreaterThanOrEqualTo(before);
            await using var staged = await core.Get<Restore>().StageAsync(TestActors.Local, FileIn(core, $"busy-{i}"), Ct);
            staged.Manifest.ShouldBe(manifest);
        }

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        (await core.Get<AuditVerifier>().VerifyAsync(TestActors.Local, Ct)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task R01_What_is_sealed_stays_sealed_and_only_the_owner_may_read_the_file()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        await Sealed.HouseAsync(core.Get<IDbContextFactory<NrdDbContext>>(), Ct);
        var file = FileIn(core, "sealed");

        await core.Get<Backup>().SaveAsync(TestActors.Local, file, Ct);

        var unpacked = Encoding.Latin1.GetString(await DatabaseInAsync(file));
        foreach (var word in new[] { Sealed.Street, Sealed.Phone, Sealed.Email })
        {
            unpacked.ShouldNotContain(word);
        }

        var master = (await File.ReadAllTextAsync(Path.Combine(core.Root, "data-keys", "master.key"), Ct)).Trim();
        unpacked.ShouldNotContain(master);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file.FullName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.GetFiles(core.Root).Select(Path.GetFileName).ShouldBe(["sealed.nrd"], "nothing else is left lying about");
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_no_other_file_and_needs_a_folder()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        var backup = core.Get<Backup>();
        await backup.SaveAsync(TestActors.Local, FileIn(core, "one"), Ct);

        await Should.ThrowAsync<DatabaseRefusedException>(() => backup.SaveAsync(TestActors.Local, FileIn(core, "one"), Ct));
        await Should.ThrowAsync<DatabaseRefusedException>(() => backup.SaveAsync(TestActors.Local, new FileInfo(Path.Combine(core.Root, "nowhere", "two.nrd")), Ct));

        await using var db = await core.OpenAsync(Ct);
        (await db.Audit.CountAsync(a => a.Action == AuditAction.BackedUp, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_that_anybody_touched_is_refused()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        await AddAsync(core, 5);
        var good = FileIn(core, "good");
        var manifest = await core.Get<Backup>().SaveAsync(TestActors.Local, good, Ct);
        var database = await DatabaseInAsync(good);
        var changed = (byte[])database.Clone();
        changed[^100] ^= 1;

        // As it is but for a byte; with a hash made to fit; cut short; with something more; no backup at all.
        await RefusedAsync(core, Pack(core, "byte", changed, manifest));
        await RefusedAsync(core, Pack(core, "hash", changed, manifest with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(changed)) }));
        await RefusedAsync(core, Pack(core, "short", database[..^4096], manifest));
        await RefusedAsync(core, Pack(core, "older", database, manifest with { Sequence = manifest.Sequence + 1000 }));
        await RefusedAsync(core, Pack(core, "more", [.. database, .. new byte[4096]], manifest));
        var text = FileIn(core, "text");
        await File.WriteAllTextAsync(text.FullName, "no backup", Ct);
        await RefusedAsync(core, text);
        await RefusedAsync(core, FileIn(core, "absent"));

        await using (await core.Get<Restore>().StageAsync(TestActors.Local, Pack(core, "same", database, manifest), Ct))
        {
            // Packed again just as it was it is taken.
        }

        Directory.GetDirectories(Path.Combine(core.Root, "data")).Select(Path.GetFileName).ShouldNotContain(name => name!.StartsWith("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_backup_of_another_house_is_refused()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        await using var other = await WholeCore.CreateAsync(Ct);
        var theirs = FileIn(other, "theirs");
        await other.Get<Backup>().SaveAsync(TestActors.Local, theirs, Ct);

        await Should.ThrowAsync<MasterKeyException>(() => core.Get<Restore>().StageAsync(TestActors.Local, theirs, Ct));
    }

    [Fact]
    public async Task A_backup_put_back_by_hand_shows_as_an_older_database()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        await AddAsync(core, 5);
        var file = FileIn(core, "by-hand");
        await core.Get<Backup>().SaveAsync(TestActors.Local, file, Ct);
        await AddAsync(core, 1000);
        await core.CloseAsync();
        await PutBackByHandAsync(core, file);

        var again = await WholeCore.CreateAsync(Ct, core.Root);

        (await again.Get<AuditVerifier>().VerifyAsync(TestActors.Local, Ct)).Fault.ShouldNotBeNull().Kind.ShouldBe(AuditFaultKind.OlderDatabase);
        await again.CloseAsync();
    }

    [Fact]
    public async Task An_older_backup_needs_a_reason_keeps_what_it_replaces_and_leaves_a_whole_trail_that_tells_of_it()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        var staff = new StaffBench(core.Get<IDbContextFactory<NrdDbContext>>(), SystemClock.Instance);
        var signedIn = await staff.SignedInAsync("somebody", Role.Operator);
        await AddAsync(core, 1200);
        var file = FileIn(core, "older");
        var manifest = await core.Get<Backup>().SaveAsync(TestActors.Local, file, Ct);
        await AddAsync(core, 1200);
        await using var staged = await core.Get<Restore>().StageAsync(TestActors.Local, file, Ct);
        staged.IsOlder.ShouldBeTrue();
        await Should.ThrowAsync<DatabaseRefusedException>(() => core.Get<Restore>().ApplyAsync(TestActors.Local, Agreed, staged, null, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => core.Get<Restore>().ApplyAsync(TestActors.Local, TestActors.In(Role.Operator), staged, RestoreReason.Drill, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => core.Get<Restore>().ApplyAsync(Agreed, Agreed, staged, RestoreReason.Drill, Ct));

        var restore = core.Get<Restore>();
        await core.CloseAsync();
        var aside = await restore.ApplyAsync(TestActors.Local, Agreed, staged, RestoreReason.WrongChange, Ct);

        File.Exists(Path.Combine(aside.ShouldNotBeNull(), "nrd.db")).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(core.Root, "data-anchors"), "*.until-*").ShouldHaveSingleItem();
        var again = await WholeCore.CreateAsync(Ct, core.Root);
        var verified = await again.Get<AuditVerifier>().VerifyAsync(TestActors.Local, Ct);
        verified.Fault.ShouldBeNull();
        await using (var db = await again.OpenAsync(Ct))
        {
            var told = await db.Audit.Where(a => a.Action == AuditAction.Restored).OrderBy(a => a.Sequence).ToListAsync(Ct);
            told.Select(entry => (entry.ActorId, entry.Reason)).ShouldBe([(TestActors.Local.Id, "WrongChange"), (Agreed.Id, "WrongChange")]);
            told[0].Sequence.ShouldBe(manifest.Sequence + 1);
            (await db.StaffSessions.SingleAsync(s => s.Id == signedIn.Session, Ct)).EndedAt.ShouldNotBeNull();
        }

        await AddAsync(again, 1500);
        (await again.Get<AuditVerifier>().VerifyAsync(TestActors.Local, Ct)).Fault.ShouldBeNull("the anchors go on from where the backup was made");
        await again.CloseAsync();
    }

    private static AuditEntry Entry() => new(TestActors.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), SystemClock.Instance.GetCurrentInstant());

    private static async Task AddAsync(WholeCore core, int entries)
    {
        await using var db = await core.OpenAsync(Ct);
        db.Audit.AddRange(Enumerable.Range(0, entries).Select(_ => Entry()));
        await db.SaveChangesAsync(Ct);
    }

    private static FileInfo FileIn(WholeCore core, string name) => new(Path.Combine(core.Root, name + ".nrd"));

    private static async Task<byte[]> DatabaseInAsync(FileInfo file)
    {
        await using var zip = await ZipFile.OpenReadAsync(file.FullName, Ct);
        await using var entry = await (zip.GetEntry("nrd.db") ?? throw new InvalidOperationException("No database in it.")).OpenAsync(Ct);
        using var all = new MemoryStream();
        await entry.CopyToAsync(all, Ct);
        return all.ToArray();
    }

    private static FileInfo Pack(WholeCore core, string name, byte[] database, BackupManifest manifest)
    {
        var file = FileIn(core, name);
        using var zip = ZipFile.Open(file.FullName, ZipArchiveMode.Create);
        using (var about = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
        {
            about.Write(System.Text.Json.JsonSerializer.Serialize(manifest, JsonColumn.Options));
        }

        using var content = zip.CreateEntry("nrd.db").Open();
        content.Write(database);
        return file;
    }

    private static async Task RefusedAsync(WholeCore core, FileInfo file) =>
        (await Should.ThrowAsync<DatabaseRefusedException>(async () => await core.Get<Restore>().StageAsync(TestActors.Local, file, Ct), file.Name)).Why.Fr.ShouldNotBeNull().ShouldContain("rien n’a été modifié", Case.Insensitive);

    private static async Task PutBackByHandAsync(WholeCore core, FileInfo file)
    {
        foreach (var old in Directory.GetFiles(Path.Combine(core.Root, "data"), "nrd.db*"))
        {
            File.Delete(old);
        }

        await File.WriteAllBytesAsync(core.Database, await DatabaseInAsync(file), Ct);
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); seen < value && Interlocked.CompareExchange(ref place, value, seen) != seen; seen = Interlocked.Read(ref place))
        {
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(10, Ct);
        }
    }
}
