using System.IO.Compression;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing;

/// <summary>One file of what is imported; read when asked for.</summary>
/// <param name="Name">Relative to what was named, with forward slashes.</param>
internal sealed record InputFile(string Name, Func<byte[]> Read)
{
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The folder it lies in, empty at the top.</summary>
    public string Folder => Name.LastIndexOf('/') is var slash and >= 0 ? Name[..slash] : "";

    public string Stem => Path.GetFileNameWithoutExtension(Name);
}

/// <summary>The files of a path: one file, a folder, or a zip archive.</summary>
/// <param name="Name">The file's or folder's name, by default the name of the source.</param>
/// <param name="Ignored">Files that hold no data, such as notes beside it.</param>
internal sealed record InputFiles(string Name, IReadOnlyList<InputFile> Files, IReadOnlyList<string> Ignored)
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".json", ".geojson", ".ndjson", ".jsonl", ".xml"];

    /// <exception cref="ImportRefusedException">There is nothing to read, or more than the limits allow.</exception>
    public static InputFiles Open(string path, ImportLimits limits)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ImportRefusedException(RefusalWords.NothingNamed());
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        try
        {
            return Directory.Exists(path) ? Folder(name, path, limits)
                : !File.Exists(path) ? throw new ImportRefusedException(RefusalWords.NotFound(path))
                : IsZip(path) ? Archive(name, path, limits)
                : new InputFiles(name, [Single(name, path, limits)], []);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ImportRefusedException(RefusalWords.NotAllowed(path), e);
        }
        catch (InvalidDataException e)
        {
            throw new ImportRefusedException(RefusalWords.NotASoundArchive(path), e);
        }
        catch (IOException e)
        {
            throw new ImportRefusedException(RefusalWords.NotReadable(path), e);
        }
    }

    /// <summary>By its name: an archive within another is not opened.</summary>
    public static bool IsArchive(string name) => Path.GetExtension(name).ToLowerInvariant() is ".zip" or ".gz" or ".tgz" or ".7z" or ".rar" or ".bz2" or ".xz" or ".tar";

    private static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
            && start[0] == 'P' && start[1] == 'K' && start[2] is 3 or 5 && start[3] is 4 or 6;
    }

    private static InputFile Single(string name, string path, ImportLimits limits)
    {
        var size = new FileInfo(path).Length;
        return size > limits.Bytes
            ? throw new ImportRefusedException(RefusalWords.FileTooLarge(name, size, limits.Bytes))
            : new InputFile(name, () => File.ReadAllBytes(path));
    }

    private static InputFiles Folder(string name, string path, ImportLimits limits)
    {
        var files = new List<InputFile>();
        var ignored = new List<string>();
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = limits.FolderDepth,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (var file in Directory.EnumerateFiles(path, "*", options).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(path, file).Replace('\\', '/');
            if (!Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            {
                ignored.Add(relative);
                continue;
            }

            files.Add(Single(relative, file, limits));
            if (files.Count > limits.ArchiveEntries)
            {
                throw new ImportRefusedException(RefusalWords.TooManyFiles(name, limits.ArchiveEntries));
            }
        }

        return files.Count == 0
            ? throw new ImportRefusedException(RefusalWords.NoKnownEnding(name, Extensions, ignored))
            : new InputFiles(name, files, ignored);
    }

    private static InputFiles Archive(string name, string path, ImportLimits limits)
    {
        var files = new List<InputFile>();
        var ignored = new List<string>();
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count > limits.ArchiveEntries)
        {
            throw new ImportRefusedException(RefusalWords.TooManyEntries(name, archive.Entries.Count, limits.ArchiveEntries));
        }

        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            throw new ImportRefusedException(RefusalWords.Spreadsheet(name));
        }

        var left = limits.Bytes;
        foreach (var entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var entryName = entry.FullName.Replace('\\', '/');
            if (entryName.EndsWith('/'))
            {
                continue;
            }

            if (entryName.StartsWith('/') || entryName.Contains(':', StringComparison.Ordinal) || entryName.Split('/').Contains("..")
                || ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000)
            {
                throw new ImportRefusedException(RefusalWords.PointsOut(name));
            }

            if (!Extensions.Contains(Path.GetExtension(entryName).ToLowerInvariant()) || Path.GetFileName(entryName).StartsWith('.') || entryName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            {
                ignored.Add(entryName);
                continue;
            }

            var bytes = Unpack(name, entry, left, limits);
            left -= bytes.LongLength;
            files.Add(new InputFile(entryName, () => bytes));
        }

        return files.Count == 0
            ? throw new ImportRefusedException(RefusalWords.NoKnownEnding(name, Extensions, ignored))
            : new InputFiles(name, Rooted(files), ignored);
    }

    // The declared sizes of an entry may lie: what counts is what comes out.
    private static byte[] Unpack(string archive, ZipArchiveEntry entry, long left, ImportLimits limits)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > left)
            {
                throw new ImportRefusedException(RefusalWords.UnpacksTooLarge(archive, limits.Bytes));
            }

            if (unpacked.Length > limits.RatioFloor && unpacked.Length > entry.CompressedLength * limits.ArchiveRatio)
            {
                throw new ImportRefusedException(RefusalWords.UnpacksTooFar(archive, limits.ArchiveRatio));
            }
        }

        return unpacked.ToArray();
    }

    /// <summary>Archives often hold one folder with everything in it; that folder is no part of the names.</summary>
    private static List<InputFile> Rooted(List<InputFile> files)
    {
        while (files[0].Name.IndexOf('/') is var slash and > 0)
        {
            var root = files[0].Name[..(slash + 1)];
            if (!files.TrueForAll(f => f.Name.StartsWith(root, StringComparison.Ordinal)))
            {
                break;
            }

            files = files.ConvertAll(f => f with { Name = f.Name[root.Length..] });
        }

        return files;
    }
}
