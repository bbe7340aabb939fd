using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>The open contacts of whoever sits at one window, as tabs; while one is live the window locks later.</summary>
public sealed class LiveContacts(ContactDesk contacts, ContactWatch watch, SearchSessions searches, DeskActor desk, LiveWork work, ILogger<LiveContacts> log)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ContactTab> Tabs { get; private set; } = [];

    /// <summary>The contact that was closed last from this window, to take that back.</summary>
    public ContactTab? JustClosed { get; private set; }

    /// <summary>The database did not answer; <see cref="Tabs"/> are as they were.</summary>
    public bool Failed { get; private set; }

    /// <summary>Tabs, or what was closed, are not as they were.</summary>
    public event Action? Changed;

    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!desk.Current.May(Permission.TakeContacts))
        {
            return;
        }

        try
        {
            Tabs = await contacts.OpenTabsAsync(desk.Current, ct);
            Failed = false;
        }
        catch (Exception problem) when (problem is not (NotPermittedException or OperationCanceledException))
        {
            log.LogError("The open contacts could not be read ({Problem}).", problem.GetType().Name);
            Failed = true;
        }

        searches.Keep(Tabs.Select(tab => tab.Id).ToHashSet());
        if (Tabs.Any(tab => tab.State != ContactState.Dropped))
        {
            work.BeginContact();
        }
        else
        {
            work.EndContact();
        }

        Changed?.Invoke();
    }

    /// <summary>Begins a contact.</summary>
    /// <param name="id">Made by the window, so that pressing the key twice begins one.</param>
    /// <returns>Whether it is there and this person's.</returns>
    public Task<bool> StartAsync(Guid id, ContactChannel channel, ContactKind kind, CancellationToken ct) =>
        ActAsync(id, async () => await contacts.StartAsync(desk.Current, id, channel, kind, ct) is not null, ct);

    /// <summary>Nobody spoke: begun and closed with one key.</summary>
    public Task<bool> SilentAsync(Guid id, ContactChannel channel, CancellationToken ct) =>
        ActAsync(id, () => contacts.SilentAsync(desk.Current, id, channel, ct), ct);

    public Task<bool> MoveAsync(Guid id, ContactState state, CancellationToken ct) => ActAsync(id, () => contacts.MoveAsync(desk.Current, id, state, ct), ct);

    public Task<bool> BecomeAboutAsync(Guid id, ContactKind kind, CancellationToken ct) => ActAsync(id, () => contacts.BecomeAboutAsync(desk.Current, id, kind, ct), ct);

    public async Task<bool> CloseAsync(Guid id, ContactOutcome outcome, CancellationToken ct)
    {
        var tab = Tabs.FirstOrDefault(open => open.Id == id);
        return await ActAsync(id, async () =>
        {
            var closed = await contacts.CloseAsync(desk.Current, id, outcome, ct);
            JustClosed = closed ? tab : JustClosed;
            return closed;
        }, ct);
    }

    public Task<bool> ReopenAsync(Guid id, CancellationToken ct) => ActAsync(id, async () =>
    {
        var open = await contacts.ReopenAsync(desk.Current, id, ct);
        JustClosed = open ? null : JustClosed;
        return open;
    }, ct);

    /// <summary>Makes a colleague's contact this person's own; it is on record, and their window turns read-only at once.</summary>
    public Task<bool> TakeOverAsync(Guid id, CancellationToken ct) => ActAsync(id, () => contacts.TakeOverAsync(desk.Current, id, ct), ct);

    private async Task<bool> ActAsync(Guid id, Func<Task<bool>> act, CancellationToken ct)
    {
        try
        {
            var done = await act();
            await RefreshAsync(ct);
            watch.Tell(id);
            return done;
        }
        catch (Exception problem) when (problem is not (NotPermittedException or OperationCanceledException))
        {
            log.LogError("A contact could not be begun or changed ({Problem}).", problem.GetType().Name);
            Failed = true;
            Changed?.Invoke();
            return false;
        }
    }
}
