using Microsoft.Extensions.Hosting;

namespace NRD.Core.Oversight;

/// <summary>Goes the rounds for as long as the console is served.</summary>
public sealed class Watch(WatchRounds rounds) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Serving comes first.
        await Task.Yield();
        await rounds.StartAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await rounds.MinuteAsync(stoppingToken);
        }
    }
}
