namespace NRD.Core.Accounts;

/// <summary>What somebody may do, or how a sign-in stands, is not what it was.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="SessionId">The one sign-in it is about; <c>null</c>: all of theirs.</param>
public sealed record SessionChange(Guid UserId, Guid? SessionId)
{
    public bool Concerns(Guid userId, Guid sessionId) => UserId == userId && (SessionId is null || SessionId == sessionId);
}

/// <summary>
/// Tells the windows of this process at once when a sign-in is ended, locked or unlocked, or when somebody's roles change. Raised after the commit, never before.
/// What another process changes is seen by the next fresh read instead.
/// </summary>
public sealed class SessionSignal
{
    /// <summary>Handlers only take note and return: whoever raised this has done their work already.</summary>
    public event Action<SessionChange>? Changed;

    /// <param name="sessionId"><c>null</c>: all sign-ins of that person.</param>
    public void Raise(Guid userId, Guid? sessionId = null) => Changed?.Invoke(new(userId, sessionId));
}
