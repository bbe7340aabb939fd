using System.Collections.Frozen;
using System.Security.Cryptography;

namespace NRD.Core.Persistence.Sealing;

/// <summary>What the keys of a database are called.</summary>
internal static class KeyNames
{
    /// <summary>Opens only with the right master key: that is how a wrong one is told.</summary>
    public const string Check = "check";
    public const string Audit = "audit";
    public const string Rows = "rows";
    public const string Anchors = "anchors";
    public const string Protection = "protection";
    public const string EpochPrefix = "epoch:";

    public static readonly string[] Needed = [Check, Audit, Rows, Anchors, Protection, EpochPrefix + KeyRing.StandingEpoch];
}

/// <summary>Wraps keys with the master key and opens them again.</summary>
internal static class Envelopes
{
    private const string Wrapping = "master";

    public static string Seal(byte[] masterKey, string name, byte[] key) => Cipher.Seal(masterKey, Wrapping, key, name);

    public static byte[] NewKey(string name)
    {
        if (name != KeyNames.Anchors)
        {
            return RandomNumberGenerator.GetBytes(KeyRing.KeySize);
        }

        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return signing.ExportPkcs8PrivateKey();
    }

    /// <summary>Whether this is the master key of the database.</summary>
    public static bool Opens(byte[] masterKey, List<WrappedKey> wrapped)
    {
        try
        {
            Cipher.Open(_ => masterKey, wrapped.Find(k => k.Name == KeyNames.Check)?.Wrapped ?? "", KeyNames.Check);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <exception cref="MasterKeyException">A key does not open, though the master key is right.</exception>
    public static FrozenDictionary<string, byte[]> All(byte[] masterKey, List<WrappedKey> wrapped) => wrapped.ToFrozenDictionary(k => k.Name, k =>
    {
        try
        {
            return Cipher.Open(_ => masterKey, k.Wrapped, k.Name);
        }
        catch (CryptographicException)
        {
            throw new MasterKeyException(
                $"The master key is right, but the key '{k.Name}' in the database is damaged. Restore the database from a backup; nothing was changed.",
                $"La clé maîtresse est la bonne, mais la clé «\u00A0{k.Name}\u00A0» de la base de données est endommagée. Restaurez la base de données d’une sauvegarde; rien n’a été modifié.");
        }
    });
}
