using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Console.Hosting;

/// <summary>Goes round all windows each second: locks what nobody touches, says so before, and sees what another process changed.</summary>
public sealed class DeskWatch(OpenDesks desks, StaffSessions sessions, ILogger<DeskWatch> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>A window nobody touches shows at most this long what it may not show any more.</summary>
    private static readonly Duration Oldest = Duration.FromSeconds(10);

    /// <summary>One round.</summary>
    internal async Task GoRoundAsync(CancellationToken ct)
    {
        foreach (var desk in desks.All)
        {
            try
            {
                await LookAtAsync(desk, ct);
            }
            catch (ObjectDisposedException)
            {
                // It closed meanwhile.
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError("A window could not be looked after ({Problem}).", problem.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await GoRoundAsync(stoppingToken);
        }
    }

    private async Task LookAtAsync(DeskActor desk, CancellationToken ct)
    {
        if (desk is { Standing: SessionStanding.Live, Idle: { } idle })
        {
            if (idle.Locks)
            {
                // Whoever was here last is who leaves it locked; the row follows where it can.
                var last = desk.Current;
                desk.LockHere();
                await sessions.LockAsync(last, LockReason.Idle, ct);
            }
            else if (idle.Warns)
            {
                desk.Tell();
            }
        }

        await desk.NotOlderThanAsync(Oldest, ct);
    }
}
