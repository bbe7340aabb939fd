using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;

namespace NRD.Console.Commands;

/// <summary><c>admin bootstrap</c>: prints the one-time link by which a first administrator gets in.</summary>
internal static class AdminCommand
{
    public static Command Build()
    {
        var bootstrap = new Command("bootstrap", Texts.Commands("BootstrapAbout"));
        bootstrap.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            if (await core.GetRequiredService<Bootstrap>().MakeLinkAsync(Actor.Local(Environment.UserName), ct) is not { } secret)
            {
                throw new RefusedException(Texts.Commands("BootstrapEnough", Bootstrap.Enough));
            }

            // The link alone goes to standard output, so that it can be handed on without being shown.
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("BootstrapMade"));
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{Address(ConsoleSettings.Load())}/activate/{secret}");
            return ConsoleCommands.Done;
        });
        return new Command("admin", Texts.Commands("AdminAbout")) { bootstrap };
    }

    /// <summary>By the name staff use, where the settings know it.</summary>
    private static string Address(IConfiguration settings) =>
        settings.GetSection(HostingOptions.Section).Get<HostingOptions>() is { ServerDomain: { Length: > 0 } domain }
            ? $"https://{domain}"
            : LoopbackOnly.AllUrls(settings)[0].TrimEnd('/');
}
