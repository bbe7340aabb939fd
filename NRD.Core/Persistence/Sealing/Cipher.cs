using System.Security.Cryptography;
using System.Text;

namespace NRD.Core.Persistence.Sealing;

/// <summary>AES-256-GCM with what it belongs to as associated data, so that a sealed text opens nowhere else.</summary>
internal static class Cipher
{
    private const string Version = "v1";
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Gives <c>v1|key name|nonce|ciphertext|tag</c>, the last three in base64.</summary>
    public static string Seal(ReadOnlySpan<byte> key, string keyName, ReadOnlySpan<byte> plain, string belongsTo)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        RandomNumberGenerator.Fill(nonce);
        Span<byte> tag = stackalloc byte[TagSize];
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, cipher, tag, Bound(keyName, belongsTo));
        return $"{Version}|{keyName}|{Convert.ToBase64String(nonce)}|{Convert.ToBase64String(cipher)}|{Convert.ToBase64String(tag)}";
    }

    /// <exception cref="CryptographicException">It was changed, belongs elsewhere, or the key is another.</exception>
    public static byte[] Open(Func<string, byte[]> keyOf, string text, string belongsTo)
    {
        try
        {
            if (text.Split('|') is not [Version, var keyName, var nonce, var cipher, var tag])
            {
                throw new CryptographicException("Not a sealed text.");
            }

            var sealedBytes = Convert.FromBase64String(cipher);
            var plain = new byte[sealedBytes.Length];
            using var aes = new AesGcm(keyOf(keyName), TagSize);
            aes.Decrypt(Convert.FromBase64String(nonce), sealedBytes, Convert.FromBase64String(tag), plain, Bound(keyName, belongsTo));
            return plain;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CryptographicException("A sealed text is damaged.", e);
        }
    }

    private static byte[] Bound(string keyName, string belongsTo) => Encoding.UTF8.GetBytes($"{Version}|{keyName}|{belongsTo}");
}
