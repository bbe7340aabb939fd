using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Core.Oversight;

/// <summary>
/// Records acts that change nothing and so have no save of their own: printing, copying, opening, being refused. A change adds its
/// <see cref="AuditEntry"/> to its own save instead.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<NrdDbContext> factory, IClock clock, ILogger<AuditTrail> log) : IDisposable
{
    private const int MostLate = 10_000;

    private readonly ConcurrentQueue<Func<AuditEntry>> late = new();

    /// <summary>Entries that the database has not taken yet.</summary>
    public int Waiting => late.Count;

    /// <summary>A record went to a printer.</summary>
    public Task PrintedAsync(Actor actor, SubjectKind subject, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPublishable, subject, id);
        return KeepAsync(Entry(actor, AuditAction.Printed, subject, id), ct);
    }

    /// <summary>Something of a record went to the clipboard.</summary>
    public Task CopiedAsync(Actor actor, SubjectKind subject, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.ReadPublishable, subject, id);
        return KeepAsync(Entry(actor, AuditAction.Copied, subject, id), ct);
    }

    public void Dispose() => DeniedAttempts.Leave(this);

    /// <summary>
    /// A restricted record is about to be shown: the first time in a sign-in there is an entry, and where it cannot be written nothing is shown.
    /// Called by the query that shows it, after it demanded its own permission.
    /// </summary>
    internal async Task OpenedAsync(Actor actor, SubjectKind subject, Guid id, CancellationToken ct)
    {
        var session = actor.Session?.ToString("N");
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!await db.Audit.AnyAsync(a => a.Action == AuditAction.Opened && a.Subject == subject && a.SubjectId == id && a.ActorId == actor.Id && a.Session == session, ct))
        {
            db.Audit.Add(Entry(actor, AuditAction.Opened, subject, id)());
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>From here on every refusal in this process is written here.</summary>
    internal void Listen() => DeniedAttempts.GoTo(this);

    /// <summary>Written before the refusal goes up: whoever catches it cannot lose the entry.</summary>
    internal void Denied(Actor actor, Permission permission, SubjectKind subject, Guid id)
    {
        var at = clock.GetCurrentInstant();
        AuditEntry Make() => new(actor, AuditAction.Attempted, subject, id, at) { Outcome = AuditOutcome.Denied, Reason = permission.ToString() };
        try
        {
            using var db = factory.CreateDbContext();
            db.Audit.Add(Make());
            db.SaveChanges();
        }
        catch (Exception problem)
        {
            Later(Make, problem);
        }
    }

    /// <summary>Writes what had to wait, in its order.</summary>
    internal async Task CatchUpAsync(CancellationToken ct)
    {
        while (late.TryPeek(out var make))
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            db.Audit.Add(make());
            await db.SaveChangesAsync(ct);
            late.TryDequeue(out _);
        }
    }

    private Func<AuditEntry> Entry(Actor actor, AuditAction action, SubjectKind subject, Guid id)
    {
        var at = clock.GetCurrentInstant();
        return () => new(actor, action, subject, id, at);
    }

    /// <summary>What has happened already is not undone by a database that is away: its entry waits.</summary>
    private async Task KeepAsync(Func<AuditEntry> make, CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            db.Audit.Add(make());
            await db.SaveChangesAsync(ct);
        }
        catch (Exception problem)
        {
            Later(make, problem);
        }
    }

    private void Later(Func<AuditEntry> make, Exception problem)
    {
        // The kind of problem only; and what the log gets is what the entry holds: ids and codes.
        var entry = make();
        log.LogError(
            "An audit entry could not be written ({Problem}) and waits: {Action} {Outcome} {Reason} on {Subject} {SubjectId} by {ActorId}.",
            problem.GetType().Name, entry.Action, entry.Outcome, entry.Reason, entry.Subject, entry.SubjectId, entry.ActorId);
        if (late.Count < MostLate)
        {
            late.Enqueue(make);
        }
    }
}
