using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Partners;

namespace NRD.Console.Components;

/// <summary>How much waits on the pages that somebody may open, by path; what the menu shows beside them.</summary>
public sealed class WaitingWork(ApprovalWorklist approvals, Upkeep upkeep, FollowUps followUps)
{
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken ct)
    {
        var waits = new Dictionary<string, int>(StringComparer.Ordinal);
        if (actor.May(Permission.UseApprovals))
        {
            waits["/approvals"] = await approvals.CountAsync(actor, ct);
        }

        if (actor.May(Permission.TakeContacts))
        {
            waits["/follow-ups"] = await followUps.CountDueAsync(actor, ct);
        }

        if (actor.May(Permission.KeepDirectory))
        {
            waits["/upkeep"] = await upkeep.CountAsync(actor, ct);
        }

        return waits;
    }
}
