using NRD.Core.Accounts;

namespace NRD.Tests.Support;

/// <summary>Somebody of staff with a sign-in, straight in the database.</summary>
public sealed record SignedIn(StaffUser User, StaffSession Session)
{
    public Actor Actor => Actor.Of(User, Session);

    public static async Task<SignedIn> AsAsync(TestDatabase database, CancellationToken ct, params Role[] roles)
    {
        var now = database.Clock.GetCurrentInstant();
        var user = new StaffUser(Guid.NewGuid(), $"somebody-{Guid.NewGuid():N}", "Somebody", roles.Length == 0 ? [Role.Operator] : roles, now);
        user.Activate(now);
        var session = SessionOf(user, now);
        await using var db = database.CreateDbContext();
        db.AddRange(user, session);
        await db.SaveChangesAsync(ct);
        return new(user, session);
    }

    /// <summary>The same person on another browser.</summary>
    public async Task<SignedIn> AgainAsync(TestDatabase database, CancellationToken ct)
    {
        var session = SessionOf(User, database.Clock.GetCurrentInstant());
        await using var db = database.CreateDbContext();
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return this with { Session = session };
    }

    private static StaffSession SessionOf(StaffUser user, NodaTime.Instant now) =>
        new(Guid.NewGuid(), user, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), SignInStrength.PasswordAndCode, "Chromium, Linux", now);
}
