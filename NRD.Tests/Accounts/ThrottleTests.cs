using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Testing;
using NRD.Console.Accounts;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class ThrottleTests
{
    private static readonly ThrottleBucket Own = new(ThrottleKind.Device, "workstation and account");
    private static readonly ThrottleBucket Account = new(ThrottleKind.Account, "account");

    [Fact]
    public void A_thousand_failures_of_an_attacker_do_not_keep_the_owner_out_at_their_usual_workstation()
    {
        var clock = new FakeClock(TestDatabase.Noon);
        var throttle = new Throttle(clock);
        for (var i = 0; i < 1000; i++)
        {
            var source = new ThrottleBucket(ThrottleKind.Source, $"{i % 50}");
            var wait = throttle.Enter(Account, source);
            clock.Advance(wait);
            throttle.Enter(Account, source);
        }

        throttle.Enter(Own).ShouldBe(Duration.Zero);
        throttle.Enter(Own).ShouldBe(Duration.Zero);
    }

    [Fact]
    public void Finding_1_Guessing_is_slowed_down_without_end_being_locked()
    {
        var clock = new FakeClock(TestDatabase.Noon);
        var throttle = new Throttle(clock);
        var tries = 0;

        // As fast as it is let, for a whole shift, from as many places as it likes.
        while (clock.GetCurrentInstant() < TestDatabase.Noon + Duration.FromHours(12))
        {
            var wait = throttle.Enter(Account, new ThrottleBucket(ThrottleKind.Source, $"{tries}"));
            tries += wait == Duration.Zero ? 1 : 0;
            clock.Advance(Duration.Max(wait, Duration.FromMilliseconds(1)));
        }

        tries.ShouldBeLessThan(175);
    }

    [Fact]
    public void Waiting_as_long_as_was_said_is_always_enough_and_never_more_than_the_limit() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 300].List[1, 200]).Sample((kind, pauses) =>
        {
            var clock = new FakeClock(TestDatabase.Noon);
            var throttle = new Throttle(clock);
            var bucket = new ThrottleBucket((ThrottleKind)kind, "one");
            return pauses.All(pause =>
            {
                clock.Advance(Duration.FromSeconds(pause));
                var wait = throttle.Enter(bucket);
                if (wait == Duration.Zero)
                {
                    return true;
                }

                clock.Advance(wait);
                return wait <= Throttle.Limits(bucket.Kind).Longest && throttle.Enter(bucket) == Duration.Zero;
            });
        });

    /// <summary>The whole of it as the console counts: by the cookie of a usual workstation, and by nothing else there.</summary>
    [Fact]
    public void Somebody_who_has_signed_in_on_a_browser_has_a_count_of_their_own_there()
    {
        var clock = new FakeClock(TestDatabase.Noon);
        var deployment = new Deployment(true, false, null, "", []);
        var cookies = new SealedCookies(new EphemeralDataProtectionProvider(), deployment);
        var attempts = new Attempts(new Throttle(clock), cookies);
        var account = SignIn.AccountKey("robin");
        var first = From("10.0.0.7");
        attempts.Enter(first, account).ShouldBe(Duration.Zero);
        attempts.Succeeded(first, account);
        var device = Regex.Match(first.Response.Headers.SetCookie.ToString(), "nrd-device=([^;]+)").Groups[1].Value;

        // An attacker at the next desk, behind the same address, uses up everything they can.
        while (attempts.Enter(From("10.0.0.7"), account) == Duration.Zero)
        {
        }

        attempts.Enter(From("10.0.0.7", device), account).ShouldBe(Duration.Zero);
        attempts.Enter(From("10.0.0.7", device), SignIn.AccountKey("somebody else")).ShouldBe(Duration.Zero);
        attempts.Enter(From("10.0.0.8"), account).ShouldBeGreaterThan(Duration.Zero, "a browser that nobody knows waits with the attacker");
        attempts.Enter(From("10.0.0.7", device[..^4] + "AAAA"), account).ShouldBeGreaterThan(Duration.Zero, "a made-up cookie is none");
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

    [Fact]
    public void Delays_only_grow_with_the_tries() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5000]).Sample((kind, tries) => Throttle.Delay((ThrottleKind)kind, tries) <= Throttle.Delay((ThrottleKind)kind, tries + 1));

    [Fact]
    public void What_is_refused_is_not_counted()
    {
        var clock = new FakeClock(TestDatabase.Noon);
        var throttle = new Throttle(clock);
        while (throttle.Enter(Account) == Duration.Zero)
        {
        }

        var wait = throttle.Enter(Account);
        for (var i = 0; i < 100; i++)
        {
            throttle.Enter(Account).ShouldBe(wait);
        }
    }

    [Fact]
    public void Getting_in_begins_ones_own_count_anew_but_not_that_of_the_place()
    {
        var clock = new FakeClock(TestDatabase.Noon);
        var throttle = new Throttle(clock);
        var source = new ThrottleBucket(ThrottleKind.Source, "place");
        for (var i = 0; i < 140; i++)
        {
            throttle.Enter(source);
            clock.Advance(Duration.FromMinutes(1));
        }

        throttle.Enter(source, Account);
        throttle.Succeeded(source, Account);

        throttle.Enter(Account).ShouldBe(Duration.Zero);
        throttle.Enter(source).ShouldBeGreaterThan(Duration.Zero);
    }
}
