using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>What a printer gets of a record.</summary>
public sealed class RecordPaperTests : IAsyncLifetime
{
    private const string Canary = "quokkacanary";

    private readonly BunitContext context = new();
    private SeatedDesk house = null!;

    private static RecordSheet Sheet => new()
    {
        ServiceId = Guid.NewGuid(),
        OrganizationId = Guid.NewGuid(),
        Status = PartnerStatus.Conditional,
        LastVerified = new(2026, 11, 3),
        Organization = new() { Name = new("House", "Maison") },
        OrganizationInternals = OrganizationInternals.None with { Notes = Canary },
        Service = new()
        {
            Name = new("Harbour", "Havre"),
            Needs = ["B1"],
            Phones = [new("416-555-0100", "+14165550100", null, PhonePurpose.Intake)],
            Website = "https://harbour.example.org/with/a/long/path",
        },
        ServiceInternals = ServiceInternals.None with { Notes = Canary, SearchHints = new(Canary, Canary), Capacity = new(CapacityState.Available, 777, 888, TestDatabase.Noon) },
        Protocol = new() { HowToReach = new(Canary, Canary), DoNotSay = new(Canary, Canary) },
        Alerts = [new(new(Canary, Canary), TestDatabase.Noon, null)],
        Sites =
        [
            new(Guid.NewGuid(), true, new() { Name = new(Canary, Canary), Accessibility = new(Canary, Canary) }, SiteInternals.None with { Notes = Canary }),
            new(Guid.NewGuid(), false, new() { Address = new("12 Open Street", null, "Sudbury", "CA-ON", null) }, SiteInternals.None with { Notes = Canary }),
        ],
        At = TestDatabase.Noon,
    };

    public async ValueTask InitializeAsync()
    {
        house = await SeatedDesk.CreateAsync(Xunit.TestContext.Current.CancellationToken);
        context.Services.AddSingleton(house.NewDesk());
        context.Services.AddSingleton(new AuditTrail(house, house.Database.Clock, NullLogger<AuditTrail>.Instance));
        context.Services.AddSingleton(new DeskView());
        context.Services.AddSingleton(new PlaceFinder());
    }

    [Fact]
    public void R37_Paper_holds_the_public_facts_and_no_internal_one()
    {
        var paper = Show(PublicFacts.Of(Sheet));

        paper.Markup.ShouldContain("Harbour");
        paper.Markup.ShouldContain("416\u00a0555\u00a00100");
        paper.Markup.ShouldContain("https://harbour.example.org/with/a/long/path");
        paper.Find(".paper-foot").TextContent.ShouldContain("Confidential");
        paper.Markup.ShouldNotContain(Canary);
        paper.Markup.ShouldNotContain("777");
        paper.Markup.ShouldNotContain("Verified", Case.Insensitive);
        paper.Markup.ShouldNotContain(Words.English["Record.ConfidentialSite"]);
        paper.FindAll("a, button").ShouldBeEmpty();
    }

    [Fact]
    public void R01_A_confidential_site_is_not_on_paper_at_all() => PublicFacts.Of(Sheet).Sites.ShouldHaveSingleItem().Address?.Line1.ShouldBe("12 Open Street");

    [Fact]
    public void What_may_not_be_given_out_is_not_printed_and_paper_says_so()
    {
        var paper = context.Render<RecordPaper>(parameters => parameters.AddCascadingValue(Words.French).Add(p => p.Why, "Record.PaperNotOffered"));

        paper.Find(".paper").TextContent.Trim().ShouldBe(Words.French["Record.PaperNotOffered"]);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await house.DisposeAsync();
    }

    private IRenderedComponent<RecordPaper> Show(PublicFacts facts) =>
        context.Render<RecordPaper>(parameters => parameters.AddCascadingValue(Words.English).Add(paper => paper.Facts, facts));
}
