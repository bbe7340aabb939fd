using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Importing;

/// <summary>What a source last said of one record: a hash of each field, enough to tell whether the source, or staff here, changed it since.</summary>
public sealed class ImportedRecord
{
    public ImportedRecord(string source, SubjectKind kind, string externalId, Guid subjectId)
    {
        Source = source;
        Kind = kind;
        ExternalId = externalId;
        SubjectId = subjectId;
    }

    private ImportedRecord()
    {
    }

    public string Source { get; private set; } = default!;

    public SubjectKind Kind { get; private set; }

    public string ExternalId { get; private set; } = default!;

    public Guid SubjectId { get; private set; }

    /// <summary>The row that stands for it; <c>null</c> where the record was put together from others.</summary>
    public string? RowTable { get; private set; }

    public string? RowKey { get; private set; }

    /// <summary>Keyed hash of each field by name: a field may say where a shelter is, so neither it nor anything to guess it by is kept.</summary>
    public FieldHashes Fields { get; private set; } = FieldHashes.None;

    /// <summary>A complete import no longer held it.</summary>
    public bool Gone { get; private set; }

    public void Say(FieldHashes fields, string? table, string? key)
    {
        Fields = fields;
        RowTable = table;
        RowKey = key;
        Gone = false;
    }

    /// <param name="fields">With the status that was set because of it, so that a record which comes back is taken up again.</param>
    public void GoMissing(FieldHashes fields)
    {
        Fields = fields;
        Gone = true;
    }
}

/// <summary>One row of a source as it was last read, so that every row of the next reading can be accounted for.</summary>
public sealed class ImportedRow
{
    public ImportedRow(string source, string table, string key, string hash, ValueList<AsideCell> aside)
    {
        Id = StableId.Of(source, $"row of {table}", key);
        Source = source;
        Table = table;
        Key = key;
        Hash = hash;
        Aside = aside.Count == 0 ? null : new Restricted<ValueList<AsideCell>>(aside);
    }

    private ImportedRow()
    {
    }

    public Guid Id { get; private set; }

    public string Source { get; private set; } = default!;

    public string Table { get; private set; } = default!;

    public string Key { get; private set; } = default!;

    public string Hash { get; private set; } = default!;

    /// <summary>The columns that have no field of ours. Sealed: nobody knows what they say, and in real exports they hold the numbers of people who work there.</summary>
    public Restricted<ValueList<AsideCell>>? Aside { get; private set; }
}

/// <summary>A value of a source for which there is no field here.</summary>
public sealed record AsideCell(string Column, string Value);

/// <summary>A value that a source and staff changed differently. Ours stands; both are kept here until somebody settles it.</summary>
public sealed class ImportConflict
{
    public ImportConflict(string source, SubjectKind kind, Guid subjectId, string externalId, string field, string? ours, string? theirs, bool withheld, Instant now)
    {
        Id = Guid.NewGuid();
        Source = source;
        Kind = kind;
        SubjectId = subjectId;
        ExternalId = externalId;
        Field = field;
        Ours = ours;
        Theirs = theirs;
        FoundAt = now;
        if (withheld)
        {
            Withhold();
        }
    }

    private ImportConflict()
    {
    }

    public Guid Id { get; private set; }

    public string Source { get; private set; } = default!;

    public SubjectKind Kind { get; private set; }

    public Guid SubjectId { get; private set; }

    public string ExternalId { get; private set; } = default!;

    /// <summary>Such as <c>listing.phones</c>; <c>record</c> where a complete import no longer holds the record.</summary>
    public string Field { get; private set; } = default!;

    /// <summary>JSON; <c>null</c> where we have no value, or where both are <see cref="Withheld"/>.</summary>
    public string? Ours { get; private set; }

    /// <summary>JSON; <c>null</c> where the source has no value, or where both are <see cref="Withheld"/>.</summary>
    public string? Theirs { get; private set; }

    /// <summary>Both values, where they are restricted: a contact, or where a confidential site is.</summary>
    public Restricted<ConflictValues>? Withheld { get; private set; }

    public Instant FoundAt { get; private set; }

    public Instant? SettledAt { get; private set; }

    public void Settle(Instant now) => SettledAt = now;

    /// <summary>Seals what stood here in the clear, as when a site becomes confidential.</summary>
    public void Withhold()
    {
        if (Ours is not null || Theirs is not null)
        {
            Withheld = new ConflictValues(Ours, Theirs);
            (Ours, Theirs) = (null, null);
        }
    }
}

/// <summary>The two values of a conflict, as JSON; <c>null</c> where a side has none.</summary>
public sealed record ConflictValues(string? Ours, string? Theirs);
