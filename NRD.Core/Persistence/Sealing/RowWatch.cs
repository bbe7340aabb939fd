using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence.Sealing;

/// <summary>A record whose phones or hours are not what was saved.</summary>
public sealed record RowCheckFinding(SubjectKind Kind, Guid Id);

/// <summary>What a check of every record found.</summary>
public sealed record RowCheckReport(int Read, ValueList<RowCheckFinding> Findings);

/// <summary>Raises the alarm about records whose phones or hours are not what was saved: in the audit trail, where screens and auditors see it, and in the log.</summary>
public sealed class RowWatch(IDbContextFactory<NrdDbContext> factory, RowCheck check, IClock clock, ILogger<RowWatch> log)
{
    private readonly ConcurrentDictionary<RowCheckFinding, byte> known = new();

    /// <summary>Reads every record, as at the start and each night; what is wrong is said each time until it is right.</summary>
    public async Task<RowCheckReport> VerifyAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        await using var db = await factory.CreateDbContextAsync(ct);
        var findings = new List<RowCheckFinding>();
        var read = 0;
        await foreach (var row in db.Organizations.AsNoTracking().OrderBy(o => o.Id).Select(o => new { o.Id, o.Listing, o.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Organization, row.Id, check.Holds(row.Id, row.Listing, row.RowCheck));
        }

        await foreach (var row in db.Services.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Listing, s.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Service, row.Id, check.Holds(row.Id, row.Listing, row.RowCheck));
        }

        await foreach (var row in db.Sites.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Listing, s.RowCheck }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Note(SubjectKind.Site, row.Id, check.Holds(row.Id, row.Listing, row.RowCheck));
        }

        known.Clear();
        await RaiseAsync(actor, findings, ct);
        return new(read, findings.ToValueList());

        void Note(SubjectKind kind, Guid id, bool holds)
        {
            read++;
            if (!holds)
            {
                findings.Add(new(kind, id));
            }
        }
    }

    /// <summary>What a screen met while it read: said once, and never in the way of what it shows.</summary>
    internal async Task MetAsync(IEnumerable<RowCheckFinding> findings, CancellationToken ct)
    {
        try
        {
            await RaiseAsync(Actor.Watch, [.. findings.Where(finding => !known.ContainsKey(finding))], ct);
        }
        catch (Exception problem)
        {
            log.LogError("The alarm about a record could not be audited ({Problem}); the next reading tries again.", problem.GetType().Name);
        }
    }

    private async Task RaiseAsync(Actor actor, List<RowCheckFinding> findings, CancellationToken ct)
    {
        if (findings.Count == 0)
        {
            return;
        }

        foreach (var finding in findings)
        {
            log.LogCritical("Phones or hours of {Subject} {SubjectId} are not what was saved here: nobody may rely on them until they are confirmed.", finding.Kind, finding.Id);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        db.Audit.AddRange(findings.Select(finding => new AuditEntry(actor, AuditAction.RowCheckFailed, finding.Kind, finding.Id, now)));
        await db.SaveChangesAsync(ct);
        foreach (var finding in findings)
        {
            known[finding] = 0;
        }
    }
}
