namespace NRD.Core.Oversight;

/// <summary>Something that a feature does each night, when the fewest people call.</summary>
public interface INightRound
{
    /// <summary>What the log calls it where it could not be done.</summary>
    string Name { get; }

    Task NightAsync(CancellationToken ct);
}
