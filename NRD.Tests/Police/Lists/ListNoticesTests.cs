using NRD.Core.Accounts;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Tests.Police.Lists;

/// <summary>What the desk says of a list: read, or wrong.</summary>
public sealed class ListNoticesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_list_is_to_be_acknowledged_anew()
    {
        await using var bench = await ListBench.OpenAsync();
        var first = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        (await StandingAsync(bench)).ToAcknowledge.ShouldBeTrue();

        (await bench.Notices.AcknowledgeAsync(bench.Operator, first.Id, Ct)).ShouldBeTrue();
        (await bench.Notices.AcknowledgeAsync(bench.Operator, first.Id, Ct)).ShouldBeTrue();
        (await StandingAsync(bench)).ToAcknowledge.ShouldBeFalse();
        (await bench.ReadAsync()).ReaderAcknowledged.ShouldBeTrue();
        (await bench.AuditAsync()).Count(a => a == "ListAcknowledged").ShouldBe(1);

        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(2, "Desk")), basedOn: 1));
        (await StandingAsync(bench)).ToAcknowledge.ShouldBeTrue();
        var lists = await bench.ReadAsync();
        lists.ReaderAcknowledged.ShouldBeFalse();
        lists.LastAcknowledged.ShouldBe(1);
        (await bench.Notices.AcknowledgeAsync(bench.Operator, first.Id, Ct)).ShouldBeFalse("it is not in force any more");
    }

    [Fact]
    public async Task R13_A_contact_that_is_reported_wrong_is_skipped_at_once_and_is_a_task_for_supervisors()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(2, "Desk"))));
        (await Chosen(bench)).ShouldBe("Unit");

        var flag = await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.WrongNumber, Ct);
        (await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.WrongNumber, Ct)).ShouldBe(flag);

        (await Chosen(bench)).ShouldBe("Desk");
        var route = await bench.RouteAsync("Toronto");
        route.Steps.Single(s => s.Contact?.En == "Unit").Reasons.ShouldContain(r => r.Code == RouteReasonCode.Flagged);
        var task = (await bench.Notices.OpenFlagsAsync(bench.First, Ct)).ShouldHaveSingleItem();
        task.Entry.En.ShouldBe("Unit");
        (await StandingAsync(bench)).OpenFlags.ShouldBe(1);
        (await bench.ReadAsync()).ConfidenceOf(list.Content.Entries[0]).Level.ShouldBe(ConfidenceLevel.Flagged);
    }

    [Fact]
    public async Task Whoever_reported_it_may_take_it_back_and_nobody_else()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var flag = (await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.Bounced, Ct)).ShouldNotBeNull();

        (await bench.Notices.TakeBackAsync(bench.First, flag, Ct)).ShouldBeFalse();
        (await bench.Notices.TakeBackAsync(bench.Operator, flag, Ct)).ShouldBeTrue();
        (await bench.Notices.TakeBackAsync(bench.Operator, flag, Ct)).ShouldBeFalse();
        (await Chosen(bench)).ShouldBe("Unit");
    }

    [Fact]
    public async Task A_supervisor_who_made_sure_settles_a_report()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var flag = (await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.Bounced, Ct)).ShouldNotBeNull();

        await Should.ThrowAsync<NotPermittedException>(() => bench.Notices.FoundRightAsync(bench.Operator, flag, Ct));
        (await bench.Notices.FoundRightAsync(bench.Second, flag, Ct)).ShouldBeTrue();
        (await bench.Notices.OpenFlagsAsync(bench.First, Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("416-555-0150", true, true)]
    [InlineData("416-555-0101", true, false)]
    [InlineData("416-555-0150", false, false)]
    public async Task A_new_version_settles_a_report_only_where_the_number_is_another_and_confirmed_since(string number, bool confirmed, bool settled)
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        bench.Pass(5);
        await bench.Notices.FlagAsync(bench.Operator, list.Id, ListBench.EntryId(1), FlagKind.WrongNumber, Ct);

        var entry = list.Content.Entries[0] with { Phones = ListText.Phones(number), Rank = "Staff sergeant" };
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(confirmed ? entry with { Confirmed = new(bench.Today, "first", ConfirmedHow.Call) } : entry), basedOn: 1));

        (await bench.Notices.OpenFlagsAsync(bench.First, Ct)).Count.ShouldBe(settled ? 0 : 1);
    }

    [Fact]
    public async Task What_is_not_in_force_can_neither_be_reported_nor_acknowledged()
    {
        await using var bench = await ListBench.OpenAsync();
        var draft = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));

        (await bench.Notices.FlagAsync(bench.Operator, draft.Id, ListBench.EntryId(1), FlagKind.WrongNumber, Ct)).ShouldBeNull();
        (await bench.Notices.AcknowledgeAsync(bench.Operator, draft.Id, Ct)).ShouldBeFalse();
    }

    [Fact]
    public void Confidence_falls_with_the_days_and_says_so()
    {
        var entry = new ListEntry { Id = Guid.NewGuid(), Confirmed = new(new(2026, 9, 1), "x", ConfirmedHow.Call) };
        Level(0).ShouldBe(new(ConfidenceLevel.Confirmed, 0, 90));
        Level(75).ShouldBe(new(ConfidenceLevel.Confirmed, 75, 15));
        Level(76).ShouldBe(new(ConfidenceLevel.DueSoon, 76, 14));
        Level(90).ShouldBe(new(ConfidenceLevel.DueSoon, 90, 0));
        Level(91).ShouldBe(new(ConfidenceLevel.Overdue, 91, -1));
        Confidence.Of(entry with { Confirmed = null }, new(2026, 9, 1), 90, flagged: false).Level.ShouldBe(ConfidenceLevel.Never);

        Confidence Level(int days) => Confidence.Of(entry, new NodaTime.LocalDate(2026, 9, 1).PlusDays(days), 90, flagged: false);
    }

    private static async Task<ServiceStanding> StandingAsync(ListBench bench) => (await bench.Lists.ServicesAsync(bench.Operator, Ct)).Single(s => s.Service.Id == ListBench.Service);

    private static async Task<string?> Chosen(ListBench bench) => (await bench.RouteAsync("Toronto")).Steps.FirstOrDefault(s => s is { Chosen: true, Who: not null })?.Contact?.En;
}
