using System.Collections.Frozen;

namespace NRD.Core.Reporting;

/// <summary>The words by which files and the command line name what a situation holds.</summary>
public static class ReportingCodes
{
    public static CodeTable<AgeBand> Bands { get; } = new(band => band switch
    {
        AgeBand.UpTo12 => "0-12",
        AgeBand.At13 => "13",
        AgeBand.From14To15 => "14-15",
        AgeBand.From16To17 => "16-17",
        AgeBand.At18 => "18",
        AgeBand.From19 => "19+",
        AgeBand.AppearsMinor => "appears-minor",
        AgeBand.Unknown => "unknown",
    });

    public static CodeTable<Ground> Grounds { get; } = new(ground => ground switch
    {
        Ground.Sexual => "sexual",
        Ground.Physical => "physical",
        Ground.SexualExploitation => "sexual-exploitation",
        Ground.LabourExploitation => "labour-exploitation",
        Ground.Neglect => "neglect",
        Ground.Emotional => "emotional",
    });

    public static CodeTable<Perpetrator> Perpetrators { get; } = new(perpetrator => perpetrator switch
    {
        Perpetrator.Parent => "parent",
        Perpetrator.Other => "other",
        Perpetrator.Unknown => "unknown",
    });

    public static CodeTable<ConsentAnswer> Consents { get; } = new(consent => consent switch
    {
        ConsentAnswer.Yes => "yes",
        ConsentAnswer.No => "no",
        ConsentAnswer.NotAsked => "not-asked",
    });

    public static CodeTable<Answer> Answers { get; } = new(answer => answer switch
    {
        Answer.Yes => "yes",
        Answer.No => "no",
        Answer.Unknown => "unknown",
    });

    public static CodeTable<RequestedBody> Bodies { get; } = new(body => body switch
    {
        RequestedBody.LabourInspection => "labour-inspection",
        RequestedBody.Cybertip => "cybertip",
        RequestedBody.ImmigrationAuthority => "immigration-authority",
    });

    public static CodeTable<AdviceLevel> Levels { get; } = new(level => level switch
    {
        AdviceLevel.May => "MAY",
        AdviceLevel.Ask => "ASK",
        AdviceLevel.Must => "MUST",
    });

    public static CodeTable<ReportingChannel> Channels { get; } = new(channel => channel switch
    {
        ReportingChannel.Emergency => "emergency",
        ReportingChannel.ChildProtection => "child-protection",
        ReportingChannel.Police => "police",
        ReportingChannel.AdultProtection => "adult-protection",
        ReportingChannel.GovernmentBody => "government-body",
    });

    public static CodeTable<CentrePolicy> Policies { get; } = new(policy => policy switch
    {
        CentrePolicy.Stricter => "stricter",
        CentrePolicy.Published => "published",
    });

    internal static CodeTable<RuleBasis> Bases { get; } = new(basis => basis switch
    {
        RuleBasis.Stated => "stated",
        RuleBasis.GuardianCentred => "guardian-centred",
        RuleBasis.Silent => "silent",
        RuleBasis.Unconfirmed => "unconfirmed",
        RuleBasis.Professionals => "professionals",
    });

    internal static CodeTable<RuleStanding> Standings { get; } = new(standing => standing switch
    {
        RuleStanding.Published => "published",
        RuleStanding.Secondary => "secondary",
        RuleStanding.Unconfirmed => "unconfirmed",
    });
}

/// <summary>The codes of one kind of value, in the order of its cases.</summary>
public sealed class CodeTable<T>
    where T : struct, Enum
{
    private readonly Func<T, string> code;
    private readonly FrozenDictionary<string, T> values;

    internal CodeTable(Func<T, string> code)
    {
        this.code = code;
        All = Enum.GetValues<T>().Select(code).ToValueList();
        values = Enum.GetValues<T>().ToFrozenDictionary(code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every code there is, for a message that says what is allowed.</summary>
    public ValueList<string> All { get; }

    public string this[T value] => code(value);

    /// <summary>The value of a code, in any case; <c>null</c> where there is none.</summary>
    public T? Find(string text) => values.TryGetValue(text.Trim(), out var value) ? value : null;

    internal T Of(string text) => Find(text) ?? throw new InvalidDataException($"'{text}' is none of {string.Join(", ", All)}.");
}
