using System.Text;

namespace NRD.Core.Referrals;

/// <summary>
/// Reads any text one written word at a time, folded: <c>L’Arc-en-ciel</c> is one written word of three parts.
/// Parts held by a hyphen are words of their own; parts held by an apostrophe are one word, save an elided French article.
/// </summary>
internal ref struct WordSplitter
{
    /// <summary>Longer words are cut: nobody types them and no record needs them.</summary>
    public const int MaxLetters = 48;

    private const int MaxParts = 6;
    private const int BufferSize = MaxParts * MaxLetters;

    private readonly ReadOnlySpan<char> text;
    private readonly Span<char> letters;
    private readonly Span<Part> parts;
    private int position;
    private int used;

    /// <summary>Both buffers belong to the caller, so that reading allocates nothing.</summary>
    public WordSplitter(ReadOnlySpan<char> text, Span<char> letters, Span<Part> parts)
    {
        this.text = text;
        this.letters = letters;
        this.parts = parts;
    }

    public static int LettersNeeded => BufferSize;

    public static int PartsNeeded => MaxParts;

    public int Count { get; private set; }

    /// <summary>Whether an elided article was taken off the front, as in <c>l'aide</c>.</summary>
    public bool Elided { get; private set; }

    /// <summary>The whole as written, elided article included.</summary>
    public readonly ReadOnlySpan<char> WithElision => letters[..used];

    public readonly ReadOnlySpan<char> this[int part] => letters.Slice(parts[part].Start, parts[part].Length);

    public readonly bool FollowsApostrophe(int part) => parts[part].FollowsApostrophe;

    /// <summary>How many parts from <paramref name="first"/> apostrophes hold together as one word.</summary>
    public readonly int Held(int first)
    {
        var held = 1;
        while (first + held < Count && parts[first + held].FollowsApostrophe)
        {
            held++;
        }

        return held;
    }

    /// <summary>The parts from <paramref name="first"/>, <paramref name="count"/> of them, written together.</summary>
    public readonly ReadOnlySpan<char> Joined(int first, int count)
    {
        var last = parts[first + count - 1];
        return letters[parts[first].Start..(last.Start + last.Length)];
    }

    public bool Read()
    {
        Count = 0;
        used = 0;
        Elided = false;
        var partStart = 0;
        var afterApostrophe = false;
        while (position < text.Length)
        {
            var width = 1;
            var c = text[position];
            var kind = LetterFolding.Kind(c);
            var folded = "";
            if (char.IsSurrogate(c))
            {
                kind = Rune.DecodeFromUtf16(text[position..], out var rune, out width) == System.Buffers.OperationStatus.Done
                    && (folded = LetterFolding.Fold(rune)).Length > 0 ? LetterKind.Letter : LetterKind.Separator;
            }
            else if (kind == LetterKind.Letter)
            {
                folded = LetterFolding.Fold(c);
            }
            else if (c == '.' && IsInitialDot(partStart))
            {
                kind = LetterKind.Silent;
            }

            position += width;
            if (kind == LetterKind.Letter)
            {
                Append(folded, partStart);
            }
            else if (kind != LetterKind.Silent)
            {
                EndPart(partStart, afterApostrophe);
                partStart = used;
                afterApostrophe = kind == LetterKind.Apostrophe;
                if (Count > 0 && (kind == LetterKind.Separator || Count == MaxParts || !WordGoesOn()))
                {
                    return Trim();
                }
            }
        }

        EndPart(partStart, afterApostrophe);
        return Count > 0 && Trim();
    }

    private void Append(string folded, int partStart)
    {
        foreach (var letter in folded)
        {
            if (used - partStart < MaxLetters)
            {
                letters[used++] = letter;
            }
        }
    }

    private void EndPart(int start, bool afterApostrophe)
    {
        if (used > start && Count < MaxParts)
        {
            parts[Count] = new(start, used - start, afterApostrophe && Count > 0);
            Count++;
        }
    }

    private readonly bool WordGoesOn()
    {
        for (var next = position; next < text.Length; next++)
        {
            var kind = LetterFolding.Kind(text[next]);
            if (kind != LetterKind.Silent)
            {
                return kind == LetterKind.Letter || char.IsHighSurrogate(text[next]);
            }
        }

        return false;
    }

    /// <summary>Whether the dot at the current position stands between initials: C.A.S. reads as CAS.</summary>
    private readonly bool IsInitialDot(int partStart) =>
        used > partStart
        && position > 0 && char.IsLetter(text[position - 1])
        && (position < 2 || !char.IsLetterOrDigit(text[position - 2]))
        && position + 1 < text.Length && char.IsLetter(text[position + 1])
        && (position + 2 >= text.Length || !char.IsLetterOrDigit(text[position + 2]));

    private bool Trim()
    {
        if (Count > 1 && parts[Count - 1].FollowsApostrophe && this[Count - 1] is "s")
        {
            Count--;
            used = parts[Count].Start;
        }

        // An elided article goes wherever it stands: l'aide, terre-d'accueil.
        var kept = 0;
        for (var part = 0; part < Count; part++)
        {
            if (part + 1 < Count && parts[part + 1].FollowsApostrophe && FunctionWords.IsElision(this[part]))
            {
                Elided |= kept == 0;
                parts[part + 1] = parts[part + 1] with { FollowsApostrophe = false };
            }
            else
            {
                parts[kept++] = parts[part];
            }
        }

        Count = kept;
        return true;
    }

    internal readonly record struct Part(int Start, int Length, bool FollowsApostrophe);
}
