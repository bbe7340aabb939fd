namespace NRD.Core.Places;

/// <summary>Reduces a name to what a plain keyboard types: lower case, no accents, no apostrophes or full stops, single spaces.</summary>
internal static class Folding
{
    public static string Fold(string text) => PlainText.Of(text, joinsInitials: true);

    /// <summary>Writes out the short forms that start so many Canadian names ("st" is "saint"), in a text already folded.</summary>
    public static string WriteOut(string folded)
    {
        var words = folded.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                "st" => "saint",
                "ste" => "sainte",
                "mt" => "mount",
                "ft" => "fort",
                var word => word,
            };
        }

        return string.Join(' ', words);
    }
}
