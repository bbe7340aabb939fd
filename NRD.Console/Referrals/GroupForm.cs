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

    public bool IsNew { get; init; }

    public static GroupForm Of(SynonymGroup group) => new()
    {
        Id = group.Id,
        English = Lines(group.En),
        French = Lines(group.Fr),
        OneWay = Lines(group.OneWayFrom),
        Needs = string.Join(' ', group.Needs),
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
