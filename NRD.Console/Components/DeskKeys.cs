using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Components;

/// <summary>The keys of whoever sits at this window. Where the database is away those known last hold, and at first those that come with the console.</summary>
public sealed class DeskKeys(OwnKeys own, DeskActor desk, ILogger<DeskKeys> log)
{
    public event Action? Changed;

    public KeyMap Map { get; private set; } = KeyMap.Shipped;

    public async Task ReadAsync(CancellationToken ct)
    {
        if (!desk.Current.May(Permission.OwnSecurity))
        {
            return;
        }

        try
        {
            Map = await own.ReadAsync(desk.Current, ct);
            Changed?.Invoke();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError("The keys of a window could not be read ({Problem}).", problem.GetType().Name);
        }
    }

    /// <returns>What stands against it; <c>null</c> where it is done.</returns>
    public async Task<KeyFault?> ChooseAsync(DeskAct act, string? key, CancellationToken ct)
    {
        var fault = await own.ChooseAsync(desk.Current, act, key, ct);
        await ReadAsync(ct);
        return fault;
    }

    public async Task ResetAsync(CancellationToken ct)
    {
        await own.ResetAsync(desk.Current, ct);
        await ReadAsync(ct);
    }
}
