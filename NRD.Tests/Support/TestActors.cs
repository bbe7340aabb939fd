using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Tests.Support;

/// <summary>People to act in tests: one a role, who proved who they are just now.</summary>
public static class TestActors
{
    /// <summary>Somebody at a desk who finds referrals and keeps records.</summary>
    public static readonly Actor Desk = new("desk", "Desk", new HashSet<Permission>
    {
        Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.EditSearchWords, Permission.EditRecords, Permission.RevealContacts,
        Permission.VerifyAudit, Permission.ReadAudit, Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes,
    });

    public static readonly Actor Local = Actor.Local("tester");

    public static Actor In(Role role) => new(role.ToString(), role.ToString(), Roles.PermissionsOf([role])) { AuthenticatedAt = TestDatabase.Noon };

    /// <summary>With these permissions and no others.</summary>
    public static Actor With(string id, params IEnumerable<Permission> permissions) => new(id, id, permissions.ToHashSet()) { AuthenticatedAt = TestDatabase.Noon };

    internal static Actor At(this Actor actor, Instant authenticated) => actor with { AuthenticatedAt = authenticated };
}
