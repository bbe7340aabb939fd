using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>What was said goes when its time is over, and not before; nothing goes by a clock that cannot be believed.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly Actor Ana = TestActors.In(Role.Operator);
    private static readonly Actor Sup = TestActors.In(Role.Supervisor);
    private static readonly Actor OtherSup = Sup with { Id = "other-supervisor" };
    private TestDatabase database = default!;
    private Retention retention = default!;
    private Approvals approvals = default!;
    private LegalHolds holds = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        retention = new(database, database.Keys, database.Clock, NullLogger<Retention>.Instance);
        approvals = new(database, [new PlaceHoldAct(database.Clock), new LiftHoldAct(database.Clock), new RevealNumberAct()], database.Clock);
        holds = new(database, approvals);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task R34_Without_any_consent_it_goes_after_seven_days_and_leaves_a_counter_and_an_entry()
    {
        var id = await ClosedAsync();
        await SayAsync(id, ContactField.Place, "CA-ON", reopen: true);

        await DaysAsync(6);
        (await ThereAsync(id)).ShouldBeTrue();
        await DaysAsync(2);

        (await ThereAsync(id)).ShouldBeFalse();
        await using var db = database.CreateDbContext();
        (await db.ContactEntries.AnyAsync(Ct)).ShouldBeFalse();
        var counter = await db.ContactCounters.SingleAsync(Ct);
        (counter.Channel, counter.Outcome, counter.Province, counter.Count).ShouldBe((ContactChannel.Call, ContactOutcome.SupportGiven, "CA-ON", 1));
        var entry = await db.Audit.SingleAsync(a => a.Action == AuditAction.ContactPurged, Ct);
        (entry.SubjectId, entry.Reason).ShouldBe((id, "SupportGiven"));
    }

    [Fact]
    public async Task The_number_and_the_word_of_a_plan_go_with_the_closing_of_their_contact()
    {
        var id = await ContactAsync();
        var entries = new ContactEntries(database, database.Trail, database.Clock);
        foreach (var field in new[] { ContactField.CallBackNumber, ContactField.CodeWord, ContactField.Scratch, ContactField.Notes })
        {
            await entries.SaveAsync(Ana, id, field, "613-555-0142", 1, Ct);
        }

        await CloseAsync(id);

        await using var db = database.CreateDbContext();
        (await db.ContactEntries.SingleAsync(Ct)).Field.ShouldBe(ContactField.Notes);
    }

    [Fact]
    public async Task R34_With_a_consent_it_stays_thirty_days()
    {
        var id = await ContactAsync();
        var (book, consent) = (new ConsentBook(database, database.Clock), Guid.NewGuid());
        (await book.BeginAsync(Ana, new(consent, id, Guid.NewGuid(), ConsentPurpose.WarmTransfer, ConsentBasis.PersonConcerned, ConsentMode.Chat, "ConsentAsk/1", "en", null), Ct)).ShouldBeNull();
        (await book.AnswerAsync(Ana, consent, SharedItem.Needs, ConsentAnswer.Yes, Ct)).ShouldBeNull();
        await CloseAsync(id);

        await DaysAsync(29);
        (await ThereAsync(id)).ShouldBeTrue();
        await DaysAsync(2);
        (await ThereAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_open_contact_is_never_purged_and_a_stale_one_is_shown_to_supervisors()
    {
        var id = await ContactAsync();
        await DaysAsync(60);

        (await ThereAsync(id)).ShouldBeTrue();
        (await new KeptContacts(database, database.Clock).ListAsync(Sup, Ct)).ShouldHaveSingleItem().IsStale.ShouldBeTrue();
    }

    [Fact]
    public async Task A_hold_of_two_supervisors_keeps_it_until_two_lift_it()
    {
        var id = await ClosedAsync();
        (await holds.AskAsync(Sup, id, HoldReason.CourtOrder, Ct)).ShouldBeTrue();
        (await approvals.GiveAsync(Sup, await AskedAsync(), Ct)).ShouldBe(ApprovalRefusal.OwnRequest);
        (await approvals.GiveAsync(OtherSup.At(Now), await AskedAsync(), Ct)).ShouldBeNull();
        await DaysAsync(40);
        (await ThereAsync(id)).ShouldBeTrue();

        (await holds.AskToLiftAsync(OtherSup, id, Ct)).ShouldBeTrue();
        (await approvals.GiveAsync(Sup.At(Now), await AskedAsync(), Ct)).ShouldBeNull();
        await DaysAsync(1);

        (await ThereAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_second_supervisor_has_not_answered_it_stays_for_as_long_as_the_request_lives()
    {
        var id = await ClosedAsync();
        (await holds.AskAsync(Sup, id, HoldReason.Complaint, Ct)).ShouldBeTrue();

        await DaysAsync(29);
        (await ThereAsync(id)).ShouldBeTrue();
        await DaysAsync(1);
        (await ThereAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_held_already_or_not_there_cannot_be_asked_for()
    {
        (await holds.AskAsync(Sup, Guid.NewGuid(), HoldReason.Complaint, Ct)).ShouldBeFalse();
        (await holds.AskToLiftAsync(Sup, await ClosedAsync(), Ct)).ShouldBeFalse();
        await Should.ThrowAsync<NotPermittedException>(() => holds.AskAsync(Ana, Guid.NewGuid(), HoldReason.Complaint, Ct));
    }

    [Fact]
    public async Task After_the_clock_jumped_ahead_nothing_is_purged_until_a_person_looked_at_it()
    {
        var id = await ClosedAsync();
        database.Clock.Advance(Duration.FromDays(40));

        (await retention.PurgeAsync(Actor.Watch, clockChecked: false, Ct)).Refused.ShouldBe(ClockDoubt.JumpedAhead);
        (await ThereAsync(id)).ShouldBeTrue();

        (await retention.PurgeAsync(TestActors.Local, clockChecked: true, Ct)).Purged.ShouldBe(1);
    }

    [Fact]
    public async Task A_jump_stays_a_jump_though_work_went_on_after_it()
    {
        await ClosedAsync();
        database.Clock.Advance(Duration.FromDays(40));
        await ContactAsync();

        (await retention.PurgeAsync(Actor.Watch, clockChecked: false, Ct)).Refused.ShouldBe(ClockDoubt.JumpedAhead);
    }

    [Fact]
    public async Task After_the_clock_went_back_nothing_is_purged()
    {
        await ClosedAsync();
        database.Clock.Advance(Duration.FromHours(-1));

        (await retention.PurgeAsync(Actor.Watch, clockChecked: false, Ct)).Refused.ShouldBe(ClockDoubt.WentBack);
    }

    [Fact]
    public async Task Nobody_at_a_desk_purges() =>
        await Should.ThrowAsync<NotPermittedException>(() => retention.PurgeAsync(Sup, clockChecked: true, Ct));

    [Fact]
    public async Task R25_Small_counts_and_sums_that_would_tell_them_are_not_shown()
    {
        for (var i = 0; i < 12; i++)
        {
            await ClosedAsync();
        }

        await CloseAsync(await ContactAsync(ContactChannel.Chat));
        await DaysAsync(8);
        database.Clock.Advance(Duration.FromDays(60));

        var totals = await new ContactCounts(database, database.Clock).QuarterAsync(Sup, 1, Ct);

        totals.Counts.ShouldBe([new(ContactChannel.Call, ContactOutcome.SupportGiven, "", 12)]);
        totals.Total.ShouldBe(0);
    }

    private Instant Now => database.Clock.GetCurrentInstant();

    /// <summary>Days as a running console lives them: a round each night.</summary>
    private async Task DaysAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            database.Clock.Advance(Duration.FromDays(1));
            (await retention.PurgeAsync(Actor.Watch, clockChecked: false, Ct)).Refused.ShouldBeNull();
        }
    }

    private async Task<bool> ThereAsync(Guid id)
    {
        await using var db = database.CreateDbContext();
        return await db.Contacts.AnyAsync(c => c.Id == id, Ct);
    }

    private async Task<Guid> AskedAsync()
    {
        await using var db = database.CreateDbContext();
        return (await db.Approvals.SingleAsync(a => a.State == ApprovalState.Open, Ct)).Id;
    }

    private async Task<Guid> ContactAsync(ContactChannel channel = ContactChannel.Call)
    {
        var id = Guid.NewGuid();
        await new ContactDesk(database, database.Clock).StartAsync(Ana, id, channel, ContactKind.PersonInNeed, Ct);
        return id;
    }

    private async Task<Guid> ClosedAsync()
    {
        var id = await ContactAsync();
        await CloseAsync(id);
        return id;
    }

    private async Task CloseAsync(Guid id) => (await new ContactDesk(database, database.Clock).CloseAsync(Ana, id, ContactOutcome.SupportGiven, Ct)).ShouldBeTrue();

    private async Task SayAsync(Guid id, ContactField field, string value, bool reopen)
    {
        var desk = new ContactDesk(database, database.Clock);
        if (reopen)
        {
            (await desk.ReopenAsync(Ana, id, Ct)).ShouldBeTrue();
        }

        (await new ContactEntries(database, database.Trail, database.Clock).SaveAsync(Ana, id, field, value, 1, Ct)).Result.ShouldBe(SaveResult.Saved);
        await CloseAsync(id);
    }
}
