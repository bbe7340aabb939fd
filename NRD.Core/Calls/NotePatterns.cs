using System.Text.RegularExpressions;

namespace NRD.Core.Calls;

/// <summary>Numbers, links and addresses that must not stand in a text, as patterns over <see cref="PlainNote"/>.</summary>
internal static partial class NotePatterns
{
    private const string Blank = @"[ .\-]{0,3}";

    /// <summary>In this order: what an earlier pattern takes, a later one leaves alone.</summary>
    public static IEnumerable<(NoteFindingKind Kind, Regex Pattern, Func<string, bool>? Also)> All { get; } =
    [
        (NoteFindingKind.EmailAddress, Email(), null),
        (NoteFindingKind.Link, Link(), null),
        (NoteFindingKind.SocialInsuranceNumber, NineDigits(), IsSocialInsurance),
        (NoteFindingKind.PhoneNumber, Phone(), null),
        (NoteFindingKind.PostalCode, PostalCode(), null),
        (NoteFindingKind.ExactAddress, StreetEnglish(), null),
        (NoteFindingKind.ExactAddress, StreetFrench(), null),
        (NoteFindingKind.ExactAddress, Room(), null),
        (NoteFindingKind.PhoneNumber, LocalPhone(), null),
        (NoteFindingKind.DocumentNumber, Document(), null),
        (NoteFindingKind.DocumentNumber, LongNumber(), found => !Date().IsMatch(found)),
    ];

    /// <summary>The check digit of a Canadian social insurance number (Luhn).</summary>
    private static bool IsSocialInsurance(string found)
    {
        var sum = 0;
        var place = 0;
        foreach (var digit in found.Where(char.IsAsciiDigit).Select(c => c - '0'))
        {
            var counted = place++ % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"[a-z0-9._+\-]+ ?(?:@|\(at\)|\(arobase\)) ?[a-z0-9\-]+(?: ?\. ?[a-z0-9\-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:https?|ftp)\s?:\s?//\S+|\bwww\s?\.\s?\S+|\b[a-z0-9\-]+\.(?:com|ca|org|net|info|io|co|me|app|gov|edu|quebec|gg|ly|xyz|top|ru|link)\b(?:/\S*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![0-9])[0-9]{3}" + Blank + "[0-9]{3}" + Blank + "[0-9]{3}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex NineDigits();

    /// <summary>Ten digits, with or without 1 or +1; or any number that begins with a plus.</summary>
    [GeneratedRegex(@"(?<![0-9])(?:\+?1" + Blank + @")?\(?[2-9][0-9]{2}\)?" + Blank + "[0-9]{3}" + Blank + @"[0-9]{4}(?![0-9])|\+[0-9](?:" + Blank + "[0-9]){7,14}", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![0-9])[2-9][0-9]{2}[ .\-][0-9]{4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LocalPhone();

    [GeneratedRegex(@"\b[abceghj-nprstvxy][0-9][abceghj-nprstv-z] {0,3}-?[0-9][abceghj-nprstv-z][0-9]\b", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();

    [GeneratedRegex(@"\b[0-9]{1,5}[a-z]?,? (?:[a-z'\-]+\.? ){1,4}?(?:street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|crescent|cres|court|crt|lane|place|pl|way|trail|highway|hwy|terrace|terr|close|square|parkway|pkwy|circle)\b|\b[0-9]{1,5} [0-9]{1,3}(?:st|nd|rd|th)? (?:street|st|avenue|ave|road|rd)\b", RegexOptions.CultureInvariant)]
    private static partial Regex StreetEnglish();

    [GeneratedRegex(@"\b[0-9]{1,5}[a-z]?,? {0,2}(?:(?:bis|ter),? )?(?:rue|avenue|av|boulevard|boul|bd|chemin|ch|rang|route|rte|montee|cote|place|impasse|allee|ruelle|croissant|terrasse)\b", RegexOptions.CultureInvariant)]
    private static partial Regex StreetFrench();

    [GeneratedRegex(@"\b(?:apt|apartment|unit|suite|room|buzzer|app|appartement|appt|chambre|bureau|porte|local)\.? {0,2}(?:#|no\.?|n|numero)? {0,2}[0-9]{1,5}[a-z]?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Room();

    /// <summary>Papers by name with their number, passports, and immigration forms and clients.</summary>
    [GeneratedRegex(@"\b(?:imm|uci|iuc|ucr|sin|nas|passport|passeport|licence|license|permis|ohip|ramq|card|carte|file|dossier|case|cas|client|badge)\b[ .:#\-]{0,3}(?:no|number|numero|n)?[ .:#\-]{0,3}[a-z]{0,4}[ \-]?[0-9][0-9 \-]{2,}[0-9]|\b[a-z]{1,2}[ \-]?[0-9]{6,8}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Document();

    [GeneratedRegex("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ \-]?[0-9]){5,}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
