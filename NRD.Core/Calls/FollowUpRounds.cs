using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NRD.Core.Calls;

/// <summary>Each minute destroys the agreed calls whose time is over, whether or not anybody looks at the list.</summary>
public sealed class FollowUpRounds(FollowUps followUps, ILogger<FollowUpRounds> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                await followUps.EndExpiredAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // The kind of problem only; the next round tries again.
                log.LogWarning("Agreed calls that are over could not be destroyed ({Problem}).", problem.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
