using CsCheck;
using NRD.Core.Referrals;

namespace NRD.Tests.Referrals;

public sealed class TyposTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcd"], 0, 9];

    [Theory]
    [InlineData("sheltr", "shelter", 1)]
    [InlineData("hselter", "shelter", 1)]
    [InlineData("helter", "shelter", 1)]
    [InlineData("shleter", "shelter", 1)]
    [InlineData("hebergemnet", "hebergement", 1)]
    [InlineData("herbegement", "hebergement", 2)]
    public void A_slip_of_the_keyboard_is_within_its_edits(string typed, string meant, int edits)
    {
        Typos.WithinEdits(typed, meant, edits).ShouldBeTrue();
        Typos.WithinEdits(typed, meant, edits - 1).ShouldBeFalse();
    }

    [Fact]
    public void Short_words_are_taken_as_typed()
    {
        Typos.Allowed(3).ShouldBe(0);
        Typos.Allowed(4).ShouldBe(1);
        Typos.Allowed(7).ShouldBe(1);
        Typos.Allowed(8).ShouldBe(2);
    }

    [Fact]
    public void Words_too_long_to_be_words_are_never_alike() =>
        Typos.WithinEdits(new string('a', 5_000), 'b' + new string('c', 5_000), 2).ShouldBeFalse();

    [Fact]
    public void The_bounded_distance_agrees_with_the_plain_one() => Gen.Select(Word, Word, Gen.Int[0, 3]).Sample(
        (a, b, max) => Typos.WithinEdits(a, b, max) == Distance(a, b) <= max,
        iter: 20_000);

    [Fact]
    public void Either_word_may_come_first() => Gen.Select(Word, Word, Gen.Int[0, 3]).Sample(
        (a, b, max) => Typos.WithinEdits(a, b, max) == Typos.WithinEdits(b, a, max),
        iter: 5_000);

    [Fact]
    public void Comparing_allocates_nothing()
    {
        Typos.WithinEdits("sheltr", "shelter", 2);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var run = 0; run < 1_000; run++)
        {
            Typos.WithinEdits("hebergemnet", "hebergement", 2);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var edits = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                table[i, j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
                    ? Math.Min(edits, table[i - 2, j - 2] + 1)
                    : edits;
            }
        }

        return table[a.Length, b.Length];
    }
}
