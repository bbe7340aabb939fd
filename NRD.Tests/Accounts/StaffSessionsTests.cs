using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class StaffSessionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ending_one_of_ones_own_bites_at_once()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);
        var other = await one.AgainAsync(desk.Database, Ct);

        (await desk.Own.EndSessionAsync(one.Actor, other.Session.Id, Ct)).ShouldBeTrue();

        (await desk.Source.StateAsync(other.Session.Id, Ct)).ShouldBe(SessionState.Over);
        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);
        desk.Told.ShouldBe([new(one.User.Id, other.Session.Id)]);
    }

    [Fact]
    public async Task The_sign_in_of_somebody_else_looks_like_none()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);
        var stranger = await SignedIn.AsAsync(desk.Database, Ct);

        (await desk.Own.EndSessionAsync(one.Actor, stranger.Session.Id, Ct)).ShouldBeFalse();

        (await desk.Source.StateAsync(stranger.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);
        desk.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_ends_all_sign_ins_of_somebody_and_nobody_else_may()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);
        var other = await one.AgainAsync(desk.Database, Ct);
        var administrator = await SignedIn.AsAsync(desk.Database, Ct, Role.Administrator);

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            var actor = (await SignedIn.AsAsync(desk.Database, Ct, role)).Actor;
            (await Should.ThrowAsync<NotPermittedException>(() => desk.Sessions.EndAllOfAsync(actor, one.User.Id, Ct))).Permission.ShouldBe(Permission.ManageStaff);
        }

        (await desk.Sessions.EndAllOfAsync(administrator.Actor, one.User.Id, Ct)).ShouldBe(2);

        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Over);
        (await desk.Source.StateAsync(other.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Over);
        desk.Told.ShouldBe([new(one.User.Id, null)]);
        (await desk.LastEntryAsync()).ActorId.ShouldBe(administrator.Actor.Id);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_or_locked_may_do_nothing_with_sign_ins()
    {
        await using var desk = await Desk.CreateAsync();

        foreach (var nobody in new[] { Actor.Nobody, Actor.Local("root") })
        {
            await Should.ThrowAsync<NotPermittedException>(() => desk.Sessions.EndAllOfAsync(nobody, Guid.NewGuid(), Ct));
            await Should.ThrowAsync<NotPermittedException>(() => desk.Sessions.LockAsync(nobody, LockReason.HiddenNow, Ct));
            await Should.ThrowAsync<NotPermittedException>(() => desk.Sessions.SeenAsync(nobody, Ct));
        }
    }

    [Fact]
    public async Task A_locked_sign_in_says_whose_it_is_lets_nobody_act_and_is_audited_once()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);

        await desk.Sessions.LockAsync(one.Actor, LockReason.HiddenNow, Ct);
        await desk.Sessions.LockAsync(one.Actor, LockReason.Idle, Ct);

        var state = await desk.Source.StateAsync(one.Session.Id, Ct);
        (state.Standing, state.Actor, state.Owner, state.OwnerName).ShouldBe((SessionStanding.Locked, Actor.Nobody, one.User.Id, "Somebody"));
        desk.Told.ShouldBe([new(one.User.Id, one.Session.Id)]);
        await using var db = desk.Database.CreateDbContext();
        (await db.Audit.SingleAsync(entry => entry.Action == AuditAction.Locked, Ct)).Reason.ShouldBe("HiddenNow");
    }

    [Fact]
    public async Task A_sign_in_nobody_touches_is_locked_whether_or_not_a_window_is_open()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);

        desk.Database.Clock.Advance(Duration.FromSeconds(299));
        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);
        desk.Database.Clock.Advance(Duration.FromSeconds(1));

        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task Any_touch_puts_the_lock_off_and_a_contact_gives_fifteen_minutes()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);

        desk.Database.Clock.Advance(Duration.FromSeconds(290));
        await desk.Sessions.SeenAsync(one.Actor, Ct);
        desk.Database.Clock.Advance(Duration.FromSeconds(290));
        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);

        var contact = desk.Activity.Contact(one.Session.Id);
        desk.Database.Clock.Advance(Duration.FromSeconds(600));
        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);
        contact.Dispose();
        contact.Dispose();

        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task A_restart_knows_the_last_touch_to_within_half_a_minute_and_keeps_a_lock()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);
        for (var second = 0; second < 95; second += 5)
        {
            desk.Database.Clock.Advance(Duration.FromSeconds(5));
            await desk.Sessions.SeenAsync(one.Actor, Ct);
        }

        await using (var db = desk.Database.CreateDbContext())
        {
            var behind = desk.Database.Clock.GetCurrentInstant() - (await db.StaffSessions.SingleAsync(Ct)).LastActivityAt;
            behind.ShouldBeInRange(Duration.Zero, Duration.FromSeconds(30));
        }

        var restarted = new ActorSource(desk.Database, desk.Database.Clock);
        (await restarted.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Live);
        await desk.Sessions.LockAsync(one.Actor, LockReason.Idle, Ct);
        (await restarted.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task Touches_are_written_at_most_every_half_minute_and_never_unlock()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);
        await desk.Sessions.SeenAsync(one.Actor, Ct);
        desk.Database.Clock.Advance(Duration.FromSeconds(29));
        await desk.Sessions.SeenAsync(one.Actor, Ct);
        await using (var db = desk.Database.CreateDbContext())
        {
            (await db.StaffSessions.SingleAsync(Ct)).LastActivityAt.ShouldBe(TestDatabase.Noon);
        }

        await desk.Sessions.LockAsync(one.Actor, LockReason.Idle, Ct);
        desk.Database.Clock.AdvanceMinutes(1);
        await desk.Sessions.SeenAsync(one.Actor, Ct);

        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task Roles_disabling_and_the_end_of_the_shift_are_seen_by_the_next_read()
    {
        await using var desk = await Desk.CreateAsync();
        var one = await SignedIn.AsAsync(desk.Database, Ct);

        await desk.ChangeAsync(one, user => user.SetRoles([Role.Auditor]));
        var state = await desk.Source.StateAsync(one.Session.Id, Ct);
        (state.Actor.May(Permission.SearchDirectory), state.Actor.May(Permission.ReadAudit)).ShouldBe((false, true));

        await desk.ChangeAsync(one, user => user.Disable(TestDatabase.Noon));
        (await desk.Source.StateAsync(one.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Over);

        var late = await SignedIn.AsAsync(desk.Database, Ct);
        desk.Database.Clock.Advance(StaffSession.Longest);
        desk.Activity.Contact(late.Session.Id);
        (await desk.Source.StateAsync(late.Session.Id, Ct)).Standing.ShouldBe(SessionStanding.Over);
    }

    [Fact]
    public void While_the_database_is_away_only_searching_is_left() =>
        TestActors.Desk.SearchingOnly().Permissions.ShouldBe([Permission.SearchDirectory]);

    private sealed class Desk : IAsyncDisposable
    {
        private Desk(TestDatabase database)
        {
            Database = database;
            Activity = new(new LockOptions());
            var signal = new SessionSignal();
            signal.Changed += Told.Add;
            Sessions = new(database, database.Clock, Activity, signal);
            Source = new(database, database.Clock, Activity);
            Own = new(database, new Passwords(1000), database.Clock, signal);
        }

        public TestDatabase Database { get; }

        public SessionActivity Activity { get; }

        public StaffSessions Sessions { get; }

        public ActorSource Source { get; }

        public OwnSecurity Own { get; }

        public List<SessionChange> Told { get; } = [];

        public static async Task<Desk> CreateAsync() => new(await TestDatabase.CreateAsync(Ct));

        public async Task<AuditEntry> LastEntryAsync()
        {
            await using var db = Database.CreateDbContext();
            return await db.Audit.OrderBy(entry => entry.Sequence).LastAsync(Ct);
        }

        public async Task ChangeAsync(SignedIn who, Action<StaffUser> change)
        {
            await using var db = Database.CreateDbContext();
            change(await db.Staff.SingleAsync(user => user.Id == who.User.Id, Ct));
            await db.SaveChangesAsync(Ct);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
