using System.ComponentModel.DataAnnotations;

namespace NRD.Console.Hosting;

/// <summary>The section <c>Data</c> of the settings: where all state lies.</summary>
public sealed record DataOptions
{
    public const string Section = "Data";

    /// <summary>Empty: <c>NRD</c> in the user's local application data.</summary>
    [StringLength(1000)]
    public string Folder { get; init; } = "";

    /// <summary>Fill an empty database with the invented sample directory; <c>null</c>: only in Development, so that no invented partner is ever offered in earnest.</summary>
    public bool? SampleDirectory { get; init; }
}
