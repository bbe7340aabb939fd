using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Accounts;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class LockScreenTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private SeatedDesk? house;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_whose_window_it_is_that_nothing_is_lost_and_whom_to_call()
    {
        var screen = await ShowAsync(Words.English);

        screen.Markup.ShouldContain("It is Somebody’s.");
        screen.Markup.ShouldContain("is kept");
        screen.Markup.ShouldContain("911");
        screen.Markup.ShouldNotContain("555");
        screen.FindAll("input[type=password]").Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_a_live_contact_it_also_says_that_the_call_goes_on_and_shows_the_public_numbers_of_the_chosen_record()
    {
        var screen = await ShowAsync(Words.French, work =>
        {
            work.BeginContact();
            work.Choose(new(new("River House", "Maison de la rivière"), [new("416-555-0100", "+14165550100", null, PhonePurpose.Crisis)]));
        });

        screen.Markup.ShouldContain("L’appel continue.");
        screen.Markup.ShouldContain("Maison de la rivière");
        screen.Find(".phone").TextContent.ShouldContain("555");
    }

    [Fact]
    public async Task Without_a_live_contact_the_chosen_record_stays_hidden()
    {
        var screen = await ShowAsync(Words.English, work => work.Choose(new(new("River House", "Maison de la rivière"), [new("416-555-0100", "+14165550100", null, PhonePurpose.Crisis)])));

        screen.Markup.ShouldNotContain("River House");
        screen.Markup.ShouldNotContain("555");
    }

    [Fact]
    public async Task Numbers_that_are_not_what_was_saved_say_so_here_too()
    {
        var screen = await ShowAsync(Words.English, work =>
        {
            work.BeginContact();
            work.Choose(new(new("River House", "Maison de la rivière"), [new("416-555-0100", "+14165550100", null, PhonePurpose.Crisis)], NotAsSaved: true));
        });

        screen.Markup.ShouldContain("Do not rely on the numbers");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (house is not null)
        {
            await house.DisposeAsync();
        }
    }

    private async Task<IRenderedComponent<LockScreen>> ShowAsync(Words words, Action<LiveWork>? going = null)
    {
        house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct), Ct);
        var work = new LiveWork(house.Activity, desk);
        going?.Invoke(work);
        desk.LockHere();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var view = new DeskView();
        view.Speak(words.Language);
        context.Services.AddSingleton(desk);
        context.Services.AddSingleton(new AuditTrail(house.Database, house.Database.Clock, NullLogger<AuditTrail>.Instance));
        context.Services.AddSingleton(work);
        context.Services.AddSingleton(view);
        context.Services.AddSingleton(new Deployment(true, false, null, "", []));
        return context.Render<LockScreen>(parameters => parameters.AddCascadingValue(words));
    }
}
