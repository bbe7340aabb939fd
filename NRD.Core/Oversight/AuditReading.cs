using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Core.Oversight;

/// <summary>Which entries somebody wants to see; what is <c>null</c> does not narrow.</summary>
public sealed record AuditFilter
{
    public Instant? From { get; init; }

    /// <summary>The first instant that is no longer wanted.</summary>
    public Instant? Until { get; init; }

    public string? ActorId { get; init; }

    public AuditAction? Action { get; init; }

    public SubjectKind? Subject { get; init; }

    public Guid? SubjectId { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>Only entries before this one, for the next page.</summary>
    public long? Before { get; init; }
}

/// <summary>An entry as an auditor sees it: ids and codes, never content.</summary>
public sealed record AuditLine(
    long Sequence,
    Instant At,
    string ActorId,
    string? Account,
    string? Session,
    AuditAction Action,
    SubjectKind Subject,
    Guid SubjectId,
    AuditOutcome Outcome,
    string? Reason);

/// <summary>A page of entries, the newest first.</summary>
/// <param name="Older">There are more before the last of them.</param>
public sealed record AuditLines(IReadOnlyList<AuditLine> Lines, bool Older);

/// <summary>How far the trail can be relied on.</summary>
/// <param name="Latest">What the last check found; <c>null</c> before the first.</param>
/// <param name="AnchorAt">When the newest anchor was written.</param>
/// <param name="AnchorFailing">Anchors cannot be written at the moment.</param>
/// <param name="Waiting">Entries the database has not taken yet.</param>
public sealed record AuditState(long Entries, AuditVerification? Latest, Instant? AnchorAt, long? AnchorSequence, bool AnchorFailing, int Waiting);

/// <summary>Reads the audit trail for those who watch over the others.</summary>
public sealed class AuditReading(IDbContextFactory<NrdDbContext> factory, AuditTrail trail, AuditVerifier verifier, AuditAnchors anchors)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    public async Task<AuditLines> ListAsync(Actor actor, AuditFilter filter, CancellationToken ct)
    {
        actor.Demand(Permission.ReadAudit);
        await using var db = await factory.CreateDbContextAsync(ct);
        var lines = await Narrowed(db.Audit.AsNoTracking(), filter)
            .OrderByDescending(a => a.Sequence)
            .Take(PageSize + 1)
            .Select(a => new AuditLine(a.Sequence, a.At, a.ActorId, a.Account, a.Session, a.Action, a.Subject, a.SubjectId, a.Outcome, a.Reason))
            .ToListAsync(ct);
        return new([.. lines.Take(PageSize)], lines.Count > PageSize);
    }

    public async Task<AuditState> StateAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.ReadAudit);
        await using var db = await factory.CreateDbContextAsync(ct);
        var entries = await db.Audit.MaxAsync(a => (long?)a.Sequence, ct) ?? 0;
        return new(entries, verifier.Latest, anchors.NewestAt, anchors.NewestSequence, anchors.Failing, trail.Waiting);
    }

    internal static IQueryable<AuditEntry> Narrowed(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            entries = entries.Where(a => a.At >= from);
        }

        if (filter.Until is { } until)
        {
            entries = entries.Where(a => a.At < until);
        }

        if (filter.Before is { } before)
        {
            entries = entries.Where(a => a.Sequence < before);
        }

        return entries.Where(a =>
            (filter.ActorId == null || a.ActorId == filter.ActorId)
            && (filter.Action == null || a.Action == filter.Action)
            && (filter.Subject == null || a.Subject == filter.Subject)
            && (filter.SubjectId == null || a.SubjectId == filter.SubjectId)
            && (filter.Outcome == null || a.Outcome == filter.Outcome));
    }
}
