using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Core.Oversight;

/// <summary>The audit trail as a file for whoever looks after it elsewhere: ids and codes, never content. Taking it is an act of its own.</summary>
public sealed class AuditExport(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private const string Header = "sequence,at,actor,account,session,action,subject,subject id,outcome,reason,mac";

    /// <summary>Writes every entry that the filter lets through, the oldest first. Where its own entry cannot be written nothing else is.</summary>
    public async Task WriteAsync(Actor actor, AuditFilter filter, Stream output, CancellationToken ct)
    {
        actor.Demand(Permission.ReadAudit);
        await using var db = await factory.CreateDbContextAsync(ct);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Exported, SubjectKind.Console, Guid.Empty, clock.GetCurrentInstant()));
        await db.SaveChangesAsync(ct);

        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(Header);
        await foreach (var entry in AuditReading.Narrowed(db.Audit.AsNoTracking(), filter).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            await text.WriteLineAsync(string.Join(',', new[]
            {
                entry.Sequence.ToString(CultureInfo.InvariantCulture), NrdDbContext.Text(entry.At), entry.ActorId, entry.Account, entry.Session,
                entry.Action.ToString(), entry.Subject.ToString(), entry.SubjectId.ToString(), entry.Outcome.ToString(), entry.Reason, Convert.ToHexStringLower(entry.Mac),
            }.Select(CsvCell.Of)));
        }
    }
}
