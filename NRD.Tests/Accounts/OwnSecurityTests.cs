using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class OwnSecurityTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_may_look_or_change()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);

        await Should.ThrowAsync<NotPermittedException>(() => robin.Own.OverviewAsync(Actor.Nobody, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => robin.Own.ChangePasswordAsync(Actor.Nobody, "a new one altogether", Ct));
        await Should.ThrowAsync<NotPermittedException>(() => robin.Own.NewRecoveryCodesAsync(Actor.Nobody, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => robin.Own.EndSessionAsync(TestActors.Desk, Guid.NewGuid(), Ct));
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_keeps_this_one()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var other = await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct);
        var own = await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(1), Ct);
        var actor = await robin.ActorAsync(own, Ct);

        (await robin.Own.ChangePasswordAsync(actor, "seven lanterns near the quay", Ct)).ShouldBeNull();

        (await robin.ActorAsync(own, Ct)).ShouldNotBe(Actor.Nobody);
        (await robin.ActorAsync(other, Ct)).ShouldBe(Actor.Nobody);
        await using var db = database.CreateDbContext();
        (await db.StaffSessions.SingleAsync(s => s.Id == other!.Id, Ct)).End.ShouldBe(SessionEnd.FactorChanged);
        (await db.Audit.SingleAsync(a => a.Action == AuditAction.FactorChanged, Ct)).Reason.ShouldBe("Password");
    }

    [Fact]
    public async Task A_factor_changes_only_within_ten_minutes_of_proving_who_one_is()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var session = await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct);
        robin.Wait(Duration.FromMinutes(11));
        await robin.TouchAsync(session, Ct);
        var actor = await robin.ActorAsync(session, Ct);

        (await robin.Own.ChangePasswordAsync(actor, "seven lanterns near the quay", Ct)).ShouldBe(FactorFault.ProveAgain);
        (await robin.Own.NewRecoveryCodesAsync(actor, Ct)).Fault.ShouldBe(FactorFault.ProveAgain);
        (await robin.Reauthentication.WithCodeAsync(session!.Id, Somebody.Password, robin.Code(), Ct)).ShouldBeTrue();

        (await robin.Own.ChangePasswordAsync(await robin.ActorAsync(session, Ct), "seven lanterns near the quay", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_takes_away_their_last_way_in_or_has_more_than_ten_passkeys()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        await using (var db = database.CreateDbContext())
        {
            var user = await db.Staff.SingleAsync(Ct);
            db.Entry(user).Property(u => u.PasswordHash).CurrentValue = null;
            await db.SaveChangesAsync(Ct);
        }

        await using var second = database.CreateDbContext();
        var actor = Actor.Of(await second.Staff.SingleAsync(Ct), OpenSession(await second.Staff.SingleAsync(Ct)));
        for (byte i = 0; i < OwnPasskeys.Most; i++)
        {
            (await robin.Passkeys.AddAsync(actor, new(robin.Id, [i, 1], $"key {i}", [1]), Ct)).ShouldBeNull();
        }

        (await robin.Passkeys.AddAsync(actor, new(robin.Id, [99], "one more", [1]), Ct)).ShouldBe(FactorFault.TooManyPasskeys);
        (await robin.Passkeys.AddAsync(actor, new(Guid.NewGuid(), [98], "of somebody else", [1]), Ct)).ShouldBe(FactorFault.TooManyPasskeys);
        var keys = (await robin.Own.OverviewAsync(actor, Ct)).Passkeys;
        foreach (var key in keys.Skip(1))
        {
            (await robin.Passkeys.RemoveAsync(actor, key.Id, Ct)).ShouldBeNull();
        }

        (await robin.Passkeys.RemoveAsync(actor, keys[0].Id, Ct)).ShouldBe(FactorFault.LastWayIn);
        (await robin.Passkeys.RenameAsync(actor, keys[0].Id, " Phone ", Ct)).ShouldBeNull();
        (await robin.Passkeys.RenameAsync(actor, keys[0].Id, " ", Ct)).ShouldBe(FactorFault.NameMissing);
        (await robin.Own.OverviewAsync(actor, Ct)).Passkeys.ShouldHaveSingleItem().Name.ShouldBe("Phone");
    }

    [Fact]
    public async Task One_ends_one_s_own_sessions_and_nobody_else_s()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var other = await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct);
        var own = await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(1), Ct);
        await using (var db = database.CreateDbContext())
        {
            db.Staff.Add(Stranger());
            await db.SaveChangesAsync(Ct);
        }

        await using var reading = database.CreateDbContext();
        var stranger = await reading.Staff.SingleAsync(u => u.SignInName == "stranger", Ct);

        (await robin.Own.EndSessionAsync(Actor.Of(stranger, OpenSession(stranger)), own!.Id, Ct)).ShouldBeFalse();
        (await robin.Own.EndSessionAsync(await robin.ActorAsync(own, Ct), other!.Id, Ct)).ShouldBeTrue();

        (await robin.ActorAsync(other, Ct)).ShouldBe(Actor.Nobody);
        (await robin.Own.OverviewAsync(await robin.ActorAsync(own, Ct), Ct)).Sessions.ShouldHaveSingleItem().IsThis.ShouldBeTrue();
    }

    [Fact]
    public async Task Proving_who_one_is_unlocks_for_the_same_person_only()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var session = (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct)).ShouldNotBeNull();
        await using (var db = database.CreateDbContext())
        {
            (await db.StaffSessions.SingleAsync(Ct)).Lock(TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        (await robin.ActorAsync(session, Ct)).ShouldBe(Actor.Nobody);
        (await robin.Reauthentication.WithCodeAsync(session.Id, "not the password at all", robin.Code(1), Ct)).ShouldBeFalse();
        (await robin.Reauthentication.WithCodeAsync(session.Id, Somebody.Password, robin.Code(), Ct)).ShouldBeFalse("used to sign in");
        (await robin.Reauthentication.WithPasskeyAsync(session.Id, Guid.NewGuid(), [1], [1], Ct)).ShouldBeFalse();
        (await robin.Reauthentication.AsSampleAsync(session.Id, Ct)).ShouldBeFalse();
        (await robin.Reauthentication.WithCodeAsync(session.Id, Somebody.Password, robin.Code(1), Ct)).ShouldBeTrue();

        (await robin.ActorAsync(session, Ct)).ShouldNotBe(Actor.Nobody);
        await using var after = database.CreateDbContext();
        (await after.Audit.CountAsync(a => a.Action == AuditAction.Unlocked, Ct)).ShouldBe(1);
    }

    private static StaffUser Stranger()
    {
        var user = new StaffUser(Guid.NewGuid(), "stranger", "Stranger", [Role.Operator], TestDatabase.Noon);
        user.Activate(TestDatabase.Noon);
        return user;
    }

    private static StaffSession OpenSession(StaffUser user) => new(Guid.NewGuid(), user, [1], SignInStrength.Passkey, "", TestDatabase.Noon);
}
