using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Referrals;

namespace NRD.Benchmarks;

/// <summary>How long after an edit is saved a search finds it, with the index following the change log as it does in the console.</summary>
internal sealed class EditToFound(TemporaryDirectory directory, CurrentIndex current, IndexKeeper keeper, TextWriter output)
{
    private const int Edits = 20;

    public async Task RunAsync(CancellationToken ct)
    {
        var changes = new PartnerChanges(directory.Factory, SystemClock.Instance);
        var search = new ReferralSearch(current, SystemClock.Instance);
        await keeper.StartAsync(ct);
        var times = new List<double>();
        for (var edit = 0; edit < Edits; edit++)
        {
            var word = $"zqedit{(char)('a' + edit)}x";
            var service = await AnyOfferedAsync(edit * 7, ct);
            var start = Stopwatch.GetTimestamp();
            await changes.ReviseServiceAsync(
                BenchActor.Desk, service.Id, service.Version, service.Listing with { Description = new(word, word) }, service.Internals, service.AssuredOn, ct);
            while (!IsFound(search, word, service.Id))
            {
                await Task.Delay(1, ct);
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await keeper.StopAsync(ct);
        var sorted = times.Order().ToArray();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"edit saved to found: p50 {SearchComparison.Percentile(sorted, 50):F0} ms, max {sorted[^1]:F0} ms over {Edits} edits (the log is asked four times a second)"));
    }

    private static bool IsFound(ReferralSearch search, string word, Guid service) =>
        search.Find(BenchActor.Desk, new ReferralQuery { Text = word + " ", At = Records.GeneratedDirectory.At }) is { Corrections.Count: 0, PartOfTheWords: false } result
        && result.Matches.Any(match => match.ServiceId == service);

    private async Task<Service> AnyOfferedAsync(int skip, CancellationToken ct)
    {
        await using var db = await directory.Factory.CreateDbContextAsync(ct);
        var offered = await db.Organizations.AsNoTracking().Include(organization => organization.Services)
            .Where(organization => organization.Status == PartnerStatus.Included)
            .OrderBy(organization => organization.Id).Skip(skip).Take(50).ToListAsync(ct);
        return offered.Where(organization => organization.Listing is { Kind: OrganizationKind.Ngo, Provider: ProviderType.Direct })
            .SelectMany(organization => organization.Services)
            .First(service => service.Status is null && service.Listing.Needs.Any(need => need[0] is not ('X' or 'L')));
    }
}
