namespace NRD.Core.Accounts;

/// <summary>One thing that somebody may or may not do.</summary>
public enum Permission
{
    /// <summary>Search the directory, with its internal facts.</summary>
    SearchDirectory,

    /// <summary>Open partner records, with their internal facts.</summary>
    ReadRecords,

    /// <summary>Open partner records, and see of them what may be published.</summary>
    ReadPublishable,

    /// <summary>Change partner records.</summary>
    EditRecords,

    /// <summary>Read a directory in from a file.</summary>
    ImportDirectory,

    /// <summary>Change the synonyms and search hints.</summary>
    EditSearchWords,

    /// <summary>Create and migrate the database, load the sample directory, run the checks, purge what is due.</summary>
    RunMaintenance,

    /// <summary>See the phones and e-mail of somebody at a partner; each time is audited.</summary>
    RevealContacts,

    /// <summary>See the address of a confidential site; each time is audited.</summary>
    RevealConfidentialAddress,

    /// <summary>Check that the audit trail is whole.</summary>
    VerifyAudit,

    /// <summary>Change the master key, by two people.</summary>
    ManageKeys,

    /// <summary>Agree that a backup is put in the place of the database; the command line asks for the person.</summary>
    RestoreBackup,

    /// <summary>Read the audit trail: ids and codes, never content.</summary>
    ReadAudit,

    /// <summary>Invite staff, change their roles, disable them, end their sessions, reset a factor.</summary>
    ManageStaff,

    /// <summary>Be the second person who lets somebody become administrator, auditor, supervisor or publisher.</summary>
    ApproveStaffGrants,

    /// <summary>See what one asked a second person for, and what waits for one's own answer. Who may ask or answer anything may.</summary>
    UseApprovals,

    /// <summary>See every request that waits for a second person; on the server only.</summary>
    ListApprovals,

    /// <summary>Make the one-time link by which a first administrator gets in; on the server only.</summary>
    BootstrapAdministrator,

    /// <summary>See and end one's own sign-ins, change one's own password, code app, passkeys and keys. Everybody who is signed in may.</summary>
    OwnSecurity,

    /// <summary>Read whom the law and the Centre's policy ask to be told.</summary>
    ReadReportingAdvice,

    /// <summary>Read whom the police of a place want told, and how.</summary>
    ReadPoliceRoutes,

    /// <summary>Take calls and chats: start a contact, note, search for it, take consents, pass on.</summary>
    TakeContacts,

    /// <summary>Open the contacts of the team.</summary>
    SuperviseContacts,

    /// <summary>Work through what must be looked into in the directory: take it, give it, answer it. Mending a record needs <see cref="EditRecords"/> too.</summary>
    KeepDirectory,

    /// <summary>See what people asked for and was not found: counts only, none of them small.</summary>
    ReadUnmetNeeds,

    /// <summary>Write new versions of the scripts.</summary>
    WriteScripts,

    /// <summary>Read the contact lists of police services, acknowledge them, and say that a number is wrong.</summary>
    ReadPoliceLists,

    /// <summary>See the personal number of somebody at a police service; each time is audited.</summary>
    RevealPoliceContacts,

    /// <summary>Write new versions of contact lists, ask for their review, withdraw them, put the previous one back, settle what was found wrong.</summary>
    EditPoliceLists,

    /// <summary>Be the second person who puts a version of a contact list in force.</summary>
    ReviewPoliceLists,

    /// <summary>Write contact lists to a file, and read them in as drafts.</summary>
    ExchangePoliceLists,
}

/// <summary>Somebody asked for what they may not do. Nothing was read or changed.</summary>
public sealed class NotPermittedException : Exception
{
    /// <summary>Only <see cref="Actor.Demand(Permission)"/> makes one, so that no refusal goes unrecorded.</summary>
    internal NotPermittedException(Permission permission)
        : base($"This needs the permission '{permission}'.") => Permission = permission;

    public Permission Permission { get; }
}
