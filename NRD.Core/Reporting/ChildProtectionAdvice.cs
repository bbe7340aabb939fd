using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>The channel of child protection: its own contact, log and completion, whatever the police are told (rule R11).</summary>
internal static class ChildProtectionAdvice
{
    public static IEnumerable<ChannelAdvice> For(AdviceQuestion question)
    {
        var places = question.Situation.Place is { } known ? [known] : Province.All;
        var verdicts = places.Select(place => ChildVerdict.Of(question, place)).OfType<ChildVerdict>().ToList();
        if (verdicts.Count == 0)
        {
            yield break;
        }

        // Where the place is not known the strictest of the thirteen counts.
        var level = verdicts.Max(v => v.Level);
        var strictest = verdicts.Where(v => v.Level == level).ToList();
        yield return question.Situation.Place is null ? Somewhere(question, level, strictest) : There(question, strictest[0]);
    }

    private static ChannelAdvice There(AdviceQuestion question, ChildVerdict verdict)
    {
        var rule = verdict.Rules is [var first, ..] ? first : null;
        return new(
            ReportingChannel.ChildProtection,
            verdict.Level,
            rule?.Recipient ?? question.Rules.Telling.ChildWhereTheChildIs,
            rule?.PoliceSatisfies ?? Answer.Unknown,
            rule?.Line,
            rule?.Citation ?? Bilingual.Empty,
            verdict.Rules.Select(r => r.Id).Distinct().ToValueList(),
            rule?.EffectiveFrom,
            Reviewed(verdict.Rules),
            Reasons(question, verdict.Level, [verdict]).ToValueList());
    }

    private static ChannelAdvice Somewhere(AdviceQuestion question, AdviceLevel level, List<ChildVerdict> strictest)
    {
        var rules = strictest.SelectMany(v => v.Rules).ToList();
        return new(
            ReportingChannel.ChildProtection,
            level,
            question.Rules.Telling.ChildWhereTheChildIs,
            Answer.No,
            null,
            Citations(rules.Select(r => (r.Jurisdiction, r.Citation))),
            rules.Select(r => r.Id).Distinct().ToValueList(),
            null,
            Reviewed(rules),
            Reasons(question, level, strictest).ToValueList());
    }

    /// <summary>Every law that is behind advice for an unknown place, with its province in front.</summary>
    internal static Bilingual Citations(IEnumerable<(string Jurisdiction, Bilingual Citation)> laws)
    {
        var distinct = laws.Distinct().OrderBy(law => law.Jurisdiction, StringComparer.Ordinal).ToList();
        return new(
            string.Join("; ", distinct.Select(law => $"{law.Jurisdiction[3..]}: {law.Citation.En}")),
            string.Join("\u202F; ", distinct.Select(law => $"{law.Jurisdiction[3..]}\u00A0: {law.Citation.Fr}")));
    }

    // What holds in several provinces is said once.
    private static Bilingual? Together(List<Bilingual> names) =>
        names.Count == 0 ? null : new(string.Join(", ", names.Select(n => n.En)), string.Join(", ", names.Select(n => n.Fr)));

    private static LocalDate? Reviewed(IReadOnlyCollection<DutyRule> rules) =>
        rules.Count == 0 || rules.Any(r => r.ReviewedOn is null) ? null : rules.Min(r => r.ReviewedOn);

    private static IEnumerable<AdviceReason> Reasons(AdviceQuestion question, AdviceLevel level, List<ChildVerdict> verdicts)
    {
        var rules = verdicts.SelectMany(v => v.Rules).ToList();
        foreach (var alike in verdicts.SelectMany(v => v.Reasons).Distinct().GroupBy(r => r.Code))
        {
            yield return new(alike.Key, Together([.. alike.Select(r => r.Name).OfType<Bilingual>()]));
        }

        if (level == AdviceLevel.May)
        {
            yield return ConsentReason.Of(question.Situation);
        }

        var satisfied = question.Situation.Place is null ? [Answer.No] : rules.Select(r => r.PoliceSatisfies).Distinct().ToList();
        yield return new(satisfied switch
        {
            [Answer.Yes] => ReasonCode.PoliceSatisfy,
            [Answer.No] => ReasonCode.PoliceDoNotSatisfy,
            _ => ReasonCode.PoliceNotConfirmed,
        });
        if (satisfied is [Answer.Yes or Answer.No] && question.Situation.Place is not null && rules.Exists(r => !r.PoliceConfirmed))
        {
            yield return new(ReasonCode.PoliceNotConfirmed);
        }

        yield return new(ReasonCode.IndigenousAgency);
        if (rules.Exists(r => r.Standing == RuleStanding.Unconfirmed || r.Basis == RuleBasis.Unconfirmed))
        {
            yield return new(ReasonCode.RowNotConfirmed);
        }

        if (rules.Exists(r => r.ReviewedOn is null))
        {
            yield return new(ReasonCode.NotReviewed);
        }
    }
}
