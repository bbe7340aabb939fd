using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Police;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Police.Lists;
using NRD.Tests.Support;

namespace NRD.Tests.Police.Lists;

/// <summary>What the pages of contact lists show in each state.</summary>
public sealed class PolicePagesTests
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Language.English, "Confirmed 3 days ago", "Version 1, from")]
    [InlineData(Language.French, "Confirmé il y a 3 jours", "Version 1, à partir du")]
    public async Task A_list_in_force_says_until_when_it_holds_and_how_sure_each_contact_is(Language language, string confidence, string standing)
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        bench.Pass(3);

        var page = await PageAsync(bench, language);

        page.Markup.ShouldContain(confidence);
        page.Markup.ShouldContain(standing);
        page.Markup.ShouldContain("416\u00A0555\u00A00101");
        page.FindAll("#acknowledge").Count.ShouldBe(1);
        page.FindAll("#act-reason").ShouldBeEmpty("an operator changes nothing");
    }

    [Fact]
    public async Task Acknowledging_takes_one_press()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var page = await PageAsync(bench);

        await page.Find("#acknowledge").ClickAsync();

        page.WaitForElement("#acknowledged");
        (await bench.ReadAsync()).Acknowledged.ShouldBe(["Somebody"]);
    }

    [Fact]
    public async Task R13_An_expired_list_says_that_no_route_uses_it_and_stays_readable()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        bench.Pass(120);

        var page = await PageAsync(bench);

        page.Find(".notice.danger").TextContent.ShouldContain("due for review");
        page.Markup.ShouldContain("Confirmed 120 days ago");
        page.Markup.ShouldContain("overdue, not used");
        page.Markup.ShouldContain("Unit");
    }

    [Fact]
    public async Task A_withdrawn_list_says_by_whom_and_why()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.Editing.WithdrawAsync(bench.First, list.Id, "The unit was closed.", Ct);

        var notice = (await PageAsync(bench)).Find(".notice.danger").TextContent;

        notice.ShouldContain("withdrawn");
        notice.ShouldContain("The unit was closed.");
    }

    [Fact]
    public async Task A_service_without_a_list_and_a_service_that_is_not_there_say_so()
    {
        await using var bench = await ListBench.OpenAsync();

        (await PageAsync(bench)).Find(".notice.caution").TextContent.ShouldContain("No list is in force");
        (await PageAsync(bench, service: "NOWHERE")).Find("h1").TextContent.ShouldContain("no such page");
        (await PageAsync(bench, service: "CBSA")).Find("h1").TextContent.ShouldContain("no such page");
    }

    [Fact]
    public async Task A_list_that_was_tampered_with_raises_an_alarm()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.TamperAsync("416-555-0101", "416-555-0199");

        (await PageAsync(bench)).Find("[role=alert]").TextContent.ShouldContain("not as it was saved");
    }

    [Fact]
    public async Task A_wrong_number_is_reported_with_one_press_and_can_be_taken_back()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var page = await PageAsync(bench);

        await page.FindAll("[data-entry] button").First(b => b.TextContent.Contains("Wrong number", StringComparison.Ordinal)).ClickAsync();
        page.WaitForState(() => page.Markup.Contains("Reported wrong, not used", StringComparison.Ordinal));
        (await bench.ReadAsync()).Flags.Count.ShouldBe(1);

        await page.FindAll("[data-entry] button").First(b => b.TextContent.Contains("Take it back", StringComparison.Ordinal)).ClickAsync();
        page.WaitForState(() => !page.Markup.Contains("Reported wrong, not used", StringComparison.Ordinal));
        (await bench.ReadAsync()).Flags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Differences_are_words_colour_and_sign_together()
    {
        await using var bench = await ListBench.OpenAsync();
        var before = bench.Entry(1, "Night desk");
        var rows = ListDifferences.Between(
            ListBench.Content(before, bench.Entry(2, "Gone")),
            ListBench.Content(before with { Name = new("Night office", "Night office"), Minors = Core.Reporting.Answer.Yes }, bench.Entry(3, "New")));
        await using var context = Context(bench);

        var view = context.Render<DifferencesView>(parameters => parameters.Add(v => v.Rows, rows));

        view.FindAll(".tag").Select(tag => tag.TextContent.Trim()).ShouldBe(["✎ Changed", "− Removed", "+ Added"], ignoreOrder: true);
        view.FindAll("del").ShouldContain(d => d.TextContent.Contains("desk", StringComparison.Ordinal) && d.TextContent.Contains("taken out", StringComparison.Ordinal));
        view.FindAll("ins").ShouldContain(i => i.TextContent.Contains("office", StringComparison.Ordinal) && i.TextContent.Contains("put in", StringComparison.Ordinal));
        view.FindAll("ins").ShouldContain(i => i.TextContent.Contains("yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_save_keeps_what_was_typed_and_so_does_a_window_that_was_locked()
    {
        await using var bench = await ListBench.OpenAsync();
        await using var context = Context(bench);
        var one = await SignedIn.AsAsync(bench.Database, Ct, Role.Supervisor);
        await context.Services.GetRequiredService<DeskActor>().SitAsync(one.User.Id, one.Session.Id, Ct);
        var page = context.Render<PoliceEditPage>(parameters => parameters.Add(p => p.ServiceId, ListBench.Service));
        await page.WaitForElement("#add-entry").ClickAsync();
        page.Find("#entry-1-name-en").Change("Night desk");
        await page.Find("#list-form").SubmitAsync();

        page.WaitForElement("#problems").TextContent.ShouldContain("Say why it is changed");
        page.Find("#entry-1-name-en").GetAttribute("value").ShouldBe("Night desk");
        (await bench.ReadAsync()).Versions.ShouldBeEmpty();

        var again = context.Render<PoliceEditPage>(parameters => parameters.Add(p => p.ServiceId, ListBench.Service));
        again.WaitForElement("#entry-1-name-en").GetAttribute("value").ShouldBe("Night desk");
        again.Markup.ShouldContain("what you were writing before");

        context.Services.GetRequiredService<DeskActor>().Leave();
        context.Services.GetRequiredService<ListWriting>().Of($"{ListBench.Service}//False").ShouldBeNull("whoever signs out leaves nothing");
    }

    [Fact]
    public async Task The_menu_of_services_names_each_province_and_what_has_to_be_looked_at()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.WrongNumber, Ct);

        var tree = PoliceBranch.Of(await bench.Lists.ServicesAsync(bench.Operator, Ct), Core.Police.PoliceReference.Shipped);

        tree.Count.ShouldBe(14, "the country and the thirteen");
        var ontario = tree.Single(b => b.Id == "CA-ON");
        ontario.Doubtful.ShouldBe(1);
        ontario.InForce.ShouldBe(1);
        ontario.Leaves.Select(l => l.Area.Kind).ShouldBeInOrder();
    }

    private static async Task<IRenderedComponent<PoliceServicePage>> PageAsync(ListBench bench, Language language = Language.English, string service = ListBench.Service)
    {
        var context = Context(bench);
        var one = await SignedIn.AsAsync(bench.Database, Ct, Role.Operator);
        await context.Services.GetRequiredService<DeskActor>().SitAsync(one.User.Id, one.Session.Id, Ct);
        var page = context.Render<PoliceServicePage>(parameters => parameters.Add(p => p.ServiceId, service).AddCascadingValue(Words.Of(language)));
        page.WaitForElement("h1");
        return page;
    }

    private static BunitContext Context(ListBench bench)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLogging();
        context.Services.AddSingleton<IClock>(bench.Database.Clock);
        context.Services.AddSingleton(bench.Lists);
        context.Services.AddSingleton(bench.Notices);
        context.Services.AddSingleton(bench.Editing);
        context.Services.AddSingleton(bench.Reveal);
        context.Services.AddSingleton(bench.Database.Trail);
        context.Services.AddSingleton(new DeskView());
        context.Services.AddSingleton(new SessionActivity(new LockOptions()));
        context.Services.AddSingleton(services => new ActorSource(bench.Database, bench.Database.Clock, services.GetRequiredService<SessionActivity>()));
        context.Services.AddSingleton<DeskActor>();
        context.Services.AddSingleton<ListWriting>();
        context.Services.AddSingleton(new Core.Places.PlaceFinder());
        return context;
    }
}
