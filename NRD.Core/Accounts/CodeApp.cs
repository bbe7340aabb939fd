using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>The codes of a code app: RFC 6238 with SHA-1, 30 seconds, six digits, as every such app speaks it.</summary>
public static class CodeApp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A fresh seed in Base32, as it is typed or read from a picture.</summary>
    public static string NewSeed() => ToBase32(Secret.New(StaffUser.SeedBytes));

    public static long StepOf(Instant now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>
    /// The step whose code this is: the present one, or one before or after it for clocks that differ a little, but none up to
    /// <paramref name="lastStep"/>: a code works once.
    /// </summary>
    public static long? Accept(string seed, string code, long? lastStep, Instant now)
    {
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
        {
            return null;
        }

        var current = StepOf(now);
        long? accepted = null;
        foreach (var step in new[] { current - 1, current, current + 1 })
        {
            // Each step is computed and compared whatever the others said, so that time tells nothing.
            var same = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(seed, step)), System.Text.Encoding.ASCII.GetBytes(code));
            accepted = same && step > (lastStep ?? long.MinValue) ? step : accepted;
        }

        return accepted;
    }

    /// <summary>What a code app reads from the picture.</summary>
    public static string Uri(string seed, string signInName) =>
        $"otpauth://totp/NRD:{System.Uri.EscapeDataString(signInName)}?secret={seed}&issuer=NRD&digits={Digits}&period={StepSeconds}";

    /// <summary>What the app shows during a step.</summary>
    internal static string Code(string seed, long step)
    {
        var message = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);

        // RFC 6238 as every code app speaks it; HMAC with SHA-1 is not what is broken about SHA-1.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(FromBase32(seed), message);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    internal static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            buffer = ((buffer << 8) | value) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(buffer >> (bits - 5)) & 31]);
            }
        }

        return bits > 0 ? text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <returns>Empty where it is not Base32.</returns>
    internal static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text)
        {
            var value = Base32.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return [];
            }

            buffer = ((buffer << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
