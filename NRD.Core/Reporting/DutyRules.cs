using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>
/// The duties to tell child and adult protection, and the Centre's own rules on danger and police, as data with effective dates, sources and
/// reviewers. Never changes once made; a decision keeps the version that it used.
/// </summary>
public sealed class DutyRules
{
    private static readonly Lazy<DutyRules> Embedded = new(DutyRulesFile.Load);

    private readonly Dictionary<string, DutyRule[]> children;
    private readonly Dictionary<string, AdultRule[]> adults;

    public DutyRules(string version, IEnumerable<DutyRule> children, IEnumerable<AdultRule> adults, TellingRules telling)
    {
        Version = version;
        Children = children.ToValueList();
        Adults = adults.ToValueList();
        Telling = telling;
        this.children = Children.GroupBy(rule => rule.Jurisdiction).ToDictionary(group => group.Key, group => group.ToArray());
        this.adults = Adults.SelectMany(rule => rule.Jurisdictions.Select(code => (code, rule))).GroupBy(pair => pair.code).ToDictionary(group => group.Key, group => group.Select(pair => pair.rule).ToArray());
    }

    /// <summary>The rules that ship with the product; not reviewed by counsel.</summary>
    public static DutyRules Shipped => Embedded.Value;

    public string Version { get; }

    public ValueList<DutyRule> Children { get; }

    public ValueList<AdultRule> Adults { get; }

    /// <summary>What rests on no statute of protection.</summary>
    public TellingRules Telling { get; }

    /// <summary>Rules on children of a province that hold on a day; empty where the table does not reach back that far.</summary>
    public IEnumerable<DutyRule> OfChildren(Province place, LocalDate day) => children.GetValueOrDefault(place.Code, []).Where(rule => rule.HoldsOn(day));

    /// <summary>Rules on adults of a province that hold on a day; all of them where none does, so that a supervisor is asked and nothing is left out.</summary>
    public IEnumerable<AdultRule> OfAdults(Province place, LocalDate day)
    {
        var rules = adults.GetValueOrDefault(place.Code, []);
        return Array.Exists(rules, rule => rule.HoldsOn(day)) ? rules.Where(rule => rule.HoldsOn(day)) : rules;
    }
}
