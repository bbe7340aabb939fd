using NRD.Core;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>A group of synonyms as it is being typed: one word or phrase a line.</summary>
public sealed class GroupForm
{
    public string Id { get; set; } = "";

    public string English { get; set; } = "";

    public string French { get; set; } = "";

    public string OneWay { get; set; } = "";

    public string Needs { get; set; } = "";

    /// <summary>The group as it stood when it was opened; <c>null</c>: a new one.</summary>
    public SynonymGroup? Before { get; private init; }

    public bool IsNew => Before is null;

    public static GroupForm Of(SynonymGroup group) => new()
    {
        Before = group,
        Id = group.Id,
        English = Lines(group.En),
        French = Lines(group.Fr),
        OneWay = Lines(group.OneWayFrom),
        Needs = string.Join(' ', group.Needs),
    };

    /// <summary>The id of the field in which a part is written.</summary>
    public static string FieldOf(GroupPart part) => part switch
    {
        GroupPart.Whole => "group-problems",
        GroupPart.Name => "group-id",
        GroupPart.English => "group-en",
        GroupPart.French => "group-fr",
        GroupPart.OneWay => "group-one-way",
        GroupPart.Needs => "group-needs",
    };

    public SynonymGroup ToGroup() => new()
    {
        Id = Id.Trim(),
        En = Read(English),
        Fr = Read(French),
        OneWayFrom = Read(OneWay),
        Needs = [.. Needs.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(code => code.ToUpperInvariant())],
    };

    private static string Lines(ValueList<string> texts) => string.Join('\n', texts);

    private static ValueList<string> Read(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
