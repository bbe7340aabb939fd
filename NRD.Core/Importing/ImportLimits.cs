namespace NRD.Core.Importing;

/// <summary>What an import refuses to go beyond, so that a broken or hostile file costs a message and not the machine.</summary>
public sealed record ImportLimits
{
    public static readonly ImportLimits Default = new();

    /// <summary>Bytes of one file, and of all unpacked entries of an archive together.</summary>
    public long Bytes { get; init; } = 512L * 1024 * 1024;

    public int ArchiveEntries { get; init; } = 1_000;

    /// <summary>Unpacked bytes for one packed byte, beyond <see cref="RatioFloor"/>.</summary>
    public int ArchiveRatio { get; init; } = 100;

    /// <summary>Unpacked bytes below which the ratio does not matter: a small table of equal lines packs very well.</summary>
    public long RatioFloor { get; init; } = 1024 * 1024;

    public int Rows { get; init; } = 1_000_000;

    public int Columns { get; init; } = 2_000;

    /// <summary>Characters of one cell or text.</summary>
    public int Cell { get; init; } = 100_000;

    public int JsonDepth { get; init; } = 64;

    /// <summary>Folders below the one that was named.</summary>
    public int FolderDepth { get; init; } = 4;
}
