using NodaTime;

namespace NRD.Core.Calls;

/// <summary>One saved state of one field of a contact. The highest revision counts; some earlier ones stay, so that a slip can be undone.</summary>
public sealed class ContactEntry
{
    /// <summary>How many states of a field are kept.</summary>
    public const int Kept = 20;

    public ContactEntry(Guid id, Guid contactId, ContactField field, string value, long revision, string operatorId, Instant now)
    {
        Id = id;
        ContactId = contactId;
        Field = field;
        Value = new Restricted<string>(value);
        Revision = revision;
        OperatorId = operatorId;
        SavedAt = now;
    }

    private ContactEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public ContactField Field { get; private set; }

    public Restricted<string> Value { get; private set; } = default!;

    /// <summary>Counted by the window that writes, upwards; a late or repeated message changes nothing.</summary>
    public long Revision { get; private set; }

    public string OperatorId { get; private set; } = default!;

    public Instant SavedAt { get; private set; }

    /// <summary>Whether <paramref name="value"/> only adds to what was saved a moment ago, so that nothing is lost with this state.</summary>
    internal bool GoesOnIn(string value, Instant since) => SavedAt > since && value.Length > 0 && Value.Disclose() is { Length: > 0 } before && value.StartsWith(before, StringComparison.Ordinal);
}
