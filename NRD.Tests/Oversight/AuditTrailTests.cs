using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class AuditTrailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Printing_and_copying_leave_an_entry_each_time()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var service = Guid.NewGuid();

        await database.Trail.PrintedAsync(TestActors.Desk, SubjectKind.Service, service, Ct);
        await database.Trail.CopiedAsync(TestActors.Desk, SubjectKind.Service, service, Ct);
        await database.Trail.CopiedAsync(TestActors.Desk, SubjectKind.Service, service, Ct);

        await using var db = database.CreateDbContext();
        var entries = await db.Audit.OrderBy(a => a.Sequence).ToListAsync(Ct);
        entries.Select(a => a.Action).ShouldBe([AuditAction.Printed, AuditAction.Copied, AuditAction.Copied]);
        entries.ShouldAllBe(a => a.SubjectId == service && a.ActorId == "desk");
    }

    [Fact]
    public async Task A_restricted_record_opened_again_in_one_sign_in_leaves_one_entry()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var record = Guid.NewGuid();
        Guid early = Guid.NewGuid(), late = Guid.NewGuid();
        var morning = TestActors.Desk with { Session = early };

        await database.Trail.OpenedAsync(morning, SubjectKind.Site, record, Ct);
        await database.Trail.OpenedAsync(morning, SubjectKind.Site, record, Ct);
        await database.Trail.OpenedAsync(morning, SubjectKind.Site, Guid.NewGuid(), Ct);
        await database.Trail.OpenedAsync(TestActors.Desk with { Session = late }, SubjectKind.Site, record, Ct);
        await database.Trail.OpenedAsync(Actor.Watch with { Session = early }, SubjectKind.Site, record, Ct);

        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.Opened, Ct)).ShouldBe(4);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_audited_at_once_is_audited_later_and_in_nobodys_way()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        await database.Trail.CopiedAsync(TestActors.Desk, SubjectKind.Service, Guid.NewGuid(), Ct);

        database.Trail.Waiting.ShouldBe(1);
        database.Tamper("DROP TRIGGER broken");
        await database.Trail.CatchUpAsync(Ct);
        (await database.Verifier.VerifyAsync(Actor.Watch, Ct)).ShouldSatisfyAllConditions(found => found.Entries.ShouldBe(1), found => found.Fault.ShouldBeNull());
    }

    [Fact]
    public async Task What_changes_nothing_makes_no_index_read_anything_again()
    {
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter()));
        var service = bench.Find("shelter").Matches[0].ServiceId;
        var before = bench.Current.Index.Sequence;
        DeniedAttempts.HereGoTo(bench.Database.Trail);
        await bench.Database.Trail.CopiedAsync(TestActors.Desk, SubjectKind.Service, service, Ct);
        Should.Throw<NotPermittedException>(() => TestActors.Desk.Demand(Permission.ImportDirectory, SubjectKind.Import, Guid.Empty));

        await using var db = bench.Database.CreateDbContext();
        (await DirectoryProjection.ChangedSinceAsync(db, before, 500, Ct)).ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_prints_or_copies_what_they_may_not_read()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        await Should.ThrowAsync<NotPermittedException>(() => database.Trail.PrintedAsync(Actor.Watch, SubjectKind.Service, Guid.NewGuid(), Ct));
        await Should.ThrowAsync<NotPermittedException>(() => database.Trail.CopiedAsync(Actor.Watch, SubjectKind.Service, Guid.NewGuid(), Ct));
    }
}
