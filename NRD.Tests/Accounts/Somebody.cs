using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Somebody with a password and a code app, in a database of their own.</summary>
internal sealed class Somebody(TestDatabase database)
{
    public const string Name = "Robin.T";
    public const string Password = "quiet otter under maple lamp";
    public const string Device = "Firefox, Linux";

    public static readonly string Seed = CodeApp.NewSeed();

    /// <summary>Few rounds: nobody is protected by these hashes.</summary>
    public Passwords Passwords { get; } = new(1000);

    public SessionSignal Signal { get; } = new();

    /// <summary>Whoever is tested here sits at the desk all the time.</summary>
    private static SessionActivity AtWork { get; } = new(new LockOptions { AfterSeconds = 3600, InContactAfterSeconds = 3600 });

    public Guid Id { get; private set; }

    public SignIn SignIn => new(database, Passwords, database.Clock);

    public OwnSecurity Own => new(database, Passwords, database.Clock, Signal);

    public OwnPasskeys Passkeys => new(database, database.Clock, Signal);

    public Reauthentication Reauthentication => new(database, Passwords, database.Clock, Signal);

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public static async Task<Somebody> InAsync(TestDatabase database, CancellationToken ct, params Role[] roles)
    {
        var somebody = new Somebody(database);
        await using var db = database.CreateDbContext();
        var user = new StaffUser(Guid.NewGuid(), Name, "Robin", roles.Length > 0 ? roles : [Role.Operator], database.Clock.GetCurrentInstant());
        user.SetPasswordHash(somebody.Passwords.Hash(Password));
        user.SetTotpSeed(Seed);
        somebody.Codes = RecoveryCodes.Renew(db, user);
        user.Activate(database.Clock.GetCurrentInstant());
        db.Staff.Add(user);
        await db.SaveChangesAsync(ct);
        somebody.Id = user.Id;
        return somebody;
    }

    /// <summary>What the app shows now, or some steps from now.</summary>
    public string Code(int steps = 0) => CodeApp.Code(Seed, CodeApp.StepOf(database.Clock.GetCurrentInstant()) + steps);

    public async Task<NewSession?> SignInAsync(string name, string password, string code, CancellationToken ct) =>
        await SignIn.WithCodeAsync(await SignIn.CheckPasswordAsync(name, password, ct), code, Device, ct);

    public async Task<Actor> ActorAsync(NewSession? session, CancellationToken ct) =>
        (await new ActorSource(database, database.Clock, AtWork).StateAsync(session.ShouldNotBeNull().Id, ct)).Actor;

    /// <summary>Moves the pointer, so that the sign-in does not lock.</summary>
    public async Task TouchAsync(NewSession? session, CancellationToken ct)
    {
        await using var db = database.CreateDbContext();
        (await db.StaffSessions.SingleAsync(s => s.Id == session.ShouldNotBeNull().Id, ct)).Touch(database.Clock.GetCurrentInstant());
        await db.SaveChangesAsync(ct);
    }

    public void Wait(Duration duration) => database.Clock.Advance(duration);
}
