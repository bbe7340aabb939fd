using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class SignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_and_code_open_a_session_that_says_how_it_was_opened()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);

        var session = await robin.SignInAsync("  ROBIN.t ", Somebody.Password, robin.Code(), Ct);

        var actor = await robin.ActorAsync(session, Ct);
        actor.Id.ShouldBe(robin.Id.ToString());
        actor.May(Permission.SearchDirectory).ShouldBeTrue();
        await using var db = database.CreateDbContext();
        var row = await db.StaffSessions.SingleAsync(Ct);
        row.Strength.ShouldBe(SignInStrength.PasswordAndCode);
        row.ExpiresAt.ShouldBe(TestDatabase.Noon + Duration.FromHours(12));
        (await db.Audit.SingleAsync(a => a.Action == AuditAction.SignedIn, Ct)).ActorId.ShouldBe(robin.Id.ToString());
    }

    [Theory]
    [InlineData("Robin.T", "quiet otter under maple lamq", 0)]
    [InlineData("nobody here", Somebody.Password, 0)]
    [InlineData("Robin.T", Somebody.Password, 5)]
    [InlineData("Robin.T", "", 0)]
    public async Task Finding_1_Whatever_was_wrong_the_answer_is_one_and_it_is_counted(string name, string password, int drift)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);

        (await robin.SignInAsync(name, password, robin.Code(drift), Ct)).ShouldBeNull();

        await using var db = database.CreateDbContext();
        (await db.StaffSessions.AnyAsync(Ct)).ShouldBeFalse();
        var entry = await db.Audit.SingleAsync(Ct);
        (entry.Action, entry.Outcome, entry.SubjectId).ShouldBe((AuditAction.SignInFailed, AuditOutcome.Denied, name == Somebody.Name ? robin.Id : Guid.Empty));
    }

    [Fact]
    public async Task The_first_step_tells_whoever_carries_it_nothing_by_its_length()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);

        var right = await robin.SignIn.CheckPasswordAsync(Somebody.Name, Somebody.Password, Ct);
        var wrong = await robin.SignIn.CheckPasswordAsync(Somebody.Name, "something else entirely", Ct);
        var unknown = await robin.SignIn.CheckPasswordAsync("nobody here", Somebody.Password, Ct);

        new[] { right, wrong, unknown }.Select(step => step.Text().Length).Distinct().ShouldHaveSingleItem();
        FirstStep.Parse(right.Text()).ShouldNotBeNull().Right.ShouldBeTrue();
        FirstStep.Parse(wrong.Text()).ShouldNotBeNull().Right.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_name_is_hashed_like_any_other()
    {
        using var passwords = new Passwords(1000);

        // The stand-in is a whole hash of the same rounds: the framework would throw on a broken one, or answer at once.
        (await passwords.MatchesAsync(null, "anything at all", Ct)).ShouldBeFalse();
        var standIn = Convert.FromBase64String((string)typeof(Passwords).GetField("nobody", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(passwords)!);
        var real = Convert.FromBase64String(passwords.Hash("anything at all"));
        standIn.Length.ShouldBe(real.Length);
        standIn.AsSpan(0, 13).SequenceEqual(real.AsSpan(0, 13)).ShouldBeTrue();
        (await passwords.MatchesAsync(passwords.Hash("anything at all"), "anything at all", Ct)).ShouldBeTrue();
    }

    [Fact]
    public void Finding_12_A_hash_takes_six_hundred_thousand_rounds()
    {
        using var passwords = new Passwords();
        var hash = Convert.FromBase64String(passwords.Hash("quiet otter under maple lamp"));

        // Version 3 of the format: the marker, the function (2 is HMAC-SHA512), the rounds.
        hash[0].ShouldBe((byte)1);
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).ShouldBe(2u);
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBe(600_000u);
    }

    [Fact]
    public async Task Finding_2_A_code_works_once_also_in_two_places_at_the_same_moment()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var first = await robin.SignIn.CheckPasswordAsync(Somebody.Name, Somebody.Password, Ct);
        var code = robin.Code();

        (await robin.SignIn.WithCodeAsync(first, code, Somebody.Device, Ct)).ShouldNotBeNull();
        (await robin.SignIn.WithCodeAsync(first, code, Somebody.Device, Ct)).ShouldBeNull();

        // Both have read the row before either writes.
        await using var one = database.CreateDbContext();
        await using var two = database.CreateDbContext();
        var a = await one.Staff.SingleAsync(Ct);
        var b = await two.Staff.SingleAsync(Ct);
        SecondFactor.TakeCode(a, robin.Code(1), database.Clock.GetCurrentInstant()).ShouldBeTrue();
        SecondFactor.TakeCode(b, robin.Code(1), database.Clock.GetCurrentInstant()).ShouldBeTrue();
        await one.SaveChangesAsync(Ct);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Finding_2_Neither_seed_nor_recovery_codes_stand_in_the_database()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        string[] codes;
        await using (var db = database.CreateDbContext())
        {
            var user = new StaffUser(Guid.NewGuid(), "somebody", "Somebody", [Role.Operator], TestDatabase.Noon);
            user.SetTotpSeed(Somebody.Seed);
            codes = [.. RecoveryCodes.Renew(db, user)];
            db.Staff.Add(user);
            await db.SaveChangesAsync(Ct);
        }

        foreach (var file in database.EveryFile())
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync(Ct);
            content.ShouldNotContain(Somebody.Seed);
            codes.ShouldAllBe(code => !content.Contains(code, StringComparison.Ordinal) && !content.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Finding_2_A_recovery_code_works_once_and_a_wrong_one_counts()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        robin.Codes.Count.ShouldBe(10);
        var first = await robin.SignIn.CheckPasswordAsync(Somebody.Name, Somebody.Password, Ct);

        var session = await robin.SignIn.WithRecoveryCodeAsync(first, robin.Codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), Somebody.Device, Ct);
        (await robin.SignIn.WithRecoveryCodeAsync(first, robin.Codes[3], Somebody.Device, Ct)).ShouldBeNull();
        (await robin.SignIn.WithRecoveryCodeAsync(first, "ABCDE-FGHIJ", Somebody.Device, Ct)).ShouldBeNull();

        var actor = await robin.ActorAsync(session, Ct);
        (await robin.Own.OverviewAsync(actor, Ct)).RecoveryCodesLeft.ShouldBe(9);
        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.SignInFailed && a.Reason == "PasswordAndRecoveryCode", Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_disabled_does_not_get_in_and_what_they_had_open_is_over()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var session = (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct)).ShouldNotBeNull();
        await using (var db = database.CreateDbContext())
        {
            (await db.Staff.SingleAsync(Ct)).Disable(TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
        }

        (await new OpenSessions(database, new(database, database.Clock), database.Clock, new SessionSignal()).FindAsync(session.Key, Ct)).ShouldBeNull();
        (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(1), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Finding_12_A_session_ends_after_twelve_hours_whatever_happens_in_it()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var open = new OpenSessions(database, new(database, database.Clock), database.Clock, new SessionSignal());
        var session = (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct)).ShouldNotBeNull();

        robin.Wait(Duration.FromHours(12) - Duration.FromSeconds(1));
        (await open.FindAsync(session.Key, Ct)).ShouldNotBeNull();
        robin.Wait(Duration.FromSeconds(1));
        (await open.FindAsync(session.Key, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_key_of_a_session_is_nowhere_but_in_the_cookie()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var robin = await Somebody.InAsync(database, Ct);
        var session = (await robin.SignInAsync(Somebody.Name, Somebody.Password, robin.Code(), Ct)).ShouldNotBeNull();

        await using var db = database.CreateDbContext();
        var row = await db.StaffSessions.SingleAsync(Ct);
        row.KeyHash.Length.ShouldBe(32);
        Convert.ToHexString(row.KeyHash).ShouldNotBe(Convert.ToHexString(System.Buffers.Text.Base64Url.DecodeFromChars(session.Key)));
        session.ToString().ShouldNotContain(session.Key);
        (await new OpenSessions(database, new(database, database.Clock), database.Clock, new SessionSignal()).FindAsync(Convert.ToHexString(row.KeyHash), Ct)).ShouldBeNull();
    }
}
