using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NRD.Core.Places;

/// <summary>Cuts a text about hours into tokens; it knows words and shapes, never sentences.</summary>
internal static partial class HoursLexer
{
    public static List<HoursToken> Read(string text)
    {
        var original = Plain(text);
        var folded = Fold(original);
        var tokens = new List<HoursToken>();
        for (var at = 0; at < folded.Length;)
        {
            if (folded[at] is ' ' or '"' or '\'')
            {
                at++;
            }
            else if (Idiom(folded, at) is { } idiom)
            {
                tokens.Add(idiom.Token);
                at += idiom.Length;
            }
            else if (char.IsAsciiDigit(folded[at]))
            {
                at += Digits(folded, at, tokens);
            }
            else if (WordShape().Match(folded, at) is { Success: true } word)
            {
                at += Word(word.Value, original.Substring(at, word.Length), folded, at, tokens);
            }
            else
            {
                tokens.Add(new(Mark(folded[at]), folded[at].ToString()));
                at++;
            }
        }

        tokens.Add(new(HoursTokenKind.End, ""));
        return HoursLetters.Settle(tokens);
    }

    /// <summary>Text without mark-up, one kind of dash, blank and apostrophe; line ends kept.</summary>
    public static string Plain(string text)
    {
        var plain = WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)).Normalize(NormalizationForm.FormKC);
        plain = LineTag().Replace(plain, "\n");
        plain = Tag().Replace(plain, " ");
        return string.Concat(plain.Select(c => c switch
        {
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u0096' or '\u0097' or '~' => '-',
            '\u2018' or '\u2019' or '`' or '\u00b4' or '\u0092' => '\'',
            '\u201c' or '\u201d' or '\u00ab' or '\u00bb' or '\u200b' => ' ',
            '\r' or '\n' or '\u2028' => '\n',
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        }));
    }

    /// <summary>Lower case without accents, each character in its place; an "à" that stands alone is kept, since it is no article.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var lower = char.ToLowerInvariant(text[i]);
            var isTo = lower == 'à' && (i + 1 == text.Length || !char.IsLetter(text[i + 1]));
            folded.Append(isTo || lower < 128 ? lower : lower.ToString().Normalize(NormalizationForm.FormD)[0]);
        }

        return folded.ToString();
    }

    private static HoursTokenKind Mark(char mark) => mark switch
    {
        ',' => HoursTokenKind.Comma,
        ';' or '\n' or '.' or '*' or '•' or '·' or '|' or '!' => HoursTokenKind.Break,
        '/' => HoursTokenKind.Slash,
        ':' or '=' => HoursTokenKind.Colon,
        '-' => HoursTokenKind.Dash,
        '&' or '+' => HoursTokenKind.And,
        '(' or '[' => HoursTokenKind.Open,
        ')' or ']' => HoursTokenKind.Close,
        '@' => HoursTokenKind.Filler,
        _ => HoursTokenKind.Strange,
    };

    private static (HoursToken Token, int Length)? Idiom(string text, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
        {
            return null;
        }

        foreach (var (shape, token) in Idioms)
        {
            if (shape.Match(text, at) is { Success: true } match)
            {
                return (token, match.Length);
            }
        }

        return null;
    }

    private static readonly (Regex Shape, HoursToken Token)[] Idioms =
    [
        (Always(), new(HoursTokenKind.WholeDay, "24/7", DaySet.Every)),
        (AroundTheClock(), new(HoursTokenKind.WholeDay, "24 h")),
        (DaysOfTheWeek(), new(HoursTokenKind.Strange, "jours de la semaine")),
        (AllWeek(), new(HoursTokenKind.Days, "7/7", DaySet.Every)),
        (AllYear(), new(HoursTokenKind.Including, "365")),
        (EveryDay(), new(HoursTokenKind.Days, "daily", DaySet.Every, IsLoose: true)),
        (Workdays(), new(HoursTokenKind.Days, "weekdays", DaySet.Workdays)),
        (Weekend(), new(HoursTokenKind.Days, "weekend", DaySet.Weekend)),
        (GeneralHolidays(), new(HoursTokenKind.Holidays, "holidays")),
        (SomeHolidays(), new(HoursTokenKind.SomeHolidays, "some holidays")),
        (NextDay(), new(HoursTokenKind.NextDay, "next day")),
        (OfMonth(), new(HoursTokenKind.OfMonth, "month")),
        (EveryOther(), new(HoursTokenKind.Word, "alternate")),
        (Noon(), new(HoursTokenKind.Clock, "noon", Clock: new(12, 0, ClockHalf.Afternoon, false))),
        (Midnight(), new(HoursTokenKind.Clock, "midnight", Clock: new(12, 0, ClockHalf.Morning, false))),
        (WithTheExceptionOf(), new(HoursTokenKind.Except, "except")),
        (NotOpen(), new(HoursTokenKind.Closed, "closed")),
        (IfNeeded(), new(HoursTokenKind.Word, "some")),
        (ToBeConfirmed(), new(HoursTokenKind.Word, "some")),
        (NoAppointment(), new(HoursTokenKind.Filler, "no appointment")),
        (ExtraAppointment(), new(HoursTokenKind.Filler, "or by appointment")),
        (OutOfHoursEachNight(), new(HoursTokenKind.Filler, "out of hours")),
        (SchoolCare(), new(HoursTokenKind.Word, "school-care")),
        (PhoneNumber(), new(HoursTokenKind.Word, "#")),
    ];

    private static int Digits(string text, int at, List<HoursToken> tokens)
    {
        // "Mon-Sun9AM": days may have lost the blank after them; other words with digits are codes and names.
        if (at > 0 && char.IsAsciiLetter(text[at - 1]) && tokens is not [.., { Kind: HoursTokenKind.Days }])
        {
            tokens.Add(new(HoursTokenKind.Strange, text[at..(at + 1)]));
            return 1;
        }

        if (ClockShape().Match(text, at) is { Success: true } clock && ClockOf(clock) is { IsPossible: true } time)
        {
            tokens.Add(new(HoursTokenKind.Clock, clock.Value, Clock: time));
            return clock.Length - (IsFullStop(text, at + clock.Length) ? 1 : 0);
        }

        if (OrdinalShape().Match(text, at) is { Success: true } ordinal)
        {
            tokens.Add(new(HoursTokenKind.Ordinal, ordinal.Value, Value: int.Parse(ordinal.Groups[1].Value, CultureInfo.InvariantCulture)));
            return ordinal.Length;
        }

        var digits = NumberShape().Match(text, at);
        tokens.Add(digits.Length <= 2
            ? new(HoursTokenKind.Number, digits.Value, Value: int.Parse(digits.Value, CultureInfo.InvariantCulture), IsLoose: digits.Value[0] == '0')
            : new(HoursTokenKind.Strange, digits.Value));
        return digits.Length;
    }

    /// <summary>The last dot of "11 a.m. Shelter ..." ends a sentence as well, where a word follows that is neither a day nor a joint.</summary>
    private static bool IsFullStop(string text, int end) => text[end - 1] == '.' && end < text.Length && text[end] is ' ' or '\n'
        && WordShape().Match(text, end + 1) is { Success: true } next && HoursLetters.Classify(next.Value, next.Value).Kind == HoursTokenKind.Word;

    private static WrittenClock? ClockOf(Match match)
    {
        var hourText = match.Groups["h"].Value;
        var minuteText = match.Groups["m"].Value;
        var isCompact = match.Groups["c"].Success;
        if (isCompact)
        {
            var compact = match.Groups["c"].Value;
            hourText = compact[..^2];
            minuteText = compact[^2..];
        }

        // A minute of one digit has lost its zero: "5:3pm" was half past.
        if (minuteText.Length == 1)
        {
            if (minuteText is not ("0" or "3"))
            {
                return null;
            }

            minuteText += "0";
        }

        var half = match.Groups["x"].Value switch
        {
            "apres-midi" or "soir" => ClockHalf.Afternoon,
            ['a' or 'm', ..] => ClockHalf.Morning,
            ['p', ..] => ClockHalf.Afternoon,
            _ => ClockHalf.Unstated,
        };
        return new(
            int.Parse(hourText, CultureInfo.InvariantCulture),
            minuteText.Length == 0 ? 0 : int.Parse(minuteText, CultureInfo.InvariantCulture),
            half,
            half == ClockHalf.Unstated && (isCompact || match.Groups["f"].Success || hourText[0] == '0'));
    }

    private static int Word(string word, string original, string text, int at, List<HoursToken> tokens)
    {
        var length = word.Length;

        // The full stop of an abbreviation is no end of a sentence.
        if (at + length < text.Length && text[at + length] == '.' && (length <= 5 || at + length + 1 == text.Length || text[at + length + 1] == ','))
        {
            length++;
        }

        tokens.Add(HoursLetters.Classify(word, original));
        return length;
    }

    [GeneratedRegex(@"<\s*(br|/p|/li|/div|p|li|div|/tr)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineTag();

    [GeneratedRegex(@"<[^>]{0,200}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G(?:walk-?ins?|drop-?ins?|on-call|call-centre|check-in|voice-mail|e-mail|on-line|rendez-vous|apres-midi|in-person|jusqu'(?:au|a|à)|d'ouverture|[a-z]+(?:'s)?|à)")]
    private static partial Regex WordShape();

    [GeneratedRegex(@"\G(?:(?<h>\d{1,2});(?<m>00|15|30|45)\s*(?<x>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
        + @"|(?<h>\d{1,2})\s?h(?:eures?)?(?:\s?(?<m>\d{2}))?\s(?:du|de l'|de la)\s?(?<x>matin|apres-midi|soir)(?![a-z])"
        + @"|(?<h>\d{1,2})(?:\s?:|\.(?=00|15|30|45)|(?<f>\s?h\s?))(?<m>\d{2})(?:\s?min\b)?(?!\d)(?:\s*(?<x>a\.?\s?m\b\.?|p\.?\s?m\b\.?|[ap](?![a-z.])(?<=\d[ap])))?"
        + @"|(?<h>\d{1,2}):(?<m>\d)(?!\d)\s*(?<x>a\.?m\b\.?|p\.?m\b\.?)"
        + @"|(?<h>\d{1,2})\s*(?<x>a\.?\s?m\b\.?|p\.?\s?m\b\.?|[ap](?![a-z.])(?<=\d[ap])|[ap]\.(?=\s|-|,|;|$)(?<=\d[ap]\.))"
        + @"|(?<h>\d{1,2})\s?(?<f>h(?:eures?)?)(?![a-z'])"
        + @"|(?<c>\d{3,4})\s*(?<x>a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
        + @"|(?<c>(?:0\d|1\d|2[0-4])(?:00|15|30|45))(?:\s*(?:hrs?|hours)\b|\s?h\b)?(?=\s*(?:-|to|a|à|until)\s*(?:0\d|1\d|2[0-4])(?:00|15|30|45)(?!\d))"
        + @"|(?<=(?:0\d|1\d|2[0-4])(?:00|15|30|45)\s*(?:hrs?|hours|h)?\s*(?:-|to|a|à|until)\s*)(?<c>(?:0\d|1\d|2[0-4])(?:00|15|30|45))(?!\d)(?:\s*(?:hrs?|hours)\b|\s?h\b)?)")]
    private static partial Regex ClockShape();

    [GeneratedRegex(@"\G(\d{1,2})\s?(?:st|nd|rd|th|er|ere|eme|ieme|e)(?![a-z])")]
    private static partial Regex OrdinalShape();

    [GeneratedRegex(@"\G\d+")]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"\G(?:24\s*/\s*7(?:\s*/\s*36[56])?(?!\d)|24\s*-\s*7(?!\d))")]
    private static partial Regex Always();

    [GeneratedRegex(@"\G(?:24\s*-?\s*(?:h|hr|hrs|hours?|heures?)?\s*(?:/|sur)\s*24(?:\s*h(?:eures)?)?(?!\d)|(?:24|twenty[\s-]*four|vingt-quatre)[\s-]*(?:h|hr|hrs|hours?|heures?)(?![a-z])\.?(?:\s*(?:/|per|a|each|every|par)\s*(?:day|jour)|\s+daily)?(?!\s+(?:notice|in advance|prior|before|ahead|later|after|a l'avance))|(?:a)?round[\s-]+the[\s-]+clock)")]
    private static partial Regex AroundTheClock();

    [GeneratedRegex(@"\G(?:(?:7|seven|sept)\s*-?\s*(?:days?|nights?|jours?|j|soirs?|nuits?)(?![a-z])\s*(?:/\s*(?:7|week|wk|sem\w*)|(?:a|per|each|every|of the|par)\s*(?:week|wk|semaine)|sur\s*(?:7|sept)|week)|7\s*/\s*7(?!\d))")]
    private static partial Regex AllWeek();

    /// <summary>Five days to some, seven to others.</summary>
    [GeneratedRegex(@"\G(?:tous les|chaque) jours? de (?:la )?semaine(?![a-z])")]
    private static partial Regex DaysOfTheWeek();

    [GeneratedRegex(@"\G(?:365|366|1 an)\s*(?:days|jours)?\s*(?:/\s*365|(?:a|per|of the|par|each)\s*(?:year|annee|an)|/\s*(?:year|an(?:nee)?))(?![a-z])")]
    private static partial Regex AllYear();

    [GeneratedRegex(@"\G(?:every\s?day|each day|all days|tous les jours|chaque jour|daily|quotidien(?:ne|nement)?|(?:every|each) (?:night|evening)|nightly|tous les soirs|chaque soir|toutes les nuits|chaque nuit)(?:\s+of\s+the\s+week)?(?![a-z])")]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"\G(?:week\s?-?days?|week-days?|jours? ouvrables?|jours? ouvres?|(?:les )?jours? de (?:la )?semaine|(?:business|working|work) ?days?|(?:en|la) semaine)(?![a-z])")]
    private static partial Regex Workdays();

    [GeneratedRegex(@"\G(?:week[\s-]?ends?|fins?[\s-]de[\s-]semaines?)(?![a-z])")]
    private static partial Regex Weekend();

    [GeneratedRegex(@"\G(?:(?:on|all|the|any|statutory|stat|legal|federal|national|public|civic|official|general|provincial|territorial|bank|government|gov't|observed|city|state|u\.?s\.?|canadian|and|les|des|jours?|conges?|tous)[\s,/&-]+)*(?:holidays?|hols|feries?(?:\s(?:legaux|officiels))?)(?![a-z])(?:\s(?:legaux|officiels))?")]
    private static partial Regex GeneralHolidays();

    [GeneratedRegex(@"\G(?:on |the |all |les )*(?:(?:major|most|some|certain|many|select|selected|certains)\s+(?:(?:statutory|stat|legal|federal|national|public|civic|official|jours|conges)\s+)*(?:holidays?|feries?)|christmas(?: day)?(?! eve)|new year'?s(?: day)?(?! eve)|(?:le )?(?:jour de l'an|jour de noel|noel)|good friday|vendredi saint|canada day|fete du canada|labou?r day|fete du travail)(?![a-z])")]
    private static partial Regex SomeHolidays();

    [GeneratedRegex(@"\G(?:(?:of )?(?:the |on the )?(?:next|following) (?:day|morning)|(?:du |le )?lendemain(?: matin)?)(?![a-z])")]
    private static partial Regex NextDay();

    [GeneratedRegex(@"\G(?:(?:of|in) (?:each|every|the|a) month|each month|every month|per month|monthly|du mois|de chaque mois|(?:of )?the month)(?![a-z])")]
    private static partial Regex OfMonth();

    [GeneratedRegex(@"\G(?:every other|every second|every 2nd|alternat(?:e|ing)|un (?=\w+ sur deux))(?![a-z])")]
    private static partial Regex EveryOther();

    [GeneratedRegex(@"\G(?:12(?:[:.]00)?\s*(?:p\.?m\.?)?\s*[-(]?\s*(?:noon|midday|midi)\)?|12\s?n(?![a-z])|noon|mid-?day|midi)(?![a-z])")]
    private static partial Regex Noon();

    /// <summary>Why somebody answers every evening, not when.</summary>
    [GeneratedRegex(@"\G(?:(?:non|outside)[- ]?(?:business|office)|after[- ]?(?:business|office)?) hours,?(?=\s*(?:every|each) (?:night|evening)(?![a-z]))")]
    private static partial Regex OutOfHoursEachNight();

    [GeneratedRegex(@"\G(?:12(?:[:.]00)?\s*(?:a\.?m\.?)?\s*[-(]?\s*(?:midnight|minuit|midnite|mn)\)?|midnight|midnite|minuit)(?![a-z])")]
    private static partial Regex Midnight();

    [GeneratedRegex(@"\G(?:with (?:the )?exception of|a l'exception (?:de|des|du)|à l'exception (?:de|des|du)|except (?:for|on)|other than)(?![a-z])")]
    private static partial Regex WithTheExceptionOf();

    [GeneratedRegex(@"\G(?:not open|is closed|are closed|we are closed)(?![a-z])")]
    private static partial Regex NotOpen();

    [GeneratedRegex(@"\G(?:if (?:deemed )?(?:necessary|needed|required)|as (?:needed|required|necessary)|when (?:needed|necessary|required)|(?:up)?on request|sur demande|au besoin|si necessaire)(?![a-z])")]
    private static partial Regex IfNeeded();

    [GeneratedRegex(@"\G(?:(?:before|after)[\s-]?school|before and after[\s-]?school)(?![a-z])(?=\s+(?:care|program|programs|programme|programmes|club)\b)")]
    private static partial Regex SchoolCare();

    [GeneratedRegex(@"\G(?:to be confirmed|not confirmed|[aà] confirmer)(?![a-z])(?=\s*:)")]
    private static partial Regex ToBeConfirmed();

    [GeneratedRegex(@"\G(?:no (?:appointments?|appts?\.?) (?:is |are )?(?:necessary|needed|required)|(?:appointments?|appts?\.?) (?:is |are )?not (?:necessary|needed|required)|sans rendez-vous|without (?:an )?appointments?)(?![a-z])")]
    private static partial Regex NoAppointment();

    [GeneratedRegex(@"\G(?:(?:,\s*)?(?:or|and|also|&|ou|et) (?:also )?(?:at other times |other times |evenings? |a d'autres heures )?(?:by|with|sur) (?:an )?(?:appointments?|appts?\.?|rendez-vous)|(?:and )?(?:at )?(?:other|all other) (?:times|hours) (?:are )?by (?:appointments?|appts?\.?)|(?:and |some )?evenings?(?: hours)?(?: available)? by (?:appointments?|appts?\.?)|walk-?ins?,? (?:and|or|&) (?:by )?(?:appointments?|appts?\.?)|(?:appointments?|appts?\.?) (?:and|or|&) walk-?ins?|(?:appointments?|appts?\.?) (?:is |are )?(?:recommended|preferred|encouraged|suggested|available))(?![a-z])(?!\s+only)")]
    private static partial Regex ExtraAppointment();

    [GeneratedRegex(@"\G(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)|\G\d{3}-\d{4}(?!\d)")]
    private static partial Regex PhoneNumber();
}
