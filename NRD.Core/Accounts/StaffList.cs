using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>How an account stands.</summary>
public enum StaffStanding
{
    Active,

    /// <summary>Has still to set their own factors, with a link that is open.</summary>
    Invited,

    /// <summary>Has still to set their own factors, and there is no link they could do it with.</summary>
    NeedsLink,
    Disabled,
}

/// <summary>Somebody of the staff, as administrators see them. Nothing of their factors but which they have.</summary>
/// <param name="Asked">Requests about them that wait for a second administrator.</param>
public sealed record StaffCard(
    Guid Id,
    string SignInName,
    string DisplayName,
    ValueList<Role> Roles,
    StaffStanding Standing,
    Instant? LinkExpiresAt,
    ValueList<StaffSessionCard> Sessions,
    int Passkeys,
    bool HasPassword,
    bool IsSelf,
    int Asked);

/// <summary>One sign-in that is not over.</summary>
public sealed record StaffSessionCard(Guid Id, string Device, SignInStrength Strength, Instant StartedAt, Instant LastActivityAt, bool IsLocked);

/// <summary>Everybody of the staff.</summary>
/// <param name="ActiveAdministrators">With fewer than two nothing that needs a second one can be decided.</param>
public sealed record StaffOverview(IReadOnlyList<StaffCard> People, int ActiveAdministrators);

/// <summary>Reads who is of the staff.</summary>
public sealed class StaffList(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Everybody, by display name.</summary>
    public async Task<StaffOverview> ReadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        await using var db = await factory.CreateDbContextAsync(ct);
        var people = await CardsAsync(db, actor, null, ct);
        return new(
            [.. people.OrderBy(card => card.Standing == StaffStanding.Disabled).ThenBy(card => card.DisplayName, StringComparer.CurrentCultureIgnoreCase).ThenBy(card => card.Id)],
            people.Count(card => card.Standing == StaffStanding.Active && card.Roles.Contains(Role.Administrator)));
    }

    /// <returns><c>null</c> where there is no such person.</returns>
    public async Task<StaffCard?> FindAsync(Actor actor, Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.ManageStaff);
        await using var db = await factory.CreateDbContextAsync(ct);
        return (await CardsAsync(db, actor, id, ct)).SingleOrDefault();
    }

    private async Task<List<StaffCard>> CardsAsync(NrdDbContext db, Actor actor, Guid? only, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var users = await db.Staff.AsNoTracking().Include(u => u.Passkeys).Where(u => only == null || u.Id == only).ToListAsync(ct);
        var sessions = (await db.StaffSessions.AsNoTracking().Where(s => s.EndedAt == null && (only == null || s.UserId == only)).ToListAsync(ct)).ToLookup(s => s.UserId);
        var links = (await db.OneTimeLinks.AsNoTracking().Where(l => l.UsedAt == null && l.UserId != null).ToListAsync(ct)).Where(l => l.IsOpen(now)).ToLookup(l => l.UserId);
        var asked = (await db.Approvals.AsNoTracking().Where(a => a.State == ApprovalState.Open).ToListAsync(ct)).Where(a => a.IsAlive(now)).ToLookup(a => a.Terms.SubjectId);
        return users.ConvertAll(user => new StaffCard(
            user.Id,
            user.SignInName,
            user.DisplayName,
            user.Roles,
            StandingOf(user, links[user.Id].Any()),
            links[user.Id].Select(l => (Instant?)l.ExpiresAt).Max(),
            [.. sessions[user.Id].Where(s => !s.IsOver(user, now)).OrderByDescending(s => s.LastActivityAt).ThenBy(s => s.Id)
                .Select(s => new StaffSessionCard(s.Id, s.Device, s.Strength, s.StartedAt, s.LastActivityAt, s.LockedAt is not null))],
            user.Passkeys.Count,
            user.PasswordHash is not null,
            actor.Id == user.Id.ToString(),
            asked[user.Id].Count()));
    }

    private static StaffStanding StandingOf(StaffUser user, bool hasLink) =>
        user.DisabledAt is not null ? StaffStanding.Disabled
        : user.ActivatedAt is not null ? StaffStanding.Active
        : hasLink ? StaffStanding.Invited
        : StaffStanding.NeedsLink;
}
