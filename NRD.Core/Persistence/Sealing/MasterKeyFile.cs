using System.Security.Cryptography;
using System.Text;

namespace NRD.Core.Persistence.Sealing;

/// <summary>A master key as a file: one line with the key and a check that tells a half-written one from a whole one.</summary>
internal static class MasterKeyFile
{
    private const string Header = "nrd-master-key-v1";
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    public static void Write(string target, byte[] key, bool overwrite) =>
        PrivateFile.Write(target, Encoding.ASCII.GetBytes($"{Header} {Convert.ToBase64String(key)} {Check(key)}\n"), overwrite);

    /// <param name="ofSystemd">Systemd hands credentials to a group of their own.</param>
    /// <exception cref="MasterKeyException">Others may read it, or it is not whole.</exception>
    public static byte[] Read(string file, bool ofSystemd)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (ofSystemd ? Others : Others | Group)) != 0)
        {
            throw new MasterKeyException(
                $"Others than its owner may read the master key {file}. Take their rights away (chmod 600 {file}), then change the key with the verb keys rotate: somebody may have copied it.",
                $"D’autres que son propriétaire peuvent lire la clé maîtresse {file}. Retirez-leur ce droit (chmod 600 {file}), puis changez la clé avec le verbe keys rotate\u00A0: quelqu’un a pu la copier.");
        }

        var parts = File.ReadAllText(file).Split(' ', '\n');
        var key = new byte[KeyRing.KeySize];
        if (parts is not [Header, var text, var check, ""]
            || !Convert.TryFromBase64String(text, key, out var length)
            || length != KeyRing.KeySize
            || check != Check(key))
        {
            throw new MasterKeyException(
                $"The master key {file} is damaged or only half written. Put its copy back; nothing was changed.",
                $"La clé maîtresse {file} est endommagée ou écrite à moitié. Remettez-en la copie; rien n’a été modifié.");
        }

        return key;
    }

    /// <summary>Tells a half-written or mistyped key from a whole one; says nothing about the key.</summary>
    private static string Check(byte[] key) => Convert.ToHexStringLower(SHA256.HashData([.. "check"u8, .. key]).AsSpan(0, 8));
}
