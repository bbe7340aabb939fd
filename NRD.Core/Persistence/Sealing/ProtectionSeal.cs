namespace NRD.Core.Persistence.Sealing;

/// <summary>Seals the keys by which the console protects its cookies and forms.</summary>
public sealed class ProtectionSeal(KeyRing keys)
{
    private const string Key = "protection";
    private const string Belonging = "data-protection";

    public string Seal(ReadOnlySpan<byte> plain) => Cipher.Seal(keys.ProtectionKey, Key, plain, Belonging);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or belongs to another installation.</exception>
    public byte[] Open(string text) => Cipher.Open(_ => keys.ProtectionKey, text, Belonging);
}
