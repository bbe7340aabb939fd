using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;

namespace NRD.Tests.Support;

/// <summary>A database that can be away, or take its time to answer.</summary>
internal sealed class BreakableDatabase(TestDatabase database) : IDbContextFactory<NrdDbContext>
{
    public bool Away { get; set; }

    /// <summary>Whoever asks waits for this.</summary>
    public Task Answers { get; set; } = Task.CompletedTask;

    public NrdDbContext CreateDbContext() => Away ? throw new InvalidOperationException("The database is away.") : database.CreateDbContext();

    public async Task<NrdDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        await Answers;
        return CreateDbContext();
    }
}
