using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>The words an operator says: in the person's language, at hand in the other, there even without the database.</summary>
public sealed class ScriptCardTests : IAsyncDisposable
{
    private static readonly Dictionary<string, Bilingual> MapleHouse = new() { ["recipient"] = new("Maple House", "Maison de l’érable"), ["items"] = new("your first name", "votre prénom") };

    private readonly BunitContext context = new();
    private SeatedDesk? house;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_speaks_the_persons_language_whatever_the_screen_speaks()
    {
        var card = await ShowAsync(Words.English, ScriptKind.ReadBack, MapleHouse, "fr");

        Spoken(card).ShouldBe("Je vérifie que j’ai bien compris. Je dirai à Maison de l’érable\u00A0: votre prénom. Je ne leur dirai rien d’autre. Est-ce bien cela?");
        card.Find("[data-spoken=true]").GetAttribute("lang").ShouldBe("fr-CA");
        card.Find("h3").TextContent.ShouldContain("Reading back");
    }

    [Theory]
    [InlineData("es")]
    [InlineData(null)]
    public async Task For_a_person_of_another_language_it_speaks_as_the_screen_does(string? person) =>
        (await ShowAsync(Words.French, ScriptKind.SilentCall, null, person)).Find("[data-spoken=true]").GetAttribute("lang").ShouldBe("fr-CA");

    [Fact]
    public async Task Switching_changes_what_is_seen_and_copied_and_keeps_both_in_their_place()
    {
        var shown = new List<ShownScript>();
        var card = await ShowAsync(Words.English, ScriptKind.ConsentAsk, MapleHouse, "en", shown.Add);
        var both = card.FindAll(".script-words > p").Select(side => side.TextContent).ToList();

        card.Find("button[lang=fr-CA]").Click();

        card.FindAll(".script-words > p").Select(side => side.TextContent).ShouldBe(both);
        Spoken(card).ShouldStartWith("Je peux dire à Maison de l’érable");
        card.Find("[data-copy]").GetAttribute("data-copy").ShouldBe(Spoken(card));
        card.Find("[data-spoken=false]").GetAttribute("aria-hidden").ShouldBe("true");
        card.Find("button[lang=fr-CA]").GetAttribute("aria-pressed").ShouldBe("true");
        shown.ShouldBe([new("ConsentAsk/1", Language.English), new("ConsentAsk/1", Language.French)]);
    }

    [Fact]
    public async Task Until_a_recipient_is_chosen_it_can_be_read_out_all_the_same()
    {
        var card = await ShowAsync(Words.English, ScriptKind.ConsentAsk, null, "en");

        Spoken(card).ShouldStartWith("I can tell the agency why you are calling");
        card.Markup.ShouldNotContain("{");
    }

    [Fact]
    public async Task The_version_in_force_is_shown_with_its_number()
    {
        var card = await ShowAsync(Words.English, ScriptKind.Closing, null, "en", written: new("Take care.", "Prenez soin de vous."));

        Spoken(card).ShouldBe("Take care.");
        card.Find(".script-version").TextContent.ShouldBe("Version 2");
    }

    [Fact]
    public async Task Without_the_database_the_words_are_there_as_shipped()
    {
        var card = await ShowAsync(Words.English, ScriptKind.SafetyCheck, null, "en", away: true);

        Spoken(card).ShouldBe(Script.AsShipped(ScriptKind.SafetyCheck).Text.En);
        card.Find(".script-version").TextContent.ShouldContain("as shipped");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (house is not null)
        {
            await house.DisposeAsync();
        }
    }

    private static string Spoken(IRenderedComponent<ScriptCard> card) => card.Find("[data-spoken=true]").TextContent;

    private async Task<IRenderedComponent<ScriptCard>> ShowAsync(
        Words words, ScriptKind kind, Dictionary<string, Bilingual>? values, string? person, Action<ShownScript>? shown = null, Bilingual? written = null, bool away = false)
    {
        house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct, Role.Supervisor), Ct);
        var scripts = new Scripts(house, house.Database.Clock);
        if (written is not null)
        {
            (await scripts.WriteAsync(desk.Current, kind, written, 1, Ct)).ShouldBeEmpty();
        }

        house.DatabaseIsAway = away;
        context.Services.AddSingleton(desk);
        context.Services.AddSingleton(scripts);
        return context.Render<ScriptCard>(parameters => parameters
            .AddCascadingValue(words).Add(card => card.Kind, kind).Add(card => card.Values, values).Add(card => card.PersonLanguage, person).Add(card => card.Shown, shown ?? (_ => { })));
    }
}
