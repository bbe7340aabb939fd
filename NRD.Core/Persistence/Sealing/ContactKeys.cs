using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// The record key of each contact. It lies outside the database and its backups, sealed by a key that the database holds: either one alone opens nothing. Once it is destroyed,
/// no copy of the database, however old, says anything of that contact.
/// </summary>
/// <param name="folder"><c>null</c>: in memory, for a database that is in memory too.</param>
/// <param name="sealing">The key that seals them.</param>
internal sealed class ContactKeys(string? folder, Func<byte[]> sealing)
{
    private const string KeyName = "contacts";
    private const string Ending = ".key";

    private readonly ConcurrentDictionary<Guid, byte[]> known = new();

    /// <summary>Makes the key of a new contact; on the disk when this returns. Once made it stays the same.</summary>
    public void Make(Guid contact)
    {
        var key = RandomNumberGenerator.GetBytes(KeyRing.KeySize);
        if (folder is null)
        {
            known.TryAdd(contact, key);
            return;
        }

        try
        {
            PrivateFile.Write(FileOf(folder, contact), Encoding.ASCII.GetBytes(Cipher.Seal(sealing(), KeyName, key, Belonging(contact))), overwrite: false);
        }
        catch (IOException) when (File.Exists(FileOf(folder, contact)))
        {
            // The same key twice at the same moment: the other one was first.
        }
    }

    /// <exception cref="CryptographicException">It was destroyed, or its file is not the one of this contact and this database.</exception>
    public byte[] Of(Guid contact) => known.TryGetValue(contact, out var key) ? key : known[contact] = Read(contact);

    /// <summary>Overwrites and removes the key; again and again changes nothing.</summary>
    public void Destroy(Guid contact)
    {
        known.TryRemove(contact, out _);
        if (folder is not null && FileOf(folder, contact) is var file && File.Exists(file))
        {
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write))
            {
                stream.Write(RandomNumberGenerator.GetBytes((int)stream.Length));
                stream.Flush(flushToDisk: true);
            }

            File.Delete(file);
            FolderFlush.Of(file);
        }
    }

    /// <summary>Every contact that has a key made before <paramref name="until"/>.</summary>
    public IReadOnlyList<Guid> MadeBefore(Instant until)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(folder, "*" + Ending).Where(file => Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(file)) < until)
            .Select(file => Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
    }

    private static string FileOf(string folder, Guid contact) => Path.Combine(folder, contact.ToString("N") + Ending);

    private static string Belonging(Guid contact) => $"contact|{contact:D}|key";

    private byte[] Read(Guid contact)
    {
        if (folder is null || FileOf(folder, contact) is not { } file || !File.Exists(file))
        {
            throw new CryptographicException("The key of this contact is gone: it was destroyed with its purge, or its file was lost.");
        }

        return Cipher.Open(_ => sealing(), File.ReadAllText(file), Belonging(contact));
    }
}
