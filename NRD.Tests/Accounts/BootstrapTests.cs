using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class BootstrapTests
{
    private static readonly Actor Server = Actor.Local("server");
    private static readonly string Seed = CodeApp.NewSeed();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_simultaneous_uses_of_one_link_make_one_administrator()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        using var passwords = new Passwords(1000);
        var activation = new Activation(database, passwords, database.Clock);
        var secret = (await new Bootstrap(database, database.Clock).MakeLinkAsync(Server, Ct)).ShouldNotBeNull();
        var link = (await activation.FindAsync(secret, Ct)).ShouldNotBeNull();

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => activation.CompleteAsync(link, Chosen(database.Clock.GetCurrentInstant(), $"person{i}"), "", Ct))));

        all.Count(made => made.Session is not null).ShouldBe(1);
        all.Where(made => made.Session is null).ShouldAllBe(made => made.Faults.Contains(ActivationFault.LinkOver) && made.RecoveryCodes.Count == 0);
        await using var db = database.CreateDbContext();
        (await db.Staff.ToListAsync(Ct)).ShouldHaveSingleItem().Roles.ShouldBe([Role.Administrator]);
        (await db.Audit.CountAsync(a => a.Action == AuditAction.StaffActivated, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_lives_thirty_minutes_and_works_while_there_are_fewer_than_two_administrators()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        using var passwords = new Passwords(1000);
        var activation = new Activation(database, passwords, database.Clock);
        var bootstrap = new Bootstrap(database, database.Clock);

        var old = (await bootstrap.MakeLinkAsync(Server, Ct)).ShouldNotBeNull();
        database.Clock.Advance(Duration.FromMinutes(30));
        (await activation.FindAsync(old, Ct)).ShouldBeNull();

        foreach (var name in new[] { "first", "second" })
        {
            var secret = (await bootstrap.MakeLinkAsync(Server, Ct)).ShouldNotBeNull();
            var spare = (await bootstrap.MakeLinkAsync(Server, Ct)).ShouldNotBeNull();
            var link = (await activation.FindAsync(secret, Ct)).ShouldNotBeNull();
            (await activation.CompleteAsync(link, Chosen(database.Clock.GetCurrentInstant(), name), "", Ct)).Faults.ShouldBeEmpty();
            (await activation.FindAsync(secret, Ct)).ShouldBeNull("used");
            (await activation.FindAsync(spare, Ct) is null).ShouldBe(name == "second");
        }

        (await bootstrap.MakeLinkAsync(Server, Ct)).ShouldBeNull();
        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.BootstrapLinkMade && a.Account == "server", Ct)).ShouldBe(5);
    }

    [Fact]
    public async Task Only_the_server_itself_makes_one()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var actor = new Actor("somebody", "Somebody", Roles.PermissionsOf([Role.Administrator]));

        await Should.ThrowAsync<NotPermittedException>(() => new Bootstrap(database, database.Clock).MakeLinkAsync(actor, Ct));
    }

    [Fact]
    public async Task Nothing_is_saved_before_a_set_of_factors_is_complete_and_everything_wrong_is_said_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        using var passwords = new Passwords(1000);
        var activation = new Activation(database, passwords, database.Clock);
        var secret = (await new Bootstrap(database, database.Clock).MakeLinkAsync(Server, Ct)).ShouldNotBeNull();
        var link = (await activation.FindAsync(secret, Ct)).ShouldNotBeNull();

        var refused = await activation.CompleteAsync(link, new(" ", "", "short", Seed, "000000", null), "", Ct);

        refused.Faults.ShouldBe([ActivationFault.SignInNameMissing, ActivationFault.DisplayNameMissing, ActivationFault.PasswordTooShort, ActivationFault.CodeWrong]);
        await using var db = database.CreateDbContext();
        (await db.Staff.AnyAsync(Ct)).ShouldBeFalse();
        (await activation.FindAsync(secret, Ct)).ShouldNotBeNull("still open");
    }

    [Fact]
    public async Task An_invitation_lets_its_person_in_and_a_newer_link_takes_its_place()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        using var passwords = new Passwords(1000);
        var activation = new Activation(database, passwords, database.Clock);
        string first, second;
        Guid id;
        await using (var db = database.CreateDbContext())
        {
            var user = new StaffUser(Guid.NewGuid(), "sam", "Sam", [Role.Operator], TestDatabase.Noon);
            id = user.Id;
            db.Staff.Add(user);
            first = await OneTimeLinks.MakeAsync(db, LinkPurpose.Activation, user, TestDatabase.Noon, Ct);
            await db.SaveChangesAsync(Ct);
            second = await OneTimeLinks.MakeAsync(db, LinkPurpose.FactorReset, user, TestDatabase.Noon, Ct);
            await db.SaveChangesAsync(Ct);
        }

        (await activation.FindAsync(first, Ct)).ShouldBeNull();
        database.Clock.Advance(Duration.FromHours(24) - Duration.FromSeconds(1));
        var link = (await activation.FindAsync(second, Ct)).ShouldNotBeNull();
        var made = await activation.CompleteAsync(link, Chosen(database.Clock.GetCurrentInstant(), "ignored"), "", Ct);

        made.Session.ShouldNotBeNull().UserId.ShouldBe(id);
        await using var after = database.CreateDbContext();
        var sam = await after.Staff.SingleAsync(Ct);
        (sam.SignInName, sam.IsActive).ShouldBe(("sam", true));
    }

    private static ChosenFactors Chosen(Instant now, string name) =>
        new(name, "Imani", Somebody.Password, Seed, CodeApp.Code(Seed, CodeApp.StepOf(now)), null);
}
