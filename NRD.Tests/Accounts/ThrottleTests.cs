using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Console.Accounts;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class ThrottleTests
{
    private static readonly ThrottleBucket Own = new(ThrottleKind.Device, "workstation and account");
    private static readonly ThrottleBucket Account = new(ThrottleKind.Account, "account");
    private static readonly ThrottleBucket Place = new(ThrottleKind.Source, "place");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_failures_of_an_attacker_do_not_keep_the_owner_out_at_their_usual_workstation()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var throttle = ThrottleOf(database);
        for (var i = 0; i < 1000; i++)
        {
            var source = new ThrottleBucket(ThrottleKind.Source, $"{i % 50}");
            database.Clock.Advance(await throttle.EnterAsync([Account, source], Ct));
        }

        (await throttle.EnterAsync([Own], Ct)).ShouldBe(Duration.Zero);
        (await throttle.EnterAsync([Own], Ct)).ShouldBe(Duration.Zero);
    }

    [Fact]
    public async Task Finding_1_Guessing_is_slowed_down_without_end_being_locked()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var throttle = ThrottleOf(database);
        var tries = 0;

        // As fast as it is let, for a whole shift, from as many places as it likes.
        while (database.Clock.GetCurrentInstant() < TestDatabase.Noon + Duration.FromHours(12))
        {
            var wait = await throttle.EnterAsync([Account, new(ThrottleKind.Source, $"{tries}")], Ct);
            tries += wait == Duration.Zero ? 1 : 0;
            database.Clock.Advance(Duration.Max(wait, Duration.FromMilliseconds(1)));
        }

        tries.ShouldBeLessThan(175);
    }

    [Fact]
    public void Waiting_as_long_as_was_said_is_always_enough_and_never_more_than_the_limit() =>
        Gen.Select(Gen.Enum<ThrottleKind>(), Gen.Int[-300, 300].List[1, 200]).Sample((kind, pauses) =>
        {
            var now = TestDatabase.Noon;
            var tries = new SignInTries([], kind);
            return pauses.All(pause =>
            {
                // Also where the clock is set back.
                now += Duration.FromSeconds(pause);
                var wait = tries.WaitAt(now);
                var held = wait >= Duration.Zero && wait <= SignInTries.Limits(kind).Longest;
                now += wait;
                held &= pause < 0 || tries.WaitAt(now) == Duration.Zero;
                tries.Add(now);
                return held;
            });
        });

    [Fact]
    public void Delays_only_grow_with_the_tries() =>
        Gen.Select(Gen.Enum<ThrottleKind>(), Gen.Int[0, 5000]).Sample((kind, tries) => SignInTries.Delay(kind, tries) <= SignInTries.Delay(kind, tries + 1));

    /// <summary>The whole of it as the console counts: by the cookie of a usual workstation, and by nothing else there.</summary>
    [Fact]
    public async Task Somebody_who_has_signed_in_on_a_browser_has_a_count_of_their_own_there()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var deployment = new Deployment(true, false, null, "", []);
        var cookies = new SealedCookies(new EphemeralDataProtectionProvider(), deployment);
        var attempts = new Attempts(ThrottleOf(database), cookies);
        var account = SignIn.AccountKey("robin");
        var first = From("10.0.0.7");
        (await attempts.EnterAsync(first, account)).ShouldBe(Duration.Zero);
        await attempts.SucceededAsync(first, account);
        var device = Regex.Match(first.Response.Headers.SetCookie.ToString(), "nrd-device=([^;]+)").Groups[1].Value;

        // An attacker at the next desk, behind the same address, uses up everything they can.
        while (await attempts.EnterAsync(From("10.0.0.7"), account) == Duration.Zero)
        {
        }

        (await attempts.EnterAsync(From("10.0.0.7", device), account)).ShouldBe(Duration.Zero);
        (await attempts.EnterAsync(From("10.0.0.7", device), SignIn.AccountKey("somebody else"))).ShouldBe(Duration.Zero);
        (await attempts.EnterAsync(From("10.0.0.8"), account)).ShouldBeGreaterThan(Duration.Zero, "a browser that nobody knows waits with the attacker");
        (await attempts.EnterAsync(From("10.0.0.7", device[..^4] + "AAAA"), account)).ShouldBeGreaterThan(Duration.Zero, "a made-up cookie is none");
    }

    [Fact]
    public async Task What_is_refused_is_not_counted()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var throttle = ThrottleOf(database);
        await UseUpAsync(throttle, Account);

        var wait = await throttle.EnterAsync([Account], Ct);
        for (var i = 0; i < 100; i++)
        {
            (await throttle.EnterAsync([Account], Ct)).ShouldBe(wait);
        }
    }

    [Fact]
    public async Task Getting_in_begins_ones_own_count_anew_but_not_that_of_the_place()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var throttle = ThrottleOf(database);
        for (var i = 0; i < 140; i++)
        {
            await throttle.EnterAsync([Place], Ct);
            database.Clock.Advance(Duration.FromMinutes(1));
        }

        await throttle.EnterAsync([Place, Account], Ct);
        await throttle.SucceededAsync([Place, Account], Ct);

        (await throttle.EnterAsync([Account], Ct)).ShouldBe(Duration.Zero);
        (await throttle.EnterAsync([Place], Ct)).ShouldBeGreaterThan(Duration.Zero);
    }

    [Fact]
    public async Task Two_processes_count_as_one_and_a_restart_forgets_nothing()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var (one, two) = (new Throttle(database, database.Keys, database.Clock), ThrottleOf(database.Again()));
        var free = 0;
        while (await (free % 2 == 0 ? one : two).EnterAsync([Account], Ct) == Duration.Zero)
        {
            free++;
        }

        free.ShouldBe(SignInTries.Limits(ThrottleKind.Account).Free + 1, "the first that must wait is the one after the last free try");
        (await one.EnterAsync([Account], Ct)).ShouldBeGreaterThan(Duration.Zero);
        (await two.EnterAsync([Account], Ct)).ShouldBeGreaterThan(Duration.Zero);
        (await ThrottleOf(database.Again()).EnterAsync([Account], Ct)).ShouldBeGreaterThan(Duration.Zero);
        await two.SucceededAsync([Account], Ct);
        (await one.EnterAsync([Account], Ct)).ShouldBe(Duration.Zero);
    }

    [Fact]
    public async Task Tries_at_the_same_moment_in_two_processes_are_all_counted()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        Throttle[] processes = [ThrottleOf(database), ThrottleOf(database.Again())];

        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => processes[i % 2].EnterAsync([Account], Ct))));

        waits.Count(wait => wait == Duration.Zero).ShouldBe(SignInTries.Limits(ThrottleKind.Account).Free + 1);
    }

    [Fact]
    public async Task What_is_counted_says_neither_who_nor_where_and_goes_after_an_hour()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var throttle = ThrottleOf(database);
        await throttle.EnterAsync([Account, Place], Ct);
        await using (var db = database.CreateDbContext())
        {
            var rows = await db.SignInTries.ToListAsync(Ct);
            rows.Count.ShouldBe(2);
            var plain = System.Security.Cryptography.SHA256.HashData("Account|account"u8);
            rows.ShouldAllBe(row => row.KeyHash.Length == 32 && !row.KeyHash.SequenceEqual(plain));
        }

        database.Clock.Advance(SignInTries.Forgotten);
        await throttle.EnterAsync([Own], Ct);

        await using var later = database.CreateDbContext();
        (await later.SignInTries.SingleAsync(Ct)).Kind.ShouldBe(ThrottleKind.Device);
    }

    private static Throttle ThrottleOf(TestDatabase database) => new(database, database.Keys, database.Clock);

    private static Throttle ThrottleOf(FileDatabase database) => new(database, database.Keys, database.Clock);

    private static async Task UseUpAsync(Throttle throttle, ThrottleBucket bucket)
    {
        while (await throttle.EnterAsync([bucket], Ct) == Duration.Zero)
        {
        }
    }

    private static DefaultHttpContext From(string address, string? device = null)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(address) } };
        if (device is not null)
        {
            context.Request.Headers.Cookie = $"nrd-device={device}";
        }

        return context;
    }
}
