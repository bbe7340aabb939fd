using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NRD.Core.Persistence.Sealing;

/// <summary>The master key cannot be used; what to do stands in <see cref="Why"/>. Nothing was created or changed.</summary>
public sealed class MasterKeyException(Bilingual why) : Exception(why.En)
{
    internal MasterKeyException(string en, string fr)
        : this(new Bilingual(en, fr))
    {
    }

    public Bilingual Why { get; } = why;
}

/// <summary>Where the master key lies: a file that only its owner may read, a systemd credential, or memory.</summary>
public sealed class MasterKey
{
    private readonly string? path;
    private readonly bool credential;
    private readonly byte[]? memory;

    private MasterKey(string? path, bool credential, byte[]? memory, string? keysFolder)
    {
        this.path = path;
        ContactFolder = keysFolder is null ? null : Path.Combine(keysFolder, "contacts");
        this.credential = credential;
        this.memory = memory;
    }

    /// <summary>Where the keys of contacts lie: beside the key file, also where the master key itself comes from elsewhere. <c>null</c>: in memory.</summary>
    internal string? ContactFolder { get; }

    internal bool Exists => memory is not null || File.Exists(path);

    /// <summary>Where a new key waits until the database holds everything wrapped with it.</summary>
    private string NextPath => path + ".next";

    /// <summary>The systemd credential where there is one, else the file.</summary>
    public static MasterKey At(string file, string? credentialsDirectory)
    {
        var credential = string.IsNullOrEmpty(credentialsDirectory) ? null : Path.Combine(credentialsDirectory, KeyOptions.CredentialName);
        return credential is not null && File.Exists(credential) ? new(credential, true, null, FolderOf(file)) : new(Path.GetFullPath(file), false, null, FolderOf(file));
    }

    /// <summary>A key that dies with the process, for a database that does too.</summary>
    public static MasterKey InMemory() => new(null, false, RandomNumberGenerator.GetBytes(KeyRing.KeySize), null);

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    internal byte[] Read() => memory ?? MasterKeyFile.Read(path!, credential);

    /// <summary>A new key that a cut-short change of keys may have left; <c>null</c> where there is none.</summary>
    internal byte[]? ReadNext() => path is not null && File.Exists(NextPath) ? MasterKeyFile.Read(NextPath, ofSystemd: false) : null;

    /// <summary>Makes the key of a new database; where two processes do so at once, both get the same.</summary>
    internal byte[] Create()
    {
        if (credential)
        {
            throw new MasterKeyException(
                $"The credential {KeyOptions.CredentialName} cannot be written from here. Put the master key there, or take the credential away so that a key file is used.",
                $"Le justificatif {KeyOptions.CredentialName} ne peut pas être écrit d’ici. Mettez-y la clé maîtresse, ou retirez-le pour qu’un fichier de clé soit utilisé.");
        }

        try
        {
            MasterKeyFile.Write(path!, RandomNumberGenerator.GetBytes(KeyRing.KeySize), overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        catch (UnauthorizedAccessException)
        {
            throw new MasterKeyException(
                $"The master key cannot be created at {path}. Name a place that this account may write to in Keys:MasterKeyFile, outside the data folder.",
                $"La clé maîtresse ne peut pas être créée à {path}. Indiquez dans Keys:MasterKeyFile un endroit où ce compte peut écrire, hors du dossier de données.");
        }

        return Read();
    }

    /// <summary>Held while the key is changed, so that no other process finishes or begins a change in between. A process that dies lets it go.</summary>
    internal FileStream Lock()
    {
        DemandFile();
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < 250)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Writes a new key beside the old one, safe on the disk before anything is wrapped with it.</summary>
    internal byte[] StageNext()
    {
        DemandFile();
        var key = RandomNumberGenerator.GetBytes(KeyRing.KeySize);
        MasterKeyFile.Write(NextPath, key, overwrite: true);
        return key;
    }

    /// <summary>Puts the waiting key in the place of the old one, which stays beside it for older backups.</summary>
    internal void AdoptNext(string until)
    {
        var kept = $"{path}.until-{until}";
        if (!File.Exists(kept))
        {
            MasterKeyFile.Write(kept, MasterKeyFile.Read(path!, credential), overwrite: false);
        }

        File.Move(NextPath, path!, overwrite: true);
        FolderFlush.Of(path!);
    }

    [MemberNotNull(nameof(path))]
    private void DemandFile()
    {
        if (credential || path is null)
        {
            throw new MasterKeyException(
                "Only a master key in a file can be changed from here.",
                "Seule une clé maîtresse dans un fichier peut être changée d’ici.");
        }
    }
}
