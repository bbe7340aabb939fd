using NRD.Console.Components;
using NRD.Console.Oversight;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Tests.Oversight;

public sealed class AuditWordsTests
{
    public static TheoryData<Words> Languages { get; } = new(Words.English, Words.French);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_code_of_the_trail_has_words(Words words)
    {
        var said = Enum.GetValues<AuditAction>().Select(code => AuditWords.Say(code, words))
            .Concat(Enum.GetValues<SubjectKind>().Select(code => AuditWords.Say(code, words)))
            .Concat(Enum.GetValues<AuditOutcome>().Select(code => AuditWords.Say(code, words)))
            .Concat(Enum.GetValues<AuditFaultKind>().Select(code => AuditWords.Say(code, words)))
            .Concat(Enum.GetValues<RevealReason>().Select(code => AuditWords.Reason(code.ToString(), words)))
            .Concat(Enum.GetValues<Permission>().Select(code => AuditWords.Reason(code.ToString(), words)));

        said.ShouldAllBe(word => word.Length > 2);
    }

    [Fact]
    public void A_code_without_words_is_shown_as_it_is()
    {
        AuditWords.Reason("other-code", Words.English).ShouldBe("other-code");
        AuditWords.Reason(null, Words.English).ShouldBe("");
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("", true)]
    [InlineData("24 November", false)]
    [InlineData("2026-13-01", false)]
    public void A_day_is_understood_or_said_to_be_unclear(string day, bool clear)
    {
        var form = new AuditForm { From = day, Until = day };

        (form.FromUnclear, form.UntilUnclear).ShouldBe((!clear, !clear));
        (form.ToFilter(NodaTime.DateTimeZone.Utc) is null).ShouldBe(!clear);
    }

    [Fact]
    public void The_last_day_is_wanted_whole()
    {
        var filter = new AuditForm { From = "2026-11-24", Until = "2026-11-24", SubjectId = " 3f2504e0-4f89-41d3-9a0c-0305e82c3301 " }.ToFilter(NodaTime.DateTimeZone.Utc).ShouldNotBeNull();

        (filter.Until - filter.From).ShouldBe(NodaTime.Duration.FromDays(1));
        filter.SubjectId.ShouldNotBeNull();
        new AuditForm { SubjectId = "nonsense" }.ToFilter(NodaTime.DateTimeZone.Utc).ShouldBeNull();
    }
}
