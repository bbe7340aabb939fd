using System.Text;
using CsCheck;
using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Tests.Accounts;

public sealed class CodeAppTests
{
    /// <summary>The seed of RFC 6238, appendix B.</summary>
    private static readonly string Seed = CodeApp.ToBase32(Encoding.ASCII.GetBytes("12345678901234567890"));

    private static readonly Instant Now = Instant.FromUnixTimeSeconds(1111111111);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        CodeApp.Code(Seed, CodeApp.StepOf(Instant.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Fact]
    public void Finding_2_Only_the_present_step_and_one_beside_it_are_taken() =>
        Enumerable.Range(-3, 7).Where(drift => CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now) + drift), null, Now) is not null).ShouldBe([-1, 0, 1]);

    [Fact]
    public void Finding_2_A_step_works_once_and_so_do_those_before_it()
    {
        var step = CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now)), null, Now);

        CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now)), step, Now).ShouldBeNull();
        CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now) - 1), step, Now).ShouldBeNull();
        CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now) + 1), step, Now).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("50471")]
    [InlineData("+50471")]
    [InlineData(" 050471")]
    [InlineData("050471 ")]
    [InlineData("0050471")]
    [InlineData("٠٥٠٤٧١")]
    [InlineData("０５０４７１")]
    [InlineData("050471\0")]
    [InlineData("")]
    public void Finding_2_Odd_forms_of_the_right_code_are_refused(string code) => CodeApp.Accept(Seed, code, null, Now).ShouldBeNull();

    [Fact]
    public void A_seed_reads_back_from_its_text() =>
        Gen.Byte.Array[0, 40].Sample(bytes => CodeApp.FromBase32(CodeApp.ToBase32(bytes)).AsSpan().SequenceEqual(bytes));

    [Fact]
    public void The_step_that_was_taken_never_goes_back() =>
        Gen.Int[-1, 1].List[1, 20].Sample(drifts =>
        {
            long? last = null;
            foreach (var drift in drifts)
            {
                var step = CodeApp.Accept(Seed, CodeApp.Code(Seed, CodeApp.StepOf(Now) + drift), last, Now);
                if (step is { } taken)
                {
                    if (taken <= (last ?? long.MinValue))
                    {
                        return false;
                    }

                    last = taken;
                }
            }

            return true;
        });
}
