using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Partners;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Partners;

/// <summary>What an operator reports of the record that is open, and who is offered to.</summary>
public sealed class DeskFlagsTests : IAsyncDisposable
{
    private static readonly Phone Line = new("613 555 0101", "+16135550101", null, PhonePurpose.Intake);
    private static readonly Phone Office = new("613 555 0102", "+16135550102", null, PhonePurpose.Main);
    private readonly BunitContext context = new();
    private SearchBench? bench;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<Words> Languages { get; } = new(Words.English, Words.French);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task One_key_opens_the_choices_and_one_reports(Words words)
    {
        var flags = await ShowAsync(words, Role.Operator);
        flags.Find("[data-key=F3]").Click();

        var choices = flags.FindAll("[data-choice]");
        choices.Select(choice => choice.QuerySelector("kbd")!.TextContent).ShouldBe(["1", "2", "3", "4", "5", "6"]);
        choices[2].TextContent.ShouldContain("0101");
        choices[5].TextContent.ShouldContain("0102");
        choices[5].Click();

        flags.WaitForAssertion(() => flags.Find("[role=status]").TextContent.ShouldContain("0102"));
        flags.FindAll("[data-choice]").ShouldBeEmpty();
        await using var db = bench.ShouldNotBeNull().Database.CreateDbContext();
        (await db.DeskReports.SingleAsync(Ct)).Number.ShouldBe(Office.Number);
    }

    [Fact]
    public async Task What_was_taken_back_says_so()
    {
        var flags = await ShowAsync(Words.English, Role.Operator);
        flags.Find("[data-key=F3]").Click();
        flags.FindAll("[data-choice]")[0].Click();
        flags.WaitForAssertion(() => flags.Find("#flags-undo").ShouldNotBeNull());

        flags.Find("#flags-undo").Click();

        flags.WaitForAssertion(() => flags.Find("[role=status]").TextContent.ShouldContain(Words.English["Tasks.Undone"]));
        await using var db = bench.ShouldNotBeNull().Database.CreateDbContext();
        (await db.DeskReports.SingleAsync(Ct)).SettledAt.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_number_that_left_the_record_meanwhile_is_refused_in_words(Words words)
    {
        var flags = await ShowAsync(words, Role.Operator, new Phone("613 555 0109", "+16135550109", null, PhonePurpose.Main));
        flags.Find("[data-key=F3]").Click();
        flags.FindAll("[data-choice]")[2].Click();

        flags.WaitForAssertion(() => flags.Find("[role=alert]").TextContent.ShouldContain(words["Tasks.RefusalWhichNumber"]));
    }

    [Fact]
    public async Task Whoever_takes_no_contacts_is_not_offered_to_report() =>
        (await ShowAsync(Words.English, Role.DirectoryStaff)).Markup.Trim().ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (bench is not null)
        {
            await bench.DisposeAsync();
        }
    }

    private async Task<IRenderedComponent<DeskFlags>> ShowAsync(Words words, Role role, params Phone[] phones)
    {
        bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("Alder house", DirectoryOf.Shelter() with { Phones = [Line, Office] }));
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLogging();
        context.Services.AddSingleton(new DeskReports(bench.Database, bench.Database.Clock));
        context.Services.AddSingleton<NodaTime.IClock>(bench.Database.Clock);
        context.Services.AddSingleton(new SessionActivity(new LockOptions()));
        context.Services.AddSingleton(services => new ActorSource(bench.Database, bench.Database.Clock, services.GetRequiredService<SessionActivity>()));
        context.Services.AddSingleton<DeskActor>();
        context.Services.AddSingleton(new DeskView());
        var one = await SignedIn.AsAsync(bench.Database, Ct, role);
        await context.Services.GetRequiredService<DeskActor>().SitAsync(one.User.Id, one.Session.Id, Ct);
        var service = bench.Find("shelter").Matches.Single().ServiceId;
        return context.Render<DeskFlags>(parameters => parameters
            .AddCascadingValue(words).Add(flags => flags.ServiceId, service).Add(flags => flags.Phones, phones.Length == 0 ? [Line, Office] : phones));
    }
}
