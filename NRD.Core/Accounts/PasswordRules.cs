using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace NRD.Core.Accounts;

/// <summary>Why a password is refused. The page says each with what to do instead.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>Little else than a password that many use, or that was found in breaches.</summary>
    Common,

    /// <summary>Little else than the person's name, the house or a year.</summary>
    Context,

    /// <summary>The same over and over, or a row of keys or numbers.</summary>
    Pattern,
}

/// <summary>Which passwords are good enough: long, and not what somebody would try first. Any characters; nothing about which ones.</summary>
public static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 256;

    /// <summary>Letters that must be left once everything guessable is taken away.</summary>
    private const int OwnLetters = 6;

    private static readonly FrozenSet<string> Common = ReadCommon();
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"];

    private static readonly string[] House =
    [
        "hotline", "referral", "directory", "national", "trafficking", "canadian", "canada", "human", "centre", "nrd", "console", "password", "passphrase", "motdepasse",
        "repertoire", "aiguillage", "ligne", "operator", "supervisor", "administrator", "auditor", "publisher", "welcome", "bienvenue",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter",
        "janvier", "fevrier", "avril", "juillet", "septembre", "octobre", "novembre", "decembre", "printemps", "automne", "hiver",
    ];

    /// <param name="names">The names of the person, which anybody who knows them would try.</param>
    /// <returns><c>null</c> where it is good.</returns>
    public static PasswordFault? Check(string password, params ReadOnlySpan<string> names)
    {
        if (password.EnumerateRunes().Count() < Shortest)
        {
            return PasswordFault.TooShort;
        }

        if (password.Length > Longest)
        {
            return PasswordFault.TooLong;
        }

        if (IsPattern(password.ToLowerInvariant()))
        {
            return PasswordFault.Pattern;
        }

        if (Spellings(password).Any(IsCommon))
        {
            return PasswordFault.Common;
        }

        var words = names.ToArray().SelectMany(name => Plain(name).Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length >= 3).Concat(House).OrderByDescending(word => word.Length).ToList();
        return Spellings(password).Any(spelling => IsContext(spelling, words)) ? PasswordFault.Context : null;
    }

    /// <summary>As typed, and with the digits and marks that people put for letters read as letters.</summary>
    private static IEnumerable<string> Spellings(string password)
    {
        var plain = Plain(password);
        yield return plain;
        yield return string.Concat(plain.Select(letter => letter switch
        {
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '7' => 't',
            _ => letter,
        }));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    /// <summary>A common password, once or again and again, with anything but letters around it.</summary>
    private static bool IsCommon(string password)
    {
        if (Common.Contains(password))
        {
            return true;
        }

        var core = password.Trim([.. password.Where(letter => !char.IsLetter(letter))]);
        return core.Length >= 4 && (Common.Contains(core) || Common.Contains(core[..Period(core)]));
    }

    private static bool IsContext(string password, List<string> words)
    {
        var found = false;
        foreach (var word in words.Where(word => password.Contains(word, StringComparison.Ordinal)))
        {
            password = password.Replace(word, "", StringComparison.Ordinal);
            found = true;
        }

        return found && password.Count(char.IsLetter) < OwnLetters;
    }

    private static bool IsPattern(string password) =>
        password.Distinct().Count() < 5
        || Period(password) <= password.Length / 2
        || Steps(password) * 10 >= (password.Length - 1) * 7;

    /// <summary>Length of the piece of which the whole is made by repeating it; the last may be cut off.</summary>
    private static int Period(string text)
    {
        for (var period = 1; period < text.Length; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return period;
            }
        }

        return text.Length;
    }

    /// <summary>How often a letter is followed by itself or by its neighbour in the alphabet or on the keyboard.</summary>
    private static int Steps(string text) => text.Zip(text.Skip(1)).Count(pair => pair.First == pair.Second || Rows.Any(row =>
        row.IndexOf(pair.First, StringComparison.Ordinal) is >= 0 and var at && row.IndexOf(pair.Second, StringComparison.Ordinal) is >= 0 and var next && Math.Abs(at - next) == 1));

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("NRD.Core.Accounts.Data.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
