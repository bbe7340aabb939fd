using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace NRD.Console.Hosting;

/// <summary>How many browser windows each person has connected.</summary>
public sealed class OpenWindows
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    internal int Enter(string actorId) => counts.AddOrUpdate(actorId, 1, (_, count) => count + 1);

    internal void Leave(string actorId) => counts.AddOrUpdate(actorId, 0, (_, count) => count - 1);
}

/// <summary>The seat of one window; the layout shows why instead of the page where a person has too many.</summary>
public sealed class WindowSeat(OpenWindows windows, DeskActor desk, IOptions<DeskOptions> options) : CircuitHandler
{
    private bool seated;

    public bool Allowed { get; private set; } = true;

    public int Limit => options.Value.WindowsPerPerson;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var open = windows.Enter(desk.Current.Id);

        // Decided once: a window that comes back after a dropped line is never turned away.
        Allowed = seated ? Allowed : open <= Limit;
        seated = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        windows.Leave(desk.Current.Id);
        return Task.CompletedTask;
    }
}
