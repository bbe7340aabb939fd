using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Oversight;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls.Deciding;

public sealed class DecidingTests : IAsyncLifetime
{
    private static readonly Situation Girl15 = new() { Band = AgeBand.From14To15, Grounds = [Ground.SexualExploitation], Perpetrator = Perpetrator.Other, LifeInDanger = Answer.No, Harm = HarmTest.NotMet };
    private static readonly Situation Adult = new() { Band = AgeBand.From19, Grounds = [Ground.LabourExploitation], Perpetrator = Perpetrator.Other, LifeInDanger = Answer.No, Harm = HarmTest.NotMet, LacksCapacity = Answer.No };
    private DecidingBench bench = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bench = await DecidingBench.OpenAsync();

    public async ValueTask DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task R10_A_decision_needs_every_factor_answered_or_said_to_be_unknown()
    {
        var draft = bench.Draft("Toronto", Girl15);
        foreach (var factor in DecisionFactor.All)
        {
            var open = draft with { Factors = draft.Factors.Where(answer => answer.Factor != factor.Code).ToValueList() };
            var decided = await bench.Decisions.DecideAsync(DecidingBench.Ana, open, CentrePolicy.Stricter, Ct);
            decided.Kept.ShouldBeNull();
            decided.Problems.ShouldBe([new(DecisionFault.FactorOpen, factor.Code)]);
        }

        DecisionFactor.All.Count.ShouldBeGreaterThanOrEqualTo(7);
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, draft, CentrePolicy.Stricter, Ct)).Kept.ShouldNotBeNull();
    }

    [Fact]
    public async Task R11_What_the_law_requires_cannot_be_held_back()
    {
        var draft = bench.Draft("Toronto", Girl15, (ReportingChannel.ChildProtection, ChannelAct.NotNow));
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, draft, CentrePolicy.Stricter, Ct)).Problems.ShouldBe([new(DecisionFault.DutyHeldBack, Channel: ReportingChannel.ChildProtection)]);

        var asks = bench.Draft("Toronto", Girl15, (ReportingChannel.ChildProtection, ChannelAct.AskSupervisor));
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, asks, CentrePolicy.Stricter, Ct)).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task R11_A_contact_with_a_duty_is_open_until_it_is_told_or_a_supervisor_finds_otherwise()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Girl15));
        (await UnreportedAsync()).ShouldBe([ReportingChannel.ChildProtection]);

        var (report, refusal) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        refusal.ShouldBeNull();
        (await UnreportedAsync()).ShouldNotBeEmpty("beginning it is not telling it");
        (await bench.TellAsync(report)).ShouldBeNull();
        (await UnreportedAsync()).ShouldBeEmpty();
        (await AlertsAsync()).ShouldContain(alert => alert.Kind == AlertKind.DutyReported);
    }

    [Fact]
    public async Task R11_A_supervisor_who_did_not_decide_finds_with_a_reason_that_it_is_not_within_the_duty()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Girl15));
        (await FindAsync(DecidingBench.Sue, decision, ReportingChannel.ChildProtection, SupervisorFinding.DoesNotApply, " ")).ShouldBeFalse("no reason");
        await Should.ThrowAsync<NotPermittedException>(() => FindAsync(DecidingBench.Ben, decision, ReportingChannel.ChildProtection, SupervisorFinding.DoesNotApply, "x"));
        (await UnreportedAsync()).ShouldNotBeEmpty();

        (await FindAsync(DecidingBench.Sue, decision, ReportingChannel.ChildProtection, SupervisorFinding.DoesNotApply, "She is 19; her card was seen.")).ShouldBeTrue();
        (await UnreportedAsync()).ShouldBeEmpty();

        var (report, _) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        (await bench.TellAsync(report)).ShouldBeNull("nobody holds back what the law requires, not even then");
    }

    [Fact]
    public async Task R12_Where_the_law_is_uncertain_it_is_asked_or_told_never_dropped()
    {
        var situation = Girl15 with { Band = AgeBand.Unknown };
        var dropped = bench.Draft("Toronto", situation, (ReportingChannel.ChildProtection, ChannelAct.NotNow));
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, dropped, CentrePolicy.Stricter, Ct)).Problems.ShouldBe([new(DecisionFault.SupervisorNotAsked, Channel: ReportingChannel.ChildProtection)]);

        var decision = await bench.DecideAsync(bench.Draft("Toronto", situation, (ReportingChannel.ChildProtection, ChannelAct.Report)));
        (await bench.BeginAsync(decision, ReportingChannel.ChildProtection)).Refusal!.Unmet.ShouldBe(TellingUnmet.SupervisorNotAsked);

        await FindAsync(DecidingBench.Sue, decision, ReportingChannel.ChildProtection, SupervisorFinding.Applies, "She spoke of her grade 9 class.");
        (await bench.BeginAsync(decision, ReportingChannel.ChildProtection)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task R08_An_adult_who_refuses_is_not_reported_to_the_police_by_anybody()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Adult with { Consent = ConsentAnswer.No }, (ReportingChannel.Police, ChannelAct.Report)));
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal!.Unmet.ShouldBe(TellingUnmet.ConsentRefused);

        await FindAsync(DecidingBench.Sue, decision, ReportingChannel.Police, SupervisorFinding.Applies, "I would report it.");
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal!.Unmet.ShouldBe(TellingUnmet.ConsentRefused);
    }

    [Fact]
    public async Task R08_The_police_are_told_with_a_consent_that_names_them_and_not_after_it_is_withdrawn()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Adult with { Consent = ConsentAnswer.Yes }, (ReportingChannel.Police, ChannelAct.Report)));
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal!.Unmet.ShouldBe(TellingUnmet.NoConsent, "what a draft says is no consent");
        await bench.ConsentAsync(ReportingChannel.Police, "SQ", SharedItem.Area);
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal!.Unmet.ShouldBe(TellingUnmet.NoConsent, "it names another service");

        var consent = await bench.ConsentAsync(ReportingChannel.Police, "OPP", SharedItem.Area);
        var (report, refusal) = await bench.BeginAsync(decision, ReportingChannel.Police, "In the north end.", [SharedItem.Area]);
        refusal.ShouldBeNull();
        await bench.WithdrawAsync(consent);
        (await bench.TellAsync(report))!.Unmet.ShouldBe(TellingUnmet.NoConsent);
        (await bench.History.ReadAsync(DecidingBench.Ana, bench.Contact, Ct))!.Reports.Single().ToldAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_report_holds_no_more_than_was_agreed_and_no_words_that_the_check_blocks()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Adult with { Consent = ConsentAnswer.Yes }, (ReportingChannel.Police, ChannelAct.Report)));
        await bench.ConsentAsync(ReportingChannel.Police, "OPP", SharedItem.Area);

        var (more, _) = await bench.BeginAsync(decision, ReportingChannel.Police, "In the north end.", [SharedItem.Area, SharedItem.NameToUse]);
        (await bench.TellAsync(more))!.Items.ShouldHaveSingleItem().Item.ShouldBe(SharedItem.NameToUse);

        var (number, _) = await bench.BeginAsync(decision, ReportingChannel.Police, "Call her at 416 555 0199.", [SharedItem.Area]);
        (await bench.TellAsync(number))!.Words.ShouldHaveSingleItem().Kind.ShouldBe(NoteFindingKind.PhoneNumber);
    }

    [Fact]
    public async Task R36_Life_in_danger_waits_for_nothing_and_alerts_supervisors_once()
    {
        (await bench.Alerts.LifeInDangerAsync(DecidingBench.Ana, bench.Contact, Ct)).ShouldBeTrue();
        (await bench.Alerts.LifeInDangerAsync(DecidingBench.Ana, bench.Contact, Ct)).ShouldBeTrue();
        (await bench.Alerts.LifeInDangerAsync(DecidingBench.Ben, bench.Contact, Ct)).ShouldBeFalse("not theirs");

        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.LifeInDanger);
        alert.ReviewDue.ShouldBe(TestDatabase.Noon + Duration.FromHours(24));

        var decision = await bench.DecideAsync(bench.Draft("Toronto", Adult with { LifeInDanger = Answer.Yes }, (ReportingChannel.Police, ChannelAct.Report)));
        (await bench.BeginAsync(decision, ReportingChannel.Emergency)).Refusal.ShouldBeNull();
        (await bench.BeginAsync(decision, ReportingChannel.Police)).Refusal.ShouldBeNull();
        (await AlertsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Imminent_harm_waits_for_a_second_person_who_is_not_the_first()
    {
        var decision = await HarmAsync();
        (await bench.BeginAsync(decision, ReportingChannel.Emergency)).Refusal!.Unmet.ShouldBe(TellingUnmet.HarmNotConfirmed);
        (await bench.Decisions.ConfirmHarmAsync(DecidingBench.Ana, decision.Id, Ct)).ShouldBeFalse();

        (await bench.Decisions.ConfirmHarmAsync(DecidingBench.Sue, decision.Id, Ct)).ShouldBeTrue();
        (await bench.BeginAsync(decision, ReportingChannel.Emergency)).Refusal.ShouldBeNull();
        (await AlertsAsync()).ShouldNotContain(alert => alert.Kind == AlertKind.ConfirmHarm);
    }

    [Fact]
    public async Task After_a_minute_without_an_answer_the_operator_goes_on_and_it_is_reviewed()
    {
        var decision = await HarmAsync();
        bench.Database.Clock.AdvanceSeconds(59);
        (await bench.Decisions.GoOnAloneAsync(DecidingBench.Ana, decision.Id, Ct)).ShouldBeFalse();
        bench.Database.Clock.AdvanceSeconds(1);
        (await bench.Decisions.GoOnAloneAsync(DecidingBench.Ben, decision.Id, Ct)).ShouldBeFalse("it is not theirs");
        (await bench.Decisions.GoOnAloneAsync(DecidingBench.Ana, decision.Id, Ct)).ShouldBeTrue();

        (await bench.BeginAsync(decision, ReportingChannel.Emergency)).Refusal.ShouldBeNull();
        var alert = (await AlertsAsync()).Single(open => open.Kind == AlertKind.WentOnAlone);
        alert.ReviewDue.ShouldNotBeNull();
        (await bench.Decisions.ConfirmHarmAsync(DecidingBench.Sue, decision.Id, Ct)).ShouldBeFalse("it is settled");
    }

    [Fact]
    public async Task Without_grounds_for_each_limb_there_is_no_test_of_danger()
    {
        var draft = bench.Draft("Toronto", Adult with { Harm = HarmTest.Met }, (ReportingChannel.Emergency, ChannelAct.Report)) with { Grounds = new("her sister", "", "tonight") };
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, draft, CentrePolicy.Stricter, Ct)).Problems.ShouldContain(new DecisionProblem(DecisionFault.GroundsMissing));
    }

    [Fact]
    public async Task A_decision_is_never_changed_and_the_next_one_is_added()
    {
        var draft = bench.Draft("Toronto", Girl15);
        var first = await bench.DecideAsync(draft);
        (await bench.DecideAsync(draft with { Reasons = "Other words." })).ShouldBe(first, "the same key twice decides once");
        bench.Database.Clock.AdvanceSeconds(60);
        var second = await bench.DecideAsync(draft with { Id = Guid.NewGuid(), Reasons = "Other words." });

        second.Number.ShouldBe(2);
        var view = (await bench.History.ReadAsync(DecidingBench.Ana, bench.Contact, Ct))!;
        view.Decisions.Select(decision => decision.Number).ShouldBe([2, 1]);
        view.Decisions[1].ShouldBe(first);
        first.Advice.RuleVersion.ShouldBe(DutyRules.Shipped.Version);
        first.Route.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Advice_is_worked_out_here_and_never_taken_from_a_window()
    {
        // A window that says "British Columbia" in its situation and "Toronto" in its place gets the law of Toronto.
        var draft = bench.Draft("Toronto", Girl15 with { Place = NRD.Core.Places.Province.Find("CA-BC") });
        (await bench.DecideAsync(draft)).Situation.Place!.Code.ShouldBe("CA-ON");
    }

    [Fact]
    public async Task Nobody_decides_in_the_contact_of_somebody_else_or_in_a_closed_one()
    {
        var draft = bench.Draft("Toronto", Girl15);
        (await bench.Decisions.DecideAsync(DecidingBench.Ben, draft, CentrePolicy.Stricter, Ct)).Kept.ShouldBeNull();
        await bench.Contacts.CloseAsync(DecidingBench.Ana, bench.Contact, ContactOutcome.Referred, Ct);
        (await bench.Decisions.DecideAsync(DecidingBench.Ana, draft, CentrePolicy.Stricter, Ct)).Kept.ShouldBeNull();
        (await bench.History.ReadAsync(DecidingBench.Ben, bench.Contact, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Each_act_leaves_its_entry_with_codes_only()
    {
        var decision = await bench.DecideAsync(bench.Draft("Toronto", Girl15));
        var (report, _) = await bench.BeginAsync(decision, ReportingChannel.ChildProtection);
        await bench.TellAsync(report);
        await bench.Reports.CompleteAsync(DecidingBench.Ana, report, ReportOutcome.Accepted, Ct);

        await using var db = bench.Database.CreateDbContext();
        var entries = await db.Audit.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Ct);
        entries.Select(entry => entry.Action).ShouldBe(
        [
            AuditAction.ContactStarted, AuditAction.DecisionTaken, AuditAction.ReportBegun, AuditAction.ReportTold, AuditAction.AlertRaised, AuditAction.ReportCompleted,
        ]);
        entries.ShouldAllBe(entry => entry.Reason == null || !entry.Reason.Contains("Roy", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<ReportingChannel>> UnreportedAsync() => (await bench.History.ReadAsync(DecidingBench.Ana, bench.Contact, Ct))!.Unreported;

    private Task<IReadOnlyList<AlertLine>> AlertsAsync() => bench.Alerts.OpenAsync(DecidingBench.Sue, Ct);

    private Task<bool> FindAsync(Actor actor, ReportDecision decision, ReportingChannel channel, SupervisorFinding finding, string reason) =>
        bench.Decisions.FindAsync(actor, Guid.NewGuid(), decision.Id, channel, finding, reason, Ct);

    private Task<ReportDecision> HarmAsync() => bench.DecideAsync(bench.Draft("Toronto", Adult with { Harm = HarmTest.Met, LifeInDanger = Answer.No }, (ReportingChannel.Emergency, ChannelAct.Report), (ReportingChannel.Police, ChannelAct.AskSupervisor)));
}
