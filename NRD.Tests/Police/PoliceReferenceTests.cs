using NRD.Core.Places;
using NRD.Core.Police;

namespace NRD.Tests.Police;

/// <summary>The reference data holds together.</summary>
public sealed class PoliceReferenceTests
{
    private static readonly PoliceReference Shipped = PoliceReference.Shipped;

    [Fact]
    public void Every_node_hangs_in_the_tree_and_every_area_is_a_node_of_it()
    {
        Shipped.Jurisdictions.Where(j => j.Parent is { } parent && Shipped.Find(parent) is null).ShouldBeEmpty();
        Shipped.Services.SelectMany(s => s.Areas).Where(a => Shipped.Find(a.Jurisdiction) is null).ShouldBeEmpty();
        Shipped.Jurisdictions.Count(j => j.Parent is null).ShouldBe(1);
    }

    [Fact]
    public void Every_province_and_territory_has_its_own_or_contract_police_and_an_emergency_record()
    {
        foreach (var province in Province.All)
        {
            Shipped.ServicesOf(province.Code, new(2026, 11, 23)).Count(pair => pair.Service.Kind is PoliceKind.Provincial or PoliceKind.Contract).ShouldBe(1, province.Code);
            Shipped.EmergencyOf(province.Code).ShouldNotBeNull();
        }

        Shipped.ServicesOf("CA-ON", new(2026, 11, 23)).ShouldContain(pair => pair.Service.Id == "OPP");
        Shipped.ServicesOf("CA-QC", new(2026, 11, 23)).ShouldContain(pair => pair.Service.Id == "SQ");
    }

    [Fact]
    public void Every_service_names_its_source_and_both_its_names()
    {
        Shipped.Services.ShouldAllBe(s => s.Source.Length > 0 && s.Name.IsComplete && (s.Apart == null || s.Apart.IsComplete));
        Shipped.Services.SelectMany(s => s.Areas).ShouldAllBe(a => a.Note == null || a.Note.IsComplete);
        Shipped.Jurisdictions.ShouldAllBe(j => j.Name.IsComplete);
        Shipped.Services.Select(s => s.Id).ShouldBeUnique();
    }

    [Fact]
    public void What_is_recalled_and_not_read_says_so() =>
        Shipped.Services.Where(s => s.Source.StartsWith("General knowledge", StringComparison.Ordinal) && s.Kind is not PoliceKind.Provincial).ShouldAllBe(s => s.ToBeConfirmed);
}
