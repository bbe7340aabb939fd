using System.ComponentModel.DataAnnotations;
using CsCheck;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class IdleRuleTests
{
    private static readonly LockOptions Shipped = new();

    [Theory]
    [InlineData(239, false, false, false)]
    [InlineData(240, false, true, false)]
    [InlineData(299, false, true, false)]
    [InlineData(300, false, false, true)]
    [InlineData(300, true, false, false)]
    [InlineData(840, true, true, false)]
    [InlineData(899, true, true, false)]
    [InlineData(900, true, false, true)]
    public void It_warns_a_minute_before_and_locks_after_five_minutes_or_fifteen_in_a_contact(int idleSeconds, bool inContact, bool warns, bool locks)
    {
        var state = IdleRule.At(TestDatabase.Noon, inContact, TestDatabase.Noon + Duration.FromSeconds(idleSeconds), Shipped);

        (state.Warns, state.Locks).ShouldBe((warns, locks));
        state.Left.ShouldBe(Duration.FromSeconds(Math.Max(0, (inContact ? 900 : 300) - idleSeconds)));
    }

    [Fact]
    public void A_clock_that_was_set_back_gives_nobody_more_time_than_the_rule() =>
        IdleRule.At(TestDatabase.Noon, false, TestDatabase.Noon - Duration.FromHours(3), Shipped).Left.ShouldBe(Duration.FromMinutes(5));

    [Fact]
    public void Whoever_is_idle_for_longer_is_never_further_from_the_lock() =>
        Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 4000], Gen.Bool).Sample((one, other, inContact) =>
        {
            var (shorter, longer) = (At(Math.Min(one, other)), At(Math.Max(one, other)));
            return longer.Left <= shorter.Left && (!shorter.Locks || longer.Locks) && !(longer.Warns && longer.Locks);

            IdleState At(int seconds) => IdleRule.At(TestDatabase.Noon, inContact, TestDatabase.Noon + Duration.FromSeconds(seconds), Shipped);
        });

    [Theory]
    [InlineData(300, 900, 60, true)]
    [InlineData(300, 299, 60, false)]
    [InlineData(60, 900, 60, false)]
    [InlineData(0, 900, 60, false)]
    [InlineData(7200, 7200, 60, false)]
    public void Times_that_contradict_each_other_are_refused_at_the_start(int after, int inContact, int warning, bool taken)
    {
        var options = new LockOptions { AfterSeconds = after, InContactAfterSeconds = inContact, WarningSeconds = warning };

        Validator.TryValidateObject(options, new(options), [], validateAllProperties: true).ShouldBe(taken);
    }
}
