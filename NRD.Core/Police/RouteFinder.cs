using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Places;
using NRD.Core.Police.Lists;

namespace NRD.Core.Police;

/// <summary>Where staff ask for the communication route of a place.</summary>
/// <param name="current">The lists in force; without them the reference data alone answers, and every step says so.</param>
public sealed class RouteFinder(PoliceReference reference, PlaceFinder places, TimeZones zones, CurrentRouteLists? current = null)
{
    /// <summary>The route over the reference data and the lists that are in force there on that day.</summary>
    public CommunicationRoute Find(Actor actor, RouteQuestion question)
    {
        actor.Demand(Permission.ReadPoliceRoutes);
        var day = question.At.InZone(zones.Find(question.Place.Zone) ?? DateTimeZone.Utc).Date;
        return CommunicationRoute.For(question, reference, (current?.Lists ?? RouteLists.None).On(day), places, zones);
    }
}
