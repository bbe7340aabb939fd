using NRD.Core.Accounts;
using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>Where staff ask for the communication route of a place.</summary>
public sealed class RouteFinder(PoliceReference reference, PlaceFinder places, TimeZones zones)
{
    private static readonly Dictionary<string, RouteList> NoLists = [];

    /// <summary>The route over the reference data; no contact list is kept here yet, and every step says so.</summary>
    public CommunicationRoute Find(Actor actor, RouteQuestion question)
    {
        actor.Demand(Permission.ReadPoliceRoutes);
        return CommunicationRoute.For(question, reference, NoLists, places, zones);
    }
}
