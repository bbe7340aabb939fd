using NodaTime;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Hosting;

public sealed class DeskActorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_window_nobody_sits_at_may_do_nothing()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var desk = house.NewDesk();

        (await desk.FreshAsync(Ct)).ShouldBe(Actor.Nobody);
        desk.Current.ShouldBe(Actor.Nobody);
    }

    [Fact]
    public async Task Whoever_opened_the_window_sits_there_until_it_closes()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var (alice, bob) = (await SignedIn.AsAsync(house.Database, Ct), await SignedIn.AsAsync(house.Database, Ct));
        var desk = await house.OpenAsync(alice, Ct);

        await desk.SitAsync(bob.User.Id, bob.Session.Id, Ct);

        desk.Current.Id.ShouldBe(alice.Actor.Id);
    }

    [Fact]
    public async Task A_sign_in_that_belongs_to_somebody_else_seats_nobody()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var (alice, bob) = (await SignedIn.AsAsync(house.Database, Ct), await SignedIn.AsAsync(house.Database, Ct));
        var desk = house.NewDesk();

        await desk.SitAsync(alice.User.Id, bob.Session.Id, Ct);

        (desk.Current, desk.Standing).ShouldBe((Actor.Nobody, SessionStanding.Over));
    }

    [Fact]
    public async Task An_end_reaches_every_window_of_that_sign_in_at_once_and_what_they_held_is_forgotten()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var (first, second, stranger) = (await house.OpenAsync(one, Ct), await house.OpenAsync(one, Ct), await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct), Ct));
        var left = 0;
        first.Left += () => left++;
        second.Left += () => left++;

        await new OwnSecurity(house.Database, new Passwords(1000), house.Database.Clock, house.Signal).EndSessionAsync(one.Actor, one.Session.Id, Ct);
        await SettledAsync(() => left == 2);

        (first.Current, second.Current).ShouldBe((Actor.Nobody, Actor.Nobody));
        stranger.Standing.ShouldBe(SessionStanding.Live);
        left.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_role_is_seen_by_the_next_event_and_by_a_window_nobody_touches()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var (busy, quiet) = (await house.OpenAsync(one, Ct), await house.OpenAsync(one, Ct));
        var told = 0;
        quiet.Changed += () => told++;

        // As by another process, which cannot say so.
        await house.ChangeAsync(one, user => user.SetRoles([Role.Auditor]), Ct);
        house.Database.Clock.Advance(Duration.FromSeconds(1));
        await busy.NotOlderThanAsync(Duration.FromSeconds(1), Ct);
        busy.Current.May(Permission.SearchDirectory).ShouldBeFalse();

        house.Database.Clock.Advance(Duration.FromSeconds(9));
        await house.Watch.GoRoundAsync(Ct);
        quiet.Current.May(Permission.SearchDirectory).ShouldBeFalse();
        told.ShouldBe(1);
    }

    [Fact]
    public async Task A_disabled_person_sits_nowhere()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var desk = await house.OpenAsync(one, Ct);

        await house.ChangeAsync(one, user => user.Disable(TestDatabase.Noon), Ct);
        house.Signal.Raise(one.User.Id);
        await SettledAsync(() => desk.Standing == SessionStanding.Over);

        desk.Current.ShouldBe(Actor.Nobody);
    }

    [Fact]
    public async Task The_round_warns_locks_and_says_so_to_every_window()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var (first, second) = (await house.OpenAsync(one, Ct), await house.OpenAsync(one, Ct));
        var nearing = 0;
        first.Nearing += () => nearing++;

        house.Database.Clock.Advance(Duration.FromSeconds(239));
        await house.Watch.GoRoundAsync(Ct);
        nearing.ShouldBe(0);
        house.Database.Clock.Advance(Duration.FromSeconds(31));
        await house.Watch.GoRoundAsync(Ct);
        (nearing, first.Idle.Warns, first.Standing).ShouldBe((1, true, SessionStanding.Live));

        house.Database.Clock.Advance(Duration.FromSeconds(30));
        await house.Watch.GoRoundAsync(Ct);
        await SettledAsync(() => second.Standing == SessionStanding.Locked);

        (first.Standing, second.Standing, first.OwnerName).ShouldBe((SessionStanding.Locked, SessionStanding.Locked, "Somebody"));
        (await house.OpenAsync(one, Ct)).Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task A_touch_in_one_window_keeps_all_windows_of_that_sign_in_open()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var (first, second) = (await house.OpenAsync(one, Ct), await house.OpenAsync(one, Ct));

        house.Database.Clock.Advance(Duration.FromSeconds(290));
        await house.Sessions.SeenAsync(first.Current, Ct);
        house.Database.Clock.Advance(Duration.FromSeconds(60));
        await house.Watch.GoRoundAsync(Ct);

        (first.Standing, second.Standing).ShouldBe((SessionStanding.Live, SessionStanding.Live));
    }

    [Fact]
    public async Task A_live_contact_gives_fifteen_minutes_and_ends_with_its_window()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct), Ct);
        using var work = new LiveWork(house.Activity, desk);
        work.BeginContact();
        work.BeginContact();

        house.Database.Clock.Advance(Duration.FromMinutes(14));
        await house.Watch.GoRoundAsync(Ct);
        desk.Standing.ShouldBe(SessionStanding.Live);
        work.Dispose();
        await house.Watch.GoRoundAsync(Ct);

        desk.Standing.ShouldBe(SessionStanding.Locked);
    }

    [Fact]
    public async Task R42_While_the_database_is_away_somebody_known_goes_on_searching_for_ten_minutes_and_does_nothing_else()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);
        var desk = await house.OpenAsync(one, Ct);
        using var contact = house.Activity.Contact(one.Session.Id);

        house.DatabaseIsAway = true;
        (await desk.FreshAsync(Ct)).Permissions.ShouldBe([Permission.SearchDirectory]);
        house.Database.Clock.Advance(Duration.FromMinutes(10));
        (await desk.FreshAsync(Ct)).ShouldBe(Actor.Nobody);

        house.DatabaseIsAway = false;
        (await desk.FreshAsync(Ct)).May(Permission.ReadRecords).ShouldBeTrue();
    }

    [Fact]
    public async Task A_window_that_opens_while_the_database_is_away_is_nobodys_until_it_comes_back()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var one = await SignedIn.AsAsync(house.Database, Ct);

        house.DatabaseIsAway = true;
        var desk = await house.OpenAsync(one, Ct);
        (desk.Current, desk.IsKnown).ShouldBe((Actor.Nobody, false));
        house.DatabaseIsAway = false;
        await house.Watch.GoRoundAsync(Ct);

        (desk.IsKnown, desk.Standing).ShouldBe((true, SessionStanding.Live));
    }

    [Fact]
    public async Task An_idle_window_does_not_wait_for_the_database_to_lock()
    {
        await using var house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct), Ct);

        house.DatabaseIsAway = true;
        house.Database.Clock.Advance(Duration.FromMinutes(5));
        await house.Watch.GoRoundAsync(Ct);

        (desk.Current, desk.Standing).ShouldBe((Actor.Nobody, SessionStanding.Locked));
    }

    /// <summary>The signal is heard on another thread.</summary>
    private static async Task SettledAsync(Func<bool> settled)
    {
        for (var tries = 0; tries < 200 && !settled(); tries++)
        {
            await Task.Delay(10, Ct);
        }
    }
}
