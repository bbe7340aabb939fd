using Microsoft.EntityFrameworkCore;
using NRD.Core.Importing;

namespace NRD.Tests.Importing;

/// <summary>Rule R01: where a shelter is goes to the restricted table and nowhere else.</summary>
public sealed class ConfidentialTests
{
    [Fact]
    public async Task R01_The_word_confidential_never_becomes_a_street_and_is_never_on_a_map()
    {
        await using var trial = await ImportTrial.StartAsync();
        FormatTests.Folder(trial, Samples.Package);

        await trial.ImportAsync(trial.Folder("package"));

        var site = (await trial.OrganizationAsync()).Sites.Single(s => s.Listing.Name.En == "Second house");
        site.Confidential.ShouldBeTrue();
        site.Listing.Address.ShouldBeNull();
        site.Listing.Point.ShouldBeNull();
        (await trial.EverythingAsync()).ShouldNotContain("CONFIDENTIAL", Case.Sensitive);
    }

    [Fact]
    public async Task R01_A_confidential_address_is_only_in_its_own_table()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("agencies.xml", Samples.Airs));

        var kept = (await trial.ReadAsync(db => db.ConfidentialAddresses.ToListAsync(TestContext.Current.CancellationToken))).ShouldHaveSingleItem();
        kept.Address.Disclose().Line1.ShouldBe("77 Hidden Lane");
        report.ToJson().ShouldNotContain("Hidden Lane");
        var elsewhere = string.Join('\n', (await trial.EverythingAsync()).Split('\n').SkipWhile(l => l != "confidential_addresses").Skip(2));
        elsewhere.ShouldNotContain("Hidden Lane");
        elsewhere.ShouldNotContain("50.45");
    }

    [Fact]
    public async Task R01_A_site_that_becomes_confidential_loses_its_address_here()
    {
        await using var trial = await ImportTrial.StartAsync();
        const string Header = "id,name,phone,address,latitude,longitude\n";
        await trial.ImportAsync(trial.Write("list.csv", Header + "1,Haven,613-555-0101,\"19 Former Street, Ottawa, ON K1A 0B1\",45.42,-75.69\n"));

        await trial.ImportAsync(trial.Write("list.csv", Header + "1,Haven,613-555-0101,Address confidential,45.42,-75.69\n"));

        (await trial.EverythingAsync()).ShouldNotContain("Former Street");
        (await trial.OrganizationAsync()).Sites.ShouldHaveSingleItem().Confidential.ShouldBeTrue();
    }

    [Fact]
    public async Task R01_Columns_that_lead_to_a_confidential_site_are_not_kept_aside()
    {
        await using var trial = await ImportTrial.StartAsync();

        await trial.ImportAsync(trial.Write("list.csv", "id,name,phone,address,nearest_bus_stop,street_name_of_gate,colour\n1,Haven,613-555-0101,Confidential,Stop 12 Hidden Lane,Hidden Lane,blue\n"));

        var everything = await trial.EverythingAsync();
        everything.ShouldNotContain("Hidden Lane");
        (await trial.ReadAsync(db => db.ImportedRows.SingleAsync(TestContext.Current.CancellationToken))).Aside.ShouldNotBeNull().Disclose().ShouldBe([new AsideCell("colour", "blue")]);
    }
}
