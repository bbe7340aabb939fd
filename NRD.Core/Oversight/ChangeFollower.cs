using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NRD.Core.Oversight;

/// <summary>
/// Keeps something in step with the database by its change log, for as long as the console is served: one reading at a time, and another after each pause.
/// Where the database does not answer, what was read last stays (rule R42).
/// </summary>
/// <param name="what">What is kept, for the log.</param>
/// <param name="interval">How often the change log is asked.</param>
public abstract class ChangeFollower(string what, TimeSpan interval, ILogger log) : BackgroundService
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Reads what changed; the first time, everything. Whoever asks next sees it.</summary>
    public Task RefreshAsync(CancellationToken ct) => AloneAsync(ReadAsync, ct);

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task ReadAsync(CancellationToken ct);

    /// <summary>Does something while nothing is read.</summary>
    protected async Task AloneAsync(Func<CancellationToken, Task> act, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await act(ct);
        }
        finally
        {
            one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);
        var away = false;
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
                away = false;
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // Said once, not with each try; only the kind of problem, since a message may quote data.
                if (!away)
                {
                    log.LogWarning("What changed of {What} cannot be read ({Problem}); what was read last stays.", what, problem.GetType().Name);
                }

                away = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
