using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Referrals;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>Each state of the search page, as an operator sees it.</summary>
public sealed class SearchPageTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private readonly BreakableClock clock = new();
    private SearchBench? bench;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_anything_is_typed_the_page_says_how_to_begin()
    {
        var page = await ShowAsync(Words.English);

        page.Find(".state").TextContent.ShouldContain(Words.English["Search.StartTitle"]);
        page.Find("#search-text").GetAttribute("autocomplete").ShouldBe("off");
    }

    [Fact]
    public async Task Results_come_as_one_types_and_answer_without_being_opened()
    {
        var page = await ShowAsync(Words.English);

        Type(page, "shelter");

        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("“shelter”"));
        var card = page.FindAll(".results .card")[0];
        card.QuerySelector(".card-open")?.TextContent.ShouldNotBeNullOrWhiteSpace();
        card.QuerySelector(".tag")?.TextContent.ShouldNotBeNullOrWhiteSpace();
        page.FindAll(".results .phone").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Enter_opens_the_first_of_what_stands_in_the_box_however_old_the_answer_on_the_screen()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "bed");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("“bed”"));

        // Nobody waits for the answer.
        Type(page, "tattoo removal");
        await page.Find("#open-first").ClickAsync();

        page.WaitForAssertion(() => page.Find("#record-title").TextContent.ShouldContain("Tattoo"));
        page.Find(".readback").TextContent.ShouldContain("“tattoo removal”");
    }

    [Fact]
    public async Task An_answer_that_is_older_than_the_form_is_never_opened_from()
    {
        await ShowAsync(Words.English);
        var session = context.Services.GetRequiredService<SearchSession>();
        session.Form.Text = "bed";
        session.Run(DateTimeZone.Utc);
        session.Form.Text = "tattoo removal";

        (await session.OpenFirstAsync(DateTimeZone.Utc, Ct)).ShouldBeTrue();

        session.Asked.Text.ShouldBe("tattoo removal");
        session.Sheet.ShouldNotBeNull().Service.Name.In(NRD.Core.Language.English).ShouldContain("Tattoo");
    }

    [Fact]
    public async Task Enter_opens_the_first_near_the_place_that_stands_in_its_field_now()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "shelter");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("“shelter”"));

        page.Find("#place").Input("Sudbury");
        await page.Find("#open-first").ClickAsync();

        var session = context.Services.GetRequiredService<SearchSession>();
        session.Asked.Place?.Name.En.ShouldBe("Greater Sudbury");
        session.Chosen.ShouldBe(session.Result?.Matches[0].ServiceId);
    }

    [Fact]
    public async Task Enter_opens_the_first_as_it_stands_where_nothing_changed()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "shelter");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("“shelter”"));
        var first = page.Find(".results .card").GetAttribute("data-service");
        var before = context.Services.GetRequiredService<SearchSession>().Result;

        await page.Find("#open-first").ClickAsync();

        page.WaitForAssertion(() => page.Find(".results .card").GetAttribute("aria-current").ShouldBe("true"));
        page.Find(".results .card").GetAttribute("data-service").ShouldBe(first);
        context.Services.GetRequiredService<SearchSession>().Result.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task Enter_opens_nothing_where_the_search_failed_or_found_nothing()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "shelter");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("“shelter”"));

        clock.Broken = true;
        Type(page, "tattoo removal");
        await page.Find("#open-first").ClickAsync();
        clock.Broken = false;
        context.Services.GetRequiredService<SearchSession>().Chosen.ShouldBeNull("the list is of an older question");

        Type(page, "zzzzqqqq xxyyzz");
        await page.Find("#open-first").ClickAsync();
        context.Services.GetRequiredService<SearchSession>().Chosen.ShouldBeNull("a line to call is not what was asked for");
    }

    [Fact]
    public async Task Asking_again_as_time_goes_on_moves_nothing_on_the_screen_and_tells_the_new_hour()
    {
        await ShowAsync(Words.English);
        var session = context.Services.GetRequiredService<SearchSession>();
        session.Form.Text = "shelter";
        session.Run(DateTimeZone.Utc);
        var before = session.Result.ShouldNotBeNull();

        var later = Duration.FromHours(9);
        bench.ShouldNotBeNull().Database.Clock.Advance(later);
        session.Refresh(DateTimeZone.Utc);

        var after = session.Result.ShouldNotBeNull();
        after.At.ShouldBe(before.At + later);
        var still = after.Matches.Select(match => match.ServiceId).ToHashSet();
        after.Matches.Select(match => match.ServiceId).Take(before.Matches.Count(match => still.Contains(match.ServiceId)))
            .ShouldBe(before.Matches.Select(match => match.ServiceId).Where(still.Contains));
    }

    [Fact]
    public async Task French_is_spoken_throughout()
    {
        var page = await ShowAsync(Words.French);

        Type(page, "refuge pour femmes");

        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("refuge pour femmes"));
        page.Find("#search-text").GetAttribute("aria-label").ShouldBe(Words.French["Search.TextLabel"]);
        page.FindAll(".results .card").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_found_never_ends_there()
    {
        var page = await ShowAsync(Words.English);

        Type(page, "zzzzqqqq xxyyzz");

        page.WaitForAssertion(() => page.FindAll(".results .card").Count.ShouldBeGreaterThan(0, "lines to call are offered"));
        page.Markup.ShouldContain(Words.English["Search.Lines"]);
    }

    [Fact]
    public async Task What_does_not_fit_is_folded_last_with_the_partners_words()
    {
        var page = await ShowAsync(Words.English);
        var session = context.Services.GetRequiredService<SearchSession>();
        session.Form.Age = new AgeRange(12, 12);

        Type(page, "shelter");

        page.WaitForAssertion(() => page.Find("details.fold summary").TextContent.ShouldNotBeNullOrWhiteSpace());
        page.Find("details.fold").QuerySelectorAll(".card").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_place_that_several_towns_share_is_asked_back()
    {
        var page = await ShowAsync(Words.English);

        page.Find("#place").Input("Golden");
        page.Find("#place").Blur();

        page.WaitForAssertion(() => page.Find("#place-said").TextContent.ShouldNotBeNullOrWhiteSpace());
        context.Services.GetRequiredService<SearchSession>().Form.Place.ShouldBeNull();
    }

    [Fact]
    public async Task A_search_that_fails_keeps_the_last_good_answer_and_what_was_typed()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "shelter");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("shelter"));

        clock.Broken = true;
        Type(page, "shelter bed");

        page.WaitForAssertion(() => context.Services.GetRequiredService<SearchSession>().Failed.ShouldBeTrue());
        clock.Broken = false;
        context.Services.GetRequiredService<SearchSession>().Form.Text.ShouldBe("shelter bed");
        context.Services.GetRequiredService<SearchSession>().Result?.Matches.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Where_the_first_search_fails_emergency_numbers_and_the_lines_known_last_still_show_and_it_comes_back()
    {
        var page = await ShowAsync(Words.English, known =>
        {
            known.Remember(bench.ShouldNotBeNull().Search.Lines(TestActors.Desk, new()));
            clock.BrokenOnce = true;
        });

        page.Find("#search-failed").TextContent.ShouldContain("911");
        page.FindAll(".results .phone").Count.ShouldBeGreaterThan(0, "whom anybody can call, day and night");
        page.Markup.ShouldNotContain(Words.English["Search.Loading"]);

        context.Services.GetRequiredService<SearchSession>().Refresh(DateTimeZone.Utc);
        page.Render();
        page.FindAll("#search-failed").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_that_comes_back_after_a_failure_stands_in_its_own_order()
    {
        await ShowAsync(Words.English);
        var session = context.Services.GetRequiredService<SearchSession>();
        session.Form.Text = "shelter";
        session.Run(DateTimeZone.Utc);
        session.Form.Text = "bed";
        clock.Broken = true;
        session.Run(DateTimeZone.Utc);

        clock.Broken = false;
        session.Refresh(DateTimeZone.Utc);

        var fresh = bench.ShouldNotBeNull().Find("bed");
        session.Result.ShouldNotBeNull().Matches.Select(match => match.ServiceId).ShouldBe(fresh.Matches.Select(match => match.ServiceId));
    }

    [Fact]
    public async Task Internal_facts_are_framed_as_not_to_be_read_out()
    {
        var page = await ShowAsync(Words.English);
        var session = context.Services.GetRequiredService<SearchSession>();
        session.Run(DateTimeZone.Utc);
        Type(page, "women");
        page.WaitForAssertion(() => page.FindAll(".card .tag.inner").Count.ShouldBeGreaterThan(0));

        var card = page.FindAll(".card").First(card => card.QuerySelector(".tag.inner") is not null);
        card.QuerySelector(".tag.inner").ShouldNotBeNull().TextContent.ShouldContain(Words.English["Record.DoNotReadOut"]);
        await page.Find($"[data-service='{card.GetAttribute("data-service")}'] .card-open").ClickAsync();

        page.WaitForAssertion(() => page.Find(".record .protocol .tag.inner").TextContent.ShouldContain(Words.English["Record.DoNotReadOut"]));
        page.FindAll(".record .notice.caution .tag.inner").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task R24_What_was_searched_for_is_in_no_log_even_where_the_search_fails()
    {
        await ShowAsync(Words.English);
        var lines = new LinesLogged();
        var session = new SearchSession(bench.ShouldNotBeNull().Search, context.Services.GetRequiredService<PartnerRecords>(), context.Services.GetRequiredService<DeskActor>(), context.Services.GetRequiredService<LiveWork>(), clock, new KnownLines(), lines);
        session.Form.Text = "zanzibarian lanterns";
        session.Form.PlaceText = "Sudbury";
        session.Run(DateTimeZone.Utc);

        clock.Broken = true;
        session.Run(DateTimeZone.Utc);

        session.Failed.ShouldBeTrue();
        var line = lines.ShouldHaveSingleItem("a failure is logged");
        line.ShouldContain(nameof(InvalidOperationException));
        line.ShouldNotContain("zanzibarian", Case.Insensitive);
        line.ShouldNotContain("Sudbury", Case.Insensitive);
        line.ShouldNotContain("stands still", Case.Insensitive, "a message can quote what was typed");
    }

    [Fact]
    public async Task A_record_opens_beside_the_list_with_its_protocol_before_its_numbers()
    {
        var page = await ShowAsync(Words.English);
        Type(page, "shelter");
        page.WaitForAssertion(() => page.Find(".readback").TextContent.ShouldContain("shelter"));

        await page.FindAll(".results .card-open")[0].ClickAsync();

        page.WaitForAssertion(() => page.Find("#record-title").TextContent.ShouldNotBeNullOrWhiteSpace());
        var record = page.Find(".record").InnerHtml;
        record.IndexOf("class=\"protocol\"", StringComparison.Ordinal).ShouldBeLessThan(record.IndexOf("class=\"phones\"", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (bench is not null)
        {
            await bench.DisposeAsync();
        }
    }

    private async Task<IRenderedComponent<SearchPage>> ShowAsync(Words words, Action<KnownLines>? before = null)
    {
        bench = await SearchBench.WithSampleAsync(Ct);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var view = new DeskView();
        view.Speak(words.Language);
        context.Services.AddLogging();
        context.Services.AddSingleton(bench.Search);
        context.Services.AddSingleton(bench.Current);
        context.Services.AddSingleton(new DeskReports(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton(new NRD.Core.Calls.UnmetNeeds(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton(new PartnerRecords(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton(new AuditTrail(bench.Database, bench.Database.Clock, NullLogger<AuditTrail>.Instance));
        context.Services.AddSingleton(new Reveal(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton(new NRD.Core.Referrals.SearchWords(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton(bench.Places);
        context.Services.AddSingleton(new SessionActivity(new LockOptions()));
        context.Services.AddSingleton(services => new ActorSource(bench.Database, bench.Database.Clock, services.GetRequiredService<SessionActivity>()));
        context.Services.AddSingleton<DeskActor>();
        context.Services.AddSingleton<LiveWork>();
        context.Services.AddSingleton<IClock>(clock);
        context.Services.AddSingleton(view);
        context.Services.AddSingleton<KnownLines>();
        context.Services.AddSingleton<SearchSession>();
        var one = await SignedIn.AsAsync(bench.Database, Ct);
        await context.Services.GetRequiredService<DeskActor>().SitAsync(one.User.Id, one.Session.Id, Ct);
        before?.Invoke(context.Services.GetRequiredService<KnownLines>());
        return context.Render<SearchPage>(parameters => parameters.AddCascadingValue(words));
    }

    private static void Type(IRenderedComponent<SearchPage> page, string text) => page.Find("#search-text").Input(text);

    private sealed class LinesLogged : List<string>, ILogger<SearchSession>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception) + exception);
    }

    /// <summary>The one way to make a search fail from outside: its clock.</summary>
    private sealed class BreakableClock : IClock
    {
        public bool Broken { get; set; }

        /// <summary>Only for whoever asks next.</summary>
        public bool BrokenOnce { get; set; }

        public Instant GetCurrentInstant()
        {
            var broken = Broken || BrokenOnce;
            BrokenOnce = false;
            return broken ? throw new InvalidOperationException("The clock stands still.") : TestDatabase.Noon;
        }
    }
}
