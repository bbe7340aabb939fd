using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Core.Oversight;

/// <summary>Whether calls can be answered.</summary>
/// <param name="IndexSeconds">How long ago the directory that searches ask was last known to be true.</param>
public sealed record ReadinessReport(bool Database, bool Index, double IndexSeconds, bool Clocks)
{
    public bool Ready => Database && Index && Clocks;
}

/// <summary>A quick look at what answers depend on, for whatever watches over the console; <see cref="SelfCheck"/> looks closer.</summary>
public sealed class Readiness(IDbContextFactory<NrdDbContext> factory, CurrentIndex current, TimeZones zones, IClock clock)
{
    private static readonly Duration OldestIndex = Duration.FromMinutes(1);

    /// <summary>For the machine itself, and for anybody who is signed in.</summary>
    public async Task<ReadinessReport> LookAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.RunMaintenance))
        {
            actor.Demand(Permission.OwnSecurity);
        }

        var age = clock.GetCurrentInstant() - current.Index.UpdatedAt;
        return new(await AnswersAsync(ct), age <= OldestIndex, Math.Round(Math.Min(age.TotalSeconds, int.MaxValue), 1), zones.Check().Count == 0);
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            await db.AuditHeads.AsNoTracking().AnyAsync(ct);
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return false;
        }
    }
}
