using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>How sure one can be of an entry, falling with the days since somebody confirmed it.</summary>
public enum ConfidenceLevel
{
    Confirmed,

    /// <summary>Confirmed, and due for review within two weeks.</summary>
    DueSoon,

    /// <summary>Too long ago: no route uses it.</summary>
    Overdue,
    Never,

    /// <summary>Found wrong since.</summary>
    Flagged,
}

/// <param name="Days">Since it was confirmed; <c>null</c>: never.</param>
/// <param name="DaysLeft">Until it is too old; negative once it is.</param>
public sealed record Confidence(ConfidenceLevel Level, int? Days, int? DaysLeft)
{
    private const int Soon = 14;

    public static Confidence Of(ListEntry entry, LocalDate day, int reviewDays, bool flagged)
    {
        if (entry.Confirmed is not { } confirmed)
        {
            return new(flagged ? ConfidenceLevel.Flagged : ConfidenceLevel.Never, null, null);
        }

        var days = Period.DaysBetween(confirmed.On, day);
        var left = reviewDays - days;
        return new(flagged ? ConfidenceLevel.Flagged : left < 0 ? ConfidenceLevel.Overdue : left <= Soon ? ConfidenceLevel.DueSoon : ConfidenceLevel.Confirmed, days, left);
    }
}

/// <summary>A service and how its list stands today.</summary>
/// <param name="Standing">Of the version that counts; <c>null</c> where no list was ever in force.</param>
/// <param name="Number">Of that version.</param>
/// <param name="OpenFlags">How many of its entries were found wrong.</param>
/// <param name="InReview">A draft waits for a second person.</param>
/// <param name="ToAcknowledge">The reader has not yet said that they read the version in force.</param>
public sealed record ServiceStanding(PoliceService Service, ListStanding? Standing, int? Number, LocalDate? ReviewDue, int OpenFlags, bool HasDraft, bool InReview, bool ToAcknowledge);

/// <summary>One version of a list, with what became of it.</summary>
/// <param name="AskedBy">Who asked a second person about it, where that waits.</param>
/// <param name="ApprovalId">The request that waits.</param>
/// <param name="NotAsSaved">A disk or a hand changed it: do not rely on it.</param>
/// <param name="CanBeAsked">Its review can be asked for: nothing came into force since it was begun.</param>
public sealed record ListVersion(
    Guid Id,
    int Number,
    int BasedOn,
    ListStanding Standing,
    ListContent Content,
    ListOrigin Origin,
    string Reason,
    string MadeById,
    string MadeBy,
    Instant MadeAt,
    LocalDate? WantedFrom,
    string? ReviewedBy,
    Instant? ReviewedAt,
    LocalDate? EffectiveFrom,
    LocalDate? ReviewDue,
    string? WithdrawnBy,
    LocalDate? WithdrawnOn,
    string? WithdrawnReason,
    string? AskedBy,
    Guid? ApprovalId,
    bool NotAsSaved,
    bool CanBeAsked)
{
    /// <summary>By entry, a keyed mark of its personal numbers: two that differ were changed. It says nothing else.</summary>
    public IReadOnlyDictionary<Guid, string> PersonalMarks { get; init; } = new Dictionary<Guid, string>();
}

/// <summary>All that the page of one service shows.</summary>
/// <param name="Day">The day it is seen as of.</param>
/// <param name="Today">Whether that is today.</param>
/// <param name="Counting">The version that counts on that day, also where it is withdrawn or expired by then.</param>
/// <param name="Versions">Every version, the newest first.</param>
/// <param name="Acknowledged">Who said that they read <paramref name="Counting"/>.</param>
/// <param name="LastAcknowledged">Number of the newest version that the reader acknowledged before.</param>
public sealed record ServiceLists(
    PoliceService Service,
    IReadOnlyList<(Jurisdiction Area, ServedArea Served)> Areas,
    EmergencyNumber? Emergency,
    int ReviewDays,
    LocalDate Day,
    bool Today,
    ListVersion? Counting,
    IReadOnlyList<ListVersion> Versions,
    IReadOnlyList<FlagTask> Flags,
    IReadOnlyList<string> Acknowledged,
    bool ReaderAcknowledged,
    int? LastAcknowledged)
{
    public Confidence ConfidenceOf(ListEntry entry) => Confidence.Of(entry, Day, ReviewDays, Today && Flags.Any(f => f.EntryId == entry.Id));
}
