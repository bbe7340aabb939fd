using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Referrals;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Police;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>Each state of a contact's page, in both languages, as its operator or a colleague sees it.</summary>
public sealed class ContactPageTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private readonly Guid id = Guid.NewGuid();
    private SearchBench bench = default!;
    private AwayDatabase database = default!;

    public static TheoryData<Core.Language> Both { get; } = new(Core.Language.English, Core.Language.French);

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private ContactSession Session => context.Services.GetRequiredService<ContactSession>();

    private LiveContacts Contacts => context.Services.GetRequiredService<LiveContacts>();

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_new_contact_asks_for_safety_first_and_forces_nothing(Core.Language language)
    {
        var page = await ShowAsync(Words.Of(language));

        var sections = page.FindAll(".sheet-section").Select(section => section.Id).ToList();
        sections.ShouldBe(["sheet-safety", "sheet-drop", "sheet-person", "sheet-needs", "sheet-concerns", "sheet-scratch"]);
        page.FindAll(".sheet-section[open]").Select(section => section.Id).ShouldBe(["sheet-safety"]);
        page.FindAll("#contact [required], #contact [aria-required]").ShouldBeEmpty();
        page.FindAll(".sheet-summary").ShouldAllBe(summary => summary.TextContent == Words.Of(language)["Contact.Nothing"]);
    }

    [Fact]
    public async Task What_was_noted_stands_in_one_line_of_its_section()
    {
        await ShowAsync(Words.English, async () =>
        {
            await SaveAsync(ContactField.CanSpeak, "yes-no");
            await SaveAsync(ContactField.LimitsSaid, "2026-11-25T07:00:00Z");
            await SaveAsync(ContactField.AgeBand, "From16To17");
            await SaveAsync(ContactField.Language, "fr");
            await SaveAsync(ContactField.Indicators, "debt=stated,phone=heard");
        });
        var page = context.Render<ContactSheet>(parameters => parameters.AddCascadingValue(Words.English).Add(sheet => sheet.Session, Session));

        page.Find("#sheet-safety .sheet-summary").TextContent.ShouldBe("Only yes or no · limits said");
        page.Find("#sheet-person .sheet-summary").TextContent.ShouldBe("16 to 17 · French");
        page.Find("#sheet-concerns .sheet-summary").TextContent.ShouldBe("2 indicators noted");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task R19_The_sheet_says_that_somebody_else_cannot_consent_for_an_adult(Core.Language language)
    {
        var page = await ShowAsync(Words.Of(language), () => SaveAsync(ContactField.CallerRole, "family"));

        page.Find("#sheet-person").TextContent.ShouldContain(Words.Of(language)["Contact.ThirdParty"]);
    }

    [Fact]
    public async Task R31_An_interpreter_is_never_a_relative()
    {
        var page = await ShowAsync(Words.English, () => SaveAsync(ContactField.Interpreter, "yes"));

        page.Find("#sheet-person").TextContent.ShouldContain("Never a relative");
    }

    [Fact]
    public async Task R05_The_number_of_a_call_back_is_on_no_page()
    {
        var page = await ShowAsync(Words.English, () => SaveAsync(ContactField.CallBackNumber, "613 555 0142"));

        page.Markup.ShouldNotContain("555 0142");
        page.Find("#field-CallBackNumber").GetAttribute("placeholder").ShouldBe("••• ••• ••42");
    }

    [Fact]
    public async Task Information_training_and_volunteering_have_no_safety_sheet()
    {
        var page = await ShowAsync(Words.English, kind: ContactKind.Involvement);

        page.FindAll(".sheet-section").ShouldBeEmpty();
        page.Find("#field-Notes");
        Session.Search.ShouldNotBeNull().Form.For.ShouldBe(Core.Referrals.SearchPurpose.Involvement);
    }

    [Fact]
    public async Task A_contact_on_hold_a_cut_one_and_a_closed_one_say_so()
    {
        var page = await ShowAsync(Words.English);

        await Contacts.MoveAsync(id, ContactState.OnHold, Ct);
        page.WaitForAssertion(() => page.Find(".safety-strip .tag").TextContent.ShouldContain("On hold"));
        await Contacts.MoveAsync(id, ContactState.Dropped, Ct);
        page.WaitForAssertion(() => page.Find(".safety-strip").TextContent.ShouldContain("do not call"));
        await Contacts.CloseAsync(id, ContactOutcome.Referred, Ct);
        page.WaitForAssertion(() => page.Find(".safety-strip").TextContent.ShouldContain("Closed: Referred"));
        page.FindAll("[data-key=F8]").ShouldBeEmpty();
        Contacts.JustClosed.ShouldNotBeNull().Id.ShouldBe(id);
    }

    [Fact]
    public async Task Somebody_elses_contact_is_read_only_and_can_be_taken_over()
    {
        var page = await ShowAsync(Words.English, owner: Guid.NewGuid().ToString());

        page.Find(".safety-strip [role=alert]").TextContent.ShouldContain("Somebody else is writing");
        page.Find(".desk").HasAttribute("data-writable").ShouldBeFalse();
        await page.Find(".safety-strip [role=alert] button").ClickAsync();

        page.WaitForAssertion(() => page.Find(".desk").HasAttribute("data-writable").ShouldBeTrue());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_not_there_and_what_is_not_theirs_look_alike(Core.Language language)
    {
        var page = await ShowAsync(Words.Of(language), start: false);

        page.Find("[role=alert]").TextContent.ShouldContain(Words.Of(language)["Contact.NotThere"]);
    }

    [Fact]
    public async Task While_the_database_is_away_the_contact_stays_on_the_screen_and_says_that_a_choice_was_not_saved()
    {
        var page = await ShowAsync(Words.English, () => SaveAsync(ContactField.Background, "quokka"));
        await page.InvokeAsync(() => Session.AddAsync(FirstService(), Ct));
        page.WaitForAssertion(() => page.FindAll(".short-items > li").Count.ShouldBe(1));

        database.Away = true;
        await page.InvokeAsync(() => Session.SaveAsync(ContactField.Avoid, "x", Ct));

        page.WaitForAssertion(() => page.Find(".safety-strip").TextContent.ShouldContain("was not saved"));
        page.FindAll(".short-items > li").Count.ShouldBe(1);
        database.Away = false;
        await page.InvokeAsync(() => Session.KeepShortlistAsync([], Ct));
        page.WaitForAssertion(() => page.FindAll(".short-items > li").ShouldBeEmpty());
        page.Find(".safety-strip").TextContent.ShouldNotContain("was not saved");
    }

    [Fact]
    public async Task The_shortlist_keeps_the_facts_as_they_were_shown()
    {
        var page = await ShowAsync(Words.English);
        var service = FirstService();

        await page.InvokeAsync(() => Session.AddAsync(service, Ct));
        await page.InvokeAsync(() => Session.AddAsync(service, Ct));

        var item = Session.Shortlist.ShouldHaveSingleItem();
        item.ShownAt.ShouldBe(TestDatabase.Noon);
        item.Phones.ShouldNotBeEmpty();
        item.Facts.ShouldAllBe(fact => fact.IsComplete);
        page.WaitForAssertion(() => page.Find(".short-items .muted").TextContent.ShouldContain("as shown at"));
        page.Find(".read-out").TextContent.ShouldContain("555");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (bench is not null)
        {
            await bench.DisposeAsync();
        }
    }

    private Guid FirstService()
    {
        var search = Session.Search.ShouldNotBeNull();
        search.Form.Text = "shelter";
        search.Run(DateTimeZone.Utc);
        return search.Result.ShouldNotBeNull().Matches[0].ServiceId;
    }

    private async Task SaveAsync(ContactField field, string value) =>
        (await context.Services.GetRequiredService<ContactEntries>().SaveAsync(context.Services.GetRequiredService<DeskActor>().Current, id, field, value, 1, Ct)).Result.ShouldBe(SaveResult.Saved);

    private async Task<IRenderedComponent<ContactPage>> ShowAsync(
        Words words, Func<Task>? before = null, ContactKind kind = ContactKind.PersonInNeed, string? owner = null, bool start = true)
    {
        bench = await SearchBench.WithSampleAsync(Ct);
        database = new(bench.Database);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        var view = new DeskView();
        view.Speak(words.Language);
        var services = context.Services;
        services.AddLogging();
        services.AddSingleton(bench.Search);
        services.AddSingleton(bench.Places);
        services.AddSingleton<IDbContextFactory<NrdDbContext>>(database);
        services.AddSingleton<IClock>(bench.Database.Clock);
        services.AddSingleton(new PartnerRecords(bench.Database, bench.Database.Clock));
        services.AddSingleton(new AuditTrail(bench.Database, bench.Database.Clock, NullLogger<AuditTrail>.Instance));
        services.AddSingleton(new Reveal(bench.Database, bench.Database.Clock));
        services.AddSingleton(new NRD.Core.Referrals.SearchWords(bench.Database, bench.Database.Clock));
        services.AddSingleton(PoliceReference.Shipped);
        services.AddSingleton(new SessionActivity(new LockOptions()));
        services.AddSingleton(provider => new ActorSource(bench.Database, bench.Database.Clock, provider.GetRequiredService<SessionActivity>()));
        services.AddSingleton<ContactDesk>();
        services.AddSingleton<ConsentBook>();
        services.AddSingleton<NRD.Core.Calls.Scripts>();
        services.AddSingleton<FollowUps>();
        services.AddSingleton<UnmetNeeds>();
        services.AddSingleton<DeskReports>();
        services.AddSingleton(bench.Current);
        services.AddSingleton(provider => new ContactEntries(database, provider.GetRequiredService<AuditTrail>(), bench.Database.Clock));
        services.AddSingleton<DeskActor>();
        services.AddSingleton<LiveWork>();
        services.AddSingleton(view);
        services.AddSingleton<KnownLines>();
        services.AddSingleton<PrintingSwitch>();
        services.AddSingleton<Briefings>();
        services.AddSingleton<WarmTransfer>();
        services.AddSingleton<Relay>();
        services.AddSingleton<ReferralOutcomes>();
        services.AddSingleton<PassedOn>();
        services.AddSingleton<IEnumerable<IApprovedAct>>(_ => []);
        services.AddSingleton<Approvals>();
        services.AddSingleton<NumberReveals>();
        services.AddScoped<PassingSession>();
        services.AddSingleton<ContactWatch>();
        services.AddSingleton<SearchSessions>();
        services.AddSingleton<ContactSession>();
        services.AddSingleton<LiveContacts>();
        var one = await SignedIn.AsAsync(bench.Database, Ct);
        var desk = services.GetRequiredService<DeskActor>();
        await desk.SitAsync(one.User.Id, one.Session.Id, Ct);
        if (start)
        {
            await services.GetRequiredService<ContactDesk>().StartAsync(owner is null ? desk.Current : desk.Current with { Id = owner }, id, ContactChannel.Call, kind, Ct);
        }

        if (before is not null)
        {
            await before();
        }

        return context.Render<ContactPage>(parameters => parameters.AddCascadingValue(words).Add(page => page.Id, id));
    }

    /// <summary>The real database, which can be taken away.</summary>
    private sealed class AwayDatabase(TestDatabase database) : IDbContextFactory<NrdDbContext>
    {
        public bool Away { get; set; }

        public NrdDbContext CreateDbContext() => Away ? throw new InvalidOperationException("The database is away.") : database.CreateDbContext();
    }
}
