using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Referrals;
using NRD.Core.Accounts;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>Each state of the page of search words, as those who keep them see it.</summary>
public sealed class WordsPageTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private SearchBench bench = null!;
    private BreakableDatabase database = null!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_groups_are_read_the_page_says_so()
    {
        var answers = new TaskCompletionSource();
        var page = await ShowAsync(Words.English, before: () => database.Answers = answers.Task);

        page.Find("[role=status].muted").TextContent.ShouldBe(Words.English["Words.Loading"]);
        answers.SetResult();
        page.WaitForAssertion(() => page.FindAll("[data-group]").Count.ShouldBeGreaterThan(0));
    }

    [Fact]
    public async Task R42_Where_the_database_is_away_the_page_says_so_and_reads_again_when_asked()
    {
        var page = await ShowAsync(Words.French, before: () => database.Away = true);

        page.Find("#words-away").TextContent.ShouldContain(Words.French["Words.LoadFailed"]);
        page.FindAll("[data-group]").ShouldBeEmpty();
        page.Markup.ShouldNotContain(Words.French["Words.Loading"]);

        database.Away = false;
        await page.Find("#words-away button").ClickAsync();
        page.FindAll("[data-group]").Count.ShouldBeGreaterThan(0);
        page.FindAll("#words-away").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_no_group_holds_is_said_and_not_a_bare_nought()
    {
        var page = await ShowAsync(Words.English);

        page.Find("#find-group").Input("zzzzqqqq");

        page.FindAll("[data-group]").ShouldBeEmpty();
        page.Markup.ShouldContain(Words.English["Words.NoneFound"]);
    }

    [Fact]
    public async Task What_is_wrong_stands_first_in_one_place_that_takes_the_focus_and_again_beside_its_field()
    {
        var page = await ShowAsync(Words.English);
        await page.Find("#add-group").ClickAsync();
        page.Find("#group-id").Change("Not a name");
        page.Find("#group-en").Change("quokka den");
        page.Find("#group-needs").Change("Z9");

        await page.Find("form.filters").SubmitAsync();

        page.FindAll("#group-problems li").Count.ShouldBe(3);
        context.JSInterop.Invocations["nrd.focus"][^1].Arguments.ShouldBe(["group-problems"]);
        foreach (var (field, words) in new[] { ("group-id", "lower-case"), ("group-fr", "French word"), ("group-needs", "Z9") })
        {
            page.Find($"#{field}").GetAttribute("aria-invalid").ShouldBe("true", field);
            var fault = page.Find($"#{field}-fault-0");
            fault.TextContent.ShouldContain(words);
            page.Find($"#{field}").GetAttribute("aria-describedby").ShouldNotBeNull().Split(' ').ShouldContain(fault.Id);
        }

        page.Find("#group-en").HasAttribute("aria-invalid").ShouldBeFalse();
        page.Find("#group-en").GetAttribute("value").ShouldBe("quokka den");
        page.Find("#group-id").GetAttribute("value").ShouldBe("Not a name");
        await page.FindAll("#group-problems button")[1].ClickAsync();
        context.JSInterop.Invocations["nrd.focus"][^1].Arguments.ShouldBe(["group-fr"]);
    }

    [Fact]
    public async Task R42_Where_it_cannot_be_saved_what_was_typed_stays_and_can_be_saved_again()
    {
        var page = await ShowAsync(Words.English);
        await AddQuokkaAsync(page, save: false);

        database.Away = true;
        await page.Find("form.filters").SubmitAsync();

        page.Find("#group-away").TextContent.ShouldContain(Words.English["Words.SaveFailed"]);
        page.Find("#group-en").GetAttribute("value").ShouldBe("quokka den");
        database.Away = false;
        await page.Find("form.filters").SubmitAsync();
        page.WaitForAssertion(() => page.FindAll("[data-group=quokka]").Count.ShouldBe(1));
        page.FindAll("#group-away").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten_and_nothing_typed_is_lost()
    {
        var page = await ShowAsync(Words.English);
        page.Find("#find-group").Input("youth");
        await page.Find("#edit-youth").ClickAsync();
        page.Find("#group-one-way").Change("my own word");
        var shipped = Thesaurus.ShippedGroups.Single(group => group.Id == "youth");
        (await WordsOf(bench).SaveAsync(TestActors.Desk, shipped, shipped with { OneWayFrom = ["theirs"] }, Ct)).ShouldBeEmpty();

        await page.Find("form.filters").SubmitAsync();

        page.Find("#group-problems").TextContent.ShouldContain("meanwhile");
        page.Find("#group-one-way").GetAttribute("value").ShouldBe("my own word");
        var after = await WordsOf(bench).ListAsync(TestActors.Desk, Ct);
        after.Single(entry => entry.Group.Id == "youth").Group.OneWayFrom.ShouldBe(["theirs"]);

        await page.FindAll("form.filters button").Single(button => button.TextContent == Words.English["Words.Cancel"]).ClickAsync();
        page.WaitForAssertion(() => page.Find("[data-group=youth]").TextContent.ShouldContain("theirs"));
    }

    [Fact]
    public async Task A_group_that_cannot_be_restored_is_asked_for_once_more()
    {
        var page = await ShowAsync(Words.English);
        await AddQuokkaAsync(page, save: true);
        page.Find("#find-group").Input("quokka");

        await Named(page, "Words.Remove").ClickAsync();
        page.Find("[data-group=quokka]").TextContent.ShouldContain("cannot be restored");
        await Named(page, "Words.RemoveYes").ClickAsync();

        page.FindAll("[data-group=quokka]").ShouldBeEmpty();
        page.Find("p.readback").TextContent.ShouldContain("quokka");

        static AngleSharp.Dom.IElement Named(IRenderedComponent<WordsPage> page, string key) =>
            page.FindAll("[data-group=quokka] button").First(button => button.TextContent.StartsWith(Words.English[key], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taking_out_restoring_and_saving_never_lose_the_focus()
    {
        var page = await ShowAsync(Words.English);
        page.Find("#find-group").Input("youth");
        await page.Find("#edit-youth").ClickAsync();
        Focused().ShouldBe("group-en");
        await page.Find("form.filters").SubmitAsync();
        Focused().ShouldBe("edit-youth");

        await page.FindAll("[data-group=youth] button").First(button => button.TextContent.StartsWith(Words.English["Words.Remove"], StringComparison.Ordinal)).ClickAsync();
        Focused().ShouldBe("find-group");
        await page.Find("#removed-groups button").ClickAsync();
        Focused().ShouldBe("edit-youth");

        string? Focused() => context.JSInterop.Invocations["nrd.focus"][^1].Arguments[0] as string;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await bench.DisposeAsync();
    }

    private static SearchWords WordsOf(SearchBench bench) => new(bench.Database, bench.Database.Clock);

    private static async Task AddQuokkaAsync(IRenderedComponent<WordsPage> page, bool save)
    {
        await page.Find("#add-group").ClickAsync();
        page.Find("#group-id").Change("quokka");
        page.Find("#group-en").Change("quokka den");
        page.Find("#group-fr").Change("tanière à quokkas");
        if (save)
        {
            await page.Find("form.filters").SubmitAsync();
        }
    }

    private async Task<IRenderedComponent<WordsPage>> ShowAsync(Words words, Action? before = null)
    {
        bench = await SearchBench.WithAsync(Ct);
        database = new(bench.Database);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLogging();
        context.Services.AddSingleton(new SearchWords(database, bench.Database.Clock));
        context.Services.AddSingleton(new WordTrial(bench.Current));
        var desk = new DeskActor(new ActorSource(bench.Database, bench.Database.Clock, new SessionActivity(new LockOptions())), new SessionActivity(new LockOptions()), bench.Database.Clock, NullLogger<DeskActor>.Instance);
        var one = await SignedIn.AsAsync(bench.Database, Ct, Role.Supervisor);
        await desk.SitAsync(one.User.Id, one.Session.Id, Ct);
        context.Services.AddSingleton(desk);
        before?.Invoke();
        return context.Render<WordsPage>(parameters => parameters.AddCascadingValue(words));
    }
}
