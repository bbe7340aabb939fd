using System.Buffers.Text;
using System.Security.Cryptography;

namespace NRD.Core.Accounts;

/// <summary>Secrets that are handed out once and kept as a hash only.</summary>
internal static class Secret
{
    /// <summary>The key of a sign-in, as only the browser's cookie holds it.</summary>
    public const int SessionBytes = 32;

    /// <summary>What a one-time link or a recovery code carries.</summary>
    public const int LinkBytes = 16;

    public static byte[] New(int bytes) => RandomNumberGenerator.GetBytes(bytes);

    public static byte[] Hash(ReadOnlySpan<byte> secret) => SHA256.HashData(secret);

    /// <summary>As it may stand in a cookie or an address.</summary>
    public static string Text(ReadOnlySpan<byte> secret) => Base64Url.EncodeToString(secret);

    /// <returns><c>null</c> where the text is not a secret of <paramref name="bytes"/> bytes.</returns>
    public static byte[]? HashOfText(string? text, int bytes)
    {
        if (text is null || text.Length > 2 * bytes || !Base64Url.IsValid(text))
        {
            return null;
        }

        var secret = Base64Url.DecodeFromChars(text);
        return secret.Length == bytes ? Hash(secret) : null;
    }
}
