using NRD.Core.Accounts;

namespace NRD.Console.Hosting;

/// <summary>Who sits at one window. Read anew with every event that reaches it, so that a page may take <see cref="Current"/> at once.</summary>
public sealed class DeskActor
{
    public Actor Current { get; private set; } = Actor.Desk;
}
