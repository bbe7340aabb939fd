using NRD.Core;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>A script as somebody writes it: kept as it was typed until it is saved.</summary>
public sealed class ScriptForm
{
    public ScriptForm(Script script)
    {
        Kind = script.Kind;
        BasedOn = script.Version;
        English = script.Text.En ?? "";
        French = script.Text.Fr ?? "";
    }

    public ScriptKind Kind { get; }

    /// <summary>The version that its author saw.</summary>
    public int BasedOn { get; set; }

    public string English { get; set; }

    public string French { get; set; }

    /// <summary>What somebody else saved meanwhile; <c>null</c> where nobody did.</summary>
    public ScriptEdition? Newer { get; set; }

    public IReadOnlyList<ScriptProblem> Problems { get; set; } = [];

    public Bilingual Text => new(English, French);

    public string In(Language language) => language == Language.French ? French : English;

    /// <summary>What is wrong with one side.</summary>
    public IEnumerable<ScriptProblem> ProblemsOf(Language language) => Problems.Where(problem => problem switch
    {
        ScriptProblem.EnglishMissing => language == Language.English,
        ScriptProblem.FrenchMissing => language == Language.French,
        ScriptProblem.PlaceholderMissing => Script.MissingNames(Kind, In(language)).Count > 0 && In(language).Trim().Length > 0,
        ScriptProblem.PlaceholderUnknown => Script.UnknownNames(Kind, In(language)).Count > 0,
        ScriptProblem.TooLong => In(language).Trim().Length > Script.LongestText,
        ScriptProblem.Outdated => false,
    });
}
