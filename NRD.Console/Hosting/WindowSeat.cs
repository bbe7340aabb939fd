using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace NRD.Console.Hosting;

/// <summary>How many browser windows are connected: each person's, and all.</summary>
public sealed class OpenWindows
{
    private readonly ConcurrentDictionary<Guid, int> counts = new();
    private int all;

    internal (int Own, int All) Enter(Guid person) => (counts.AddOrUpdate(person, 1, (_, count) => count + 1), Interlocked.Increment(ref all));

    internal void Leave(Guid person)
    {
        counts.AddOrUpdate(person, 0, (_, count) => count - 1);
        Interlocked.Decrement(ref all);
    }
}

/// <summary>The seat of one window; the layout shows why instead of the page where a person, or the house, has too many.</summary>
public sealed class WindowSeat(OpenWindows windows, DeskActor desk, IOptions<DeskOptions> options) : CircuitHandler
{
    private bool seated;
    private Guid person;

    public bool Allowed { get; private set; } = true;

    /// <summary>Not this person but all together have too many.</summary>
    public bool HouseIsFull { get; private set; }

    public int Limit => options.Value.WindowsPerPerson;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (!seated)
        {
            person = desk.User ?? Guid.Empty;
        }

        var (own, all) = windows.Enter(person);

        // Decided once: a window that comes back after a dropped line is never turned away.
        if (!seated)
        {
            HouseIsFull = all > options.Value.WindowsInAll;
            Allowed = own <= Limit && !HouseIsFull;
            seated = true;
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        windows.Leave(person);
        return Task.CompletedTask;
    }
}
