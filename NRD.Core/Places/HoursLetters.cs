using System.Collections.Frozen;
using NodaTime;

namespace NRD.Core.Places;

/// <summary>Decides what one word is: a day in one of its spellings or misspellings, a run of day letters, a month, or plain text.</summary>
internal static class HoursLetters
{
    private static readonly (string Letters, IsoDayOfWeek Day)[] Runs =
    [
        ("th", IsoDayOfWeek.Thursday), ("tu", IsoDayOfWeek.Tuesday), ("sa", IsoDayOfWeek.Saturday), ("su", IsoDayOfWeek.Sunday),
        ("m", IsoDayOfWeek.Monday), ("t", IsoDayOfWeek.Tuesday), ("w", IsoDayOfWeek.Wednesday), ("f", IsoDayOfWeek.Friday),
    ];

    private static readonly string[] FullNames =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];

    /// <summary>Words that settle that "mar" is a Tuesday and not March.</summary>
    private static readonly FrozenSet<string> FrenchWords =
        new[] { "lun", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "et", "de", "du", "au", "le", "les", "à", "ferme" }.ToFrozenSet();

    public static HoursToken Classify(string word, string original)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (HoursVocabulary.Days.TryGetValue(bare, out var days))
        {
            return new(HoursTokenKind.Days, bare, days);
        }

        if (HoursVocabulary.Months.TryGetValue(bare, out var month))
        {
            return new(HoursTokenKind.Month, bare, Value: month);
        }

        if (HoursVocabulary.Ordinals.TryGetValue(bare, out var ordinal))
        {
            return new(HoursTokenKind.Ordinal, bare, Value: ordinal);
        }

        if (HoursVocabulary.Kinds.TryGetValue(bare, out var kind))
        {
            return new(kind, bare);
        }

        if (Run(bare, original) is { } run)
        {
            return new(HoursTokenKind.Days, bare, run);
        }

        return Misspelt(bare) is { } meant ? new(HoursTokenKind.Days, bare, meant)
            : MayBeDay(bare) ? new(HoursTokenKind.Strange, bare)
            : new(HoursTokenKind.Word, bare);
    }

    /// <summary>Reads what only its neighbours can tell: single letters, "mar", "may", "we", a French "a" between two times.</summary>
    public static List<HoursToken> Settle(List<HoursToken> tokens)
    {
        var isFrench = tokens.Any(token => FrenchWords.Contains(token.Text));
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var before = i > 0 ? tokens[i - 1] : tokens[^1];
            var after = i + 1 < tokens.Count ? tokens[i + 1] : tokens[^1];
            tokens[i] = token switch
            {
                { Kind: HoursTokenKind.Month, Text: "may" or "march" or "mars" } when !IsDated(before) && !IsDated(after) => token with { Kind = HoursTokenKind.Word },
                { Kind: HoursTokenKind.Word, Text: "mar" } => IsDated(after) && !isFrench
                    ? new(HoursTokenKind.Month, "mar", Value: 3)
                    : isFrench ? new(HoursTokenKind.Days, "mar", DaySet.Of(IsoDayOfWeek.Tuesday)) : new(HoursTokenKind.Strange, "mar"),
                { Kind: HoursTokenKind.Word, Text: "we" } when Joins(before) || Joins(after) => new(HoursTokenKind.Days, "we", DaySet.Of(IsoDayOfWeek.Wednesday)),
                { Kind: HoursTokenKind.Word, Text: "m" or "t" or "w" or "f" } when IsLetterAmongDays(tokens, i) => new(HoursTokenKind.Days, token.Text, DaySet.Of(LetterDay(token.Text))),
                { Kind: HoursTokenKind.Word, Text: "l" } when JoinsRange(after) && i + 2 < tokens.Count && tokens[i + 2].Text == "v" => new(HoursTokenKind.Days, "l", DaySet.Of(IsoDayOfWeek.Monday)),
                { Kind: HoursTokenKind.Word, Text: "v" } when JoinsRange(before) && i > 1 && tokens[i - 2] is { Kind: HoursTokenKind.Days, Text: "l" } => new(HoursTokenKind.Days, "v", DaySet.Of(IsoDayOfWeek.Friday)),
                { Kind: HoursTokenKind.Word, Text: "l" or "d" } => token with { Kind = HoursTokenKind.Filler },
                { Kind: HoursTokenKind.Filler, Text: "a" } when IsEnd(before) && IsEnd(after) => token with { Kind = HoursTokenKind.To },
                _ => token,
            };
        }

        return tokens;
    }

    private static bool IsEnd(HoursToken token) => token.Kind is HoursTokenKind.Clock or HoursTokenKind.Number or HoursTokenKind.Days or HoursTokenKind.Month;

    private static bool IsDated(HoursToken token) => token.Kind is HoursTokenKind.Number or HoursTokenKind.Ordinal or HoursTokenKind.Dash or HoursTokenKind.To or HoursTokenKind.Month or HoursTokenKind.Until;

    private static bool JoinsRange(HoursToken token) => token.Kind is HoursTokenKind.Dash or HoursTokenKind.To;

    private static bool Joins(HoursToken token) => JoinsRange(token) || token.Kind is HoursTokenKind.Slash or HoursTokenKind.Comma;

    private static bool IsLetterAmongDays(List<HoursToken> tokens, int at)
    {
        bool IsDayOrLetter(int index) => index >= 0 && index < tokens.Count
            && (tokens[index].Kind == HoursTokenKind.Days || tokens[index] is { Kind: HoursTokenKind.Word, Text: "m" or "t" or "w" or "f" });
        bool IsJoint(int index) => index >= 0 && index < tokens.Count && (Joins(tokens[index]) || tokens[index].Kind == HoursTokenKind.And);
        return (IsJoint(at + 1) && IsDayOrLetter(at + 2)) || (IsJoint(at - 1) && IsDayOrLetter(at - 2));
    }

    private static IsoDayOfWeek LetterDay(string letter) => Runs.First(run => run.Letters == letter).Day;

    /// <summary>"MWF", "TTh", "MTWTF": letters in the order of the week, written large (or one of the few nobody writes otherwise).</summary>
    private static DaySet? Run(string word, string original)
    {
        if (word is "mtwtf" or "mtwrf")
        {
            return DaySet.Workdays;
        }

        if (word is "mtwtfss")
        {
            return DaySet.Every;
        }

        // "MF" may be Monday and Friday or the days between; nobody can tell.
        if (!char.IsUpper(original[0]) && word is not ("mwf" or "tth" or "mtwth" or "mtwthf") || word is "mf" || word.Length > 9)
        {
            return null;
        }

        var days = default(DaySet);
        var last = IsoDayOfWeek.None;
        for (var at = 0; at < word.Length;)
        {
            var run = Array.Find(Runs, candidate => string.CompareOrdinal(word, at, candidate.Letters, 0, candidate.Letters.Length) == 0);
            var isLarge = run.Letters is not null && (char.IsUpper(original[at]) || !char.IsUpper(original[0]));
            if (run.Letters is null || run.Day <= last || !isLarge)
            {
                return null;
            }

            days |= DaySet.Of(run.Day);
            last = run.Day;
            at += run.Letters.Length;
        }

        return days;
    }

    /// <summary>The one day whose name is a single slip away ("Firday", "Wenesday"); none where two days are as near.</summary>
    private static DaySet? Misspelt(string word)
    {
        var single = word.Length > 6 && word[^1] == 's' ? word[..^1] : word;
        if (single.Length < 5)
        {
            return null;
        }

        var near = FullNames.Where(name => name[0] == single[0] && IsOneSlipAway(single, name)).ToList();
        return near.Count == 1 ? HoursVocabulary.Days[near[0]] : null;
    }

    /// <summary>So near to the name of a day that it must not pass for a label.</summary>
    private static bool MayBeDay(string word) => word.Length >= 5 && FullNames.Any(name => name[0] == word[0] && (Slips(word, name) <= 1 || (word.Length >= 6 && Slips(word, name) == 2)));

    private static bool IsOneSlipAway(string word, string name) => Slips(word, name) == 1;

    /// <summary>Letters added, lost, changed or swapped with their neighbour.</summary>
    private static int Slips(string word, string name)
    {
        var cost = new int[word.Length + 1, name.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                cost[i, j] = Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                    cost[i - 1, j - 1] + (word[i - 1] == name[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[word.Length, name.Length];
    }
}
