using DiffPlex;

namespace NRD.Console.Calls;

/// <summary>How a piece of a text stands to an earlier one.</summary>
public enum DiffKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of words that stayed, came or went.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>What changed between two texts, word by word.</summary>
public static class TextDiff
{
    private static readonly char[] Separators = [' ', '\u00A0', '\n', '.', ',', ';', ':', '?', '!', '(', ')', '«', '»', '“', '”'];

    public static IReadOnlyList<DiffPart> Between(string before, string after)
    {
        var diff = Differ.Instance.CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        var parts = new List<DiffPart>();
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(parts, DiffKind.Same, [.. diff.PiecesNew.Take(block.InsertStartB).Skip(next)]);
            Add(parts, DiffKind.Removed, [.. diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)]);
            next = block.InsertStartB + block.InsertCountB;
            Add(parts, DiffKind.Added, [.. diff.PiecesNew.Take(next).Skip(block.InsertStartB)]);
        }

        Add(parts, DiffKind.Same, [.. diff.PiecesNew.Skip(next)]);
        return parts;
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, IReadOnlyList<string> pieces)
    {
        if (pieces.Count > 0)
        {
            parts.Add(new(kind, string.Concat(pieces)));
        }
    }
}
