using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Components;

/// <summary>Where people change their keys.</summary>
public sealed class ShortcutChoicesTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private SeatedDesk house = null!;
    private DeskKeys keys = null!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_choice_counts_at_once_and_hiding_the_screen_cannot_be_turned_off()
    {
        var choices = await ShowAsync();

        choices.Find("#key-Filters").Change("Ctrl+F8");
        choices.WaitForAssertion(() => choices.Find("[role=status]").TextContent.ShouldBe(Words.English["Shell.KeysSaved"]));

        keys.Map[DeskAct.Filters].ShouldBe("Ctrl+F8");
        choices.Find("#key-OpenNow").QuerySelectorAll("option[value='']").Length.ShouldBe(1);
        choices.Find("#key-HideNow").QuerySelectorAll("option[value='']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_taken_says_beside_the_field_what_it_does_and_leaves_the_choice_to_be_seen()
    {
        var choices = await ShowAsync();

        choices.Find("#key-Filters").Change("Shift+F4");

        choices.WaitForAssertion(() => choices.Find("#key-Filters-fault").TextContent.ShouldContain(Words.English["Shell.DoesOpenNow"]));
        choices.Find("#key-Filters").GetAttribute("aria-invalid").ShouldBe("true");
        choices.Find("#key-Filters option[selected]").GetAttribute("value").ShouldBe("Shift+F4");
        keys.Map[DeskAct.Filters].ShouldBe("F4");
    }

    [Fact]
    public async Task Where_the_database_is_away_the_keys_are_as_before_and_that_is_said()
    {
        var choices = await ShowAsync();
        house.DatabaseIsAway = true;

        choices.Find("#key-Filters").Change("Ctrl+F8");

        choices.WaitForAssertion(() => choices.Find("#key-Filters-fault").TextContent.ShouldContain(Words.English["Shell.KeysAway"]));
        keys.Map[DeskAct.Filters].ShouldBe("F4");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await house.DisposeAsync();
    }

    private async Task<IRenderedComponent<ShortcutChoices>> ShowAsync()
    {
        house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct), Ct);
        keys = new(new OwnKeys(house, house.Database.Clock), desk, NullLogger<DeskKeys>.Instance);
        context.Services.AddLogging();
        context.Services.AddSingleton(keys);
        return context.Render<ShortcutChoices>(parameters => parameters.AddCascadingValue(Words.English));
    }
}
