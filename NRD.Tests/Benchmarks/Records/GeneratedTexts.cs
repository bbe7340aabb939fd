using NRD.Core;

namespace NRD.Benchmarks.Records;

/// <summary>Descriptions of 40 to 120 words in both languages, put together from what the sample says of like services.</summary>
internal sealed class GeneratedTexts
{
    private const int FewestWords = 40;
    private const int MostWords = 120;

    private static readonly Bilingual[] Local =
    [
        new("The {0} programme in {1} answers within one working day.", "Le programme {0}, à {1}, répond en un jour ouvrable."),
        new("Staff of {0} meet people anywhere in {1}.", "L’équipe {0} rencontre les personnes partout à {1}."),
        new("Ask for the {0} desk when calling {1}.", "Demander le bureau {0} en appelant à {1}."),
        new("Named for the {0} family, who gave the first building in {1}.", "Nommé en l’honneur de la famille {0}, qui a donné le premier immeuble à {1}."),
    ];

    private readonly Dictionary<char, List<Bilingual>> ofGroup = [];
    private readonly List<Bilingual> all = [];

    public GeneratedTexts(IEnumerable<(IReadOnlyList<string> Needs, Bilingual Text)> sample)
    {
        foreach (var (needs, text) in sample)
        {
            if (!text.IsComplete)
            {
                continue;
            }

            all.Add(text);
            foreach (var group in needs.Select(need => need[0]).Distinct())
            {
                if (!ofGroup.TryGetValue(group, out var texts))
                {
                    ofGroup[group] = texts = [];
                }

                texts.Add(text);
            }
        }
    }

    public Bilingual Describe(Dice dice, Bilingual own, IReadOnlyList<string> needs, string word, Bilingual town)
    {
        var target = FewestWords + dice.Below(MostWords - FewestWords - 30);
        var local = InventedNames.Fill(dice.Of(Local), word, town.In(Language.English));
        var en = new List<string?> { own.En, local.En };
        var fr = new List<string?> { own.Fr, InventedNames.Fill(new(null, local.Fr), word).Fr };
        var pool = needs.Count > 0 && ofGroup.TryGetValue(needs[0][0], out var like) ? like : all;
        for (var tries = 0; WordsOf(en) < target && tries < 12; tries++)
        {
            var more = dice.Percent(80) ? dice.Of(pool) : dice.Of(all);
            if (!en.Contains(more.En))
            {
                en.Add(more.En);
                fr.Add(more.Fr);
            }
        }

        // As in life, a translation is sometimes missing.
        return new(own.En is null ? null : string.Join(' ', en), own.Fr is null || dice.Percent(12) ? null : string.Join(' ', fr));
    }

    private static int WordsOf(List<string?> texts) => texts.Sum(text => text is null ? 0 : text.Count(letter => letter == ' ') + 1);
}
