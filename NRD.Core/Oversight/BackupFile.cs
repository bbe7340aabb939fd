using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NRD.Core.Persistence;

namespace NRD.Core.Oversight;

/// <summary>The one file of a backup: a database and its manifest, packed, for its owner only.</summary>
internal static class BackupFile
{
    private const string Database = "nrd.db";
    private const string Manifest = "manifest.json";
    private const int LongestManifest = 4096;

    /// <summary>A new file that nobody else can read.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    public static async Task PackAsync(string database, BackupManifest manifest, string file, CancellationToken ct)
    {
        await using var stream = Create(file);
        await using (var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await using (var entry = await zip.CreateEntry(Manifest).OpenAsync(ct))
            {
                await JsonSerializer.SerializeAsync(entry, manifest, JsonColumn.Options, ct);
            }

            await using var content = await zip.CreateEntry(Database, CompressionLevel.Fastest).OpenAsync(ct);
            await using var reading = File.OpenRead(database);
            await reading.CopyToAsync(content, ct);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Puts the database of a backup at <paramref name="database"/>, never more than its manifest says.</summary>
    /// <exception cref="DatabaseRefusedException">It is no backup, or not what was written.</exception>
    public static async Task<BackupManifest> UnpackAsync(string file, string database, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, ct);
            if (zip.Entries is not [{ FullName: Manifest, Length: > 0 and <= LongestManifest } about, { FullName: Database } content])
            {
                throw NoBackup();
            }

            await using var reading = await about.OpenAsync(ct);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(reading, JsonColumn.Options, ct) ?? throw NoBackup();
            await using var packed = await content.OpenAsync(ct);
            await using var target = Create(database);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            while (await packed.ReadAsync(buffer, ct) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
                if (target.Length > manifest.Length)
                {
                    throw Altered();
                }
            }

            target.Flush(flushToDisk: true);
            return target.Length == manifest.Length && Convert.ToHexStringLower(hash.GetHashAndReset()) == manifest.Sha256 ? manifest : throw Altered();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or JsonException or NotSupportedException)
        {
            throw NoBackup();
        }
    }

    public static DatabaseRefusedException Altered() => new(new(
        "The backup is not what was written: it was changed or damaged. Take another one; nothing was changed.",
        "La sauvegarde n’est pas telle qu’elle a été écrite\u00A0: elle a été modifiée ou endommagée. Prenez-en une autre; rien n’a été modifié."));

    private static DatabaseRefusedException NoBackup() => new(new(
        "This file is no backup of this console. Nothing was changed.",
        "Ce fichier n’est pas une sauvegarde de cette console. Rien n’a été modifié."));
}
