using CsCheck;
using NodaTime;
using NodaTime.Testing;
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
        for (var i = 0; i < 40; i++)
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
