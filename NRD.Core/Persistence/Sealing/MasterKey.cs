using System.Security.Cryptography;
using System.Text;

namespace NRD.Core.Persistence.Sealing;

/// <summary>The master key cannot be used; what to do stands in the message. Nothing was created or changed.</summary>
public sealed class MasterKeyException(string message) : Exception(message);

/// <summary>Where the master key lies: a file that only its owner may read, a systemd credential, or memory.</summary>
public sealed class MasterKey
{
    private const string Header = "nrd-master-key-v1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private readonly string? path;
    private readonly bool credential;
    private readonly byte[]? memory;

    private MasterKey(string? path, bool credential, byte[]? memory)
    {
        this.path = path;
        this.credential = credential;
        this.memory = memory;
    }

    internal bool Exists => memory is not null || File.Exists(path);

    /// <summary>Where a new key waits until the database holds everything wrapped with it.</summary>
    private string NextPath => path + ".next";

    /// <summary>The systemd credential where there is one, else the file.</summary>
    public static MasterKey At(string file, string? credentialsDirectory)
    {
        var credential = string.IsNullOrEmpty(credentialsDirectory) ? null : Path.Combine(credentialsDirectory, KeyOptions.CredentialName);
        return credential is not null && File.Exists(credential) ? new(credential, true, null) : new(Path.GetFullPath(file), false, null);
    }

    /// <summary>A key that dies with the process, for a database that does too.</summary>
    public static MasterKey InMemory() => new(null, false, RandomNumberGenerator.GetBytes(KeyRing.KeySize));

    internal byte[] Read() => memory ?? ReadFile(path!);

    /// <summary>A new key that a cut-short change of keys may have left; <c>null</c> where there is none.</summary>
    internal byte[]? ReadNext() => path is not null && File.Exists(NextPath) ? ReadFile(NextPath) : null;

    /// <summary>Makes the key of a new database; where two processes do so at once, both get the same.</summary>
    internal byte[] Create()
    {
        if (credential)
        {
            throw new MasterKeyException($"The credential {KeyOptions.CredentialName} cannot be written from here.");
        }

        try
        {
            Write(path!, RandomNumberGenerator.GetBytes(KeyRing.KeySize), overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        catch (UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The master key cannot be created at {path}. Name a place that this account may write to in Keys:MasterKeyFile, outside the data folder.");
        }

        return Read();
    }

    internal byte[] StageNext()
    {
        if (credential || path is null)
        {
            throw new MasterKeyException("Only a master key in a file can be changed from here.");
        }

        var key = RandomNumberGenerator.GetBytes(KeyRing.KeySize);
        Write(NextPath, key, overwrite: true);
        return key;
    }

    internal void AdoptNext() => File.Move(NextPath, path!, overwrite: true);

    private static void Write(string target, byte[] key, bool overwrite)
    {
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            MakePrivateFolder(folder);
        }

        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(Encoding.ASCII.GetBytes($"{Header} {Convert.ToBase64String(key)} {Check(key)}\n"));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void MakePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private byte[] ReadFile(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (credential ? Others : Others | Group)) != 0)
        {
            throw new MasterKeyException($"Others than its owner may read the master key {file}. Take their rights away (chmod 600) and consider changing the key.");
        }

        var parts = File.ReadAllText(file).Split(' ', '\n');
        var key = new byte[KeyRing.KeySize];
        if (parts is not [Header, var text, var check, ""]
            || !Convert.TryFromBase64String(text, key, out var length)
            || length != KeyRing.KeySize
            || check != Check(key))
        {
            throw new MasterKeyException($"The master key {file} is damaged or only half written. Put its copy back; nothing was changed.");
        }

        return key;
    }

    /// <summary>Tells a half-written or mistyped key from a whole one; says nothing about the key.</summary>
    private static string Check(byte[] key) => Convert.ToHexStringLower(SHA256.HashData([.. "check"u8, .. key]).AsSpan(0, 8));
}
