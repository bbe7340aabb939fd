using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Console.Hosting;

/// <summary>
/// Who sits at one window. Read anew with every event that reaches it, so that a page may take <see cref="Current"/> at once.
/// Whoever opened the window sits there until it closes: it never changes hands.
/// </summary>
public sealed class DeskActor(ActorSource source, SessionActivity activity, IClock clock, ILogger<DeskActor> log) : IDisposable
{
    /// <summary>For how long somebody already known may go on searching while the database is away.</summary>
    public static readonly Duration SearchesWithoutDatabase = Duration.FromMinutes(10);

    private readonly SemaphoreSlim one = new(1, 1);
    private (Guid User, Guid Session)? seat;
    private SessionState state = SessionState.Over;
    private Instant readAt = Instant.MinValue;
    private volatile bool stale = true;
    private bool known;

    /// <summary>Standing or rights are not what they were. Comes on any thread.</summary>
    public event Action? Changed;

    /// <summary>The lock is near, or was put off. Comes on any thread.</summary>
    public event Action? Nearing;

    /// <summary>The sign-in is over: what this window holds of its work is to be forgotten. Comes on any thread, once.</summary>
    public event Action? Left;

    /// <summary>What this window may do now; <see cref="Actor.Nobody"/> while it is locked or once its sign-in is over.</summary>
    public Actor Current { get; private set; } = Actor.Nobody;

    public SessionStanding Standing => state.Standing;

    /// <summary>Whether <see cref="Standing"/> was ever read: not yet where the database is away as the window opens.</summary>
    public bool IsKnown => known;

    /// <summary>What the person is called, also while the window is locked.</summary>
    public string OwnerName => state.OwnerName;

    /// <summary>How they signed in, and so how they can unlock.</summary>
    public SignInStrength? Strength => state.Strength;

    public Guid? User => seat?.User;

    public Guid? Session => seat?.Session;

    /// <summary>How near the lock is.</summary>
    public IdleState Idle => activity.StateOf(seat?.Session ?? Guid.Empty, state.LastActivityAt, clock.GetCurrentInstant());

    /// <summary>Takes the seat, once.</summary>
    public Task SitAsync(Guid user, Guid session, CancellationToken ct)
    {
        seat ??= (user, session);
        return FreshAsync(ct);
    }

    public bool IsSeatOf(Guid user, Guid session) => seat == (user, session);

    /// <summary>The next event reads anew, however short ago the last did.</summary>
    public void Distrust() => stale = true;

    /// <summary>Reads anew where the last reading is older than <paramref name="oldest"/>.</summary>
    public Task NotOlderThanAsync(Duration oldest, CancellationToken ct) =>
        stale || clock.GetCurrentInstant() - readAt >= oldest ? FreshAsync(ct) : Task.CompletedTask;

    /// <summary>Who sits here this very moment; for what a clock starts and no event.</summary>
    public async Task<Actor> FreshAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (seat is { } taken)
            {
                await ReadAsync(taken.User, taken.Session, ct);
            }
        }
        finally
        {
            one.Release();
        }

        return Current;
    }

    /// <summary>Locks this window here and now, whatever the database says or cannot say.</summary>
    public void LockHere() => Take(state with { Standing = SessionStanding.Locked, Actor = Actor.Nobody });

    /// <summary>This window is nobody's any more.</summary>
    public void Leave()
    {
        seat = null;
        Take(SessionState.Over);
    }

    public void Dispose() => one.Dispose();

    /// <summary>Says again how near the lock is.</summary>
    public void Tell() => Nearing?.Invoke();

    private async Task ReadAsync(Guid user, Guid session, CancellationToken ct)
    {
        stale = false;
        try
        {
            var read = await source.StateAsync(session, ct);
            readAt = clock.GetCurrentInstant();
            if (seat is not null)
            {
                Take(read.Owner == user ? read : SessionState.Over);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError("How a sign-in stands could not be read ({Problem}).", problem.GetType().Name);
            stale = true;
            var now = clock.GetCurrentInstant();
            if (Standing == SessionStanding.Live)
            {
                Current = now - readAt < SearchesWithoutDatabase ? state.Actor.SearchingOnly() : Actor.Nobody;
            }
        }
    }

    private void Take(SessionState read)
    {
        var (before, rights) = (known ? state.Standing : (SessionStanding?)null, Current.Permissions);
        known = true;
        (state, Current) = (read, read.Actor);
        if (read.Standing == SessionStanding.Over)
        {
            seat = null;
            var forget = Left;
            Left = null;
            forget?.Invoke();
        }

        if (before != read.Standing || !rights.SetEquals(read.Actor.Permissions))
        {
            Changed?.Invoke();
        }
    }
}
