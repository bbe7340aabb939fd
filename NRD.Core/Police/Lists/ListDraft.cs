using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>What an editor wants to save as the next version.</summary>
/// <param name="BasedOn">Number of the version they saw before them; 0 where there was none.</param>
/// <param name="Personal">What becomes of personal numbers, by entry: new ones, or <c>null</c> to take them away. An entry that is not named keeps its own.</param>
/// <param name="Reason">Why it is changed.</param>
public sealed record ListDraft(string ServiceId, int BasedOn, ListContent Content, IReadOnlyDictionary<Guid, PersonalReach?> Personal, string Reason)
{
    /// <summary>Number of the version whose personal numbers are kept, where that is not <see cref="BasedOn"/>: a draft that is carried over to a newer version.</summary>
    public int? PersonalFrom { get; init; }

    /// <summary>The day it shall come into force; <c>null</c>: as soon as it is reviewed.</summary>
    public LocalDate? WantedFrom { get; init; }

    public ListOrigin Origin { get; init; }
}

/// <summary>What became of a save.</summary>
/// <param name="Problems">What is wrong; where there is anything, nothing was saved.</param>
/// <param name="Beside">Number of a version that somebody else saved from the same one meanwhile: both are kept.</param>
public sealed record ListSaved(int? Number, Guid? Id, IReadOnlyList<ListProblem> Problems, int? Beside = null);

/// <summary>One thing that is wrong with a draft.</summary>
/// <param name="EntryId">The entry it is about; <c>null</c>: the list as a whole.</param>
/// <param name="Field">The column of the list's file form, such as <c>zone</c>.</param>
/// <param name="Value">What was given.</param>
public sealed record ListProblem(ListProblemCode Code, Guid? EntryId = null, string? Field = null, string? Value = null);

public enum ListProblemCode
{
    ReasonMissing,
    NothingChanged,
    WantedFromPast,

    /// <summary>A text stands in one language only.</summary>
    OtherLanguageMissing,
    NameMissing,
    NoWayToReach,
    PhoneUnread,
    EmailUnread,
    ZoneMissing,
    ZoneUnknown,
    ConfirmedInFuture,
    ConfirmedByMissing,
    LanguageUnknown,
    TooLong,
    SameEntryTwice,
    ServiceUnknown,
    VersionUnknown,
}

/// <summary>Why an act on a version was not done. Nothing was changed.</summary>
public enum ListRefusal
{
    NotFound,

    /// <summary>It is not, or no longer, in a state in which this can be done.</summary>
    NotSo,

    /// <summary>Another version came into force meanwhile: compare, and carry the changes over.</summary>
    Outdated,
    ReasonMissing,

    /// <summary>Whoever wrote a version asks for its review, so that the second person is another one.</summary>
    NotYours,

    /// <summary>There is nothing earlier to put back.</summary>
    NothingBefore,
}
