using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>A request as its requester or whoever may answer it sees it.</summary>
/// <param name="RequesterName">Display name; the id where there is no such person any more.</param>
/// <param name="SubjectName">The display name, where it is about somebody of the staff who is already there.</param>
/// <param name="StillSo">The record is as it was when it was asked; otherwise nobody can approve it.</param>
/// <param name="AboutReader">Somebody else must answer.</param>
public sealed record ApprovalItem(
    Guid Id,
    ApprovalTerms Terms,
    string RequesterName,
    string? SubjectName,
    Instant AskedAt,
    Instant ExpiresAt,
    ApprovalState State,
    bool Expired,
    bool StillSo,
    bool AboutReader,
    string? AnsweredByName,
    Instant? SettledAt,
    DeclineReason? Reason)
{
    /// <summary>Can still be answered.</summary>
    public bool IsOpen => State == ApprovalState.Open && !Expired && StillSo;

    /// <summary>Can still be taken back by whoever asked.</summary>
    public bool CanBeWithdrawn => State is ApprovalState.Open or ApprovalState.Given && !Expired;
}

/// <summary>What waits for somebody's answer, and what they asked for themselves.</summary>
public sealed record ApprovalLists(IReadOnlyList<ApprovalItem> ForMe, IReadOnlyList<ApprovalItem> Mine);

/// <summary>Reads the requests that concern somebody. What does not concern them is not there.</summary>
public sealed class ApprovalWorklist(IDbContextFactory<NrdDbContext> factory, Approvals approvals, IClock clock)
{
    /// <summary>How long what was settled stays in the list of whoever asked.</summary>
    public static readonly Duration Remembered = Duration.FromDays(30);

    /// <summary>Open requests of others that <paramref name="actor"/> may answer, oldest first; and their own of the last 30 days, newest first.</summary>
    public async Task<ApprovalLists> ReadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.UseApprovals);
        await using var db = await factory.CreateDbContextAsync(ct);
        var since = clock.GetCurrentInstant() - Remembered;
        var open = (await db.Approvals.AsNoTracking().Where(a => a.State == ApprovalState.Open && a.RequesterId != actor.Id).ToListAsync(ct))
            .Where(a => approvals.IsTheirsToAnswer(actor, a));
        var mine = await db.Approvals.AsNoTracking().Where(a => a.RequesterId == actor.Id && a.AskedAt >= since).ToListAsync(ct);
        var forMe = (await ItemsAsync(db, actor, open, ct)).Where(item => item.IsOpen).OrderBy(item => item.AskedAt).ThenBy(item => item.Id);
        return new([.. forMe], [.. (await ItemsAsync(db, actor, mine, ct)).OrderByDescending(item => item.AskedAt).ThenBy(item => item.Id)]);
    }

    /// <summary>How many requests wait for this person's answer.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken ct) => (await ReadAsync(actor, ct)).ForMe.Count(item => !item.AboutReader);

    /// <summary>Every open request, for the person at the server.</summary>
    public async Task<IReadOnlyList<ApprovalItem>> OpenAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.ListApprovals);
        await using var db = await factory.CreateDbContextAsync(ct);
        var open = await db.Approvals.AsNoTracking().Where(a => a.State == ApprovalState.Open).ToListAsync(ct);
        return [.. (await ItemsAsync(db, actor, open, ct)).Where(item => item.IsOpen).OrderBy(item => item.AskedAt).ThenBy(item => item.Id)];
    }

    private async Task<List<ApprovalItem>> ItemsAsync(NrdDbContext db, Actor actor, IEnumerable<Approval> found, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName, ct);
        var items = new List<ApprovalItem>();
        foreach (var approval in found)
        {
            var settled = approval.State is not (ApprovalState.Open or ApprovalState.Given);
            items.Add(new(
                approval.Id,
                approval.Terms,
                names.GetValueOrDefault(approval.RequesterId, approval.RequesterId),
                names.GetValueOrDefault(approval.Terms.SubjectId.ToString()),
                approval.AskedAt,
                approval.ExpiresAt,
                approval.State,
                !settled && now >= approval.ExpiresAt,
                settled || await approvals.HoldsAsync(db, approval, ct),
                Approvals.IsAbout(actor, approval),
                approval.AnsweredBy is { } answered ? names.GetValueOrDefault(answered, answered) : null,
                approval.SettledAt,
                approval.Reason));
        }

        return items;
    }
}
