namespace NRD.Core.Importing;

/// <summary>The shapes in which a directory may arrive.</summary>
public enum ImportFormat
{
    /// <summary>Found out from the content.</summary>
    Auto,

    /// <summary>Open Referral HSDS 1.1, 2.0 or 3.x: tabular package (folder or zip) or JSON.</summary>
    Hsds,

    /// <summary>The CSV set of the Ohana API.</summary>
    Ohana,

    /// <summary>The flat iCarol resource export.</summary>
    Icarol,

    /// <summary>AIRS XML 3.0.</summary>
    Airs,

    /// <summary>Any other CSV, read through a mapping.</summary>
    Csv,

    /// <summary>Any other JSON or GeoJSON, read through a mapping.</summary>
    Json,
}

/// <summary>What to import, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>A file, a folder or a zip archive.</summary>
    public required string Path { get; init; }

    public ImportFormat Format { get; init; }

    /// <summary>A mapping file, or the name of one that comes with the product.</summary>
    public string? Map { get; init; }

    /// <summary>Under which name the records are kept; by default the name of the file or folder.</summary>
    public string? Source { get; init; }

    /// <summary>The file holds all of the source: what is missing in it is made inactive.</summary>
    public bool Complete { get; init; }

    /// <summary>Say what would happen and change nothing.</summary>
    public bool DryRun { get; init; }
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Rows of the step at hand.</param>
/// <param name="Total"><c>null</c> while nobody knows.</param>
public sealed record ImportProgress(ImportStep Step, string? File, int Done, int? Total);

/// <summary>The steps of an import, in order.</summary>
public enum ImportStep
{
    Reading,
    Comparing,
    Saving,
}

/// <summary>An import that was refused as a whole; nothing was changed. <see cref="Said"/> tells what was looked for and what to do.</summary>
public sealed class ImportRefusedException(Bilingual said, Exception? inner = null) : Exception(said.In(Language.English), inner)
{
    /// <summary>The message in both languages.</summary>
    public Bilingual Said => said;
}
