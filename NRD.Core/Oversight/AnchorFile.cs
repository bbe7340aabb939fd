using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Oversight;

/// <summary>What the audit trail was at one moment, signed, and kept outside the database.</summary>
/// <param name="Number">Counts from 1 without gaps.</param>
/// <param name="At">ISO 8601, UTC.</param>
internal sealed record Anchor(long Number, long Sequence, byte[] Mac, string At);

/// <summary>An anchor that cannot be believed, or that is not there.</summary>
internal sealed record BrokenAnchor(long Number, bool Missing);

/// <summary>The append-only file of anchors: a line each, signed (ECDSA P-256) and bound to the line before it.</summary>
internal sealed class AnchorFile(KeyRing keys, string folder)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    /// <summary>Named for the database, so that a second one beside it does not look like damage.</summary>
    public string FilePath => field ??= Path.Combine(folder, $"audit-{Identity()}.anchors");

    public long Length => new FileInfo(FilePath) is { Exists: true } file ? file.Length : 0;

    /// <summary>Every anchor up to the first broken one.</summary>
    public (IReadOnlyList<Anchor> Anchors, BrokenAnchor? Broken) Read()
    {
        if (!File.Exists(FilePath))
        {
            return ([], null);
        }

        using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Parse(WholeLines(stream));
    }

    /// <summary>Writes here those of another folder's anchors that vouch for entries up to <paramref name="sequence"/>: each is bound to the one before it only.</summary>
    /// <returns>The entry that the newest there vouches for.</returns>
    public long TakeUpTo(string from, long sequence)
    {
        var there = Path.Combine(from, Path.GetFileName(FilePath));
        if (!File.Exists(there))
        {
            return 0;
        }

        MakeFolder();
        using var reading = new FileStream(there, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var lines = WholeLines(reading);
        var newest = lines.Count > 0 && Parts(lines[^1]) is { } last ? last.Anchor.Sequence : 0;

        // A line that cannot be read is taken along: whoever verifies meets it here too.
        File.WriteAllText(FilePath, string.Concat(lines.TakeWhile(line => Parts(line) is not { } parts || parts.Anchor.Sequence <= sequence).Select(line => line + "\n")), Encoding.ASCII);
        return newest;
    }

    /// <summary>Adds what <paramref name="due"/> asks for, given the last anchor there is, while no other process can.</summary>
    public async Task<Anchor?> AppendAsync(Func<Anchor?, Task<IReadOnlyList<Anchor>>> due, CancellationToken ct)
    {
        MakeFolder();
        await using var alone = await LockAsync(ct);
        await using var stream = Open();
        var lines = WholeLines(stream);
        var last = lines.Count == 0 ? null : Parts(lines[^1]) is { } parts ? parts.Anchor : throw new InvalidDataException("The last anchor cannot be read.");
        var anchors = await due(last);
        if (anchors.Count == 0)
        {
            return last;
        }

        // A line cut short by a crash was never acknowledged.
        stream.SetLength(lines.Sum(line => (long)Encoding.ASCII.GetByteCount(line) + 1));
        stream.Position = stream.Length;
        using var signing = Signing();
        var previous = lines.Count == 0 ? "" : lines[^1];
        foreach (var anchor in anchors)
        {
            var body = Body(anchor, previous);
            previous = $"{body}|{Convert.ToBase64String(signing.SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256))}";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(previous + "\n"), ct);
        }

        stream.Flush(flushToDisk: true);
        return anchors[^1];
    }

    private static string Body(Anchor anchor, string previousLine) => string.Create(
        CultureInfo.InvariantCulture,
        $"{anchor.Number}|{anchor.Sequence}|{Convert.ToBase64String(anchor.Mac)}|{anchor.At}|{Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(previousLine)))}");

    private static List<string> WholeLines(FileStream stream)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines.AsSpan(0, lines.Length - 1)];
    }

    private static (Anchor Anchor, string Signature)? Parts(string line)
    {
        var mac = new byte[AuditChain.MacSize];
        return line.Split('|') is [var number, var sequence, var macText, var at, _, var signature]
            && long.TryParse(number, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(sequence, CultureInfo.InvariantCulture, out var s)
            && Convert.TryFromBase64String(macText, mac, out _)
            ? (new Anchor(n, s, mac, at), signature)
            : null;
    }

    private (IReadOnlyList<Anchor> Anchors, BrokenAnchor? Broken) Parse(List<string> lines)
    {
        using var signing = Signing();
        var anchors = new List<Anchor>(lines.Count);
        var previous = "";
        foreach (var line in lines)
        {
            var expected = anchors.Count + 1;
            var signature = new byte[64];
            if (Parts(line) is not { } parts
                || !Convert.TryFromBase64String(parts.Signature, signature, out var length)
                || length != signature.Length
                || !signing.VerifyData(Encoding.ASCII.GetBytes(line[..^(parts.Signature.Length + 1)]), signature, HashAlgorithmName.SHA256))
            {
                return (anchors, new(expected, Missing: false));
            }

            if (parts.Anchor.Number != expected || !line.StartsWith(Body(parts.Anchor, previous), StringComparison.Ordinal))
            {
                return (anchors, new(expected, Missing: true));
            }

            anchors.Add(parts.Anchor);
            previous = line;
        }

        return (anchors, null);
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        }
    }

    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        }

        return new FileStream(FilePath, options);
    }

    /// <summary>A file beside it is locked, so that readers are never shut out.</summary>
    private async Task<FileStream> LockAsync(CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(20))
        {
            try
            {
                return new FileStream(FilePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LockPatience)
            {
                await Task.Delay(20, ct);
            }
        }
    }

    private ECDsa Signing()
    {
        var signing = ECDsa.Create();
        signing.ImportPkcs8PrivateKey(keys.AnchorsKey, out _);
        return signing;
    }

    private string Identity()
    {
        using var signing = Signing();
        return Convert.ToHexStringLower(SHA256.HashData(signing.ExportSubjectPublicKeyInfo()).AsSpan(0, 6));
    }
}
