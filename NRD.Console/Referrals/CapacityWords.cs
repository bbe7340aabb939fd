using NodaTime;
using NRD.Console.Components;
using NRD.Core.Partners;

namespace NRD.Console.Referrals;

/// <summary>Free places as the partner last said, and when that was.</summary>
public static class CapacityWords
{
    public static string Say(Capacity capacity, Instant now, string? zone, Words words)
    {
        var there = (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc;
        var when = TimeWords.When(capacity.AsOf.InZone(there), now, words);
        return capacity.State switch
        {
            CapacityState.Available => (capacity.Available, capacity.Total) switch
            {
                ({ } free, { } total) => words["Record.FreeOf", free, total, when],
                ({ } free, null) => words["Record.Free", free, when],
                _ => words["Record.SomeFree", when],
            },
            CapacityState.WaitList => words["Record.WaitList", when],
            CapacityState.Full => words["Record.Full", when],
            CapacityState.Unknown => words["Record.NotStated"],
        };
    }
}
