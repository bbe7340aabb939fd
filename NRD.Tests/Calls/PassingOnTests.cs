using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Reporting;
using static NRD.Tests.Calls.CallBench;

namespace NRD.Tests.Calls;

/// <summary>Briefings, transfers and relays as they are kept: nothing leaves without its consent, nothing happens twice.</summary>
public sealed class PassingOnTests : IAsyncLifetime
{
    private CallBench call = default!;

    public async ValueTask InitializeAsync() => call = await OpenAsync();

    public async ValueTask DisposeAsync() => await call.DisposeAsync();

    [Fact]
    public async Task A_transfer_goes_from_the_call_to_both_being_well()
    {
        var transfer = await call.RoomAsync();
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.NameToUse, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync();

        (await call.Transfers.HandOverAsync(Ana, briefing, Ct)).IsDone.ShouldBeTrue();
        (await call.Transfers.TogetherAsync(Ana, transfer, Ct)).IsDone.ShouldBeTrue();
        (await call.Transfers.FinishAsync(Ana, transfer, TransferResult.Connected, Ct)).IsDone.ShouldBeTrue();

        var view = await call.ReadAsync();
        var kept = view.Transfers.ShouldHaveSingleItem();
        kept.Result.ShouldBe(TransferResult.Connected);
        kept.Left.ShouldBe([SharedItem.Needs, SharedItem.NameToUse]);
        view.OutcomeOf(call.Shelter).ShouldBe(ReferralOutcome.Connected);
        view.Briefings.ShouldHaveSingleItem().Detail.Left.ShouldHaveSingleItem().Way.ShouldBe(DepartureWay.HandedOver);
        (await call.CountAsync(AuditAction.BriefingHandedOver)).ShouldBe(1);
        (await call.CountAsync(AuditAction.TransferMoved)).ShouldBe(5);
    }

    [Fact]
    public async Task Each_key_pressed_many_times_at_once_does_it_once()
    {
        await TwentyAsync(() => call.Transfers.BeginAsync(Ana, Guid.NewGuid(), call.Contact, call.Shelter, Ct));
        var transfer = (await call.ReadAsync()).Transfers.ShouldHaveSingleItem().Id;
        await TwentyAsync(() => call.Transfers.AnsweredAsync(Ana, transfer, Ct));
        await TwentyAsync(() => call.Transfers.HasRoomAsync(Ana, transfer, Ct));
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var briefing = Guid.NewGuid();
        await TwentyAsync(() => call.Briefings.FinishAsync(Ana, briefing, call.Contact, call.Shelter, ConsentPurpose.WarmTransfer, [], Ct));
        await TwentyAsync(() => call.Transfers.HandOverAsync(Ana, briefing, Ct));
        await TwentyAsync(() => call.Transfers.FinishAsync(Ana, transfer, TransferResult.Full, Ct));

        (await call.CountAsync(AuditAction.BriefingFinished)).ShouldBe(1);
        (await call.CountAsync(AuditAction.BriefingHandedOver)).ShouldBe(1);
        (await call.CountAsync(AuditAction.TransferEnded)).ShouldBe(1);
        (await call.CountAsync(AuditAction.DeskReported)).ShouldBe(1);
        (await call.ReadAsync()).Briefings.ShouldHaveSingleItem().Detail.Left.Count.ShouldBe(1);
    }

    [Fact]
    public async Task R08_A_briefing_is_not_finished_without_a_consent()
    {
        var answer = await call.Briefings.FinishAsync(Ana, Guid.NewGuid(), call.Contact, call.Shelter, ConsentPurpose.WarmTransfer, [], Ct);

        answer.Unmet.ShouldHaveSingleItem().Consent.ShouldBe(new Unmet(UnmetReason.NoConsent));
        (await call.ReadAsync()).Briefings.ShouldBeEmpty();
    }

    [Fact]
    public async Task R08_A_consent_to_a_relay_finishes_no_briefing_for_a_transfer()
    {
        await call.AgreeAsync(ConsentPurpose.Relay, SharedItem.Needs);

        (await call.Briefings.FinishAsync(Ana, Guid.NewGuid(), call.Contact, call.Shelter, ConsentPurpose.WarmTransfer, [], Ct))
            .Unmet.ShouldHaveSingleItem().Consent.ShouldBe(new Unmet(UnmetReason.OtherPurpose));
    }

    [Fact]
    public async Task R08_What_was_finished_is_checked_again_as_it_is_handed_over()
    {
        await call.RoomAsync();
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync();
        call.Database.Clock.Advance(Consent.Longest);

        var answer = await call.Transfers.HandOverAsync(Ana, briefing, Ct);

        answer.Unmet.ShouldHaveSingleItem().Consent.ShouldBe(new Unmet(UnmetReason.Expired));
        (await call.ReadAsync()).Briefings[0].Detail.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_that_changed_after_they_were_read_back_wait_to_be_read_back_again()
    {
        var consent = await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs, SharedItem.Background);
        call.Database.Clock.AdvanceSeconds(5);
        await call.NoteAsync(ContactField.Background, "Left with one bag, and her sister.", 2);

        await call.FinishBriefingAsync();
        var briefing = (await call.ReadAsync()).Briefings.ShouldHaveSingleItem().Detail.Briefing;
        briefing.Lines.Select(line => line.Item).ShouldBe([SharedItem.Needs]);
        briefing.Withheld.ShouldContain(new WithheldFact(SharedItem.Background, UnmetReason.ChangedSince));

        call.Database.Clock.AdvanceSeconds(5);
        await call.Book.ReadBackAsync(Ana, consent, Ct);
        var again = await call.FinishBriefingAsync();
        (await call.ReadAsync()).Briefings.Single(b => b.Id == again).Detail.Briefing.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task R09_A_withdrawal_in_the_middle_of_a_transfer_stops_it_and_lists_what_had_left()
    {
        var transfer = await call.RoomAsync();
        var consent = await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync();
        await call.Briefings.CopiedAsync(Ana, briefing, Ct);
        var copiedAt = call.Database.Clock.GetCurrentInstant();

        var withdrawal = await call.Book.WithdrawAsync(Ana, consent, Ct);

        withdrawal.Refusal.ShouldBeNull();
        withdrawal.Stopped.ShouldBe(2);
        var left = withdrawal.Left.ShouldHaveSingleItem();
        left.RecipientId.ShouldBe(call.House);
        left.Departure.ShouldBe(new Departure(DepartureWay.Copied, copiedAt, [SharedItem.Needs]));
        (await call.Transfers.HandOverAsync(Ana, briefing, Ct)).Refusal.ShouldBe(PassingRefusal.Stopped);
        (await call.Transfers.TogetherAsync(Ana, transfer, Ct)).Refusal.ShouldBe(PassingRefusal.Over);
        var view = await call.ReadAsync();
        view.Transfers.ShouldHaveSingleItem().Result.ShouldBe(TransferResult.ConsentWithdrawn);
        view.BriefingOf(call.Shelter, ConsentPurpose.WarmTransfer).ShouldBeNull();
    }

    [Fact]
    public async Task R09_A_withdrawal_and_a_handing_over_at_the_same_moment_never_both_win()
    {
        for (var round = 0; round < 8; round++)
        {
            var transfer = await call.RoomAsync();
            var consent = await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
            var briefing = await call.FinishBriefingAsync();

            var handing = Task.Run(() => call.Transfers.HandOverAsync(Ana, briefing, Ct), Ct);
            var withdrawing = Task.Run(() => call.Book.WithdrawAsync(Ana, consent, Ct), Ct);
            await Task.WhenAll(handing, withdrawing);

            (await handing).IsDone.ShouldBe((await withdrawing).Left.Count == 1, "what left is listed, and what is not listed did not leave");
            (await call.ReadAsync()).Transfers.Single(t => t.Id == transfer).Result.ShouldBe(TransferResult.ConsentWithdrawn);
        }
    }

    [Fact]
    public async Task R09_A_consent_can_be_withdrawn_after_the_contact_is_closed_and_by_a_supervisor()
    {
        var consent = await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var other = await call.AgreeAsync(ConsentPurpose.Relay, SharedItem.Needs);
        await call.Desk.CloseAsync(Ana, call.Contact, ContactOutcome.Referred, Ct);
        call.Database.Clock.Advance(Duration.FromDays(2));

        (await call.Book.WithdrawAsync(Ben, consent, Ct)).Refusal.ShouldBe(ConsentRefusal.NotWritable);
        (await call.Book.WithdrawAsync(Ana, consent, Ct)).Refusal.ShouldBeNull();
        (await call.Book.WithdrawAsync(Sup, other, Ct)).Refusal.ShouldBeNull();
        (await call.CountAsync(AuditAction.ConsentWithdrawn)).ShouldBe(2);
    }

    [Fact]
    public async Task A_consent_ends_with_its_contact_and_comes_back_only_where_the_closing_was_a_slip()
    {
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        await call.Desk.CloseAsync(Ana, call.Contact, ContactOutcome.Referred, Ct);
        call.Database.Clock.AdvanceSeconds(20);
        await call.Desk.ReopenAsync(Ana, call.Contact, Ct);
        await call.FinishBriefingAsync();

        await call.Desk.CloseAsync(Ana, call.Contact, ContactOutcome.Referred, Ct);
        call.Database.Clock.Advance(Duration.FromHours(1));
        await call.Desk.ReopenAsync(Ana, call.Contact, Ct);

        (await call.Briefings.FinishAsync(Ana, Guid.NewGuid(), call.Contact, call.Shelter, ConsentPurpose.WarmTransfer, [], Ct))
            .Unmet.ShouldHaveSingleItem().Consent.ShouldBe(new Unmet(UnmetReason.Expired));
    }

    [Fact]
    public async Task What_is_under_way_ends_with_its_contact()
    {
        await call.RoomAsync();

        await call.Desk.CloseAsync(Ana, call.Contact, ContactOutcome.CallerLeft, Ct);

        (await call.ReadAsync()).Transfers.ShouldHaveSingleItem().Result.ShouldBe(TransferResult.Unfinished);
    }

    [Theory]
    [InlineData(TransferResult.Full, DeskReportKind.Full, ReferralOutcome.NoCapacity)]
    [InlineData(TransferResult.NoAnswer, DeskReportKind.NoAnswer, ReferralOutcome.CouldNotContact)]
    [InlineData(TransferResult.VoicemailNotLeft, DeskReportKind.NoAnswer, ReferralOutcome.CouldNotContact)]
    [InlineData(TransferResult.DeclinedNotEligible, DeskReportKind.Declined, ReferralOutcome.NotEligible)]
    public async Task What_a_transfer_found_out_reaches_the_record_in_the_same_minute(TransferResult result, DeskReportKind kind, ReferralOutcome outcome)
    {
        var transfer = Guid.NewGuid();
        await call.Transfers.BeginAsync(Ana, transfer, call.Contact, call.Shelter, Ct);

        (await call.Transfers.FinishAsync(Ana, transfer, result, Ct)).IsDone.ShouldBeTrue();

        await using var db = call.Database.CreateDbContext();
        var report = await db.DeskReports.SingleAsync(Ct);
        (report.Kind, report.ServiceId, report.At).ShouldBe((kind, call.Shelter, call.Database.Clock.GetCurrentInstant()));
        (await call.ReadAsync()).OutcomeOf(call.Shelter).ShouldBe(outcome);
        (await call.ReadAsync()).InVain(call.Shelter).ShouldBeTrue();
    }

    [Fact]
    public async Task R37_Printing_is_off_until_a_supervisor_turns_it_on_and_every_page_has_its_number()
    {
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync();
        (await call.Briefings.PrintedAsync(Ana, briefing, Ct)).Refusal.ShouldBe(PassingRefusal.PrintingOff);
        await Should.ThrowAsync<NotPermittedException>(() => call.Printing.TurnAsync(Ana, true, Ct));

        await call.Printing.TurnAsync(Sup, true, Ct);
        await call.Briefings.PrintedAsync(Ana, briefing, Ct);
        await call.Briefings.PrintedAsync(Ana, briefing, Ct);

        (await call.ReadAsync()).Briefings.ShouldHaveSingleItem().Copies.ShouldBe(2);
        (await call.CountAsync(AuditAction.Printed)).ShouldBe(2);
    }

    [Fact]
    public async Task R21_Details_are_given_only_after_the_person_was_asked_about_their_device()
    {
        var request = Details(RelayWay.Text, ConsentAnswer.NotAsked, "705 555 0142");

        (await call.Relays.GiveAsync(Ana, request, Ct)).Refusal.ShouldBe(PassingRefusal.DeviceNotAsked);
        (await call.Relays.GiveAsync(Ana, request with { DeviceSeen = ConsentAnswer.No }, Ct)).Unmet.ShouldHaveSingleItem().Consent.ShouldBe(new Unmet(UnmetReason.NoConsent));
        await call.AgreeAsync(ConsentPurpose.Relay);
        (await call.Relays.GiveAsync(Ana, request with { DeviceSeen = ConsentAnswer.No }, Ct)).IsDone.ShouldBeTrue();
        (await call.Relays.GiveAsync(Ana, request with { DeviceSeen = ConsentAnswer.No }, Ct)).IsDone.ShouldBeTrue();

        var view = await call.ReadAsync();
        view.Relays.ShouldHaveSingleItem();
        view.OutcomeOf(call.Shelter).ShouldBe(ReferralOutcome.DetailsGiven);
        (await call.CountAsync(AuditAction.Relayed)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Maison Aurore: 705 555 0142")]
    [InlineData("Emergency shelter, 705 555 0142")]
    [InlineData("705 555 0142, de la ligne d’urgence")]
    public async Task R21_Where_somebody_else_may_read_it_no_name_of_a_house_or_the_hotline_is_in_it(string text)
    {
        await call.AgreeAsync(ConsentPurpose.Relay);

        foreach (var way in new[] { RelayWay.Email, RelayWay.Text, RelayWay.Chat })
        {
            (await call.Relays.GiveAsync(Ana, Details(way, ConsentAnswer.Yes, text), Ct)).Refusal.ShouldBe(PassingRefusal.NamesSomebody);
        }

        (await call.Relays.GiveAsync(Ana, Details(RelayWay.Text, ConsentAnswer.Yes, "The number you asked for: 705 555 0142"), Ct)).IsDone.ShouldBeTrue();
        (await call.Relays.GiveAsync(Ana, Details(RelayWay.Phone, ConsentAnswer.Yes, text), Ct)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_partner_is_told_by_relay_what_was_agreed_for_a_relay()
    {
        await call.AgreeAsync(ConsentPurpose.Relay, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync(ConsentPurpose.Relay);

        (await call.Relays.TellAsync(Ana, briefing, Ct)).IsDone.ShouldBeTrue();
        (await call.Relays.TellAsync(Ana, briefing, Ct)).IsDone.ShouldBeTrue();

        (await call.ReadAsync()).Briefings.ShouldHaveSingleItem().Detail.Left.ShouldHaveSingleItem().Way.ShouldBe(DepartureWay.Told);
    }

    [Fact]
    public async Task Somebody_elses_contact_is_passed_on_by_nobody_else()
    {
        var transfer = await call.RoomAsync();
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        var briefing = await call.FinishBriefingAsync();

        (await call.Transfers.BeginAsync(Ben, Guid.NewGuid(), call.Contact, call.Shelter, Ct)).Refusal.ShouldBe(PassingRefusal.NotWritable);
        (await call.Transfers.HandOverAsync(Ben, briefing, Ct)).Refusal.ShouldBe(PassingRefusal.NotWritable);
        (await call.Transfers.FinishAsync(Ben, transfer, TransferResult.Full, Ct)).Refusal.ShouldBe(PassingRefusal.NotWritable);
        (await call.Briefings.FinishAsync(Ben, Guid.NewGuid(), call.Contact, call.Shelter, ConsentPurpose.WarmTransfer, [], Ct)).Refusal.ShouldBe(PassingRefusal.NotWritable);
        (await call.Briefings.CopiedAsync(Ben, briefing, Ct)).Refusal.ShouldBe(PassingRefusal.NotThere);
        (await call.Outcomes.SetAsync(Ben, call.Contact, call.Shelter, ReferralOutcome.Connected, Ct)).Refusal.ShouldBe(PassingRefusal.NotWritable);
    }

    [Fact]
    public async Task A_partner_that_may_not_be_offered_gets_nobody()
    {
        await using (var db = call.Database.CreateDbContext())
        {
            (await db.Organizations.SingleAsync(o => o.Id == call.House, Ct)).MoveTo(PartnerStatus.Suspended, call.Database.Clock.GetCurrentInstant());
            await db.SaveChangesAsync(Ct);
        }

        (await call.Transfers.BeginAsync(Ana, Guid.NewGuid(), call.Contact, call.Shelter, Ct)).Refusal.ShouldBe(PassingRefusal.NotOffered);
    }

    [Fact]
    public async Task R40_Only_the_operators_alias_stands_in_a_briefing()
    {
        await call.AgreeAsync(ConsentPurpose.WarmTransfer, SharedItem.Needs);
        await call.FinishBriefingAsync();

        (await call.ReadAsync()).Briefings.ShouldHaveSingleItem().Detail.Alias.ShouldBe(Ana.Name);
    }

    private RelayRequest Details(RelayWay way, ConsentAnswer seen, string text) => new(Guid.NewGuid(), call.Contact, call.Shelter, way, seen, text);

    private static async Task TwentyAsync(Func<Task<PassingAnswer>> act)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(act, Ct)));
        answers.ShouldAllBe(answer => answer.IsDone);
    }
}
