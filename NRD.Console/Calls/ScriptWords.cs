using NRD.Console.Components;
using NRD.Core;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>What a card shows now: the version as a consent names it, and the language.</summary>
public sealed record ShownScript(string Reference, Language Language);

/// <summary>The words of a script with its names filled in.</summary>
public static class ScriptWords
{
    /// <summary>How long it takes to say calmly, to the next five seconds.</summary>
    public static int SecondsAloud(string text) => (text.Trim().Length + 69) / 70 * 5;

    /// <summary>What a name in braces is called where nobody said what stands for it: words that can be read out as they are.</summary>
    public static string Say(Script script, Language language, IReadOnlyDictionary<string, Bilingual>? values)
    {
        var words = Words.Of(language);
        return script.Say(language, [.. Script.MustName(script.Kind).Select(name => (name, values?.GetValueOrDefault(name) is { IsEmpty: false } value ? value.In(language) : words[$"Scripts.Blank.{name}"]))]);
    }
}
