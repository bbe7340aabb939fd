using System.Text.RegularExpressions;
using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>What a script is for.</summary>
public enum ScriptKind
{
    LifeAtRisk,
    SafetyCheck,
    Confidentiality,
    DropPlan,
    ConsentAsk,
    ReadBack,
    CannotPromise,
    NeitherConfirmNorDeny,
    SilentCall,

    /// <summary>The first words to an agency, without any detail of the person.</summary>
    AgencyFirst,
    Introduction,
    DeviceSafety,
    Closing,
    DeviceHygiene,
}

/// <summary>Words to say or send, in both languages, in one version.</summary>
/// <param name="Version">Counted from 1, which is as shipped.</param>
/// <param name="ChangedBy">The staff id of whoever wrote this version; <c>null</c>: as shipped.</param>
public sealed partial record Script(ScriptKind Kind, int Version, Bilingual Text, string? ChangedBy, Instant? ChangedAt)
{
    /// <summary>How a consent names the words that were read.</summary>
    public string Reference => $"{Kind}/{Version}";

    /// <summary>The scripts as shipped, one of each kind.</summary>
    public static IReadOnlyList<Script> Shipped { get; } =
        [.. ReferenceData.Json<List<ShippedScript>>("scripts.json").Select(script => new Script(Enum.Parse<ScriptKind>(script.Kind), 1, new(script.En, script.Fr), null, null))];

    /// <summary>The words with what they name filled in.</summary>
    /// <param name="values">What stands for <c>{recipient}</c>, <c>{items}</c>, <c>{emergency}</c>.</param>
    public string Say(Language language, params (string Name, string Value)[] values) =>
        values.Aggregate(Text.In(language), (text, value) => text.Replace("{" + value.Name + "}", value.Value, StringComparison.Ordinal));

    /// <summary>The words as shipped; for when the database is away.</summary>
    public static Script AsShipped(ScriptKind kind) => Shipped.Single(script => script.Kind == kind);

    /// <summary>The longest that one language of a script may be, in characters: about two minutes aloud.</summary>
    public const int LongestText = 2000;

    /// <summary>What a text of this kind must name and does not.</summary>
    public static IReadOnlyList<string> MissingNames(ScriptKind kind, string text) => [.. MustName(kind).Where(name => !text.Contains("{" + name + "}", StringComparison.Ordinal))];

    /// <summary>What a text names in braces though nothing stands for it.</summary>
    public static IReadOnlyList<string> UnknownNames(ScriptKind kind, string? text) =>
        [.. InBraces().Matches(text ?? "").Select(match => match.Groups[1].Value).Except(MustName(kind))];

    /// <summary>What a text of this kind must name.</summary>
    public static IReadOnlyList<string> MustName(ScriptKind kind) => kind switch
    {
        ScriptKind.LifeAtRisk => ["emergency"],
        ScriptKind.ConsentAsk => ["recipient"],
        ScriptKind.ReadBack => ["recipient", "items"],
        ScriptKind.SafetyCheck or ScriptKind.Confidentiality or ScriptKind.DropPlan or ScriptKind.CannotPromise or ScriptKind.NeitherConfirmNorDeny or ScriptKind.SilentCall
            or ScriptKind.AgencyFirst or ScriptKind.Introduction or ScriptKind.DeviceSafety or ScriptKind.Closing or ScriptKind.DeviceHygiene => [],
    };

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex InBraces();

    private sealed record ShippedScript(string Kind, string En, string Fr);
}

/// <summary>A version that supervisors wrote; shipped ones are not kept in the database.</summary>
public sealed class ScriptVersion
{
    public ScriptVersion(Script script)
    {
        Id = Guid.NewGuid();
        Kind = script.Kind;
        Number = script.Version;
        Text = script.Text;
        ChangedBy = script.ChangedBy ?? throw new ArgumentException("A version that staff wrote has an author.", nameof(script));
        ChangedAt = script.ChangedAt ?? throw new ArgumentException("A version that staff wrote has a date.", nameof(script));
    }

    private ScriptVersion()
    {
    }

    public Guid Id { get; private set; }

    public ScriptKind Kind { get; private set; }

    public int Number { get; private set; }

    public Bilingual Text { get; private set; } = default!;

    public string ChangedBy { get; private set; } = default!;

    public Instant ChangedAt { get; private set; }

    public Script ToScript() => new(Kind, Number, Text, ChangedBy, ChangedAt);
}
