using NRD.Console.Referrals;

namespace NRD.Console.Calls;

/// <summary>The searches of the contacts of one window: each has its own, and keeps it while another tab is in front.</summary>
public sealed class SearchSessions(IServiceProvider services)
{
    private readonly Dictionary<Guid, SearchSession> all = [];

    /// <summary>The search of <paramref name="contactId"/>.</summary>
    /// <returns>Whether it was begun only now, and is to be filled from what was saved.</returns>
    public (SearchSession Search, bool Fresh) Of(Guid contactId)
    {
        if (all.TryGetValue(contactId, out var known))
        {
            return (known, false);
        }

        var search = ActivatorUtilities.CreateInstance<SearchSession>(services);
        all.Add(contactId, search);
        return (search, true);
    }

    /// <summary>Lets go of every search but those of <paramref name="open"/> contacts.</summary>
    public void Keep(IReadOnlySet<Guid> open)
    {
        foreach (var over in all.Keys.Where(id => !open.Contains(id)).ToList())
        {
            all.Remove(over);
        }
    }
}
