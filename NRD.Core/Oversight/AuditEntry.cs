using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Core.Oversight;

/// <summary>What happened to a record.</summary>
public enum AuditAction
{
    Created,
    Changed,
    StatusChanged,
    Deactivated,
    Imported,
    ImportConflict,
    SearchWordsChanged,
    SampleDirectoryLoaded,

    /// <summary>A restricted value was shown.</summary>
    Revealed,

    /// <summary>Phones or hours are not what was saved.</summary>
    RowCheckFailed,
    MasterKeyChanged,

    /// <summary>Somebody asked for what they may not do; the reason names the permission.</summary>
    Attempted,

    /// <summary>A restricted record was opened; once per person and sign-in.</summary>
    Opened,
    Printed,
    Copied,

    // Sign-ins and staff.
    SignedIn,
    SignInFailed,
    SignedOut,
    SessionEnded,
    Locked,
    Unlocked,
    Reauthenticated,
    StaffInvited,
    StaffActivated,
    StaffDisabled,
    StaffEnabled,
    RolesChanged,
    FactorChanged,
    FactorReset,
    BootstrapLinkMade,
    ApprovalRequested,
    ApprovalGiven,
    ApprovalDeclined,
    ApprovalWithdrawn,
    ApprovalUsed,

    /// <summary>The record changed after a second person was asked.</summary>
    ApprovalVoided,
    StaffLinkMade,

    // Calls and chats.
    ContactStarted,
    ContactTakenOver,
    ContactMoved,
    ContactClosed,
    ContactReopened,
    ContactPurged,
    ConsentGiven,
    ConsentWithdrawn,
    ExceptionRecorded,
    ScriptWritten,

    // Deciding and telling.
    DecisionTaken,
    HarmConfirmed,
    WentOnAlone,
    FindingRecorded,
    ReportBegun,
    ReportTold,
    ReportCompleted,
    ContactsLinked,
    AlertRaised,
    AlertSettled,
    TipReceived,
    NoticeUnblocked,
    NoticeGiven,
}

/// <summary>What kind of record it happened to.</summary>
public enum SubjectKind
{
    Organization,
    Service,
    Site,
    SynonymGroup,
    Import,
    Directory,
    Keys,

    /// <summary>The console as a whole, where no one record was meant.</summary>
    Console,
    Staff,
    Session,
    Approval,
    Contact,
    Consent,
    Script,
}

/// <summary>How it ended.</summary>
public enum AuditOutcome
{
    Done,
    Denied,
}

/// <summary>
/// One act: who, what, to which record, when. Ids and codes only, never content. It is also the change log by which search indexes follow the database.
/// Saving gives it its place in the chain; nothing changes it after that.
/// </summary>
public sealed class AuditEntry
{
    public AuditEntry(Actor actor, AuditAction action, SubjectKind subject, Guid subjectId, Instant at)
    {
        ActorId = actor.Id;
        Account = actor.Id == Actor.LocalId ? actor.Name : null;
        Action = action;
        Subject = subject;
        SubjectId = subjectId;
        Session = actor.Session?.ToString("N");
        At = at;
    }

    private AuditEntry()
    {
    }

    /// <summary>Rises by commit order, without gaps; an index that has read up to here asks for what is above.</summary>
    public long Sequence { get; private set; }

    public string ActorId { get; private set; } = default!;

    /// <summary>The operating system's account, for the actor of the command line.</summary>
    public string? Account { get; private set; }

    /// <summary>The sign-in it was done under, where there is one.</summary>
    public string? Session { get; init; }

    public AuditAction Action { get; private set; }

    public SubjectKind Subject { get; private set; }

    public Guid SubjectId { get; private set; }

    public AuditOutcome Outcome { get; init; }

    /// <summary>A code, never words somebody typed.</summary>
    public string? Reason { get; init; }

    public Instant At { get; private set; }

    /// <summary>How many anchors there were, so that a missing one shows.</summary>
    public long Anchors { get; private set; }

    /// <summary>HMAC-SHA256 over this entry and the one before it.</summary>
    public byte[] Mac { get; private set; } = [];

    /// <summary>Acts after which every record is as it was before; whatever is not among them, a search index reads again.</summary>
    internal static AuditAction[] ChangesNothing { get; } =
        [AuditAction.Attempted, AuditAction.Opened, AuditAction.Printed, AuditAction.Copied, AuditAction.Revealed, AuditAction.MasterKeyChanged];

    internal AuditFields Fields(long sequence, string at, long anchors) =>
        new(sequence, at, ActorId, Account, Session, Action.ToString(), Subject.ToString(), SubjectId, Outcome.ToString(), Reason, anchors);
}
