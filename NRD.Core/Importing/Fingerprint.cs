using System.Security.Cryptography;
using System.Text;

namespace NRD.Core.Importing;

/// <summary>
/// Tells whether a value is still the same without keeping it. Keyed: a street or a phone number is soon guessed, and whoever holds the database
/// without its keys must have no way to try a guess.
/// </summary>
internal sealed class Fingerprint(byte[] key)
{
    public string Of(string text, int bytes) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)), 0, bytes);
}
