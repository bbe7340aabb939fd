using NodaTime;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Reporting;

namespace NRD.Tests.Calls.Deciding;

public sealed class TipTests : IAsyncLifetime
{
    private static readonly Situation Tip = new()
    {
        Band = AgeBand.From19, Grounds = [Ground.LabourExploitation], Perpetrator = Perpetrator.Other, LifeInDanger = Answer.No, Harm = HarmTest.NotMet, LacksCapacity = Answer.No, ThirdParty = true,
    };

    private DecidingBench bench = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await DecidingBench.OpenAsync();

    public async ValueTask DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_tip_shows_when_it_came_was_decided_and_was_sent()
    {
        var clock = bench.Database.Clock;
        var came = clock.GetCurrentInstant();
        (await bench.Tips.ReceiveAsync(DecidingBench.Ana, bench.Contact, Ct)).ShouldBeTrue();
        clock.AdvanceMinutes(10);
        var decision = await bench.DecideAsync(bench.Draft("Sudbury", Tip, (ReportingChannel.Police, ChannelAct.Report)));
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal!.Unmet.ShouldBe(TellingUnmet.SupervisorNotAsked, "the person concerned agreed to nothing");
        await bench.Decisions.FindAsync(DecidingBench.Sue, Guid.NewGuid(), decision.Id, ReportingChannel.Police, SupervisorFinding.Applies, "Enough detail to act on.", Ct);
        clock.AdvanceMinutes(5);
        var (report, _) = await bench.BeginAsync(decision, ReportingChannel.Police, "Several workers live above the shop in the north end.");
        (await bench.TellAsync(report)).ShouldBeNull();

        var line = (await bench.History.TipsAsync(DecidingBench.Ana, Ct)).ShouldHaveSingleItem();
        (line.ReceivedAt, line.DecidedAt, line.SentAt).ShouldBe((came, came + Duration.FromMinutes(10), came + Duration.FromMinutes(15)));
        (await bench.History.TipsAsync(DecidingBench.Ben, Ct)).ShouldBeEmpty();
        (await bench.History.TipsAsync(DecidingBench.Sue, Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_late_tip_alerts_supervisors_once()
    {
        await bench.Tips.ReceiveAsync(DecidingBench.Ana, bench.Contact, Ct);
        (await bench.Tips.AlertLateAsync(Ct)).ShouldBe(0);
        bench.Database.Clock.Advance(ContactTip.DecideWithin);
        (await bench.Tips.AlertLateAsync(Ct)).ShouldBe(1);
        (await bench.Tips.AlertLateAsync(Ct)).ShouldBe(0);
        (await bench.Alerts.OpenAsync(DecidingBench.Sue, Ct)).ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.TipLate);
    }

    [Fact]
    public async Task A_second_report_sees_the_first_also_across_linked_contacts()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", new() { Band = AgeBand.UpTo12, Grounds = [Ground.Physical], Perpetrator = Perpetrator.Parent, LifeInDanger = Answer.No, Harm = HarmTest.NotMet }));
        var (first, _) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        await bench.TellAsync(first);

        var other = Guid.NewGuid();
        await bench.Contacts.StartAsync(DecidingBench.Ana, other, ContactChannel.Chat, ContactKind.PersonInNeed, Ct);
        (await bench.History.ReadAsync(DecidingBench.Ana, other, Ct))!.Reports.ShouldBeEmpty();
        (await bench.Reports.LinkAsync(DecidingBench.Ben, other, bench.Contact, Ct)).ShouldBeFalse("not theirs");
        (await bench.Reports.LinkAsync(DecidingBench.Ana, other, bench.Contact, Ct)).ShouldBeTrue();

        var seen = (await bench.History.ReadAsync(DecidingBench.Ana, other, Ct))!.Reports.ShouldHaveSingleItem();
        (seen.Id, seen.IsEarlier, seen.Detail.EventNumber).ShouldBe((first, true, "26-0199"));
        var (second, _) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        (await bench.History.ReadAsync(DecidingBench.Ana, bench.Contact, Ct))!.Reports.Single(report => report.Id == second).Detail.Cites.ShouldContain(first);
    }

    [Fact]
    public async Task A_notice_is_owed_where_nobody_agreed_and_blocked_until_there_is_a_safe_way()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", new() { Band = AgeBand.UpTo12, Grounds = [Ground.Physical], Perpetrator = Perpetrator.Parent, LifeInDanger = Answer.No, Harm = HarmTest.NotMet }));
        var (report, _) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        (await bench.History.NoticesAsync(DecidingBench.Sue, Ct)).ShouldBeEmpty();
        await bench.TellAsync(report);

        (await bench.History.NoticesAsync(DecidingBench.Sue, Ct)).ShouldHaveSingleItem().IsBlocked.ShouldBeTrue();
        (await bench.Tips.NotifiedAsync(DecidingBench.Sue, report, Ct)).ShouldBeFalse();
        (await bench.Tips.SafeToNotifyAsync(DecidingBench.Sue, report, Ct)).ShouldBeTrue();
        (await bench.Tips.NotifiedAsync(DecidingBench.Sue, report, Ct)).ShouldBeTrue();
        (await bench.History.NoticesAsync(DecidingBench.Sue, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_reviews_what_they_did_themselves()
    {
        var own = Guid.NewGuid();
        await bench.Contacts.StartAsync(DecidingBench.Sue, own, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        await bench.Alerts.LifeInDangerAsync(DecidingBench.Sue, own, Ct);
        var alert = (await bench.Alerts.OpenAsync(DecidingBench.Sue, Ct)).ShouldHaveSingleItem();
        alert.IsOwn.ShouldBeTrue();

        (await bench.Alerts.SettleAsync(DecidingBench.Sue, alert.Id, Ct)).ShouldBe(AlertRefusal.Own);
        (await bench.Alerts.SettleAsync(DecidingBench.Tom, alert.Id, Ct)).ShouldBeNull();
        (await bench.Alerts.CountAsync(DecidingBench.Tom, Ct)).ShouldBe(0);
    }
}
