using NodaTime;

namespace NRD.Core.Calls;

/// <summary>Why nothing could be offered.</summary>
public enum UnmetNeedReason
{
    /// <summary>The search found none.</summary>
    NoneFound,
    NoCapacity,
    NotEligible,
    TooFar,

    /// <summary>Not in a language they speak.</summary>
    Language,
    CouldNotContact,
    Other,
}

/// <summary>
/// One need that nobody could meet, in one week, in one province. It knows neither contact, person, operator nor hour, and no audit entry names it, so that nothing leads back (rules R24 and R25).
/// </summary>
public sealed class UnmetNeed
{
    /// <param name="need">A code of the taxonomy; empty where none was named.</param>
    /// <param name="province">ISO 3166-2; empty where the place was not said.</param>
    /// <param name="week">The Monday it began with.</param>
    public UnmetNeed(Guid id, string need, string province, UnmetNeedReason reason, LocalDate week)
    {
        Id = id;
        Need = need;
        Province = province;
        Reason = reason;
        Week = week;
    }

    private UnmetNeed()
    {
    }

    public Guid Id { get; private set; }

    public string Need { get; private set; } = "";

    public string Province { get; private set; } = "";

    public UnmetNeedReason Reason { get; private set; }

    public LocalDate Week { get; private set; }
}
