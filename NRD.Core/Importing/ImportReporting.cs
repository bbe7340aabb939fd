using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Oversight;

namespace NRD.Core.Importing;

/// <summary>Counts a plan into a report.</summary>
internal static class ImportReporting
{
    private const int ValueLength = 200;

    public static ImportReport Of(string source, bool dryRun, ImportBatch batch, ImportPlan plan, IReadOnlyList<IncomingRecord> incoming)
    {
        var counts = plan.Outcomes.Values.CountBy(o => o).ToDictionary();
        var conflicts = Conflicts(plan);
        var rejected = plan.Outcomes.Where(o => o.Value == RowOutcome.Rejected).Select(o => Rejection(o.Key)).ToList();
        return new ImportReport
        {
            Source = source,
            Format = batch.Format.ToString().ToLowerInvariant(),
            DryRun = dryRun,
            RowsRead = plan.Outcomes.Count + plan.Absent.Count,
            Added = counts.GetValueOrDefault(RowOutcome.Added),
            Updated = counts.GetValueOrDefault(RowOutcome.Updated),
            Unchanged = counts.GetValueOrDefault(RowOutcome.Unchanged),
            Conflicts = conflicts,
            Rejected = rejected,
            Deactivated = ImportPlan.Count(plan.Deactivated),
            Warnings = batch.Reading.Warnings,
            Records = new ImportReportRecords(
                incoming.Count(r => r.Key.Kind == SubjectKind.Organization),
                incoming.Count(r => r.Key.Kind == SubjectKind.Service),
                incoming.Count(r => r.Key.Kind == SubjectKind.Site)),
        };
    }

    private static List<ImportReportConflict> Conflicts(ImportPlan plan)
    {
        var conflicts = new List<ImportReportConflict>();
        var bearers = plan.Records.Where(r => r.Conflicts.Count > 0)
            .GroupBy(r => (r.Incoming.Primary is { } p ? [p] : r.Incoming.Rows).FirstOrDefault(row => plan.Outcomes[row] == RowOutcome.Conflict));
        foreach (var group in bearers)
        {
            if (group.Key is { } row)
            {
                var first = group.First();
                conflicts.Add(new ImportReportConflict(
                    row.Table.File, row.Number, Name(first.Incoming.Key.Kind), first.Incoming.Key.ExternalId,
                    group.SelectMany(r => r.Conflicts.Select(c => $"{Name(r.Incoming.Key.Kind)}.{c.Field}")).Distinct().ToList(),
                    group.All(r => r.Conflicts.All(c => c.Field == RecordFields.Owner))
                        ? ConflictWords.Moved()
                        : ConflictWords.BothChanged()));
            }
        }

        conflicts.AddRange(plan.Absent.Select(a => new ImportReportConflict(null, null, Name(a.Records[0].Key.Kind), a.Records[0].Key.ExternalId, ["record"], a.Reason)));
        return conflicts;
    }

    private static ImportReportRejection Rejection(SourceRow row)
    {
        var rejection = row.Rejection ?? new Rejection("(row)", null, Bilingual.Empty);
        var value = rejection.Value is null ? null
            : row.Confidential || SourceRow.LeadsThere(rejection.Field) && !rejection.Field.EndsWith("_id", StringComparison.OrdinalIgnoreCase) ? "…"
            : rejection.Value.Length > ValueLength ? $"{rejection.Value[..ValueLength]}…"
            : rejection.Value;
        return new ImportReportRejection(row.Table.File, row.Number, rejection.Field, value is null ? null : HtmlText.Line(value), rejection.Reason);
    }

    private static string Name(SubjectKind kind) => kind.ToString().ToLowerInvariant();
}
