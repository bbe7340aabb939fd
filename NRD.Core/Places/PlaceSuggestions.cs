namespace NRD.Core.Places;

/// <summary>Places whose names begin with, or nearly are, what was typed.</summary>
internal sealed class PlaceSuggestions(PlaceTable table)
{
    private const int MostNearlySpelled = 5;

    /// <param name="folded">Ends with a space where the word is complete.</param>
    public IEnumerable<PlaceCandidate> Beginning(string folded, int limit)
    {
        var key = folded.EndsWith(' ') ? Folding.WriteOut(folded[..^1]) + " " : Folding.WriteOut(folded);
        var best = new Dictionary<Place, int>();
        foreach (var name in table.Names)
        {
            var rank = name.Key == key ? 0
                : name.Key.StartsWith(key, StringComparison.Ordinal) || name.Folded.StartsWith(folded, StringComparison.Ordinal) ? 1
                : name.Key.Contains(" " + key, StringComparison.Ordinal) ? 2
                : 3;
            if (rank < 3 && (!best.TryGetValue(name.Place, out var known) || rank < known))
            {
                best[name.Place] = rank;
            }
        }

        return best
            .OrderBy(b => b.Value).ThenBy(b => b.Key.IsDistrict).ThenByDescending(b => b.Key.Population ?? 0).ThenBy(b => b.Key.Name.En, StringComparer.Ordinal).ThenBy(b => b.Key.Id)
            .Take(limit).Select(b => new PlaceCandidate(b.Key.ToRef(), b.Key.Population));
    }

    /// <summary>Towns one slip of the keyboard away, or a few for a long name; those that begin so where nothing is near.</summary>
    public ValueList<PlaceCandidate> NearlySpelled(string folded)
    {
        var town = PlaceText.TownAndProvince(folded).Select(t => (Town: t.Town, Province: (string?)t.Province.Code)).FirstOrDefault((Town: folded, Province: null));
        var key = Folding.WriteOut(town.Town);
        var allowed = key.Length switch { <= 3 => 0, <= 6 => 1, <= 10 => 2, _ => 3 };
        var near = table.Names
            .Where(n => !n.Place.IsDistrict && Math.Abs(n.Key.Length - key.Length) <= allowed)
            .Select(n => (n.Place, Distance: Distance(n.Key, key, allowed)))
            .Where(n => n.Distance <= allowed)
            .OrderBy(n => town.Province is not null && n.Place.Province != town.Province).ThenBy(n => n.Distance).ThenByDescending(n => n.Place.Population ?? 0).ThenBy(n => n.Place.Id)
            .Select(n => new PlaceCandidate(n.Place.ToRef(), n.Place.Population));
        return near.Concat(Beginning(key, MostNearlySpelled)).DistinctBy(c => c.Place).Take(MostNearlySpelled).ToValueList();
    }

    /// <summary>Slips (a letter more, less, other, or two swapped) between two names; anything over <paramref name="most"/> where there are more.</summary>
    internal static int Distance(string a, string b, int most)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var now = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }

                least = Math.Min(least, now[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }
}
