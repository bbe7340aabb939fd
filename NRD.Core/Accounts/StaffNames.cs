using System.Globalization;

namespace NRD.Core.Accounts;

/// <summary>What somebody of the staff may be called: on the sign-in page, and beside what they did.</summary>
public static class StaffNames
{
    public const int LongestSignInName = 60;
    public const int LongestDisplayName = 60;

    /// <summary>Letters, digits and <c>. - _ @</c>: what any keyboard types and no two look the same in.</summary>
    public static bool IsSignInName(string name) =>
        name.Trim() is { Length: >= 2 and <= LongestSignInName } trimmed && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@');

    /// <summary>A first name or an alias: one line, nothing invisible in it.</summary>
    public static bool IsDisplayName(string name) =>
        name.Trim() is { Length: >= 1 and <= LongestDisplayName } trimmed
        && trimmed.EnumerateRunes().All(rune => System.Text.Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
