using CsCheck;
using NodaTime;
using NRD.Core.Calls;

namespace NRD.Tests.Calls;

/// <summary>A warm transfer goes step by step, and hands nothing over before the person agreed.</summary>
public sealed class TransferTests
{
    private static readonly Instant Now = Support.TestDatabase.Noon;
    private static readonly Briefing Empty = new(new(Guid.Empty, Guid.Empty, ConsentPurpose.WarmTransfer, []), [], [], "", [], null);

    [Fact]
    public void It_goes_from_the_call_to_the_end()
    {
        var transfer = Begin().Answered(Now).HasRoom(Now).Introduce(Empty, [], Now).Together(Now).Finish(TransferResult.Connected, Now);

        transfer.IsOver.ShouldBeTrue();
        transfer.BriefingHandedOverAt.ShouldBe(Now);
    }

    [Fact]
    public void R08_Nothing_is_handed_over_while_something_is_unmet() =>
        Should.Throw<InvalidOperationException>(() => Begin().Answered(Now).HasRoom(Now).Introduce(Empty, [new(null, new(UnmetReason.NoConsent), null)], Now));

    [Fact]
    public void The_person_is_not_named_before_the_agency_has_room() =>
        Should.Throw<InvalidOperationException>(() => Begin().Introduce(Empty, [], Now));

    [Fact]
    public void Nobody_is_connected_before_both_are_on_the_line() =>
        Should.Throw<InvalidOperationException>(() => Begin().Answered(Now).Finish(TransferResult.Connected, Now));

    [Fact]
    public void Whatever_is_pressed_a_briefing_leaves_only_after_the_agency_had_room() =>
        Gen.Int[0, 4].Array[0, 12].Sample(keys =>
        {
            var transfer = Begin();
            var taken = new List<int>();
            foreach (var key in keys)
            {
                try
                {
                    transfer = key switch
                    {
                        0 => transfer.Answered(Now),
                        1 => transfer.HasRoom(Now),
                        2 => transfer.Introduce(Empty, [], Now),
                        3 => transfer.Together(Now),
                        _ => transfer.Finish(TransferResult.Full, Now),
                    };
                    taken.Add(key);
                }
                catch (InvalidOperationException)
                {
                    // The step cannot be taken here, and nothing changed.
                }
            }

            (transfer.BriefingHandedOverAt is not null).ShouldBe(taken.Take(3).SequenceEqual([0, 1, 2]));
        });

    private static Transfer Begin() => Transfer.Begin(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "op", Now);
}
