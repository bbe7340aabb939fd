using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class AuditVerifierTests
{
    private const string OpenGates = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_in_order; DROP TRIGGER audit_head_forward; DROP TRIGGER audit_head_no_delete;";

    private static readonly Actor Auditor = new("auditor", "Auditor", new HashSet<Permission> { Permission.VerifyAudit });

    private static readonly Actor Nobody = new("nobody", "Nobody", new HashSet<Permission>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trail_that_nobody_touched_is_whole()
    {
        await using var database = await WithEntriesAsync(2100);

        var found = await VerifyAsync(database);

        (found.Fault, found.Entries, found.AnchorsKept).ShouldBe((null, 2100, true));
        found.Anchors.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task An_edited_entry_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        database.Tamper($"{OpenGates} UPDATE audit SET \"ActorId\" = 'somebody' WHERE \"Sequence\" = 12");

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.Altered, 12));
    }

    [Fact]
    public async Task An_entry_taken_from_the_middle_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        database.Tamper($"{OpenGates} DELETE FROM audit WHERE \"Sequence\" = 12");

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.Missing, 12));
    }

    [Fact]
    public async Task The_first_of_a_cut_off_tail_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        database.Tamper($"{OpenGates} DELETE FROM audit WHERE \"Sequence\" >= 28");

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.TailMissing, 28));
    }

    [Fact]
    public async Task An_inserted_entry_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        database.Tamper($"""
            {OpenGates}
            UPDATE audit SET "Sequence" = -"Sequence" - 1 WHERE "Sequence" > 12;
            UPDATE audit SET "Sequence" = -"Sequence" WHERE "Sequence" < 0;
            INSERT INTO audit ("Sequence", "ActorId", "Action", "Subject", "SubjectId", "Outcome", "At", "Anchors", "Mac")
                SELECT 13, "ActorId", "Action", "Subject", "SubjectId", "Outcome", "At", "Anchors", "Mac" FROM audit WHERE "Sequence" = 12;
            """);

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.Altered, 13));
    }

    [Fact]
    public async Task The_first_of_two_swapped_entries_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        database.Tamper($"""
            {OpenGates}
            UPDATE audit SET "Sequence" = -1 WHERE "Sequence" = 12;
            UPDATE audit SET "Sequence" = 12 WHERE "Sequence" = 13;
            UPDATE audit SET "Sequence" = 13 WHERE "Sequence" = -1;
            """);

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.Altered, 12));
    }

    [Fact]
    public async Task A_chain_built_anew_without_the_key_is_named_from_its_first_entry()
    {
        await using var database = await WithEntriesAsync(30);
        var forger = new AuditChain(new byte[32]);
        var rows = new List<(long Sequence, byte[] Mac)>();
        await using (var db = database.CreateDbContext())
        {
            var mac = AuditChain.Origin();
            foreach (var entry in await db.Audit.OrderBy(a => a.Sequence).ToListAsync(Ct))
            {
                mac = forger.Mac(entry.Fields(entry.Sequence, entry.At.ToString(), entry.Anchors), mac);
                rows.Add((entry.Sequence, mac));
            }
        }

        database.Tamper(OpenGates + string.Concat(rows.Select(r => $"UPDATE audit SET \"Mac\" = x'{Convert.ToHexString(r.Mac)}' WHERE \"Sequence\" = {r.Sequence};")));

        (await VerifyAsync(database)).Fault.ShouldBe(new(AuditFaultKind.Altered, 1));
    }

    [Fact]
    public async Task An_older_database_put_back_is_named_from_the_first_entry_it_lacks()
    {
        await using var database = await WithEntriesAsync(30);
        var copy = Path.GetTempFileName();
        database.CopyDatabaseTo(copy);
        database.Clock.Advance(Duration.FromHours(2));
        await AddAsync(database, 5);

        database.PutBack(copy);

        File.Delete(copy);
        var fault = (await VerifyAsync(database)).Fault.ShouldNotBeNull();
        (fault.Kind, fault.Sequence).ShouldBe((AuditFaultKind.OlderDatabase, 31));
    }

    [Fact]
    public async Task A_missing_anchor_is_named()
    {
        await using var database = await WithEntriesAsync(3100);
        var lines = await File.ReadAllLinesAsync(database.AnchorFile, Ct);
        await File.WriteAllTextAsync(database.AnchorFile, string.Concat(lines.Where((_, i) => i != 1).Select(line => line + "\n")), Ct);

        var fault = (await VerifyAsync(database)).Fault.ShouldNotBeNull();

        (fault.Kind, fault.Anchor).ShouldBe((AuditFaultKind.AnchorMissing, 2));
    }

    [Fact]
    public async Task Anchors_cut_off_at_the_end_are_missed()
    {
        await using var database = await WithEntriesAsync(2100);
        await File.WriteAllTextAsync(database.AnchorFile, (await File.ReadAllLinesAsync(database.AnchorFile, Ct))[0] + "\n", Ct);

        (await VerifyAsync(database)).Fault.ShouldNotBeNull().Kind.ShouldBe(AuditFaultKind.AnchorMissing);
    }

    [Fact]
    public async Task A_forged_anchor_is_named()
    {
        await using var database = await WithEntriesAsync(30);
        var text = await File.ReadAllTextAsync(database.AnchorFile, Ct);
        await File.WriteAllTextAsync(database.AnchorFile, text.Replace("1|1", "1|2", StringComparison.Ordinal).Replace("1|30", "1|29", StringComparison.Ordinal), Ct);

        (await VerifyAsync(database)).Fault.ShouldNotBeNull().Kind.ShouldBe(AuditFaultKind.AnchorAltered);
    }

    [Fact]
    public async Task Each_hour_and_each_thousandth_entry_has_an_anchor()
    {
        await using var database = await WithEntriesAsync(1500);
        var before = (await File.ReadAllLinesAsync(database.AnchorFile, Ct)).Length;
        await AddAsync(database, 1);
        (await File.ReadAllLinesAsync(database.AnchorFile, Ct)).Length.ShouldBe(before);

        database.Clock.Advance(Duration.FromHours(1));
        await AddAsync(database, 1);

        var lines = await File.ReadAllLinesAsync(database.AnchorFile, Ct);
        lines.Length.ShouldBe(before + 1);
        lines.Select(line => line.Split('|')[1]).ShouldContain("1000");
    }

    [Fact]
    public async Task Nobody_verifies_without_the_permission()
    {
        await using var database = await WithEntriesAsync(1);

        await Should.ThrowAsync<NotPermittedException>(() => database.Verifier.VerifyAsync(Nobody, Ct));
    }

    private static async Task<FileDatabase> WithEntriesAsync(int count)
    {
        var database = await FileDatabase.CreateAsync(Ct);
        await AddAsync(database, count);
        return database;
    }

    private static async Task AddAsync(FileDatabase database, int count)
    {
        await using var db = database.CreateDbContext();
        db.Audit.AddRange(Enumerable.Range(0, count).Select(_ => new AuditEntry(TestActors.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), database.Clock.GetCurrentInstant())));
        await db.SaveChangesAsync(Ct);
    }

    private static Task<AuditVerification> VerifyAsync(FileDatabase database) => database.Verifier.VerifyAsync(Auditor, Ct);
}
