using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>For how long what was said is kept; data that comes with the product, with its source.</summary>
/// <param name="NarrativeDays">After closing, where somebody agreed that something of it be used.</param>
/// <param name="WithoutConsentDays">After closing, where nobody agreed to anything: long enough to hand over to the next shifts and to answer a complaint, no longer.</param>
/// <param name="StaleOpenDays">An open contact is never purged; one in which nothing moved for so long is shown to supervisors.</param>
/// <param name="SmallCell">Counts below this are not shown.</param>
/// <param name="ClockMayStandHours">The longest that nothing may have happened here before somebody must say that the clock is right.</param>
public sealed record RetentionRules(string Version, string Source, int NarrativeDays, int WithoutConsentDays, int StaleOpenDays, int SmallCell, int ClockMayStandHours)
{
    private static readonly Lazy<RetentionRules> FromTable = new(() => ReferenceData.Json<RetentionRules>("retention.json"));

    /// <summary>The rules that come with the product.</summary>
    public static RetentionRules Shipped => FromTable.Value;

    /// <summary>When a contact goes that was closed at <paramref name="closed"/>.</summary>
    public Instant Due(Instant closed, bool anyConsent) => closed + Duration.FromDays(anyConsent ? NarrativeDays : WithoutConsentDays);

    public bool IsStale(Instant stateAt, Instant now) => now - stateAt >= Duration.FromDays(StaleOpenDays);
}
