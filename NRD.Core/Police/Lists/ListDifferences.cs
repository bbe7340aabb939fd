using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NRD.Core.Police.Lists;

/// <summary>One cell that differs between two versions.</summary>
/// <param name="Before"><c>null</c>: there was nothing.</param>
/// <param name="After"><c>null</c>: there is nothing any more.</param>
public sealed record CellDifference(string Column, string? Before, string? After)
{
    /// <summary>The words of both, each kept, taken out or put in.</summary>
    public IReadOnlyList<TextPiece> Pieces => TextPiece.Between(Before ?? "", After ?? "");
}

public enum RowChange
{
    Added,
    Removed,
    Changed,
}

/// <summary>A contact, a text of the protocol or a line of the service that differs.</summary>
/// <param name="Name">The contact's; empty otherwise.</param>
/// <param name="Personal">Its personal numbers differ; which ones is not shown.</param>
public sealed record RowDifference(string Part, string Item, Bilingual Name, RowChange Change, IReadOnlyList<CellDifference> Cells, bool Personal = false);

/// <summary>What differs between two versions, row by row and cell by cell.</summary>
public static class ListDifferences
{
    public static IReadOnlyList<RowDifference> Between(ListVersion? before, ListVersion after) =>
        Between(before?.Content ?? ListContent.Empty, after.Content, entry => before?.PersonalMarks.GetValueOrDefault(entry) != after.PersonalMarks.GetValueOrDefault(entry));

    /// <param name="personalDiffers">Whether the personal numbers of an entry are others.</param>
    public static IReadOnlyList<RowDifference> Between(ListContent before, ListContent after, Func<Guid, bool>? personalDiffers = null)
    {
        var (old, now) = (Rows(before), Rows(after));
        var names = before.Entries.Concat(after.Entries).GroupBy(e => e.Id.ToString()).ToDictionary(g => g.Key, g => g.Last().Name);
        return [.. old.Keys.Union(now.Keys).OrderBy(key => Place(key.Part)).Select(key =>
        {
            var (was, isNow) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var cells = ListTable.Columns.Select(column => new CellDifference(column, was?[column], isNow?[column])).Where(cell => cell.Before != cell.After).ToList();
            return new RowDifference(
                key.Part, key.Item, names.GetValueOrDefault(key.Item, Bilingual.Empty), was is null ? RowChange.Added : isNow is null ? RowChange.Removed : RowChange.Changed, cells,
                key.Part == ListTable.ContactPart && personalDiffers?.Invoke(Guid.Parse(key.Item)) == true);
        }).Where(row => row.Cells.Count > 0 || row.Personal)];
    }

    private static Dictionary<(string Part, string Item), ListRow> Rows(ListContent content) => ListTable.Of(content).ToDictionary(row => (row.Part, row.Key));

    private static int Place(string part) => part switch
    {
        ListTable.ServicePart => 0,
        ListTable.ProtocolPart => 2,
        _ => 1,
    };
}

/// <summary>Some words of a text that was changed.</summary>
public sealed record TextPiece(TextChange Change, string Text)
{
    private static readonly char[] Marks = [' ', '\n'];

    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var diff = new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false, ignoreCase: false, new DiffPlex.Chunkers.DelimiterChunker(Marks));
        var pieces = new List<TextPiece>();
        foreach (var line in diff.Lines)
        {
            var change = line.Type switch
            {
                ChangeType.Inserted => TextChange.PutIn,
                ChangeType.Deleted => TextChange.TakenOut,
                _ => TextChange.Kept,
            };
            if (pieces is [.., var last] && last.Change == change)
            {
                pieces[^1] = last with { Text = last.Text + line.Text };
            }
            else
            {
                pieces.Add(new(change, line.Text));
            }
        }

        return pieces;
    }
}

public enum TextChange
{
    Kept,
    TakenOut,
    PutIn,
}
