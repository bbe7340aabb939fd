using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class AuditReadingTests
{
    private static readonly Actor Auditor = new("auditor", "Auditor", new HashSet<Permission> { Permission.ReadAudit, Permission.VerifyAudit });
    private static readonly Actor Other = new("other", "Other", new HashSet<Permission>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_come_first_a_page_at_a_time()
    {
        await using var database = await WithEntriesAsync(AuditReading.PageSize + 10);
        var reading = Reading(database);

        var first = await reading.ListAsync(Auditor, new(), Ct);
        var second = await reading.ListAsync(Auditor, new() { Before = first.Lines[^1].Sequence }, Ct);

        (first.Lines[0].Sequence, first.Lines.Count, first.Older).ShouldBe((AuditReading.PageSize + 10, AuditReading.PageSize, true));
        (second.Lines[0].Sequence, second.Lines.Count, second.Older).ShouldBe((10, 10, false));
    }

    [Fact]
    public async Task Each_filter_narrows()
    {
        await using var database = await WithEntriesAsync(3);
        var id = Guid.NewGuid();
        database.Clock.Advance(Duration.FromDays(2));
        var later = database.Clock.GetCurrentInstant();
        await using (var db = database.CreateDbContext())
        {
            db.Audit.Add(new AuditEntry(Other, AuditAction.Revealed, SubjectKind.Site, id, later) { Outcome = AuditOutcome.Denied, Reason = "Safety" });
            await db.SaveChangesAsync(Ct);
        }

        await OnlyTheLastAsync(new() { From = later });
        await OnlyTheLastAsync(new() { ActorId = "other" });
        await OnlyTheLastAsync(new() { Action = AuditAction.Revealed });
        await OnlyTheLastAsync(new() { Subject = SubjectKind.Site });
        await OnlyTheLastAsync(new() { SubjectId = id });
        await OnlyTheLastAsync(new() { Outcome = AuditOutcome.Denied });
        (await Reading(database).ListAsync(Auditor, new() { Until = later }, Ct)).Lines.Count.ShouldBe(3);

        async Task OnlyTheLastAsync(AuditFilter filter) => (await Reading(database).ListAsync(Auditor, filter, Ct)).Lines.ShouldHaveSingleItem().Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task It_says_how_far_the_trail_can_be_relied_on()
    {
        await using var database = await WithEntriesAsync(5);
        var reading = Reading(database);
        (await reading.StateAsync(Auditor, Ct)).Latest.ShouldBeNull();

        await database.Verifier.VerifyAsync(Auditor, Ct);

        var state = await reading.StateAsync(Auditor, Ct);
        (state.Entries, state.AnchorSequence, state.AnchorAt, state.AnchorFailing, state.Waiting).ShouldBe((5, 5, TestDatabase.Noon, false, 0));
        state.Latest.ShouldNotBeNull().Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_reads_the_trail_without_the_permission()
    {
        await using var database = await WithEntriesAsync(1);

        await Should.ThrowAsync<NotPermittedException>(() => Reading(database).ListAsync(Other, new(), Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Reading(database).StateAsync(Other, Ct));
    }

    private static AuditReading Reading(FileDatabase database) => new(database, database.Trail, database.Verifier, database.Anchors);

    private static async Task<FileDatabase> WithEntriesAsync(int count)
    {
        var database = await FileDatabase.CreateAsync(Ct);
        await using var db = database.CreateDbContext();
        db.Audit.AddRange(Enumerable.Range(0, count).Select(_ => new AuditEntry(TestActors.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), database.Clock.GetCurrentInstant())));
        await db.SaveChangesAsync(Ct);
        return database;
    }
}
