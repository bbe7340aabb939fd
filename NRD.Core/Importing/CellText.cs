using System.Text;

namespace NRD.Core.Importing;

/// <summary>Cleans the text of a cell: composed letters, no control characters, no blanks around it, nothing where there is nothing.</summary>
internal static class CellText
{
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <param name="suspect">It held control, direction or invisible characters, which were taken out.</param>
    public static string? Clean(string? raw, out bool suspect)
    {
        suspect = false;
        if (string.IsNullOrEmpty(raw))
        {
            return null;
        }

        var text = raw;
        if (text.AsSpan().ContainsAny(Odd))
        {
            suspect = true;
            var kept = new StringBuilder(text.Length);
            foreach (var c in text)
            {
                if (IsControl(c))
                {
                    kept.Append(' ');
                }
                else if (!Invisible.Contains(c))
                {
                    kept.Append(c);
                }
            }

            text = kept.ToString();
        }

        if (!text.IsNormalized())
        {
            text = text.Normalize(NormalizationForm.FormC);
        }

        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    private static readonly System.Buffers.SearchValues<char> Odd = System.Buffers.SearchValues.Create(
        Invisible + string.Concat(Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(IsControl)));

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n');
}
