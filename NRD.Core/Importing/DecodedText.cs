using System.Buffers;
using System.Text;

namespace NRD.Core.Importing;

/// <summary>The text of a file, and which encoding it was read in.</summary>
/// <param name="Encoding">A name to show: <c>UTF-8</c>, <c>UTF-16</c>, <c>Windows-1252</c>, or both where they are mixed.</param>
internal sealed record DecodedText(string Text, string Encoding)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? System.Text.Encoding.Latin1;

    /// <summary>A byte order mark decides; without one, sound UTF-8 is UTF-8 and anything else Windows-1252.</summary>
    public static DecodedText Of(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Utf8(bytes.AsSpan(3));
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new DecodedText(System.Text.Encoding.Unicode.GetString(bytes.AsSpan(2)), "UTF-16");
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new DecodedText(System.Text.Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), "UTF-16");
        }

        // Every second byte of plain text in UTF-16 is zero, which UTF-8 text never holds.
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 1000));
        if (start.Length >= 4 && start.Count((byte)0) > start.Length / 3)
        {
            return new DecodedText((start[0] == 0 ? System.Text.Encoding.BigEndianUnicode : System.Text.Encoding.Unicode).GetString(bytes), "UTF-16");
        }

        return Utf8(bytes);
    }

    private static DecodedText Utf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return new DecodedText(System.Text.Encoding.UTF8.GetString(bytes), "UTF-8");
        }

        var (sound, broken) = Count(bytes);
        return sound > broken * 3
            ? new DecodedText(Mixed(bytes), "UTF-8 mixed with Windows-1252")
            : new DecodedText(Windows1252.GetString(bytes), "Windows-1252");
    }

    private static (int Sound, int Broken) Count(ReadOnlySpan<byte> bytes)
    {
        var (sound, broken) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status != OperationStatus.Done)
            {
                broken++;
                length = 1;
            }
            else if (length > 1)
            {
                sound++;
            }

            bytes = bytes[length..];
        }

        return (sound, broken);
    }

    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                length = 1;
                text.Append(Windows1252.GetString(bytes[..1]));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }
}
