using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>The services that may police a place, nearest first, with what is uncertain about it. None is picked for the operator.</summary>
/// <param name="Local">Services of the municipality, region or community.</param>
/// <param name="Provincial">The province's own or contract police.</param>
/// <param name="ProvincialPolicesThePlace">No local service is known for certain to police all of it.</param>
/// <param name="Limited">Services that never come by themselves.</param>
/// <param name="Doubts">Why more than one, or none, may be meant.</param>
internal sealed record LocalPolice(
    ValueList<Serving> Local, ValueList<Serving> Provincial, bool ProvincialPolicesThePlace, ValueList<Serving> Limited, ValueList<RouteReason> Doubts)
{
    private const double NearKm = 12;
    private const int LargeTownInQuebec = 50_000;

    public static LocalPolice Of(PlaceRef place, PoliceReference reference, PlaceFinder finder, LocalDate day)
    {
        var town = place.PlaceId is { } id ? finder.ById(id) : null;
        var nodes = town is null ? [] : reference.Of(town.Id).ToList();
        var doubts = new List<RouteReason>();
        var local = Serving(nodes, reference, day).ToList();
        if (local.Count == 0 && town is { IsDistrict: true, Point: { } point }
            && finder.Nearest(point) is { Point: { } centre } near && near.Province == town.Province && centre.KilometresTo(point) <= NearKm && !nodes.Exists(n => n.Kind == JurisdictionKind.FirstNation))
        {
            local = [.. Serving([.. reference.Of(near.PartOf ?? near.Id)], reference, day).Select(s => s with { IsPossible = true })];
            if (local.Count > 0)
            {
                doubts.Add(new(RouteReasonCode.NearTown, near.Name));
            }
        }

        var rural = place.Kind == PlaceKind.PostalArea && (town is null || IsRural(place));
        if (rural)
        {
            doubts.Add(new(RouteReasonCode.RuralArea));
        }

        if (place.Kind == PlaceKind.Province)
        {
            doubts.Add(new(RouteReasonCode.ProvinceOnly, place.Name));
        }

        if (nodes.Exists(n => n.Kind == JurisdictionKind.FirstNation))
        {
            doubts.Add(new(RouteReasonCode.IndigenousCommunity));
        }

        var sure = local.Where(s => s.Service.Kind is not PoliceKind.Limited and not PoliceKind.Border).ToList();
        if (sure.Count == 0 && place.Kind != PlaceKind.Province)
        {
            doubts.Add(place.Province == "CA-QC" && town?.Population >= LargeTownInQuebec ? new(RouteReasonCode.LargeTown, town.Name) : new(RouteReasonCode.NoLocalOnFile, place.Name));
        }

        var provincial = Serving([reference.Find(place.Province)], reference, day).ToList();
        var inLocal = sure.Select(s => s.Service.Id).ToHashSet();
        return new(
            sure.ToValueList(),
            provincial.Where(s => s.Service.Kind is PoliceKind.Provincial or PoliceKind.Contract && !inLocal.Contains(s.Service.Id)).ToValueList(),
            sure.Count == 0 || rural || sure.Exists(s => s.IsPossible),
            local.Concat(provincial).Where(s => s.Service.Kind == PoliceKind.Limited).ToValueList(),
            doubts.ToValueList());
    }

    private static IEnumerable<Serving> Serving(IEnumerable<Jurisdiction?> nodes, PoliceReference reference, LocalDate day) =>
        nodes.OfType<Jurisdiction>().SelectMany(node => reference.ServicesOf(node.Id, day)).Select(pair => new Serving(pair.Service, pair.Area, false));

    // The name of a postal area begins with its code; a nought in the second place means many villages.
    private static bool IsRural(PlaceRef place) => place.Name.En is { Length: >= 3 } name && name[1] == '0';
}

/// <param name="IsPossible">Only perhaps: the place is near what the service polices.</param>
internal sealed record Serving(PoliceService Service, ServedArea Area, bool IsPossible);
