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
}

/// <summary>
/// One act: who, what, to which record, when. Ids and codes only, never content. It is also the change log by which search indexes follow the database.
/// </summary>
public sealed class AuditEntry
{
    public AuditEntry(Actor actor, AuditAction action, SubjectKind subject, Guid subjectId, Instant at)
    {
        ActorId = actor.Id;
        Action = action;
        Subject = subject;
        SubjectId = subjectId;
        At = at;
    }

    private AuditEntry()
    {
    }

    /// <summary>Rises by commit order; an index that has read up to here asks for what is above.</summary>
    public long Sequence { get; private set; }

    public string ActorId { get; private set; } = default!;

    public AuditAction Action { get; private set; }

    public SubjectKind Subject { get; private set; }

    public Guid SubjectId { get; private set; }

    public Instant At { get; private set; }
}
