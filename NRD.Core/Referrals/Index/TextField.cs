namespace NRD.Core.Referrals;

/// <summary>Where in a record a word stands; what the search weighs it by.</summary>
[Flags]
internal enum TextField : byte
{
    None = 0,
    ServiceName = 1,
    OrganizationName = 2,

    /// <summary>Also known as, former names, acronyms, legal name; of both.</summary>
    OtherName = 4,

    /// <summary>Names and hint words of the needs it serves.</summary>
    Need = 8,

    /// <summary>Search hints of staff.</summary>
    Hint = 16,

    /// <summary>What it works on, in which languages, and what kind of body it is.</summary>
    Focus = 32,

    /// <summary>Towns it stands in or covers, and First Nations it serves.</summary>
    Town = 64,
    Description = 128,
}

/// <summary>How much a word counts by where it stands, in whole numbers: the order of adding up must not matter.</summary>
internal static class TextWeights
{
    /// <summary>What a word as typed is worth; synonyms, stems and beginnings are worth parts of it.</summary>
    public const int Whole = 100;

    /// <summary>Below this only a description mentions the word: what the service is about stands above it, even through a synonym.</summary>
    public const int Strong = 150 * Whole;

    private static readonly (TextField Field, int Weight)[] Single =
    [
        (TextField.ServiceName, 800),
        (TextField.OtherName, 700),
        (TextField.Need, 700),
        (TextField.OrganizationName, 600),
        (TextField.Hint, 600),
        (TextField.Focus, 300),
        (TextField.Town, 300),
        (TextField.Description, 120),
    ];

    private static readonly int[] ByMask = [.. Enumerable.Range(0, 256).Select(mask => Of((TextField)mask))];

    public static ReadOnlySpan<int> Table => ByMask;

    /// <summary>The weightiest field decides; each further one adds a little.</summary>
    private static int Of(TextField fields)
    {
        var best = 0;
        var all = 0;
        foreach (var (field, weight) in Single)
        {
            if (fields.HasFlag(field))
            {
                best = Math.Max(best, weight);
                all += weight;
            }
        }

        return best + ((all - best) / 10);
    }
}
