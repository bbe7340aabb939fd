using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Partners;

/// <summary>What one desk finds out, every desk sees; it demotes and warns, and hides nobody.</summary>
public sealed class DeskReportTests : IAsyncLifetime
{
    private const string Line = "+14165550101";
    private const string Office = "+14165550102";
    private static readonly Actor Ana = TestActors.In(Role.Operator) with { Id = "ana" };
    private static readonly Actor Ben = TestActors.In(Role.Operator) with { Id = "ben" };
    private SearchBench bench = default!;
    private DeskReports reports = default!;
    private Guid alder;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var house = DirectoryOf.Shelter() with { Zone = "America/Toronto", Phones = [Number(Line, PhonePurpose.Intake), Number(Office, PhonePurpose.Administration)] };
        bench = await SearchBench.WithAsync(
            Ct,
            DirectoryOf.Partner("Alder house", house),
            DirectoryOf.Partner("Birch house", house with { Phones = [Number("+14165550103", PhonePurpose.Intake)] }),
            DirectoryOf.Partner("Cedar house", house with { Phones = [Number("+14165550104", PhonePurpose.Intake)] }));
        reports = new(bench.Database, bench.Database.Clock);
        alder = bench.Find("shelter").Matches.Single(match => match.Organization.En == "Alder house").ServiceId;
    }

    public async ValueTask DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(DeskReportKind.Full, CautionCode.ReportedFull, "full since 12:00\u00A0p.m.", "complet depuis 12\u00A0h")]
    [InlineData(DeskReportKind.Closed, CautionCode.ReportedClosed, "reported closed at 12:00\u00A0p.m.: call first", "signalé fermé à 12\u00A0h\u00A0: appelez d’abord")]
    public async Task A_full_or_closed_house_stands_last_at_every_desk_and_is_still_there(DeskReportKind kind, CautionCode code, string english, string french)
    {
        (await Names())[0].ShouldBe("Alder house");

        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, kind, null, Ct);

        (await Names()).ShouldBe(["Birch house", "Cedar house", "Alder house"]);
        var caution = Match().Cautions.Single(c => c.Code == code);
        var here = bench.Database.Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["America/Toronto"]);
        ReferralWords.Say(caution, Language.English, here).ShouldBe(english);
        ReferralWords.Say(caution, Language.French, here).ShouldBe(french);
    }

    [Fact]
    public async Task A_report_says_its_time_on_the_readers_clock()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);
        await bench.Keeper.RefreshAsync(Ct);
        var now = bench.Database.Clock.GetCurrentInstant();
        var caution = Match().Cautions.Single(c => c.Code == CautionCode.ReportedFull);

        ReferralWords.Say(caution, Language.English, now.InZone(DateTimeZoneProviders.Tzdb["America/Vancouver"])).ShouldBe("full since 10:00\u00A0a.m.");
        ReferralWords.Say(caution, Language.English, (now + Duration.FromDays(1)).InZone(DateTimeZoneProviders.Tzdb["America/Toronto"])).ShouldBe("full since Nov\u00A023, 12:00\u00A0p.m.");
    }

    [Fact]
    public async Task Full_fades_after_twelve_hours()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);
        await bench.Keeper.RefreshAsync(Ct);

        bench.Database.Clock.Advance(Duration.FromHours(12) - Duration.FromMinutes(1));
        Match().Cautions.ShouldContain(c => c.Code == CautionCode.ReportedFull);
        bench.Database.Clock.Advance(Duration.FromMinutes(1));
        Match().Cautions.ShouldNotContain(c => c.Code == CautionCode.ReportedFull);
        bench.Names(new() { Text = "shelter" }).First().ShouldBe("Alder house");
    }

    [Fact]
    public async Task A_wrong_number_is_called_last_said_on_the_card_and_marked_on_the_record_until_staff_answer()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.WrongNumber, Line, Ct);

        (await Names())[^1].ShouldBe("Alder house");
        Match().Phone.ShouldNotBeNull().Number.ShouldBe(Office);
        Match().Cautions.ShouldContain(c => c.Code == CautionCode.OtherNumberWrong);

        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.WrongNumber, Office, Ct);
        bench.Database.Clock.Advance(Duration.FromDays(30));
        await bench.Keeper.RefreshAsync(Ct);
        var caution = Match().Cautions.Single(c => c.Code == CautionCode.NumberWrong);
        ReferralWords.Say(caution, Language.English).ShouldContain("do not rely on it");
        ReferralWords.Say(caution, Language.French).ShouldContain("ne vous y fiez pas");
        var sheet = (await new PartnerRecords(bench.Database, bench.Database.Clock).SheetAsync(TestActors.Desk, alder, Ct)).ShouldNotBeNull();
        sheet.PublicPhones().ShouldAllBe(phone => sheet.WrongNumber(phone) != null);
    }

    [Fact]
    public async Task No_answer_demotes_a_little_from_the_second_time_on_and_only_that_day()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.NoAnswer, null, Ct);
        (await Names())[0].ShouldBe("Alder house");
        ReferralWords.Say(Match().Cautions.Single(c => c.Code == CautionCode.NoAnswer), Language.English).ShouldStartWith("no answer");

        bench.Database.Clock.Advance(Duration.FromHours(1));
        await reports.ReportAsync(Ben, Guid.NewGuid(), alder, DeskReportKind.NoAnswer, null, Ct);

        (await Names())[^1].ShouldBe("Alder house");
        ReferralWords.Say(Match().Cautions.Single(c => c.Code == CautionCode.NoAnswer), Language.English).ShouldBe("no answer twice today");
        ReferralWords.Say(Match().Cautions.Single(c => c.Code == CautionCode.NoAnswer), Language.French).ShouldBe("deux fois sans réponse aujourd’hui");
        bench.Database.Clock.Advance(Duration.FromHours(11));
        Match().Cautions.ShouldNotContain(c => c.Code == CautionCode.NoAnswer);
    }

    [Fact]
    public async Task What_one_person_was_refused_demotes_nobody()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Declined, null, Ct);

        (await Names())[0].ShouldBe("Alder house");
        Match().Cautions.ShouldContain(c => c.Code == CautionCode.DeclinedTransfer);
    }

    [Fact]
    public async Task However_much_one_person_reports_the_partner_stays_in_the_list_and_in_the_totals()
    {
        var before = bench.Find(new ReferralQuery { Text = "shelter", OpenNow = true }).Total;
        foreach (var kind in Enum.GetValues<DeskReportKind>())
        {
            for (var again = 0; again < 3; again++)
            {
                await reports.ReportAsync(Ana, Guid.NewGuid(), alder, kind, Line, Ct);
                bench.Database.Clock.Advance(Duration.FromMinutes(5));
            }
        }

        await bench.Keeper.RefreshAsync(Ct);

        bench.Find(new ReferralQuery { Text = "shelter", OpenNow = true }).Total.ShouldBe(before);
        Match().ServiceId.ShouldBe(alder);
    }

    [Fact]
    public async Task A_key_pressed_twice_reports_once()
    {
        var id = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => reports.ReportAsync(Ana, id, alder, DeskReportKind.WrongNumber, Line, Ct), Ct)));
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.WrongNumber, Line, Ct);

        await using var db = bench.Database.CreateDbContext();
        (await db.DeskReports.CountAsync(Ct)).ShouldBe(1);
        (await db.UpkeepTasks.SingleAsync(Ct)).ReportCount.ShouldBe(1);
        (await db.Audit.CountAsync(a => a.Action == AuditAction.DeskReported, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_desks_that_report_the_same_at_once_open_one_task()
    {
        await Task.WhenAll(
            Task.Run(() => reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Closed, null, Ct), Ct),
            Task.Run(() => reports.ReportAsync(Ben, Guid.NewGuid(), alder, DeskReportKind.Closed, null, Ct), Ct));

        await using var db = bench.Database.CreateDbContext();
        (await db.DeskReports.CountAsync(Ct)).ShouldBe(2);
        (await db.UpkeepTasks.SingleAsync(Ct)).ReportCount.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_reported_takes_it_back_within_ten_minutes_and_nobody_else_does()
    {
        var made = await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Closed, null, Ct);

        (await reports.UndoAsync(Ben, made.Id, Ct)).ShouldBeFalse();
        (await Names())[^1].ShouldBe("Alder house");
        bench.Database.Clock.Advance(Duration.FromMinutes(10));
        (await reports.UndoAsync(Ana, made.Id, Ct)).ShouldBeTrue();

        (await Names())[0].ShouldBe("Alder house");
        await using var db = bench.Database.CreateDbContext();
        (await db.UpkeepTasks.SingleAsync(Ct)).Answer.ShouldBe(UpkeepAnswer.TakenBack);
        var late = await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Closed, null, Ct);
        bench.Database.Clock.Advance(Duration.FromMinutes(10) + Duration.FromSeconds(1));
        (await reports.UndoAsync(Ana, late.Id, Ct)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("+14165550199")]
    [InlineData("she said to call her at 416 555 0199")]
    [InlineData(null)]
    public async Task A_number_that_is_not_on_the_record_is_not_taken(string? number)
    {
        (await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.WrongNumber, number, Ct)).Refusal.ShouldBe(DeskReportRefusal.WhichNumber);

        await using var db = bench.Database.CreateDbContext();
        (await db.DeskReports.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_about_no_service_and_one_by_somebody_else_are_refused()
    {
        (await reports.ReportAsync(Ana, Guid.NewGuid(), Guid.NewGuid(), DeskReportKind.Full, null, Ct)).Refusal.ShouldBe(DeskReportRefusal.NotThere);
        await Should.ThrowAsync<NotPermittedException>(() => reports.ReportAsync(TestActors.In(Role.Publisher), Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => reports.ReportAsync(TestActors.In(Role.DirectoryStaff), Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct));
    }

    [Fact]
    public void R24_A_report_has_no_place_for_a_contact_or_words_of_a_person() =>
        typeof(DeskReport).GetProperties().Select(property => property.Name).Where(name => name.Contains("Contact", StringComparison.Ordinal) || name.Contains("Note", StringComparison.Ordinal)).ShouldBeEmpty("nothing leads from a report to whoever called");

    [Fact]
    public async Task A_second_index_of_the_same_directory_learns_of_it_from_the_change_log()
    {
        var other = new CurrentIndex();
        using var keeper = new IndexKeeper(bench.Database, other, bench.Database.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<IndexKeeper>.Instance);
        await keeper.RefreshAsync(Ct);
        var told = 0;
        other.Changed += () => told++;
        await keeper.RefreshAsync(Ct);
        told.ShouldBe(0, "nothing changed");

        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);
        await keeper.RefreshAsync(Ct);

        told.ShouldBe(1);
        other.Index.ChangedCount.ShouldBe(1, "one organization was read again, not the whole directory");
        new ReferralSearch(other, bench.Database.Clock).Find(TestActors.Desk, new ReferralQuery { Text = "shelter" }).Matches[^1].ServiceId.ShouldBe(alder);
    }

    [Fact]
    public async Task Reported_full_over_a_week_somebody_is_asked_to_look()
    {
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);
        bench.Database.Clock.Advance(Duration.FromDays(3));
        await reports.ReportAsync(Ben, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);
        await using var db = bench.Database.CreateDbContext();
        (await db.UpkeepTasks.AnyAsync(Ct)).ShouldBeFalse();

        bench.Database.Clock.Advance(Duration.FromDays(5));
        await reports.ReportAsync(Ana, Guid.NewGuid(), alder, DeskReportKind.Full, null, Ct);

        (await db.UpkeepTasks.SingleAsync(Ct)).Kind.ShouldBe(UpkeepKind.FullForLong);
    }

    private static Phone Number(string number, PhonePurpose purpose) => new(number, number, null, purpose);

    private async Task<IReadOnlyList<string>> Names()
    {
        await bench.Keeper.RefreshAsync(Ct);
        return [.. bench.Names(new() { Text = "shelter" })];
    }

    private ReferralMatch Match() => bench.Find("shelter").Matches.Single(match => match.ServiceId == alder);
}
