using Bunit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Components;

public sealed class PageMenuTests
{
    [Fact]
    public async Task R42_The_menu_stands_where_the_database_is_away()
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        await using var house = await SeatedDesk.CreateAsync(ct);
        await using var context = new BunitContext();
        context.Services.AddLogging();
        context.Services.AddSingleton(await house.OpenAsync(await SignedIn.AsAsync(house.Database, ct, Role.Administrator), ct));
        context.Services.AddSingleton(new WaitingWork(
            new ApprovalWorklist(house, new Approvals(house, [], house.Database.Clock), house.Database.Clock), new Upkeep(house, house.Database.Clock), new FollowUps(house, house.Database.Trail, house.Database.Clock)));
        context.Services.AddSingleton(new Navigation(new DefaultEndpointDataSource([])));
        house.DatabaseIsAway = true;

        var menu = context.Render<PageMenu>(parameters => parameters.AddCascadingValue(Words.English));
        await menu.Find("#menu-button").ClickAsync();

        menu.Find("#menu").TextContent.ShouldContain("Somebody");
        menu.FindAll(".badge").ShouldBeEmpty();
    }
}
