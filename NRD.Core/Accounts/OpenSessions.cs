using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>A sign-in that has just begun.</summary>
/// <param name="Key">The secret for the browser's cookie; nobody can make it again from the database.</param>
public sealed record NewSession(Guid Id, Guid UserId, string Key, Instant ExpiresAt)
{
    public override string ToString() => Id.ToString();
}

/// <summary>Sign-ins as the browser's cookie asks for them: before an actor is known, and until there is none any more.</summary>
public sealed class OpenSessions(IDbContextFactory<NrdDbContext> factory, ActorSource actors, IClock clock, SessionSignal signal)
{
    /// <summary>The sign-in that <paramref name="key"/> opens, live or locked.</summary>
    /// <returns><c>null</c> where there is none or it is over.</returns>
    public async Task<NewSession?> FindAsync(string key, CancellationToken ct)
    {
        if (Secret.HashOfText(key, Secret.SessionBytes) is not { } hash)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.StaffSessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash, ct) is { } row
            && (await actors.StateAsync(row.Id, ct)).Standing != SessionStanding.Over
                ? new(row.Id, row.UserId, key, row.ExpiresAt)
                : null;
    }

    /// <summary>Ends a sign-in because its owner asked, also while it is locked. One that is over already stays as it is.</summary>
    public async Task SignOutAsync(Guid session, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.StaffSessions.SingleOrDefaultAsync(s => s.Id == session, ct) is not { EndedAt: null } row
            || await db.Staff.AsNoTracking().SingleOrDefaultAsync(u => u.Id == row.UserId, ct) is not { } user)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        row.Finish(SessionEnd.SignedOut, now);
        db.Audit.Add(new AuditEntry(Actor.Of(user, row), AuditAction.SignedOut, SubjectKind.Session, row.Id, now));
        await db.SaveChangesAsync(ct);
        signal.Raise(user.Id, row.Id);
    }

    /// <summary>Begins a sign-in; it and its audit entry are saved with whatever else <paramref name="db"/> is about to save.</summary>
    internal static NewSession Begin(NrdDbContext db, StaffUser user, SignInStrength strength, string device, Instant now)
    {
        var key = Secret.New(Secret.SessionBytes);
        var row = new StaffSession(Guid.NewGuid(), user, Secret.Hash(key), strength, device, now);
        db.StaffSessions.Add(row);
        db.Audit.Add(new AuditEntry(Actor.Of(user, row), AuditAction.SignedIn, SubjectKind.Session, row.Id, now) { Reason = strength.ToString() });
        return new(row.Id, user.Id, Secret.Text(key), row.ExpiresAt);
    }
}
