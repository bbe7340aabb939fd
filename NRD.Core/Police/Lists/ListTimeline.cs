using NodaTime;

namespace NRD.Core.Police.Lists;

/// <summary>How a version stands on a day.</summary>
public enum ListStanding
{
    Draft,

    /// <summary>A second person is asked.</summary>
    InReview,

    /// <summary>Agreed; its first day has not come.</summary>
    Coming,
    InForce,

    /// <summary>In force, but its review is overdue: no route uses it.</summary>
    Expired,

    /// <summary>A later version took its place.</summary>
    Replaced,
    Withdrawn,
    Discarded,
}

/// <summary>Which of the versions of one service holds on a day.</summary>
public static class ListTimeline
{
    // Where the day begins last in Canada: what is put in force or withdrawn today is so at once, everywhere.
    private static readonly DateTimeZone LastToBegin = DateTimeZoneProviders.Tzdb["America/Vancouver"];

    /// <summary>The day that decisions on lists are dated with.</summary>
    public static LocalDate DayOf(Instant now) => now.InZone(LastToBegin).Date;

    /// <summary>The version that counts on a day, also where it was withdrawn by then: nothing older comes back by itself.</summary>
    public static ContactList? Counting(IEnumerable<ContactList> versions, LocalDate day) =>
        versions.Where(v => v.EffectiveFrom is { } from && from <= day && !(v.WithdrawnOn < from)).MaxBy(v => v.Number);

    /// <summary>The version in force on a day; <c>null</c> where there is none.</summary>
    public static ContactList? InForce(IEnumerable<ContactList> versions, LocalDate day) =>
        Counting(versions, day) is { } counting && !(counting.WithdrawnOn <= day) ? counting : null;

    /// <param name="asked">A second person is asked about it.</param>
    public static ListStanding Standing(ContactList version, IReadOnlyCollection<ContactList> versions, LocalDate day, bool asked) =>
        version.DiscardedAt is not null ? ListStanding.Discarded
        : version.EffectiveFrom is not { } from ? asked ? ListStanding.InReview : ListStanding.Draft
        : version.WithdrawnOn <= day ? ListStanding.Withdrawn
        : from > day ? ListStanding.Coming
        : Counting(versions, day) != version ? ListStanding.Replaced
        : version.ReviewDue < day ? ListStanding.Expired
        : ListStanding.InForce;

    /// <summary>The number of the newest reviewed version; 0 where there is none.</summary>
    public static int NewestReviewed(IEnumerable<ContactList> versions) => versions.Where(v => v.IsReviewed).Select(v => v.Number).DefaultIfEmpty(0).Max();

    /// <summary>The reviewed version that a draft goes back to, over other drafts; 0 for none.</summary>
    public static int RootOf(ContactList draft, IReadOnlyCollection<ContactList> versions)
    {
        var at = draft.BasedOn;
        while (versions.FirstOrDefault(v => v.Number == at) is { IsReviewed: false } other)
        {
            at = other.BasedOn;
        }

        return at;
    }
}
