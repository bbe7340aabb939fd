using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Partners;

/// <summary>What desks reported is answered once, by somebody, on the record or by saying that it was not so.</summary>
public sealed class UpkeepTests : IAsyncLifetime
{
    private const string Line = "+14165550101";
    private static readonly Actor Ana = TestActors.In(Role.Operator);
    private static readonly Actor Dee = TestActors.In(Role.DirectoryStaff);
    private static readonly Actor Sam = TestActors.In(Role.Supervisor);
    private SearchBench bench = default!;
    private DeskReports reports = default!;
    private Upkeep upkeep = default!;
    private Mending mending = default!;
    private Guid service;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var phone = new Phone("416-555-0101", Line, "7", PhonePurpose.Intake, new Bilingual("Night line", "Ligne de nuit"));
        bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Alder house", DirectoryOf.Shelter() with { Zone = "America/Toronto", Phones = [phone] }, organization => organization with { Listing = organization.Listing with { Phones = [phone] } }),
            DirectoryOf.Partner("Birch house", DirectoryOf.Shelter() with { Zone = "America/Toronto" }));
        reports = new(bench.Database, bench.Database.Clock);
        upkeep = new(bench.Database, bench.Database.Clock);
        mending = new(bench.Database, bench.Database.Clock);
        service = bench.Find("shelter").Matches.Single(match => match.Organization.En == "Alder house").ServiceId;
    }

    public async ValueTask DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task The_urgent_stand_first_and_say_how_often_and_since_when()
    {
        await ReportAsync(DeskReportKind.ChangedHours);
        bench.Database.Clock.Advance(Duration.FromMinutes(5));
        await ReportAsync(DeskReportKind.WrongNumber);
        bench.Database.Clock.Advance(Duration.FromMinutes(5));
        await ReportAsync(DeskReportKind.WrongNumber);

        var list = await upkeep.ListAsync(Dee, Ct);

        list.Open.Select(item => item.Kind).ShouldBe([UpkeepKind.WrongNumber, UpkeepKind.ChangedHours]);
        list.Open[0].Priority.ShouldBe(UpkeepPriority.High);
        list.Open[0].ReportCount.ShouldBe(2);
        list.Open[0].LastReportedAt.ShouldBe(list.Open[0].OpenedAt + Duration.FromMinutes(5));
        list.Open[0].Phone.ShouldNotBeNull().Label.ShouldNotBeNull().En.ShouldBe("Night line");
        (await upkeep.CountAsync(Sam, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_number_is_replaced_wherever_it_stands_and_every_desk_has_it()
    {
        var task = await TaskAsync(DeskReportKind.WrongNumber);

        (await mending.ReplaceNumberAsync(Dee, task.Id, task.Version, " (416) 555-0142 ", Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        var match = Match();
        match.Phone.ShouldBe(new Phone("(416) 555-0142", "+14165550142", null, PhonePurpose.Intake, new Bilingual("Night line", "Ligne de nuit")));
        match.Cautions.ShouldNotContain(c => ReportCautions.IsReport(c.Code));
        await using var db = bench.Database.CreateDbContext();
        (await db.Organizations.SingleAsync(o => o.Listing != null && o.Services.Any(s => s.Id == service), Ct)).Listing.Phones.Single().Number.ShouldBe("+14165550142");
        (await db.Audit.CountAsync(a => a.Action == AuditAction.Changed, Ct)).ShouldBe(2, "the service and the organization");
        (await upkeep.ListAsync(Dee, Ct)).Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("555-0142")]
    [InlineData("call the front desk")]
    [InlineData("416 555 01420000")]
    public async Task A_number_that_cannot_be_dialled_changes_nothing(string typed)
    {
        var task = await TaskAsync(DeskReportKind.WrongNumber);

        (await mending.ReplaceNumberAsync(Dee, task.Id, task.Version, typed, Ct)).ShouldBe(UpkeepOutcome.NumberUnclear);

        (await upkeep.ListAsync(Dee, Ct)).Open.ShouldHaveSingleItem().Version.ShouldBe(task.Version);
    }

    [Fact]
    public async Task A_number_that_is_right_after_all_is_trusted_again()
    {
        var task = await TaskAsync(DeskReportKind.WrongNumber);
        Match().Cautions.ShouldContain(c => c.Code == CautionCode.NumberWrong);

        (await upkeep.NotSoAsync(Sam, task.Id, task.Version, Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        Match().Cautions.ShouldNotContain(c => ReportCautions.IsReport(c.Code));
        Match().Phone.ShouldNotBeNull().Number.ShouldBe(Line);
    }

    [Fact]
    public async Task A_closed_house_says_until_when_and_stays_last_as_long()
    {
        var task = await TaskAsync(DeskReportKind.Closed);

        (await mending.CloseAsync(Dee, task.Id, task.Version, new LocalDate(2026, 11, 22), Ct)).ShouldBe(UpkeepOutcome.DayPassed);
        (await mending.CloseAsync(Dee, task.Id, task.Version, new LocalDate(2026, 11, 25), Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        Match().Cautions.Single(c => c.Code == CautionCode.Alert).Name.ShouldNotBeNull().Fr.ShouldBe("Fermé jusqu’au 25\u00A0nov.\u00A02026\u00A0: n’y envoyez personne");
        bench.Names(new() { Text = "shelter" }).Last().ShouldBe("Alder house");
        bench.Database.Clock.Advance(Duration.FromDays(3));
        Match().Cautions.ShouldNotContain(c => c.Code == CautionCode.Alert || ReportCautions.IsReport(c.Code));
        bench.Names(new() { Text = "shelter" }).First().ShouldBe("Alder house");
    }

    [Fact]
    public async Task Closed_for_good_is_offered_no_more()
    {
        var task = await TaskAsync(DeskReportKind.Closed);

        (await mending.CloseAsync(Dee, task.Id, task.Version, null, Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        bench.Find("shelter").Matches.ShouldNotContain(match => match.ServiceId == service);
    }

    [Theory]
    [InlineData("Monday to Friday 9 a.m. to 5 p.m.", Language.English)]
    [InlineData("lundi au vendredi, 9 h à 17 h", Language.French)]
    public async Task Hours_are_written_anew_in_either_language(string typed, Language language)
    {
        var task = await TaskAsync(DeskReportKind.ChangedHours);

        (await mending.ReplaceHoursAsync(Dee, task.Id, task.Version, "whenever", language, Ct)).ShouldBe(UpkeepOutcome.HoursUnclear);
        (await mending.ReplaceHoursAsync(Dee, task.Id, task.Version, typed, language, Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        Match().Hours.Kind.ShouldBe(HoursKind.Weekly);
        Match().Hours.Weekly.Count.ShouldBe(5);
        Match().Cautions.ShouldNotContain(c => c.Code == CautionCode.ReportedHours);
    }

    [Fact]
    public async Task What_staff_say_of_free_places_outlasts_what_was_reported_before()
    {
        await ReportAsync(DeskReportKind.Full);
        bench.Database.Clock.Advance(Duration.FromDays(8));
        var task = await TaskAsync(DeskReportKind.Full);

        (await mending.SetCapacityAsync(Dee, task.Id, task.Version, CapacityState.Available, Ct)).ShouldBe(UpkeepOutcome.Done);

        await bench.Keeper.RefreshAsync(Ct);
        Match().Capacity.ShouldNotBeNull().State.ShouldBe(CapacityState.Available);
        Match().Cautions.ShouldNotContain(c => c.Code == CautionCode.ReportedFull);
    }

    [Fact]
    public async Task Two_people_never_answer_one_task()
    {
        var task = await TaskAsync(DeskReportKind.WrongNumber);
        (await upkeep.NoteAsync(Sam, task.Id, task.Version, " They moved. ", Ct)).ShouldBe(UpkeepOutcome.Done);

        (await mending.ReplaceNumberAsync(Dee, task.Id, task.Version, "416 555 0142", Ct)).ShouldBe(UpkeepOutcome.Moved);
        var now = (await upkeep.ListAsync(Dee, Ct)).Open.ShouldHaveSingleItem();
        now.Note.ShouldBe("They moved.");
        now.Phone.ShouldNotBeNull().Number.ShouldBe(Line, "nothing was changed");
        (await upkeep.NotSoAsync(Dee, now.Id, now.Version, Ct)).ShouldBe(UpkeepOutcome.Done);
        (await upkeep.NotSoAsync(Sam, now.Id, now.Version, Ct)).ShouldBe(UpkeepOutcome.NotThere);
    }

    [Fact]
    public async Task A_task_is_given_to_somebody_who_works_on_them_and_to_nobody_else()
    {
        var staff = new StaffBench(bench.Database, bench.Database.Clock);
        var dee = await staff.SignedInAsync("dee", Role.DirectoryStaff);
        var pub = await staff.SignedInAsync("pub", Role.Publisher);
        var task = await TaskAsync(DeskReportKind.WrongNumber);

        (await upkeep.GiveAsync(Sam, task.Id, task.Version, pub.Id, Ct)).ShouldBe(UpkeepOutcome.NotTheirs);
        (await upkeep.GiveAsync(Sam, task.Id, task.Version, dee.Id, Ct)).ShouldBe(UpkeepOutcome.Done);

        var list = await upkeep.ListAsync(dee, Ct);
        list.People.Select(person => person.Id).ShouldBe([dee.Id]);
        list.Open.Single().OwnerId.ShouldBe(dee.Id);
        await using var db = bench.Database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.TaskGiven, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task An_operator_sees_no_task_and_a_supervisor_mends_no_record()
    {
        var task = await TaskAsync(DeskReportKind.WrongNumber);

        await Should.ThrowAsync<NotPermittedException>(() => upkeep.ListAsync(Ana, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => mending.ReplaceNumberAsync(Sam, task.Id, task.Version, "416 555 0142", Ct));
        (await upkeep.ListAsync(Sam, Ct)).MayMend.ShouldBeFalse();
        (await upkeep.ListAsync(Dee, Ct)).MayMend.ShouldBeTrue();
    }

    private async Task ReportAsync(DeskReportKind kind) =>
        (await reports.ReportAsync(Ana, Guid.NewGuid(), service, kind, kind == DeskReportKind.WrongNumber ? Line : null, Ct)).Refusal.ShouldBeNull();

    private async Task<UpkeepItem> TaskAsync(DeskReportKind kind)
    {
        await ReportAsync(kind);
        await bench.Keeper.RefreshAsync(Ct);
        return (await upkeep.ListAsync(Dee, Ct)).Open.ShouldHaveSingleItem();
    }

    private ReferralMatch Match() => bench.Find("shelter").Matches.Single(match => match.ServiceId == service);
}
