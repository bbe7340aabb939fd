using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>Nobody is called without their word, outside their time, or by anybody who did not take it on; and with its end the number is gone.</summary>
public sealed class AgreedCallTests : IAsyncLifetime
{
    private const string Number = "613 555 0142";
    private static readonly Actor Ana = TestActors.In(Role.Operator) with { Id = "ana" };
    private static readonly Actor Ben = TestActors.In(Role.Operator) with { Id = "ben" };
    private readonly Guid id = Guid.NewGuid();
    private TestDatabase database = default!;
    private ContactDesk desk = default!;
    private ContactEntries entries = default!;
    private ConsentBook book = default!;
    private FollowUps calls = default!;
    private long revision;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        desk = new(database, database.Clock);
        entries = new(database, database.Trail, database.Clock);
        book = new(database, database.Clock);
        calls = new(database, database.Trail, database.Clock);
        await desk.StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_call_back_that_was_agreed_waits_as_a_task_once_the_line_is_lost()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);

        var item = (await calls.ListAsync(Ben, Ct)).ShouldHaveSingleItem();
        item.Kind.ShouldBe(FollowUpKind.CallBack);
        item.IsDue.ShouldBeTrue();
        (item.Until - item.From).ShouldBe(Duration.FromHours(24));
        item.MaskedNumber.ShouldBe("••• ••• ••42");
        item.Zone.ShouldBe("America/Toronto");
        item.Plan.ShouldBeNull("nobody took it yet");
        (await calls.CountDueAsync(Ben, Ct)).ShouldBe(1);

        (await calls.TakeAsync(Ben, item.Id, Ct)).ShouldBe(FollowUpOutcome.Done);
        var mine = (await calls.ListAsync(Ben, Ct)).Single();
        mine.Plan.ShouldBe(new FollowUpWords("Only she answers", true, "maple"));
    }

    public static TheoryData<string> Missing() => ["wait", "no number", "no consent", "not read back", "item refused", "withdrawn", "other purpose", "other recipient", "third party", "expired"];

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task R06_Without_plan_number_and_valid_consent_there_is_no_task_and_no_number_is_kept(string missing)
    {
        if (missing != "no number")
        {
            await SaveAsync(ContactField.CallBackNumber, Number);
        }

        await SaveAsync(ContactField.DropPlan, missing == "wait" ? "wait" : "call");
        if (missing != "no consent")
        {
            var consent = new ConsentRequest(
                Guid.NewGuid(), id, missing == "other recipient" ? Guid.NewGuid() : Consent.Hotline, missing == "other purpose" ? ConsentPurpose.FollowUp : ConsentPurpose.CallBack,
                missing == "third party" ? ConsentBasis.ThirdParty : ConsentBasis.PersonConcerned, ConsentMode.Verbal, "DropPlan/1", "en", Duration.FromHours(24));
            (await book.BeginAsync(Ana, consent, Ct)).ShouldBe(missing == "third party" ? ConsentRefusal.ThirdParty : null);
            await book.AnswerAsync(Ana, consent.Id, SharedItem.PhoneNumber, missing == "item refused" ? ConsentAnswer.No : ConsentAnswer.Yes, Ct);
            if (missing != "not read back")
            {
                await book.ReadBackAsync(Ana, consent.Id, Ct);
            }

            if (missing == "withdrawn")
            {
                await book.WithdrawAsync(Ana, consent.Id, Ct);
            }
        }

        if (missing == "expired")
        {
            database.Clock.Advance(Duration.FromHours(25));
        }

        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);

        (await calls.ListAsync(Ana, Ct)).ShouldBeEmpty();
        (await entries.OpenAsync(Ana, id, Ct)).ShouldNotBeNull().MaskedNumber.ShouldBeNull();
    }

    [Fact]
    public async Task The_number_lives_in_the_plan_alone_and_is_destroyed_with_its_key_when_the_time_is_over()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        (await entries.OpenAsync(Ana, id, Ct)).ShouldNotBeNull().MaskedNumber.ShouldBeNull("it moved into the plan");
        var call = (await calls.ListAsync(Ana, Ct)).Single();

        database.Clock.Advance(Duration.FromHours(24));
        (await calls.ListAsync(Ana, Ct)).ShouldBeEmpty();
        (await calls.TakeAsync(Ana, call.Id, Ct)).ShouldBe(FollowUpOutcome.NotThere);
        (await calls.EndExpiredAsync(Ct)).ShouldBe(1);
        (await calls.EndExpiredAsync(Ct)).ShouldBe(0);

        await DestroyedAsync(call.Id, FollowUpEnd.Expired);
    }

    [Fact]
    public async Task R04_The_number_is_revealed_only_to_whoever_took_it_and_each_time_is_entered()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        var call = (await calls.ListAsync(Ana, Ct)).Single();

        (await calls.RevealAsync(Ana, call.Id, Ct)).ShouldBe(new RevealedNumber(FollowUpOutcome.SomebodyElse, null));
        await calls.TakeAsync(Ana, call.Id, Ct);
        (await calls.TakeAsync(Ben, call.Id, Ct)).ShouldBe(FollowUpOutcome.SomebodyElse);
        (await calls.RevealAsync(Ben, call.Id, Ct)).Number.ShouldBeNull();
        (await calls.RevealAsync(Ana, call.Id, Ct)).Number.ShouldBe(Number);
        (await calls.RevealAsync(Ana, call.Id, Ct)).Number.ShouldBe(Number);
        await Should.ThrowAsync<NotPermittedException>(() => calls.RevealAsync(TestActors.In(Role.DirectoryStaff), call.Id, Ct));

        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.Revealed && a.Subject == SubjectKind.FollowUp, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Taken_by_two_at_once_it_is_one_persons()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        var call = (await calls.ListAsync(Ana, Ct)).Single();

        var outcomes = await Task.WhenAll(Task.Run(() => calls.TakeAsync(Ana, call.Id, Ct), Ct), Task.Run(() => calls.TakeAsync(Ben, call.Id, Ct), Ct));

        outcomes.Order().ShouldBe([FollowUpOutcome.Done, FollowUpOutcome.SomebodyElse]);
    }

    [Fact]
    public async Task R09_A_withdrawn_consent_ends_it_at_once()
    {
        var consent = await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        var call = (await calls.ListAsync(Ana, Ct)).Single();

        await book.WithdrawAsync(Ana, consent, Ct);

        await DestroyedAsync(call.Id, FollowUpEnd.ConsentWithdrawn);
    }

    [Fact]
    public async Task Whoever_calls_again_themselves_is_not_called()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        var call = (await calls.ListAsync(Ana, Ct)).Single();

        await desk.MoveAsync(Ana, id, ContactState.Live, Ct);

        await DestroyedAsync(call.Id, FollowUpEnd.CallerCameBack);
    }

    [Fact]
    public async Task A_consent_that_ends_with_the_contact_ends_the_call_with_it_and_one_of_a_day_does_not()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        await desk.CloseAsync(Ana, id, ContactOutcome.CallerLeft, Ct);
        (await calls.ListAsync(Ana, Ct)).ShouldHaveSingleItem();

        var other = Guid.NewGuid();
        await desk.StartAsync(Ana, other, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        await AgreeAsync(other, lasts: null);
        await desk.MoveAsync(Ana, other, ContactState.Dropped, Ct);
        (await calls.ListAsync(Ana, Ct)).Count.ShouldBe(2);
        await desk.CloseAsync(Ana, other, ContactOutcome.CallerLeft, Ct);
        (await calls.ListAsync(Ana, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reached_is_the_end_and_not_reached_goes_back_to_everybody()
    {
        await AgreeAsync();
        await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct);
        var call = (await calls.ListAsync(Ana, Ct)).Single();
        (await calls.ReachedAsync(Ana, call.Id, Ct)).ShouldBe(FollowUpOutcome.SomebodyElse, "nobody took it yet");
        await calls.TakeAsync(Ana, call.Id, Ct);
        await calls.NotReachedAsync(Ana, call.Id, Ct);
        (await calls.ListAsync(Ben, Ct)).Single().Tries.ShouldBe(1);

        await calls.TakeAsync(Ben, call.Id, Ct);
        (await calls.ReachedAsync(Ben, call.Id, Ct)).ShouldBe(FollowUpOutcome.Done);

        await DestroyedAsync(call.Id, FollowUpEnd.Reached);
    }

    [Fact]
    public async Task A_follow_up_needs_its_own_consent_that_lasts_until_then()
    {
        var now = database.Clock.GetCurrentInstant();
        var request = new FollowUpRequest(Guid.NewGuid(), id, Number, "Her sister may answer", false, "", now + Duration.FromDays(2), now + Duration.FromDays(2) + Duration.FromHours(3));
        await ConsentAsync(id, ConsentPurpose.CallBack, Duration.FromDays(5));
        (await calls.PlanAsync(Ana, request, Ct)).ShouldBe(FollowUpOutcome.NoConsent, "calling back is another consent");
        await ConsentAsync(id, ConsentPurpose.FollowUp, null);
        (await calls.PlanAsync(Ana, request, Ct)).ShouldBe(FollowUpOutcome.NoConsent, "it would end with the contact");
        await ConsentAsync(id, ConsentPurpose.FollowUp, Duration.FromDays(2));
        (await calls.PlanAsync(Ana, request, Ct)).ShouldBe(FollowUpOutcome.NoConsent, "it would end before");
        await ConsentAsync(id, ConsentPurpose.FollowUp, Duration.FromDays(3));

        (await calls.PlanAsync(Ben, request, Ct)).ShouldBe(FollowUpOutcome.NotThere);
        (await calls.PlanAsync(Ana, request with { Number = "12" }, Ct)).ShouldBe(FollowUpOutcome.NumberUnclear);
        (await calls.PlanAsync(Ana, request with { Until = request.From }, Ct)).ShouldBe(FollowUpOutcome.TimeUnclear);
        (await calls.PlanAsync(Ana, request with { Until = now + Duration.FromDays(31) }, Ct)).ShouldBe(FollowUpOutcome.TimeUnclear);
        (await calls.PlanAsync(Ana, request, Ct)).ShouldBe(FollowUpOutcome.Done);
        (await calls.PlanAsync(Ana, request, Ct)).ShouldBe(FollowUpOutcome.Done, "pressed twice");
        await desk.CloseAsync(Ana, id, ContactOutcome.Referred, Ct);

        var call = (await calls.ListAsync(Ana, Ct)).ShouldHaveSingleItem();
        call.IsDue.ShouldBeFalse();
        await calls.TakeAsync(Ana, call.Id, Ct);
        (await calls.RevealAsync(Ana, call.Id, Ct)).Outcome.ShouldBe(FollowUpOutcome.NotYet);
        database.Clock.Advance(Duration.FromDays(2));
        (await calls.RevealAsync(Ana, call.Id, Ct)).Number.ShouldBe(Number);
        (await calls.CancelAsync(Ana, call.Id, Ct)).ShouldBe(FollowUpOutcome.Done);
        await DestroyedAsync(call.Id, FollowUpEnd.Cancelled);
    }

    [Fact]
    public void Nothing_of_a_plan_slips_into_a_log()
    {
        new AgreedPlan(Number, "Only she answers", true, "maple", null).ToString().ShouldBe("[restricted]");
        new FollowUpRequest(Guid.NewGuid(), id, Number, "", false, "maple", database.Clock.GetCurrentInstant(), database.Clock.GetCurrentInstant()).ToString().ShouldBe("[restricted]");
        new RevealedNumber(FollowUpOutcome.Done, Number).ToString().ShouldBe("[restricted]");
        new FollowUpWords("Only she answers", true, "maple").ToString().ShouldBe("[restricted]");
    }

    private async Task DestroyedAsync(Guid callId, FollowUpEnd end)
    {
        await using var db = database.CreateDbContext();
        var kept = await db.FollowUps.SingleAsync(f => f.Id == callId, Ct);
        kept.End.ShouldBe(end);
        kept.Plan.ShouldBeNull();
        (await db.Audit.AnyAsync(a => a.Action == AuditAction.FollowUpEnded && a.SubjectId == callId && a.Reason == end.ToString(), Ct)).ShouldBeTrue();
        (await calls.ListAsync(Ana, Ct)).ShouldNotContain(item => item.Id == callId);
    }

    private Task<Guid> AgreeAsync() => AgreeAsync(id, Duration.FromHours(24));

    private async Task<Guid> AgreeAsync(Guid contact, Duration? lasts)
    {
        await SaveAsync(ContactField.DropPlan, "call", contact);
        await SaveAsync(ContactField.DropPlanDetails, "Only she answers", contact);
        await SaveAsync(ContactField.CallBackVoicemail, "neutral", contact);
        await SaveAsync(ContactField.CallBackNumber, Number, contact);
        await SaveAsync(ContactField.CodeWord, "maple", contact);
        await SaveAsync(ContactField.Place, DirectoryOf.Sudbury.ToString(System.Globalization.CultureInfo.InvariantCulture), contact);
        return await ConsentAsync(contact, ConsentPurpose.CallBack, lasts);
    }

    private async Task<Guid> ConsentAsync(Guid contact, ConsentPurpose purpose, Duration? lasts)
    {
        var consent = Guid.NewGuid();
        await book.BeginAsync(Ana, new(consent, contact, Consent.Hotline, purpose, ConsentBasis.PersonConcerned, ConsentMode.Verbal, "DropPlan/1", "en", lasts), Ct);
        await book.AnswerAsync(Ana, consent, SharedItem.PhoneNumber, ConsentAnswer.Yes, Ct);
        await book.ReadBackAsync(Ana, consent, Ct);
        return consent;
    }

    private async Task SaveAsync(ContactField field, string value, Guid? contact = null) =>
        (await entries.SaveAsync(Ana, contact ?? id, field, value, ++revision, Ct)).Result.ShouldBe(SaveResult.Saved);
}
