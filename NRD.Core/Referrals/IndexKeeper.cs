using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Referrals;

/// <summary>
/// Keeps the snapshot in step with the database by its change log. Where the database does not answer, the last snapshot stays
/// and says how old it is (rule R42).
/// </summary>
public sealed class IndexKeeper(IDbContextFactory<NrdDbContext> factory, CurrentIndex current, IClock clock, ILogger<IndexKeeper> log)
    : ChangeFollower("the directory", TimeSpan.FromMilliseconds(250), log)
{
    /// <summary>More changes than this at once, such as an import, are read as a whole.</summary>
    private const int MostChanges = 500;

    /// <summary>When so many organizations stand beside what was built, all is built anew; searches go on meanwhile.</summary>
    private const int MostChanged = 1000;

    private bool built;

    /// <summary>Reads the whole directory anew, whatever the change log says.</summary>
    public async Task RebuildAsync(CancellationToken ct)
    {
        await AloneAsync(
            _ =>
            {
                built = false;
                return Task.CompletedTask;
            },
            ct);
        await RefreshAsync(ct);
    }

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var index = current.Index;
        var sequence = await db.Audit.AsNoTracking().MaxAsync(entry => (long?)entry.Sequence, ct) ?? 0;
        var at = clock.GetCurrentInstant();
        if (!built)
        {
            current.Index = await BuildAsync(db, sequence, at, ct);
            built = true;
        }
        else if (sequence > index.Sequence)
        {
            current.Index = await BringForwardAsync(db, index, sequence, at, ct);
        }
        else
        {
            current.Index = index.Confirmed(index.Sequence, at);
        }
    }

    private static async Task<ReferralIndex> BringForwardAsync(NrdDbContext db, ReferralIndex index, long sequence, Instant at, CancellationToken ct)
    {
        if (await DirectoryProjection.ChangedSinceAsync(db, index.Sequence, MostChanges, ct) is not { } changed
            || index.ChangedCount + changed.Count > MostChanged)
        {
            return await BuildAsync(db, sequence, at, ct);
        }

        var synonyms = await SearchWords.GroupsIfChangedAsync(db, index.Sequence, ct);
        var next = synonyms is null ? index.Confirmed(sequence, at) : index.With(synonyms, sequence, at);
        return changed.Count == 0 ? next : next.With(await DirectoryProjection.ReadAsync(db, changed, at, ct), sequence, at);
    }

    private static async Task<ReferralIndex> BuildAsync(NrdDbContext db, long sequence, Instant at, CancellationToken ct) =>
        ReferralIndex.Build(await DirectoryProjection.ReadAllAsync(db, at, ct), await SearchWords.GroupsAsync(db, ct), sequence, at);
}
