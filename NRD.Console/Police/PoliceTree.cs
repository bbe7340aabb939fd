using NRD.Core;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Console.Police;

/// <summary>A service under the node of the tree that it serves.</summary>
public sealed record PoliceLeaf(Jurisdiction Area, ServiceStanding Standing);

/// <summary>The country, or one province or territory, with its services: province-wide first, then by area.</summary>
public sealed record PoliceBranch(string Id, Bilingual Name, IReadOnlyList<PoliceLeaf> Leaves)
{
    /// <summary>How many of its services have something to be looked at.</summary>
    public int Doubtful => Leaves.Select(leaf => leaf.Standing).Distinct().Count(s => s.OpenFlags > 0 || s.Standing is ListStanding.Expired or ListStanding.Withdrawn);

    public int InForce => Leaves.Select(leaf => leaf.Standing).Distinct().Count(s => s.Standing == ListStanding.InForce);

    /// <summary>The services laid out as the tree of jurisdictions; one that serves several areas stands under each.</summary>
    public static IReadOnlyList<PoliceBranch> Of(IReadOnlyList<ServiceStanding> services, PoliceReference reference)
    {
        var leaves = services.SelectMany(s => s.Service.Areas.Select(a => reference.Find(a.Jurisdiction)).OfType<Jurisdiction>().Select(area => new PoliceLeaf(area, s))).ToLookup(leaf => ProvinceOf(leaf.Area, reference));
        return
        [
            .. new[] { (Id: "CA", Name: reference.Find("CA")?.Name ?? new("Canada", "Canada")) }.Concat(Province.All.Select(p => (Id: p.Code, p.Name)))
                .Select(branch => new PoliceBranch(branch.Id, branch.Name, [.. leaves[branch.Id].OrderBy(leaf => leaf.Area.Kind).ThenBy(leaf => leaf.Area.Name.En, StringComparer.Ordinal)]))
                .Where(branch => branch.Leaves.Count > 0),
        ];
    }

    private static string ProvinceOf(Jurisdiction area, PoliceReference reference) =>
        area.Kind is JurisdictionKind.Country or JurisdictionKind.Province || area.Parent is not { } parent || reference.Find(parent) is not { } above ? area.Id : ProvinceOf(above, reference);
}
