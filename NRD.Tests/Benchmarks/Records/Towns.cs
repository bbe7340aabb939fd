using NRD.Core.Places;

namespace NRD.Benchmarks.Records;

/// <summary>The towns of the place tables, drawn as often as people live in them.</summary>
internal sealed class Towns
{
    // A village has a service now and then, whatever its numbers.
    private const int Floor = 1_500;

    private const int Neighbours = 16;

    private readonly Place[] towns;
    private readonly long[] upTo;
    private readonly Dictionary<int, Place[]> nearby = [];

    public Towns(PlaceFinder finder)
    {
        towns = [.. finder.Places.Where(place => place is { IsDistrict: false, Point: not null, PartOf: null }).OrderBy(place => place.Id)];
        upTo = new long[towns.Length];
        var sum = 0L;
        for (var i = 0; i < towns.Length; i++)
        {
            sum += (towns[i].Population ?? 0) + Floor;
            upTo[i] = sum;
        }
    }

    public Place Draw(Dice dice)
    {
        var at = Array.BinarySearch(upTo, dice.Below(upTo[^1]) + 1);
        return towns[at < 0 ? ~at : at];
    }

    /// <summary>The nearest others, nearest first.</summary>
    public IReadOnlyList<Place> Around(Place town)
    {
        if (!nearby.TryGetValue(town.Id, out var found))
        {
            var from = Point(town);
            nearby[town.Id] = found = [.. towns.Where(other => other.Id != town.Id).OrderBy(other => Point(other).KilometresTo(from)).Take(Neighbours)];
        }

        return found;
    }

    public static GeoPoint Point(Place town) => town.Point ?? throw new InvalidOperationException("Only located towns are drawn.");
}
