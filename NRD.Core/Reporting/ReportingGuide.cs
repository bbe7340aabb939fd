using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Reporting;

/// <summary>Where staff read advice: the rules that hold here, for whoever may read them.</summary>
public sealed class ReportingGuide(DutyRules rules)
{
    /// <inheritdoc cref="ReportingAdvice.For"/>
    public ReportingAdvice Advise(Actor actor, Situation situation, CentrePolicy policy, LocalDate day)
    {
        actor.Demand(Permission.ReadReportingAdvice);
        return ReportingAdvice.For(situation, rules, policy, day);
    }

    /// <summary>Every combination of jurisdiction, age, ground, perpetrator and channel, for counsel to review.</summary>
    public IEnumerable<DutyTableRow> Table(Actor actor, CentrePolicy policy, LocalDate day)
    {
        actor.Demand(Permission.ReadReportingAdvice);
        return DutyTableRow.All(rules, policy, day);
    }
}
