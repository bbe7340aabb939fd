using NodaTime;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;

namespace NRD.Console.Commands;

/// <summary>
/// A person of the staff who acts by command: they prove who they are with password and code, at the terminal or in two lines of standard input.
/// The sign-in lasts for that one command.
/// </summary>
internal sealed class CommandActor : IAsyncDisposable
{
    private readonly OpenSessions sessions;
    private readonly Guid session;

    private CommandActor(Actor actor, OpenSessions sessions, Guid session)
    {
        Actor = actor;
        this.sessions = sessions;
        this.session = session;
    }

    public Actor Actor { get; }

    /// <param name="user">Their sign-in name.</param>
    /// <param name="messages">Gets the questions, where there is a terminal to ask at.</param>
    /// <exception cref="RefusedException">Name, password and code are not right together, or were tried too often, here or on the sign-in page.</exception>
    public static async Task<CommandActor> ProveAsync(IServiceProvider core, string user, TextWriter messages, CancellationToken ct)
    {
        var (password, code) = await AskAsync(user, messages, ct);
        var signIn = core.GetRequiredService<SignIn>();
        var throttle = core.GetRequiredService<Throttle>();
        ThrottleBucket[] counted = [new(ThrottleKind.Account, SignIn.AccountKey(user)), new(ThrottleKind.Source, $"terminal of {Environment.UserName}")];
        if (await throttle.EnterAsync(counted, ct) is { } wait && wait > Duration.Zero)
        {
            throw new RefusedException(Texts.Commands("AsWait", (int)Math.Ceiling(wait.TotalSeconds)));
        }

        var first = await signIn.CheckPasswordAsync(user, password, ct);
        if (await signIn.WithCodeAsync(first, code.Replace(" ", "", StringComparison.Ordinal), Texts.Commands("AsDevice"), ct) is not { } begun)
        {
            throw new RefusedException(Texts.Commands("AsNotRight"));
        }

        await throttle.SucceededAsync(counted, ct);
        var state = await core.GetRequiredService<ActorSource>().StateAsync(begun.Id, ct);
        return new(state.Actor, core.GetRequiredService<OpenSessions>(), begun.Id);
    }

    public async ValueTask DisposeAsync() => await sessions.SignOutAsync(session, CancellationToken.None);

    private static async Task<(string Password, string Code)> AskAsync(string user, TextWriter messages, CancellationToken ct)
    {
        if (System.Console.IsInputRedirected)
        {
            var lines = System.Console.In;
            return (await lines.ReadLineAsync(ct) ?? "", await lines.ReadLineAsync(ct) ?? "");
        }

        var password = await HiddenLine.ReadAsync(() => messages.WriteAsync(Texts.Commands("AsPassword", user)));
        await messages.WriteLineAsync();
        await messages.WriteAsync(Texts.Commands("AsCode"));
        return (password, System.Console.ReadLine() ?? "");
    }
}
