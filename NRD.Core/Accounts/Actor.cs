namespace NRD.Core.Accounts;

/// <summary>Who is acting and what they may do. Every command and query of Core takes one first and begins by demanding a permission.</summary>
/// <param name="Id">Stable id: a staff user's id, or <c>desk</c> and <c>local</c> for the built-in actors.</param>
/// <param name="Name">What is written beside what they did; never shown to a caller.</param>
/// <param name="Permissions">What they may do; nothing else is allowed.</param>
public sealed record Actor(string Id, string Name, IReadOnlySet<Permission> Permissions)
{
    internal const string LocalId = "local";

    /// <summary>The one actor of a console without sign-in, which therefore binds to loopback only.</summary>
    public static readonly Actor Desk = new("desk", "Desk", new HashSet<Permission>
    {
        Permission.SearchDirectory, Permission.ReadRecords, Permission.EditSearchWords, Permission.EditRecords,
        Permission.RevealContacts, Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes,
    });

    /// <summary>The actor of the command line, audited with the account of the operating system.</summary>
    public static Actor Local(string account) => new(LocalId, account, new HashSet<Permission>
    {
        Permission.SearchDirectory, Permission.ReadRecords, Permission.ImportDirectory, Permission.EditSearchWords, Permission.EditRecords, Permission.RunMaintenance,
        Permission.VerifyAudit, Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes,
    });

    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <exception cref="NotPermittedException">The actor does not hold <paramref name="permission"/>.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission))
        {
            throw new NotPermittedException(permission);
        }
    }
}

/// <summary>One thing that somebody may or may not do.</summary>
public enum Permission
{
    /// <summary>Search the directory, with its internal facts.</summary>
    SearchDirectory,

    /// <summary>Open partner records, with their internal facts.</summary>
    ReadRecords,

    /// <summary>Change partner records.</summary>
    EditRecords,

    /// <summary>Read a directory in from a file.</summary>
    ImportDirectory,

    /// <summary>Change the synonyms and search hints.</summary>
    EditSearchWords,

    /// <summary>Create and migrate the database, load the sample directory, run the checks.</summary>
    RunMaintenance,

    /// <summary>See the phones and e-mail of somebody at a partner; each time is audited.</summary>
    RevealContacts,

    /// <summary>See the address of a confidential site; each time is audited.</summary>
    RevealConfidentialAddress,

    /// <summary>Check that the audit trail is whole.</summary>
    VerifyAudit,

    /// <summary>Change the master key.</summary>
    ManageKeys,

    /// <summary>Read whom the law and the Centre's policy ask to be told.</summary>
    ReadReportingAdvice,

    /// <summary>Read whom the police of a place want told, and how.</summary>
    ReadPoliceRoutes,
}

/// <summary>Somebody asked for what they may not do. Nothing was read or changed.</summary>
public sealed class NotPermittedException(Permission permission) : Exception($"This needs the permission '{permission}'.")
{
    public Permission Permission { get; } = permission;
}
