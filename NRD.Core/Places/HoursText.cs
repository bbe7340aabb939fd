namespace NRD.Core.Places;

/// <summary>What was read from a text about hours.</summary>
/// <param name="Hours">The service's own hours; <see cref="HoursKind.Unknown"/> with the text kept where it was not all understood.</param>
/// <param name="Intake">Hours labelled as intake or admission.</param>
/// <param name="Office">Hours labelled as those of an office, where the service keeps others.</param>
/// <param name="Line">Hours labelled as those of a telephone line, where the service keeps others.</param>
public sealed record HoursReading(OpeningHours Hours, OpeningHours? Intake, OpeningHours? Office, OpeningHours? Line)
{
    /// <summary>Whether every part of the text that can change the hours was understood.</summary>
    public bool IsUnderstood => Hours.Kind != HoursKind.Unknown;
}

/// <summary>
/// Reads hours out of free text in English, French or both. A part that could change the hours and is not understood leaves the whole unread:
/// unknown hours send nobody to a closed door, wrong ones do.
/// </summary>
public static class HoursText
{
    /// <summary>A text longer than this is a description, not hours.</summary>
    private const int LongestText = 1000;

    /// <param name="language">The language of the text, for <see cref="OpeningHours.Original"/>; both languages are read either way.</param>
    public static HoursReading Read(string? text, Language language = Language.English)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(OpeningHours.Unknown, null, null, null);
        }

        var kept = HoursLexer.Plain(text).Trim();
        var original = language == Language.French ? new Bilingual(null, kept) : new Bilingual(kept, null);
        var facts = kept.Length <= LongestText && HoursGrammar.Read(HoursLexer.Read(text)) is { } atoms ? HoursSentences.Read(atoms) : null;
        var reading = facts is null ? null : HoursWeek.Lay(facts);
        return reading is null
            ? new(new() { Original = original }, null, null, null)
            : new(reading.Hours with { Original = original }, reading.Intake, reading.Office, reading.Line);
    }
}
