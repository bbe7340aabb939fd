using NRD.Core.Accounts;

namespace NRD.Core.Referrals;

/// <summary>What a search for some words looks for beside them, with the groups that are in force now.</summary>
/// <param name="Words">The part of what was typed that a group knows.</param>
/// <param name="Alternatives">What it is also found by.</param>
/// <param name="Needs">Codes of the needs it also stands for.</param>
public sealed record TriedWords(string Words, IReadOnlyList<string> Alternatives, IReadOnlyList<string> Needs);

/// <summary>Tries words on the snapshot that searches ask, for those who edit the synonyms.</summary>
public sealed class WordTrial(CurrentIndex current)
{
    private const int MostLetters = 200;

    /// <summary>The parts of <paramref name="typed"/> that synonyms know, from the left; empty where none does.</summary>
    public IReadOnlyList<TriedWords> Try(Actor actor, string typed)
    {
        actor.Demand(Permission.EditSearchWords);
        var query = SearchText.Query(typed.Length > MostLetters ? typed[..MostLetters] : typed);
        return [.. current.Index.Lexicon.Thesaurus.Expand(query).Select(expansion => new TriedWords(
            string.Join(' ', query.Words.Skip(expansion.Start).Take(expansion.Count).Select(word => word.Word.Text)),
            [.. expansion.Alternatives.Select(alternative => alternative.Text)],
            expansion.Needs))];
    }
}
