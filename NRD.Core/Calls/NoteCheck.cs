namespace NRD.Core.Calls;

/// <summary>
/// Reads a text that is about to leave the house, as it is typed (rules R15, R17, R18): numbers, links and addresses, promises, and what can turn against the person.
/// It never changes the text.
/// </summary>
public static class NoteCheck
{
    /// <summary>The longest one part of a text may be.</summary>
    public const int LongestPart = 600;

    /// <summary>What stands in <paramref name="text"/> and must not leave as it is, in the order of the text; each place is named once, by the most exact kind.</summary>
    /// <param name="consented">Items a valid consent for this recipient and purpose names.</param>
    /// <param name="notAboutThePerson">Held findings that the operator marked as not about the person, by the words found.</param>
    public static IReadOnlyList<NoteFinding> Findings(string text, IReadOnlySet<SharedItem> consented, IReadOnlySet<string>? notAboutThePerson = null, NoteWords? words = null)
    {
        var note = PlainNote.Of(text);
        var found = new List<NoteFinding>();
        foreach (var (kind, pattern, also) in NotePatterns.All)
        {
            foreach (System.Text.RegularExpressions.Match match in pattern.Matches(note.Text))
            {
                Add(found, also is null || also(match.Value) ? note.Finding(kind, match.Index, match.Length) : null);
            }
        }

        foreach (var finding in (words ?? NoteWords.Shipped).In(note))
        {
            Add(found, finding);
        }

        if (text.Length > LongestPart)
        {
            found.Add(new(NoteFindingKind.TooLong, LongestPart, text.Length - LongestPart));
        }

        return [.. found
            .Where(finding => !(NoteKinds.GivesWayTo(finding.Kind) is { } item && consented.Contains(item)))
            .Where(finding => !(finding.Level == NoteFindingLevel.Held && notAboutThePerson?.Contains(Words(text, finding)) == true))
            .OrderBy(finding => finding.Start).ThenBy(finding => finding.Kind)];
    }

    /// <summary>The words a finding is about, as typed.</summary>
    public static string Words(string text, NoteFinding finding) => text.Substring(finding.Start, finding.Length);

    private static void Add(List<NoteFinding> found, NoteFinding? finding)
    {
        if (finding is not null && !found.Exists(other => other.Start < finding.Start + finding.Length && finding.Start < other.Start + other.Length))
        {
            found.Add(finding);
        }
    }
}
