using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class UnlockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_alone_opens_what_it_began_but_counts_as_no_new_proof()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var session = (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct)).ShouldNotBeNull();
        var activity = new SessionActivity(new LockOptions());
        var source = new ActorSource(database, database.Clock, activity);
        var proved = (await source.StateAsync(session.Id, Ct)).Actor.AuthenticatedAt;
        database.Clock.Advance(Duration.FromMinutes(20));
        (await source.StateAsync(session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);

        (await robin.Reauthentication.UnlockAsync(session.Id, "quiet otter under maple lamb", Ct)).ShouldBeFalse();
        (await source.StateAsync(session.Id, Ct)).Standing.ShouldBe(SessionStanding.Locked);
        (await robin.Reauthentication.UnlockAsync(session.Id, Somebody.Password, Ct)).ShouldBeTrue();

        var state = await source.StateAsync(session.Id, Ct);
        state.Standing.ShouldBe(SessionStanding.Live);
        state.Actor.AuthenticatedAt.ShouldBe(proved);
        robin.Own.IsFresh(state.Actor).ShouldBeFalse();
    }

    [Fact]
    public async Task The_password_of_somebody_else_opens_nothing_and_every_try_is_audited()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var other = await SignedIn.AsAsync(database, Ct);

        (await robin.Reauthentication.UnlockAsync(other.Session.Id, Somebody.Password, Ct)).ShouldBeFalse();
        (await robin.Reauthentication.UnlockAsync(Guid.NewGuid(), Somebody.Password, Ct)).ShouldBeFalse();

        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(entry => entry.Action == AuditAction.SignInFailed && entry.SubjectId == other.User.Id, Ct)).ShouldBe(1);
    }
}
