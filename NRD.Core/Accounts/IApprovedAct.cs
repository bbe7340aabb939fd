using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>What an approval is for. Each kind of act has one of these, in the feature that does it.</summary>
public interface IApprovedAct
{
    ApprovalKind Kind { get; }

    /// <summary>What the same request would say of the record as it is now; <c>null</c> where it can no longer be done.</summary>
    Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct);

    /// <summary>Does it, within the save that records the answer.</summary>
    /// <returns><c>false</c>: whoever asked does it themselves, once, while the approval lives.</returns>
    Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct);

    /// <summary>Tells those it concerns, after it is committed.</summary>
    void Tell(Approval approval)
    {
    }
}
