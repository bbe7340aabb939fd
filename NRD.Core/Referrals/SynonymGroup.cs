namespace NRD.Core.Referrals;

/// <summary>Words and phrases of both languages that stand for the same thing when somebody looks for it.</summary>
public sealed record SynonymGroup
{
    /// <summary>Short and lasting, in lower case with hyphens: <c>safe-house</c>.</summary>
    public required string Id { get; init; }

    public ValueList<string> En { get; init; } = [];

    public ValueList<string> Fr { get; init; } = [];

    /// <summary>
    /// Words of either language that lead to the group but to which the group does not lead: narrower words, and those that
    /// people say but a record rarely does.
    /// </summary>
    public ValueList<string> OneWayFrom { get; init; } = [];

    /// <summary>Codes of the taxonomy that the whole group stands for, so that a service is found whose text never says the word.</summary>
    public ValueList<string> Needs { get; init; } = [];
}
