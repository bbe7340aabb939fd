using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>Rule R05: the number of a contact lies behind glass.</summary>
public sealed class NumberRevealTests : IAsyncLifetime
{
    private const string Number = "613-555-0142";

    private readonly Guid id = Guid.NewGuid();
    private TestDatabase database = default!;
    private Approvals approvals = default!;
    private NumberReveals reveals = default!;
    private Actor ana = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        approvals = new(database, [new RevealNumberAct()], database.Clock);
        reveals = new(database, approvals, database.Clock);
        ana = (await SignedIn.AsAsync(database, Ct, Role.Operator)).Actor;
        await new ContactDesk(database, database.Clock).StartAsync(ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        await new ContactEntries(database, database.Trail, database.Clock).SaveAsync(ana, id, ContactField.CallBackNumber, Number, 1, Ct);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task R05_Alone_on_shift_one_person_sees_it_audited_and_supervisors_are_told()
    {
        (await reveals.RevealAsync(ana, id, Ct)).ShouldBe(new(RevealStep.Shown, Number));

        var supervisor = (await SignedIn.AsAsync(database, Ct, Role.Supervisor)).Actor;
        var alert = (await reveals.AlertsAsync(supervisor, Ct)).ShouldHaveSingleItem();
        (alert.Alone, alert.By, alert.SeenAt).ShouldBe((true, "Somebody", null));
        await using var db = database.CreateDbContext();
        (await db.Audit.SingleAsync(a => a.Action == AuditAction.Revealed, Ct)).Reason.ShouldBe("ImminentDangerAlone");
        (await reveals.SeenAsync(supervisor, alert.Id, Ct)).ShouldBeTrue();
        (await reveals.AlertsAsync(supervisor, Ct)).ShouldHaveSingleItem().SeenBy.ShouldBe("Somebody");
    }

    [Fact]
    public async Task R05_With_somebody_else_on_shift_a_second_person_must_agree()
    {
        var ben = (await SignedIn.AsAsync(database, Ct, Role.Operator)).Actor;

        (await reveals.RevealAsync(ana, id, Ct)).Step.ShouldBe(RevealStep.SecondPersonAsked);
        (await AlertCountAsync()).ShouldBe(0);
        (await approvals.GiveAsync(ana, await AskedAsync(), Ct)).ShouldBe(ApprovalRefusal.OwnRequest);
        (await approvals.GiveAsync(ben, await AskedAsync(), Ct)).ShouldBeNull();

        (await reveals.RevealAsync(ana, id, Ct)).Number.ShouldBe(Number);
        (await AlertCountAsync()).ShouldBe(1);
        (await reveals.RevealAsync(ana, id, Ct)).Step.ShouldBe(RevealStep.SecondPersonAsked, "each time asks anew");
    }

    [Fact]
    public async Task R05_A_second_person_who_does_not_answer_within_a_minute_stops_nobody()
    {
        await SignedIn.AsAsync(database, Ct, Role.Operator);
        await reveals.RevealAsync(ana, id, Ct);
        database.Clock.Advance(Duration.FromSeconds(59));
        (await reveals.RevealAsync(ana, id, Ct)).Number.ShouldBeNull();
        database.Clock.Advance(Duration.FromSeconds(2));

        (await reveals.RevealAsync(ana, id, Ct)).Number.ShouldBe(Number);
    }

    [Fact]
    public async Task R05_A_second_person_who_says_no_is_heard()
    {
        var ben = (await SignedIn.AsAsync(database, Ct, Role.Operator)).Actor;
        await reveals.RevealAsync(ana, id, Ct);
        (await approvals.DeclineAsync(ben, await AskedAsync(), DeclineReason.NotNeeded, Ct)).ShouldBeNull();

        (await reveals.RevealAsync(ana, id, Ct)).ShouldBe(new(RevealStep.Declined, null));
    }

    [Fact]
    public async Task Whoever_has_not_touched_the_console_for_ten_minutes_or_takes_no_contacts_is_not_on_shift()
    {
        await SignedIn.AsAsync(database, Ct, Role.Operator);
        database.Clock.Advance(Duration.FromMinutes(11));
        await SignedIn.AsAsync(database, Ct, Role.DirectoryStaff);

        (await reveals.RevealAsync(ana, id, Ct)).Step.ShouldBe(RevealStep.Shown);
    }

    [Fact]
    public async Task R05_Nobody_sees_the_number_of_somebody_elses_contact()
    {
        var ben = (await SignedIn.AsAsync(database, Ct, Role.Operator)).Actor;

        (await reveals.RevealAsync(ben, id, Ct)).ShouldBe(new(RevealStep.NotThere, null));
        await Should.ThrowAsync<NotPermittedException>(() => reveals.RevealAsync(TestActors.In(Role.DirectoryStaff), id, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => reveals.AlertsAsync(ben, Ct));
    }

    [Fact]
    public async Task Nobody_looks_into_what_they_showed_themselves()
    {
        var supervisor = (await SignedIn.AsAsync(database, Ct, Role.Supervisor)).Actor;
        database.Clock.Advance(Duration.FromMinutes(11));
        (await reveals.RevealAsync(supervisor, id, Ct)).Step.ShouldBe(RevealStep.Shown);

        (await reveals.SeenAsync(supervisor, (await reveals.AlertsAsync(supervisor, Ct))[0].Id, Ct)).ShouldBeFalse();
    }

    [Fact]
    public void A_number_does_not_slip_into_a_log() => new ShownNumber(RevealStep.Shown, Number).ToString().ShouldBe("[restricted]");

    private async Task<int> AlertCountAsync()
    {
        await using var db = database.CreateDbContext();
        return await db.NumberReveals.CountAsync(Ct);
    }

    private async Task<Guid> AskedAsync()
    {
        await using var db = database.CreateDbContext();
        return (await db.Approvals.SingleAsync(a => a.State == ApprovalState.Open, Ct)).Id;
    }
}
