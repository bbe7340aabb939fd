using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence;

public sealed class SampleDirectoryLoadTests
{
    private static readonly Actor Local = Actor.Local("tester");

    [Fact]
    public async Task A_second_load_changes_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);
        var sample = new SampleDirectory(database, database.Clock);

        var first = await sample.LoadAsync(Local, ct);
        var versions = await VersionsAsync(database, ct);
        var second = await sample.LoadAsync(Local, ct);

        (first, second).ShouldBe((SampleDirectory.Records(TestDatabase.Noon).Count, 0));
        (await VersionsAsync(database, ct)).ShouldBe(versions);
        await using var db = database.CreateDbContext();
        (await db.Organizations.CountAsync(ct)).ShouldBe(first);
        (await db.Audit.CountAsync(a => a.Action == AuditAction.SampleDirectoryLoaded, ct)).ShouldBe(1);
        (await db.Audit.CountAsync(a => a.Action == AuditAction.Created && a.Subject == SubjectKind.Organization, ct)).ShouldBe(first);
    }

    [Fact]
    public async Task What_is_stored_is_what_was_written()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);

        await new SampleDirectory(database, database.Clock).LoadAsync(Local, ct);

        await using var db = database.CreateDbContext();
        var stored = await db.Services.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        var records = SampleDirectory.Records(TestDatabase.Noon);
        foreach (var record in records.SelectMany(r => r.Services))
        {
            var service = stored[StableId.Of(SampleDirectory.Source, "service", record.ExternalId)];
            service.Listing.ShouldBe(record.Listing);
            service.Internals.ShouldBe(record.Internals);
            service.Status.ShouldBe(record.Status);
        }

        (await db.ConfidentialAddresses.CountAsync(ct)).ShouldBe(records.SelectMany(r => r.Sites).Count(s => s.Confidential));
    }

    [Fact]
    public async Task A_directory_that_holds_anything_is_left_alone()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);
        await using (var db = database.CreateDbContext())
        {
            db.Organizations.Add(new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("Own", "À nous") }, TestDatabase.Noon));
            await db.SaveChangesAsync(ct);
        }

        var added = await new SampleDirectory(database, database.Clock).LoadAsync(Local, ct);

        await using var after = database.CreateDbContext();
        (added, await after.Organizations.CountAsync(ct), await after.Audit.AnyAsync(ct)).ShouldBe((0, 1, false));
    }

    [Fact]
    public async Task Nobody_loads_it_without_the_permission()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);

        await Should.ThrowAsync<NotPermittedException>(() => new SampleDirectory(database, database.Clock).LoadAsync(TestActors.Desk, ct));

        await using var db = database.CreateDbContext();
        (await db.Organizations.AnyAsync(ct)).ShouldBeFalse();
    }

    private static async Task<List<Guid>> VersionsAsync(TestDatabase database, CancellationToken ct)
    {
        await using var db = database.CreateDbContext();
        return await db.Organizations.OrderBy(o => o.Id).Select(o => o.Version).ToListAsync(ct);
    }
}
