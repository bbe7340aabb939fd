using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Importing.Drafts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;

namespace NRD.Core.Importing;

/// <summary>Writes a plan: records, what the source said, the ledger of rows, conflicts and audit entries, in one transaction.</summary>
internal sealed class ImportWriter(NrdDbContext db, Actor actor, string source, Fingerprint print, Instant now, IProgress<ImportProgress>? progress)
{
    private const int RowsAtOnce = 20_000;

    private bool changed;

    public async Task SaveAsync(ImportPlan plan, ImportBatch batch, StandingDirectory standing, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var open = await db.ImportConflicts.Where(c => c.Source == source && c.SettledAt == null).Select(c => new { c.SubjectId, c.Field }).ToListAsync(ct);
        var clear = (await db.ImportConflicts.Where(c => c.Kind == SubjectKind.Site && (c.Ours != null || c.Theirs != null)).ToListAsync(ct)).ToLookup(c => c.SubjectId);
        var directory = new ImportedDirectory(db, source, now, standing);
        foreach (var change in plan.Records)
        {
            Write(change, directory, standing);
            if (change.Fields.ContainsKey(RecordFields.Confidential))
            {
                Withhold(clear[change.Incoming.SubjectId]);
            }
        }

        foreach (var record in plan.Deactivated)
        {
            Deactivate(record, directory, standing);
        }

        foreach (var record in plan.Absent.SelectMany(a => a.Records).Where(r => !open.Exists(o => o.SubjectId == r.SubjectId && o.Field == "record")))
        {
            Conflict(record.Key, record.SubjectId, new FieldConflict("record", null, null), withheld: false);
        }

        var rows = Ledger(plan, batch, standing);
        if (!changed && rows.Count == 0 && plan.LostRows.Count == 0)
        {
            return;
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.Imported, SubjectKind.Import, StableId.Of(source, "import", ""), now));
        db.ChangeTracker.DetectChanges();
        progress?.Report(new ImportProgress(ImportStep.Saving, null, 0, rows.Count));
        await db.SaveChangesAsync(ct);
        await SaveLedgerAsync(rows, plan.LostRows, ct);
        await transaction.CommitAsync(ct);
        progress?.Report(new ImportProgress(ImportStep.Saving, null, rows.Count, rows.Count));
    }

    private void Write(RecordChange change, ImportedDirectory directory, StandingDirectory standing)
    {
        var incoming = change.Incoming;
        if (change.IsNew)
        {
            directory.Add(change);
            Audit(AuditAction.Created, incoming.Key.Kind, incoming.SubjectId);
        }
        else if (change.Changes)
        {
            directory.Revise(change);
            Audit(AuditAction.Changed, incoming.Key.Kind, incoming.SubjectId);
        }

        var confidential = incoming.Key.Kind == SubjectKind.Site
            && (change.Fields.ContainsKey(RecordFields.Confidential) || incoming.Fields.ContainsKey(RecordFields.Confidential));
        foreach (var conflict in change.Conflicts)
        {
            Conflict(incoming.Key, incoming.SubjectId, conflict, withheld: RecordFields.IsRestricted(conflict.Field) || (confidential && RecordFields.LeadsThere(conflict.Field)));
        }

        if (change.SaysOther)
        {
            var said = standing.Imported.GetValueOrDefault(incoming.Key);
            if (said is null)
            {
                said = new ImportedRecord(source, incoming.Key.Kind, incoming.Key.ExternalId, incoming.SubjectId);
                db.Add(said);
            }

            said.Say(FieldHashes.Of(incoming.Fields, print), incoming.Primary?.Table.Name, incoming.Primary?.Key);
            changed = true;
        }
    }

    /// <summary>What older conflicts say of a site's whereabouts must not outlast its becoming confidential.</summary>
    private static void Withhold(IEnumerable<ImportConflict> conflicts)
    {
        foreach (var conflict in conflicts.Where(c => RecordFields.LeadsThere(c.Field)))
        {
            conflict.Withhold();
        }
    }

    private void Deactivate(StandingRecord record, ImportedDirectory directory, StandingDirectory standing)
    {
        if (directory.Deactivate(record))
        {
            Audit(AuditAction.Deactivated, record.Key.Kind, record.SubjectId);
        }

        changed = true;
        standing.Imported[record.Key].GoMissing(record.Said.With(RecordFields.Status, JsonSerializer.Serialize(PartnerStatus.Inactive, JsonColumn.Options), print));
    }

    private void Conflict(RecordKey key, Guid subject, FieldConflict conflict, bool withheld)
    {
        db.ImportConflicts.Add(new ImportConflict(source, key.Kind, subject, key.ExternalId, conflict.Field, conflict.Ours, conflict.Theirs, withheld, now));
        Audit(AuditAction.ImportConflict, key.Kind, subject);
    }

    private void Audit(AuditAction action, SubjectKind kind, Guid subject)
    {
        db.Audit.Add(new AuditEntry(actor, action, kind, subject, now));
        changed = true;
    }

    /// <summary>Rows whose entry in the ledger is new or differs.</summary>
    private static List<SourceRow> Ledger(ImportPlan plan, ImportBatch batch, StandingDirectory standing) => batch.Reading.Tables
        .SelectMany(t => t.Rows)
        .Where(r => !r.IsTwin && plan.Outcomes[r] != RowOutcome.Rejected && (!standing.Ledger.TryGetValue((r.Table.Name, r.Key), out var hash) || hash != r.Hash()))
        .ToList();

    private async Task SaveLedgerAsync(List<SourceRow> rows, List<(string Table, string Key)> lost, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var done = 0;
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            foreach (var table in chunk.GroupBy(r => r.Table.Name))
            {
                foreach (var keys in table.Select(r => r.Key).Chunk(500))
                {
                    await db.ImportedRows.Where(r => r.Source == source && r.Table == table.Key && keys.Contains(r.Key)).ExecuteDeleteAsync(ct);
                }
            }

            db.ImportedRows.AddRange(chunk.Select(r => new ImportedRow(source, r.Table.Name, r.Key, r.Hash(), r.Aside().DistinctBy(c => c.Column).ToValueList())));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            progress?.Report(new ImportProgress(ImportStep.Saving, null, done += chunk.Length, rows.Count));
        }

        foreach (var table in lost.GroupBy(r => r.Table))
        {
            foreach (var keys in table.Select(r => r.Key).Chunk(500))
            {
                await db.ImportedRows.Where(r => r.Source == source && r.Table == table.Key && keys.Contains(r.Key)).ExecuteDeleteAsync(ct);
            }
        }
    }

}
