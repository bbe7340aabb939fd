using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Referrals;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>The search words of one service, edited on its record.</summary>
public sealed class RecordHintsTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private SearchBench bench = null!;
    private BreakableDatabase database = null!;
    private Guid service;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private SearchWords Outside => new(bench.Database, bench.Database.Clock);

    [Fact]
    public async Task They_are_read_changed_and_saved_and_the_focus_comes_back()
    {
        var hints = await ShowAsync(Role.DirectoryStaff);
        hints.Markup.ShouldContain(Words.English["Words.HintsNone"]);

        await TypeAsync(hints, "marmalade", "marmelade");
        await hints.Find("form").SubmitAsync();

        hints.FindAll("form").ShouldBeEmpty();
        hints.Find("[role=status]").TextContent.ShouldBe(Words.English["Words.HintsSaved"]);
        hints.Markup.ShouldContain("marmelade");
        context.JSInterop.Invocations["nrd.focus"][^1].Arguments.ShouldBe(["hints-edit"]);
        (await StoredAsync()).ShouldBe(new Bilingual("marmalade", "marmelade"));
    }

    [Fact]
    public async Task R42_Where_the_database_is_away_what_was_typed_stays_and_can_be_saved_again()
    {
        var hints = await ShowAsync(Role.DirectoryStaff);
        await TypeAsync(hints, "marmalade", "marmelade");

        database.Away = true;
        await hints.Find("form").SubmitAsync();
        hints.Find("[role=alert]").TextContent.ShouldContain(Words.English["Words.SaveFailed"]);
        hints.Find("#hints-en").GetAttribute("value").ShouldBe("marmalade");
        (await StoredAsync()).IsEmpty.ShouldBeTrue();

        database.Away = false;
        await hints.Find("form").SubmitAsync();
        hints.FindAll("[role=alert]").ShouldBeEmpty();
        (await StoredAsync()).En.ShouldBe("marmalade");
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_overwritten_and_nothing_typed_is_lost()
    {
        var hints = await ShowAsync(Role.Supervisor);
        await TypeAsync(hints, "mine", "le mien");
        (await Outside.HintAsync(TestActors.Desk, service, Bilingual.Empty, new("theirs", "le leur"), Ct)).ShouldBeTrue();

        await hints.Find("form").SubmitAsync();

        hints.Find("[role=alert]").TextContent.ShouldContain(Words.English["Words.HintsMoved"]);
        hints.Find("#hints-fr").GetAttribute("value").ShouldBe("le mien");
        (await StoredAsync()).En.ShouldBe("theirs");
    }

    [Fact]
    public async Task An_operator_sees_no_editor()
    {
        var hints = await ShowAsync(Role.Operator);

        hints.FindAll("#hints").ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await bench.DisposeAsync();
    }

    private static async Task TypeAsync(IRenderedComponent<RecordHints> hints, string english, string french)
    {
        await hints.Find("#hints-edit").ClickAsync();
        hints.Find("#hints-en").Change(english);
        hints.Find("#hints-fr").Change(french);
    }

    private async Task<Bilingual> StoredAsync() =>
        (await new PartnerRecords(bench.Database, bench.Database.Clock).SheetAsync(TestActors.Desk, service, Ct)).ShouldNotBeNull().ServiceInternals.SearchHints;

    private async Task<IRenderedComponent<RecordHints>> ShowAsync(Role role)
    {
        bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter("Harbour", "Havre")));
        database = new(bench.Database);
        service = bench.Find("harbour").Matches[0].ServiceId;
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLogging();
        context.Services.AddSingleton(new SearchWords(database, bench.Database.Clock));
        var desk = new DeskActor(new ActorSource(bench.Database, bench.Database.Clock, new SessionActivity(new LockOptions())), new SessionActivity(new LockOptions()), bench.Database.Clock, NullLogger<DeskActor>.Instance);
        var one = await SignedIn.AsAsync(bench.Database, Ct, role);
        await desk.SitAsync(one.User.Id, one.Session.Id, Ct);
        context.Services.AddSingleton(desk);
        var sheet = (await new PartnerRecords(bench.Database, bench.Database.Clock).SheetAsync(TestActors.Desk, service, Ct)).ShouldNotBeNull();
        return context.Render<RecordHints>(parameters => parameters.AddCascadingValue(Words.English).Add(hints => hints.Sheet, sheet));
    }
}
