using System.Text.RegularExpressions;
using NRD.Core.Partners;
using PhoneNumbers;

namespace NRD.Core.Importing.Text;

/// <summary>Reads the numbers out of a phone cell; what cannot be dialled as it stands is kept and flagged.</summary>
internal static partial class PhoneText
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <param name="raw">One cell, perhaps with several numbers, letters, extensions and words.</param>
    /// <param name="extension">An extension that the source keeps apart.</param>
    public static IReadOnlyList<Phone> Read(string? raw, PhonePurpose purpose = PhonePurpose.Main, Bilingual? label = null, string? extension = null)
    {
        if (string.IsNullOrWhiteSpace(raw) || ConfidentialText.Is(raw) || !raw.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var phones = new List<Phone>();
        foreach (var part in Parts(raw))
        {
            phones.Add(One(part, purpose, label, extension));
        }

        return phones;
    }

    /// <summary>What a number is for, from the words beside it; <c>null</c> where they do not say.</summary>
    public static PhonePurpose? PurposeOf(string? words) => words is null ? null
        : Fax().IsMatch(words) ? PhonePurpose.Fax
        : Tty().IsMatch(words) ? PhonePurpose.Tty
        : TextWords().IsMatch(words) ? PhonePurpose.Text
        : AfterHours().IsMatch(words) ? PhonePurpose.AfterHours
        : Crisis().IsMatch(words) ? PhonePurpose.Crisis
        : TollFree().IsMatch(words) ? PhonePurpose.TollFree
        : Intake().IsMatch(words) ? PhonePurpose.Intake
        : Administration().IsMatch(words) ? PhonePurpose.Administration
        : Main().IsMatch(words) ? PhonePurpose.Main
        : null;

    /// <summary>Each number that is complete in itself is a part; otherwise the cell is one.</summary>
    private static List<string> Parts(string raw)
    {
        var parts = Between().Split(raw).Select(p => p.Trim(' ', ',', ';', '/', '.')).Where(p => p.Length > 0).ToList();
        var whole = new List<string>();
        foreach (var part in parts)
        {
            // "202-555-0101, ext 4" and "555-0101 / 02" belong to the number before them.
            if (whole.Count > 0 && !Complete().IsMatch(part) && !ShortCode().IsMatch(part))
            {
                whole[^1] += $" {part}";
            }
            else
            {
                whole.Add(part);
            }
        }

        return whole;
    }

    private static Phone One(string part, PhonePurpose purpose, Bilingual? label, string? extension)
    {
        var found = Extension().Match(part);
        var number = found.Success ? part.Remove(found.Index, found.Length) : part;
        var digits = extension is not null ? Digits(extension) : found.Success ? found.Groups["digits"].Value : null;
        digits = string.IsNullOrEmpty(digits) ? null : digits;

        var bare = Digits(number);
        if (IsShortCode(bare) && !number.Any(char.IsAsciiLetter) | ShortCode().IsMatch(part))
        {
            return new Phone(part, bare, digits, purpose, label);
        }

        if (bare.Length is 5 or 6 && (purpose == PhonePurpose.Text || TextWords().IsMatch(part)))
        {
            return new Phone(part, bare, null, PhonePurpose.Text, label);
        }

        return Dialable(number) is var (e164, valid)
            ? new Phone(part, e164, digits, purpose, label, Doubtful: !valid)
            : new Phone(part, null, digits, purpose, label, Doubtful: true);
    }

    private static (string E164, bool Valid)? Dialable(string text)
    {
        var candidate = International().Match(text) is { Success: true } abroad ? abroad.Value
            : NorthAmerican().Match(text) is { Success: true } home && Keypad(home.Groups["rest"].Value) is { } keys ? home.Groups["area"].Value + keys
            : null;
        if (candidate is null)
        {
            return null;
        }

        try
        {
            var number = Numbers.Parse(candidate, "CA");
            return Numbers.IsPossibleNumber(number) ? (Numbers.Format(number, PhoneNumberFormat.E164), Numbers.IsValidNumber(number)) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The first seven keys, as in CHILDREN; <c>null</c> where the digits are too many for a number.</summary>
    private static string? Keypad(string rest)
    {
        if (!rest.Any(char.IsAsciiLetter) && rest.Count(char.IsAsciiDigit) > 7)
        {
            return null;
        }

        Span<char> keys = stackalloc char[7];
        var count = 0;
        foreach (var c in rest)
        {
            if (count < 7 && char.IsAsciiLetterOrDigit(c))
            {
                keys[count++] = char.IsAsciiDigit(c) ? c : "22233344455566677778889999"[char.ToUpperInvariant(c) - 'A'];
            }
        }

        return new string(keys[..count]);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsShortCode(string digits) => digits is "988" || (digits.Length == 3 && digits.EndsWith("11", StringComparison.Ordinal) && digits[0] is >= '2' and <= '9');

    [GeneratedRegex(@"\s+(?:or|ou|and|et)\s+|[;\n|]|\s*(?:,|/|&)\s*(?=\(?\+?\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\d{3}\D{0,3}[\dA-Z]{3}[\s.-]*[\dA-Z]{4}|^\D*\d{3}[\s.-]?\d{4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Complete();

    [GeneratedRegex(@"^\D{0,12}\b(?:[2-9]11|988)\b(?![\s.-]*\d)")]
    private static partial Regex ShortCode();

    [GeneratedRegex(@"[\s,(]*(?:\bext(?:ension|n)?\b\.?|\bx|\bposte\b|\blocal\b|\bpress\b|\boption\b|\bopt\b\.?|\bappuyez sur\b|(?:le\s+)?#)\s*[:.#]?\s*(?<digits>\d{1,7})\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"\+(?!1\D?\D?\d{3})\d[\d\s().-]{6,}\d")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\dA-Z])(?:\+?1[\s.-]*)?\(?(?<area>[2-9]\d{2})\)?[\s./-]*(?<rest>(?:[\dA-Z][\s.-]*){7,12})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"\b(fax|facsimile|télécopieur|telecopieur|téléc)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fax();

    [GeneratedRegex(@"\b(tty|tdd|ttd|ats|teletype|textphone|relay|vrs)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tty();

    [GeneratedRegex(@"\b(text|texto|textos|sms|texting|texter|textez)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TextWords();

    [GeneratedRegex(@"after[\s-]*hours?|évenings?|night|weekend|soir|nuit|hors des heures|heures de fermeture", RegexOptions.IgnoreCase)]
    private static partial Regex AfterHours();

    [GeneratedRegex(@"hot\s?line|crisis|emergency|helpline|\bcrise|urgence|24[\s-]*h", RegexOptions.IgnoreCase)]
    private static partial Regex Crisis();

    [GeneratedRegex(@"toll[\s-]*free|sans\s+frais|\b1?[\s-]?8(00|33|44|55|66|77|88)\b|out of area", RegexOptions.IgnoreCase)]
    private static partial Regex TollFree();

    [GeneratedRegex(@"intake|admission|referral|appointment|inscription|rendez-vous|référence", RegexOptions.IgnoreCase)]
    private static partial Regex Intake();

    [GeneratedRegex(@"admin|business|office\b|bureau|director", RegexOptions.IgnoreCase)]
    private static partial Regex Administration();

    [GeneratedRegex(@"\bmain\b|general|principal|général|information|switchboard", RegexOptions.IgnoreCase)]
    private static partial Regex Main();
}
