using System.Collections.Concurrent;
using NRD.Core.Accounts;

namespace NRD.Console.Hosting;

/// <summary>Every window this process knows, so that what changes about a sign-in reaches each at once.</summary>
public sealed class OpenDesks : IDisposable
{
    private readonly ConcurrentDictionary<DeskActor, byte> open = new();
    private readonly SessionSignal signal;
    private readonly ILogger<OpenDesks> log;

    public OpenDesks(SessionSignal signal, ILogger<OpenDesks> log)
    {
        this.signal = signal;
        this.log = log;
        signal.Changed += TakeNote;
    }

    public IReadOnlyCollection<DeskActor> All => [.. open.Keys];

    public void Open(DeskActor desk) => open.TryAdd(desk, 0);

    public void Close(DeskActor desk) => open.TryRemove(desk, out _);

    /// <summary>The browser of that sign-in is somebody else's now: its windows are nobody's.</summary>
    public void Drop(NrdSeat seat)
    {
        foreach (var desk in open.Keys.Where(desk => desk.IsSeatOf(seat.User, seat.Session)))
        {
            desk.Leave();
        }
    }

    public void Dispose() => signal.Changed -= TakeNote;

    private void TakeNote(SessionChange change)
    {
        foreach (var desk in open.Keys.Where(desk => desk is { User: { } user, Session: { } session } && change.Concerns(user, session)))
        {
            desk.Distrust();
            _ = ReadAsync(desk);
        }
    }

    private async Task ReadAsync(DeskActor desk)
    {
        try
        {
            await desk.FreshAsync(CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // It closed meanwhile.
        }
        catch (Exception problem)
        {
            log.LogError("A window could not be told of a change ({Problem}).", problem.GetType().Name);
        }
    }
}
