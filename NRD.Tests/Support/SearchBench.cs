using Microsoft.Extensions.Logging.Abstractions;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Tests.Support;

/// <summary>A search over a real database, as the console has it.</summary>
public sealed class SearchBench : IAsyncDisposable
{
    private SearchBench(TestDatabase database)
    {
        Database = database;
        Current = new CurrentIndex();
        Keeper = new IndexKeeper(database, Current, database.Clock, NullLogger<IndexKeeper>.Instance);
        Search = new ReferralSearch(Current, database.Clock);
    }

    public TestDatabase Database { get; }

    public CurrentIndex Current { get; }

    public IndexKeeper Keeper { get; }

    public ReferralSearch Search { get; }

    public PlaceFinder Places { get; } = new();

    public static async Task<SearchBench> WithAsync(CancellationToken ct, params IEnumerable<OrganizationRecord> records)
    {
        var bench = new SearchBench(await TestDatabase.CreateAsync(ct));
        await DirectoryOf.SaveAsync(bench.Database, ct, records);
        await bench.Keeper.RefreshAsync(ct);
        return bench;
    }

    public static Task<SearchBench> WithSampleAsync(CancellationToken ct) => WithAsync(ct, SampleDirectory.Records(TestDatabase.Noon));

    public ReferralResult Find(ReferralQuery query) => Search.Find(TestActors.Desk, query);

    public ReferralResult Find(string text, string? place = null) => Find(new ReferralQuery { Text = text, Place = place is null ? null : At(place) });

    public PlaceRef At(string place) => Places.Resolve(place).Certain ?? throw new InvalidOperationException($"'{place}' is not one place.");

    /// <summary>Names of the organizations found, in order.</summary>
    public IEnumerable<string> Names(ReferralQuery query) => Find(query).Matches.Select(match => match.Organization.In(Language.English));

    public async ValueTask DisposeAsync()
    {
        Keeper.Dispose();
        await Database.DisposeAsync();
    }
}
