using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Words;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Importing;

/// <summary>A record as a source says it, ready to be compared.</summary>
internal sealed record IncomingRecord(RecordKey Key, Guid SubjectId, IReadOnlyDictionary<string, string> Fields, SourceRow? Primary, IReadOnlyList<SourceRow> Rows, OrganizationRecord Organization);

/// <summary>What stands here of a record that came from the source before.</summary>
/// <param name="Ours">Its fields now; <c>null</c> where the record is no more.</param>
/// <param name="Reviewed">Staff changed it or moved it to another status since.</param>
internal sealed record StandingRecord(RecordKey Key, Guid SubjectId, FieldHashes Said, IReadOnlyDictionary<string, string>? Ours, (string Table, string Key)? Row, bool Gone, bool Reviewed);

/// <summary>A field that both sides changed.</summary>
internal sealed record FieldConflict(string Field, string? Ours, string? Theirs);

/// <summary>What becomes of one record.</summary>
/// <param name="Fields">Its fields afterwards.</param>
internal sealed record RecordChange(IncomingRecord Incoming, bool IsNew, bool Changes, bool SaysOther, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FieldConflict> Conflicts);

/// <summary>What becomes of one row.</summary>
internal enum RowOutcome
{
    Added,
    Updated,
    Unchanged,
    Conflict,
    Rejected,
}

/// <summary>
/// The comparison of what a source says with what it said before and what stands here: new, changed, unchanged, conflicting, rejected, missing.
/// Pure: it reads no database and changes nothing.
/// </summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<SourceRow, RowOutcome> outcomes = [];

    public List<RecordChange> Records { get; } = [];

    /// <summary>Absent records that a complete import makes inactive.</summary>
    public List<StandingRecord> Deactivated { get; } = [];

    /// <summary>Absent records that stay, because there are too many of them or staff reviewed them.</summary>
    public List<(IReadOnlyList<StandingRecord> Records, Bilingual Reason)> Absent { get; } = [];

    /// <summary>Rows of the source's last reading that are no more.</summary>
    public List<(string Table, string Key)> LostRows { get; } = [];

    public IReadOnlyDictionary<SourceRow, RowOutcome> Outcomes => outcomes;

    public static ImportPlan Compare(
        ImportBatch batch,
        IReadOnlyList<IncomingRecord> incoming,
        IReadOnlyDictionary<RecordKey, StandingRecord> standing,
        IReadOnlyDictionary<(string Table, string Key), string> ledger,
        bool complete,
        Fingerprint print)
    {
        var plan = new ImportPlan();
        foreach (var record in incoming)
        {
            plan.Records.Add(Compare(record, standing.GetValueOrDefault(record.Key), print));
        }

        plan.Judge(batch, ledger);
        if (complete)
        {
            plan.Miss(batch, incoming, standing, ledger);
        }

        return plan;
    }

    private static RecordChange Compare(IncomingRecord incoming, StandingRecord? standing, Fingerprint print)
    {
        if (standing?.Ours is not { } ours)
        {
            return new RecordChange(incoming, IsNew: true, Changes: true, SaysOther: true, incoming.Fields, []);
        }

        // A part of a source may hold programs without their agency: what the agency once said of itself stands.
        if (incoming.Primary is null && standing.Row is not null)
        {
            return new RecordChange(incoming, IsNew: false, Changes: false, SaysOther: false, ours, []);
        }

        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var conflicts = new List<FieldConflict>();
        var changes = false;
        foreach (var field in ours.Keys.Union(incoming.Fields.Keys))
        {
            var (mine, theirs) = (ours.GetValueOrDefault(field), incoming.Fields.GetValueOrDefault(field));
            var chosen = mine;
            if (mine != theirs && !standing.Said.Said(field, theirs, print))
            {
                // A record never moves to another organization by itself: its history would go with it.
                if (field != RecordFields.Owner && standing.Said.Said(field, mine, print))
                {
                    chosen = theirs;
                    changes = true;
                }
                else
                {
                    conflicts.Add(new FieldConflict(field, mine, theirs));
                }
            }

            if (chosen is not null)
            {
                merged.Add(field, chosen);
            }
        }

        var saysOther = standing.Gone || !standing.Said.Equals(FieldHashes.Of(incoming.Fields, print))
            || standing.Row?.Table != incoming.Primary?.Table.Name || standing.Row?.Key != incoming.Primary?.Key;
        return new RecordChange(incoming, IsNew: false, changes, saysOther, merged, conflicts);
    }

    private void Judge(ImportBatch batch, IReadOnlyDictionary<(string Table, string Key), string> ledger)
    {
        foreach (var row in batch.Reading.Tables.SelectMany(t => t.Rows))
        {
            outcomes[row] = row.IsRejected ? RowOutcome.Rejected
                : row.IsTwin ? RowOutcome.Unchanged
                : !ledger.TryGetValue((row.Table.Name, row.Key), out var hash) ? RowOutcome.Added
                : hash != row.Hash() ? RowOutcome.Updated
                : RowOutcome.Unchanged;
        }

        foreach (var change in Records)
        {
            var rows = change.Incoming.Primary is { } primary ? [primary] : change.Incoming.Rows;
            if (change.Conflicts.Count > 0)
            {
                var bearer = rows.FirstOrDefault(r => outcomes[r] is RowOutcome.Updated or RowOutcome.Added) ?? rows.FirstOrDefault(r => outcomes[r] == RowOutcome.Unchanged);
                if (bearer is not null)
                {
                    outcomes[bearer] = RowOutcome.Conflict;
                }
            }
            else if (change.Changes && rows.Count > 0 && change.Incoming.Rows.All(r => outcomes[r] == RowOutcome.Unchanged))
            {
                // No row of it differs, so rows of it are gone or are understood better now: the record changed all the same.
                outcomes[rows[0]] = RowOutcome.Updated;
            }
        }
    }

    private void Miss(ImportBatch batch, IReadOnlyList<IncomingRecord> incoming, IReadOnlyDictionary<RecordKey, StandingRecord> standing, IReadOnlyDictionary<(string Table, string Key), string> ledger)
    {
        var here = incoming.Select(r => r.Key).ToHashSet();
        var rows = batch.Reading.Tables.SelectMany(t => t.Rows).Select(r => (r.Table.Name, r.Key)).ToHashSet();
        LostRows.AddRange(ledger.Keys.Where(k => !rows.Contains(k)));

        var known = standing.Values.Where(s => !s.Gone && s.Ours is not null && s.Key.Kind is SubjectKind.Organization or SubjectKind.Service).ToList();

        // A row that is there but was rejected is not missing.
        var missing = known.Where(s => !here.Contains(s.Key) && (s.Row is not { } row || !rows.Contains(row))).ToList();
        var tooMany = Count(missing) * 20 > Count(known);
        foreach (var record in missing.GroupBy(RowOf))
        {
            if (record.Any(r => r.Reviewed && !IsInactive(r)))
            {
                Absent.Add((record.ToList(), ConflictWords.AbsentButReviewed()));
            }
            else if (tooMany)
            {
                Absent.Add((record.ToList(), ConflictWords.TooManyAbsent()));
            }
            else
            {
                Deactivated.AddRange(record);
            }
        }
    }

    /// <summary>Staff and the source agree that it is no more.</summary>
    private static bool IsInactive(StandingRecord record) =>
        record.Ours is not null && RecordFields.Value<PartnerStatus?>(record.Ours, RecordFields.Status) is PartnerStatus.Inactive or PartnerStatus.Removed;

    /// <summary>An organization and a service that one row stands for are one record of the source.</summary>
    public static int Count(IEnumerable<StandingRecord> records) => records.Select(RowOf).Distinct().Count();

    private static (string Table, string Key) RowOf(StandingRecord record) => record.Row ?? ("", $"{record.Key.Kind} {record.Key.ExternalId}");
}
