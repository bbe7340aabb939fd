using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class AuditChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_writers_at_once_never_fork_the_chain()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var db = database.CreateDbContext();
                db.Add(new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, TestDatabase.Noon));
                db.Audit.Add(Entry());
                await db.SaveChangesAsync(Ct);
            }
        }, Ct)));

        await using var read = database.CreateDbContext();
        (await read.Audit.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync(Ct)).ShouldBe(Enumerable.Range(1, 100).Select(n => (long)n));
        (await read.Organizations.CountAsync(Ct)).ShouldBe(100);
        var actor = new Actor("auditor", "Auditor", new HashSet<Permission> { Permission.VerifyAudit });
        (await database.Verifier.VerifyAsync(actor, Ct)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_entry()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await SaveAsync(database);

        foreach (var sql in new[]
        {
            "UPDATE audit SET \"ActorId\" = 'x'",
            "DELETE FROM audit",
            "INSERT OR REPLACE INTO audit SELECT * FROM audit",
            "UPDATE audit_head SET \"Sequence\" = 0",
            "DELETE FROM audit_head",
        })
        {
            Should.Throw<SqliteException>(() => database.Tamper(sql)).Message.ShouldContain("append-only");
        }
    }

    [Fact]
    public async Task A_change_whose_entry_cannot_be_written_does_not_happen()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
        await using var db = database.CreateDbContext();
        db.Add(new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, TestDatabase.Noon));
        db.Audit.Add(Entry());

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));

        await using var read = database.CreateDbContext();
        (await read.Organizations.AnyAsync(Ct)).ShouldBeFalse();
        (await read.Audit.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Entries_that_are_rolled_back_leave_no_gap()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await SaveAsync(database);
        await using (var db = database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            db.Audit.Add(Entry());
            await db.SaveChangesAsync(Ct);
        }

        await SaveAsync(database);

        await using var read = database.CreateDbContext();
        (await read.Audit.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync(Ct)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_command_line_is_audited_with_its_account()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await using var db = database.CreateDbContext();
        db.Audit.Add(new AuditEntry(Actor.Local("operator7"), AuditAction.Imported, SubjectKind.Import, Guid.Empty, TestDatabase.Noon));
        await db.SaveChangesAsync(Ct);

        var entry = await db.Audit.AsNoTracking().SingleAsync(Ct);

        (entry.ActorId, entry.Account).ShouldBe(("local", "operator7"));
    }

    private static AuditEntry Entry() => new(TestActors.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), TestDatabase.Noon);

    private static async Task SaveAsync(FileDatabase database)
    {
        await using var db = database.CreateDbContext();
        db.Audit.Add(Entry());
        await db.SaveChangesAsync(Ct);
    }
}
