using NodaTime;
using NRD.Core.Oversight;

namespace NRD.Core.Accounts;

/// <summary>Who is acting and what they may do. Every command and query of Core takes one first and begins by demanding a permission.</summary>
/// <param name="Id">Stable id: a staff user's id, or <c>local</c> for the command line.</param>
/// <param name="Name">What is written beside what they did; never shown to a caller.</param>
/// <param name="Permissions">What they may do; nothing else is allowed.</param>
public sealed record Actor(string Id, string Name, IReadOnlySet<Permission> Permissions)
{
    internal const string LocalId = "local";

    /// <summary>Somebody who is not signed in, or whose window is locked: may do nothing.</summary>
    public static readonly Actor Nobody = new("nobody", "", new HashSet<Permission>());

    /// <summary>The sign-in they act under; <c>null</c> for the built-in actors.</summary>
    public Guid? Session { get; init; }

    /// <summary>When they last proved who they are; <c>null</c> for the built-in actors.</summary>
    public Instant? AuthenticatedAt { get; init; }

    /// <summary>The console itself, on its rounds: it checks, and purges what is due.</summary>
    public static readonly Actor Watch = new("watch", "Watch", new HashSet<Permission> { Permission.RunMaintenance, Permission.VerifyAudit });

    /// <summary>The actor of the command line, audited with the account of the operating system.</summary>
    public static Actor Local(string account) => new(LocalId, account, new HashSet<Permission>
    {
        Permission.SearchDirectory, Permission.ImportDirectory, Permission.RunMaintenance, Permission.VerifyAudit, Permission.BootstrapAdministrator, Permission.ListApprovals,
        Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes, Permission.ExchangePoliceLists,
    });

    /// <summary>A staff user under one of their sign-ins.</summary>
    public static Actor Of(StaffUser user, StaffSession session) => new(user.Id.ToString(), user.DisplayName, Roles.PermissionsOf(user.Roles))
    {
        Session = session.Id,
        AuthenticatedAt = session.AuthenticatedAt,
    };

    /// <summary>What is left to somebody already known while the database cannot say how their sign-in stands: searching goes on, nothing else does.</summary>
    public Actor SearchingOnly() => this with { Permissions = Permissions.Where(permission => permission == Permission.SearchDirectory).ToHashSet() };

    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>The first line of every command and query. A refusal leaves an audit entry, whatever becomes of the exception.</summary>
    /// <exception cref="NotPermittedException">The actor does not hold <paramref name="permission"/>.</exception>
    public void Demand(Permission permission) => Demand(permission, SubjectKind.Console, Guid.Empty);

    /// <summary>The same of the second of two people, who is never the first.</summary>
    /// <exception cref="NotPermittedException">They do not hold <paramref name="permission"/>, or are <paramref name="first"/>.</exception>
    internal void DemandBeside(Actor first, Permission permission, SubjectKind subject, Guid id)
    {
        Demand(permission, subject, id);
        if (Id == first.Id)
        {
            DeniedAttempts.Report(this, permission, subject, id);
            throw new NotPermittedException(permission);
        }
    }

    /// <inheritdoc cref="Demand(Permission)"/>
    /// <param name="subject">What it was asked for, so that the entry can name it.</param>
    public void Demand(Permission permission, SubjectKind subject, Guid id)
    {
        if (!May(permission))
        {
            DeniedAttempts.Report(this, permission, subject, id);
            throw new NotPermittedException(permission);
        }
    }
}
