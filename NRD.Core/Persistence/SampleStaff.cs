using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;

namespace NRD.Core.Persistence;

/// <summary>One invented colleague.</summary>
/// <param name="Name">What the sign-in page picks them by.</param>
public sealed record SamplePerson(string Name, string DisplayName, Role Role)
{
    internal Guid Id { get; } = StableId.Of(SampleDirectory.Source, "staff", Name);
}

/// <summary>Invented colleagues, one a role, who have no password: whoever sits at the computer may be any of them. Never where real people are served.</summary>
public sealed class SampleStaff(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    public static IReadOnlyList<SamplePerson> People { get; } =
    [
        new("operator", "Robin", Role.Operator),
        new("supervisor", "Maëlle", Role.Supervisor),
        new("directory", "Winona", Role.DirectoryStaff),
        new("publisher", "Rémi", Role.Publisher),
        new("administrator", "Imani", Role.Administrator),
        new("auditor", "Théo", Role.Auditor),

        // What takes two administrators can be tried too.
        new("second-administrator", "Noor", Role.Administrator),

        // And what takes two supervisors.
        new("second-supervisor", "Anik", Role.Supervisor),
    ];

    private static readonly Guid[] Ids = [.. People.Select(person => person.Id)];

    /// <summary>Whether this is one of them, and no person.</summary>
    internal static bool Includes(Guid id) => Ids.Contains(id);

    /// <summary>Makes those who are not there yet.</summary>
    public async Task LoadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        await using var db = await factory.CreateDbContextAsync(ct);
        var there = await db.Staff.AsNoTracking().Where(u => Ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        var now = clock.GetCurrentInstant();
        foreach (var person in People.Where(person => !there.Contains(person.Id)))
        {
            var user = new StaffUser(person.Id, $"sample-{person.Name}", person.DisplayName, [person.Role], now);
            user.Activate(now);
            db.Staff.Add(user);
            db.Audit.Add(new AuditEntry(actor, AuditAction.StaffActivated, SubjectKind.Staff, user.Id, now) { Reason = nameof(SignInStrength.Sample) });
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whether any of them is in the database.</summary>
    public async Task<bool> AreThereAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Staff.AsNoTracking().AnyAsync(u => Ids.Contains(u.Id), ct);
    }

    /// <summary>Signs in as one of them, for whoever asks: the host offers this in Development only.</summary>
    /// <returns><c>null</c> where there is no such person, or they were disabled.</returns>
    public async Task<NewSession?> SignInAsync(string name, string device, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (People.FirstOrDefault(person => person.Name == name) is not { } known
            || await db.Staff.SingleOrDefaultAsync(u => u.Id == known.Id, ct) is not { IsActive: true } user)
        {
            return null;
        }

        var session = OpenSessions.Begin(db, user, SignInStrength.Sample, device, clock.GetCurrentInstant());
        await db.SaveChangesAsync(ct);
        return session;
    }
}
