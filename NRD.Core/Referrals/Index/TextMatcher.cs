using System.Numerics;
using System.Runtime.InteropServices;

namespace NRD.Core.Referrals;

/// <summary>Looks the slots of a question up in one segment.</summary>
internal ref struct TextMatcher(IndexSegment segment, TextScratch scratch)
{
    private const int WholeShare = 100;
    private const int StemShare = 90;
    private const int BeginningShare = 75;

    /// <summary>A list is looked through for so many times fewer rows than it has, and read to its end for more.</summary>
    private const int SearchedInstead = 256;

    private const int NeedShare = (int)(Thesaurus.NeedWeight * 100);

    private readonly TermDictionary terms = segment.Terms;
    private readonly Span<RowScore> rows = scratch.Rows;
    private readonly int[] touched = scratch.Touched;
    private int touchedCount;

    /// <summary>Leaves in the scratch how many slots each row answers, and how well: of rows that answer all slots only.</summary>
    public void MatchAll(IReadOnlyList<TextSlot> slots)
    {
        scratch.Parts.Clear();
        scratch.Weighed.Clear();
        var sizes = new int[slots.Count];
        var order = new int[slots.Count];
        for (var slot = 0; slot < slots.Count; slot++)
        {
            order[slot] = slot;
            sizes[slot] = Gather(slots[slot], slot);
        }

        // The fewer rows are left, the less a common word costs.
        Array.Sort(sizes, order);
        touchedCount = 0;
        for (var at = 0; at < order.Length && (at == 0 || touchedCount > 0); at++)
        {
            var slot = order[at];
            if (at == 0)
            {
                Collect(Weighed(slot));
            }
            else if (touchedCount < sizes[at] / SearchedInstead)
            {
                Narrow(LookedUp(slot));
            }
            else
            {
                Narrow(Weighed(slot));
            }
        }

        scratch.TouchedCount = touchedCount;
    }

    /// <summary>After <see cref="MatchAll"/>, the same of rows that answer any slot.</summary>
    public void MatchAny(IReadOnlyList<TextSlot> slots)
    {
        scratch.Clean();
        touchedCount = 0;
        for (var slot = 0; slot < slots.Count; slot++)
        {
            Collect(scratch.Weighed.Contains(slot) ? scratch.Best(slot) : Weighed(slot));
        }

        scratch.TouchedCount = touchedCount;
    }

    /// <summary>What a slot finds in every row.</summary>
    private readonly int[] Weighed(int slot)
    {
        var best = scratch.Best(slot);
        Array.Clear(best, 0, segment.Count);
        foreach (var part in CollectionsMarshal.AsSpan(scratch.Parts))
        {
            if (part.Slot == slot)
            {
                Weigh(part, best);
            }
        }

        if (TextScratch.IsKept(slot))
        {
            scratch.Weighed.Add(slot);
        }

        return best;
    }

    /// <summary>What a slot finds in the few rows that are left; the others are not written.</summary>
    private readonly int[] LookedUp(int slot)
    {
        var best = scratch.Best(slot);
        foreach (var row in touched.AsSpan(0, touchedCount))
        {
            best[row] = 0;
        }

        foreach (var part in CollectionsMarshal.AsSpan(scratch.Parts))
        {
            if (part.Slot != slot)
            {
                continue;
            }

            if (part.InOrder)
            {
                Search(part, best);
            }
            else
            {
                Weigh(part, best);
            }
        }

        return best;
    }

    private readonly int Gather(TextSlot slot, int number)
    {
        var size = 0;
        foreach (var choice in slot.Choices)
        {
            if (choice.Words.Count == 1)
            {
                var word = choice.Words[0];
                var (written, english, french) = (terms.ListOf(terms.Find(word.Text)), terms.ListOf(terms.Find(word.EnglishStem)), terms.ListOf(terms.Find(word.FrenchStem)));
                size += Put(written, choice.Weight, WholeShare, number);

                // Where the word has one form only, the list of its stem is the very same, and worth less.
                size += english == written ? 0 : Put(english, choice.Weight * StemShare / 100, WholeShare, number);
                size += french == written || french == english ? 0 : Put(french, choice.Weight * StemShare / 100, WholeShare, number);
                size += choice.IsBeginning ? Put(terms.Beginning(word.Text), choice.Weight * BeginningShare / 100, WholeShare, number, inOrder: false) : 0;
            }
            else
            {
                size += Put(PhrasePostings(choice), choice.Weight, StemShare, number);
            }
        }

        foreach (var need in slot.Needs)
        {
            size += Put(terms.ListOf(terms.Find(TermDictionary.NeedPrefix + need)), NeedShare, WholeShare, number);
        }

        return size;
    }

    private readonly int Put(ArraySegment<uint> postings, int weight, int share, int slot, bool inOrder = true)
    {
        if (postings.Count > 0)
        {
            scratch.Parts.Add(new(postings, inOrder, weight, share, slot));
        }

        return postings.Count;
    }

    /// <summary>Keeps for each row the best of a slot; without a jump, since lists are long and hits come at random.</summary>
    private static void Weigh(in TextPart part, Span<int> best)
    {
        Span<int> worth = stackalloc int[TextWeights.Table.Length];
        for (var fields = 0; fields < worth.Length; fields++)
        {
            worth[fields] = part.Worth((byte)fields);
        }

        foreach (var posting in part.Postings.AsSpan())
        {
            ref var known = ref best[TermDictionary.Row(posting)];
            known = Math.Max(known, worth[TermDictionary.Fields(posting)]);
        }
    }

    /// <summary>The same for the rows that are left, one by one.</summary>
    private readonly void Search(in TextPart part, Span<int> best)
    {
        var postings = part.Postings.AsSpan();
        foreach (var row in touched.AsSpan(0, touchedCount))
        {
            if (TermDictionary.Search(postings, row) is var fields and not TextField.None)
            {
                best[row] = Math.Max(best[row], part.Worth((byte)fields));
            }
        }
    }

    /// <summary>Takes over what a slot found anywhere.</summary>
    private void Collect(int[] found)
    {
        var best = found.AsSpan(0, segment.Count);
        for (var row = 0; row < best.Length; row++)
        {
            if (row + Vector<int>.Count <= best.Length && Vector.EqualsAll(new Vector<int>(best[row..]), Vector<int>.Zero))
            {
                row += Vector<int>.Count - 1;
            }
            else if (best[row] is not 0 and var worth)
            {
                if (rows[row].Found == 0)
                {
                    touched[touchedCount++] = row;
                }

                rows[row].Add(worth);
            }
        }
    }

    /// <summary>Keeps of the rows found so far those that this slot found too.</summary>
    private void Narrow(int[] best)
    {
        var kept = 0;
        foreach (var row in touched.AsSpan(0, touchedCount))
        {
            if (best[row] is not 0 and var worth)
            {
                rows[row].Add(worth);
                touched[kept++] = row;
            }
            else
            {
                rows[row] = default;
            }
        }

        touchedCount = kept;
    }

    /// <summary>A phrase of the synonyms is looked up once and kept; what somebody typed never is.</summary>
    private readonly ArraySegment<uint> PhrasePostings(TextChoice choice)
    {
        if (!choice.Together || choice.IsBeginning)
        {
            return LookUp(choice).ToArray();
        }

        var phrase = string.Join(' ', choice.Words.Select(word => word.Text));
        if (!segment.Phrases.TryGetValue(phrase, out var known))
        {
            segment.Phrases[phrase] = known = [.. LookUp(choice)];
        }

        return known;
    }

    /// <summary>The rows that hold all words of a phrase, in order, with the fields that hold them.</summary>
    private readonly List<uint> LookUp(TextChoice choice)
    {
        var fields = scratch.PhraseFields;
        var left = scratch.PhraseRows;
        left.Clear();
        var order = RarestFirst(choice);
        for (var at = 0; at < order.Length && (at == 0 || left.Count > 0); at++)
        {
            var word = choice.Words[order[at]];
            Note(terms.ListOf(terms.Find(word.EnglishStem)), at, inOrder: true);
            Note(terms.ListOf(terms.Find(word.FrenchStem)), at, inOrder: true);
            if (choice.IsBeginning && order[at] == choice.Words.Count - 1)
            {
                Note(terms.Beginning(word.Text), at, inOrder: false);
            }

            Settle(at, choice.Together);
        }

        var postings = scratch.PhrasePostings;
        postings.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(left))
        {
            postings.Add(TermDictionary.Pack(row, (TextField)fields[row]));
        }

        return postings;
    }

    /// <summary>A word as written has a stem in the language of its text, or in both: stems find all that the word itself does.</summary>
    private readonly ReadOnlySpan<uint> Stemmed(string stem) => terms.Postings(terms.Find(stem));

    /// <summary>The fewest rows are looked through where the rarest word is looked up first.</summary>
    private readonly int[] RarestFirst(TextChoice choice)
    {
        var order = new int[choice.Words.Count];
        var counts = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            var word = choice.Words[at];
            order[at] = at;
            counts[at] = Stemmed(word.EnglishStem).Length + Stemmed(word.FrenchStem).Length
                + (choice.IsBeginning && at == order.Length - 1 ? terms.Beginning(word.Text).Count : 0);
        }

        Array.Sort(counts, order);
        return order;
    }

    /// <summary>Notes in which fields this word stands: in every row, or in the few rows that hold all words before it.</summary>
    private readonly void Note(ArraySegment<uint> postings, int at, bool inOrder)
    {
        var now = scratch.PhraseNow;
        if (at > 0 && inOrder && scratch.PhraseRows.Count < postings.Count / SearchedInstead)
        {
            foreach (var row in CollectionsMarshal.AsSpan(scratch.PhraseRows))
            {
                now[row] |= (byte)TermDictionary.Search(postings, row);
            }

            return;
        }

        foreach (var posting in postings.AsSpan())
        {
            now[TermDictionary.Row(posting)] |= TermDictionary.Fields(posting);
        }
    }

    /// <summary>Keeps the rows that hold this word as well, and in which fields they hold all.</summary>
    private readonly void Settle(int at, bool together)
    {
        var now = scratch.PhraseNow[..segment.Count];
        var fields = scratch.PhraseFields;
        var left = scratch.PhraseRows;
        if (at == 0)
        {
            for (var row = 0; row < now.Length; row++)
            {
                if (row + Vector<byte>.Count <= now.Length && Vector.EqualsAll(new Vector<byte>(now[row..]), Vector<byte>.Zero))
                {
                    row += Vector<byte>.Count - 1;
                }
                else if (now[row] != 0)
                {
                    fields[row] = now[row];
                    left.Add(row);
                }
            }
        }
        else
        {
            var kept = 0;
            foreach (var row in CollectionsMarshal.AsSpan(left))
            {
                fields[row] = together ? (byte)(fields[row] & now[row]) : now[row] == 0 ? (byte)0 : Weaker(fields[row], now[row]);
                left[kept] = row;
                kept += fields[row] != 0 ? 1 : 0;
            }

            CollectionsMarshal.SetCount(left, kept);
        }

        now.Clear();
    }

    /// <summary>Words that stand apart are worth no more than the least of them: a name that holds one does not lift what is only mentioned.</summary>
    private static byte Weaker(byte one, byte other) => TextWeights.Table[one] <= TextWeights.Table[other] ? one : other;
}
