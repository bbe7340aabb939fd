using NodaTime;
using NRD.Console.Components;
using NRD.Console.Referrals;

namespace NRD.Console.Calls;

/// <summary>Times as the pages of keeping say them.</summary>
public static class KeepingWords
{
    public static string DayAndTime(Instant time, DeskView view, Words words)
    {
        var there = time.InZone(view.Zone);
        return words["Approvals.DayAndTime", TimeWords.Day(there.Date, words), TimeWords.Clock(there.TimeOfDay, words)];
    }

    /// <summary>The tail of an id, enough to tell contacts apart aloud.</summary>
    public static string Tail(Guid id) => id.ToString("N")[^6..];
}
