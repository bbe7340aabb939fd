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
    private const string Quebec = "CA-QC";
    private const int LargeTownInQuebec = 50_000;

    public static LocalPolice Of(PlaceRef place, PoliceReference reference, PlaceFinder finder, LocalDate day)
    {
        var town = place.PlaceId is { } id ? finder.ById(id) : null;
        var nodes = town is null ? [] : reference.Of(town.Id).ToList();
        var found = Serving(nodes, reference, day).ToList();
        var near = found.Count == 0 && nodes.Count == 0 ? NearTown(town, finder) : null;
        if (near is not null)
        {
            found = [.. Serving(reference.Of(near.PartOf ?? near.Id), reference, day).Select(s => s with { IsPossible = true })];
        }

        var local = found.Where(s => s.Service.Kind is not PoliceKind.Limited and not PoliceKind.Border).OrderBy(s => s.Service.Kind == PoliceKind.Contract).ToValueList();
        var province = Serving([reference.Find(place.Province)], reference, day).ToList();
        var vague = place.Kind == PlaceKind.Province || IsRural(place);
        var onlyPolice = !vague && reference.WithoutLocalPolice.Contains(place.Province) && !reference.IsShared(place.Province);
        return new(
            local,
            province.Where(s => s.Service.Kind is PoliceKind.Provincial or PoliceKind.Contract && local.All(l => l.Service.Id != s.Service.Id)).Select(s => s with { IsPossible = !onlyPolice }).ToValueList(),
            local.Count == 0 || vague || local.Any(s => s.IsPossible),
            found.Concat(province).Where(s => s.Service.Kind == PoliceKind.Limited).ToValueList(),
            DoubtsOf(place, town, nodes, local.Count > 0 ? near : null, local.Count == 0, reference).ToValueList());
    }

    private static IEnumerable<RouteReason> DoubtsOf(PlaceRef place, Place? town, List<Jurisdiction> nodes, Place? near, bool nothingLocal, PoliceReference reference)
    {
        if (near is not null)
        {
            yield return new(RouteReasonCode.NearTown, near.Name);
        }

        if (IsRural(place))
        {
            yield return new(RouteReasonCode.RuralArea);
        }

        if (nodes.Exists(n => n.Kind == JurisdictionKind.FirstNation))
        {
            yield return new(RouteReasonCode.IndigenousCommunity);
        }

        if (place.Kind == PlaceKind.Province)
        {
            yield return new(RouteReasonCode.ProvinceOnly, place.Name);
        }
        else if (nothingLocal)
        {
            yield return reference.WithoutLocalPolice.Contains(place.Province) ? new(RouteReasonCode.NoLocalPolice)
                : place.Province == Quebec && town?.Population >= LargeTownInQuebec ? new(RouteReasonCode.LargeTown, town.Name)
                : new(RouteReasonCode.NoLocalOnFile, place.Name);
        }
    }

    /// <summary>A district that no municipality claims may be a part of the town beside it.</summary>
    private static Place? NearTown(Place? district, PlaceFinder finder) =>
        district is { IsDistrict: true, Point: { } point } && finder.Nearest(point) is { Point: { } centre } near && near.Province == district.Province && centre.KilometresTo(point) <= NearKm
            ? near
            : null;

    private static IEnumerable<Serving> Serving(IEnumerable<Jurisdiction?> nodes, PoliceReference reference, LocalDate day) =>
        nodes.OfType<Jurisdiction>().SelectMany(node => reference.ServicesOf(node.Id, day)).Select(pair => new Serving(pair.Service, pair.Area, false));

    // The name of a postal area begins with its code; a nought in the second place means many villages.
    private static bool IsRural(PlaceRef place) => place.Kind == PlaceKind.PostalArea && (place.PlaceId is null || place.Name.En is { Length: >= 3 } name && name[1] == '0');
}

/// <param name="IsPossible">Only perhaps: the place is near what the service polices.</param>
internal sealed record Serving(PoliceService Service, ServedArea Area, bool IsPossible);
