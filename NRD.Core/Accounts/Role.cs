using System.Collections.Frozen;

namespace NRD.Core.Accounts;

/// <summary>What somebody is in the house. One person may hold several, but never administrator and auditor at once.</summary>
public enum Role
{
    /// <summary>Answers calls and chats.</summary>
    Operator,

    /// <summary>Keeps police lists and protocols true, approves what needs a second person.</summary>
    Supervisor,

    /// <summary>Keeps partner records true.</summary>
    DirectoryStaff,

    /// <summary>Prepares and approves the public listing.</summary>
    Publisher,

    /// <summary>Manages staff and keys; reads nothing that callers said.</summary>
    Administrator,

    /// <summary>Reads the audit trail: ids and codes, never content.</summary>
    Auditor,
}

/// <summary>Which permissions each role carries.</summary>
public static class Roles
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Operator] = Set(
            Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.RevealContacts,
            Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes, Permission.TakeContacts,
            Permission.ReadPoliceLists, Permission.RevealPoliceContacts),
        [Role.Supervisor] = Set(
            Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.EditSearchWords,
            Permission.RevealContacts, Permission.RevealConfidentialAddress, Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes,
            Permission.TakeContacts, Permission.SuperviseContacts, Permission.WriteScripts, Permission.KeepDirectory, Permission.ReadUnmetNeeds,
            Permission.ReadPoliceLists, Permission.RevealPoliceContacts, Permission.EditPoliceLists, Permission.ReviewPoliceLists, Permission.ExchangePoliceLists),
        [Role.DirectoryStaff] = Set(
            Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.EditRecords, Permission.ImportDirectory, Permission.EditSearchWords,
            Permission.RevealContacts, Permission.RevealConfidentialAddress, Permission.KeepDirectory, Permission.ReadUnmetNeeds),
        [Role.Publisher] = Set(Permission.SearchDirectory, Permission.ReadPublishable),
        [Role.Administrator] = Set(Permission.ManageStaff, Permission.ApproveStaffGrants, Permission.ManageKeys, Permission.RestoreBackup),
        [Role.Auditor] = Set(Permission.ReadAudit, Permission.VerifyAudit),
    }.ToFrozenDictionary();

    /// <summary>Roles that one administrator cannot grant alone.</summary>
    public static IReadOnlySet<Role> NeedSecondPerson { get; } = FrozenSet.Create(Role.Administrator, Role.Auditor, Role.Supervisor, Role.Publisher);

    /// <summary>All that the holder of <paramref name="roles"/> may do; everybody who is signed in may look after their own sign-in.</summary>
    public static IReadOnlySet<Permission> PermissionsOf(IEnumerable<Role> roles) =>
        Whole([.. roles.SelectMany(role => Table[role]), Permission.OwnSecurity]);

    /// <summary>Whoever keeps the keys to the house must not be the one who checks on it.</summary>
    public static bool CanBeHeldTogether(IReadOnlyCollection<Role> roles) => !(roles.Contains(Role.Administrator) && roles.Contains(Role.Auditor));

    private static FrozenSet<Permission> Whole(HashSet<Permission> permissions)
    {
        if (ApprovalKinds.Concern(permissions))
        {
            permissions.Add(Permission.UseApprovals);
        }

        return permissions.ToFrozenSet();
    }

    private static FrozenSet<Permission> Set(params Permission[] permissions) => permissions.ToFrozenSet();
}
