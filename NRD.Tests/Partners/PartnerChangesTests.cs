using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Partners;

public sealed class PartnerChangesTests
{
    private static readonly Actor Nobody = new("nobody", "Nobody", new HashSet<Permission>());

    [Fact]
    public async Task A_change_and_its_audit_entry_are_one_save()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);
        var service = await OneServiceAsync(database, ct);

        await Changes(database).ReviseServiceAsync(TestActors.Desk, service.Id, service.Version, service.Listing with { Name = new("Beds", "Lits") }, service.Internals, null, ct);

        await using var db = database.CreateDbContext();
        (await db.Services.SingleAsync(ct)).Listing.Name.En.ShouldBe("Beds");
        var entry = await db.Audit.SingleAsync(ct);
        (entry.Action, entry.SubjectId, entry.ActorId).ShouldBe((AuditAction.Changed, service.Id, "desk"));
    }

    [Fact]
    public async Task Two_editors_never_overwrite_each_other()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);
        var seen = await OneServiceAsync(database, ct);
        await Changes(database).ReviseServiceAsync(TestActors.Desk, seen.Id, seen.Version, seen.Listing with { Name = new("First", "Premier") }, seen.Internals, null, ct);

        var second = () => Changes(database).ReviseServiceAsync(TestActors.Desk, seen.Id, seen.Version, seen.Listing with { Name = new("Second", "Second") }, seen.Internals, null, ct);

        await second.ShouldThrowAsync<DbUpdateConcurrencyException>();
        await using var db = database.CreateDbContext();
        (await db.Services.SingleAsync(ct)).Listing.Name.En.ShouldBe("First");
        (await db.Audit.CountAsync(ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_changes_a_record_without_the_permission()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(ct);
        var service = await OneServiceAsync(database, ct);
        var changes = Changes(database);

        await Should.ThrowAsync<NotPermittedException>(() => changes.ReviseServiceAsync(Nobody, service.Id, service.Version, service.Listing, service.Internals, null, ct));
        await Should.ThrowAsync<NotPermittedException>(() => changes.MoveOrganizationAsync(Nobody, service.OrganizationId, PartnerStatus.Suspended, ct));
        await Should.ThrowAsync<NotPermittedException>(() => changes.ReviseOrganizationAsync(Nobody, service.OrganizationId, Guid.NewGuid(), new() { Name = new("X", "X") }, OrganizationInternals.None, null, ct));

        await using var db = database.CreateDbContext();
        (await db.Audit.AnyAsync(ct)).ShouldBeFalse();
    }

    [Fact]
    public void R01_A_confidential_site_keeps_nothing_that_leads_to_it()
    {
        var organization = new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, TestDatabase.Noon);

        var site = organization.AddSite(
            Guid.NewGuid(),
            new() { Address = new("1 Example Way", null, "Sudbury", "CA-ON", null), Point = new(46.5, -81), Directions = new("Behind the mill", "Derrière le moulin") },
            confidential: true,
            TestDatabase.Noon);

        site.Listing.Address.ShouldBeNull();
        site.Listing.Point.ShouldBeNull();
        site.Listing.Directions.IsEmpty.ShouldBeTrue();
    }

    private static PartnerChanges Changes(TestDatabase database) => new(database, database.Clock);

    private static async Task<Service> OneServiceAsync(TestDatabase database, CancellationToken ct)
    {
        var organization = new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, TestDatabase.Noon);
        var service = organization.AddService(Guid.NewGuid(), new() { Name = new("Shelter", "Refuge") }, TestDatabase.Noon);
        await using var db = database.CreateDbContext();
        db.Add(organization);
        await db.SaveChangesAsync(ct);
        return service;
    }
}
