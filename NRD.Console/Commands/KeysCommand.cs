using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Commands;

/// <summary><c>keys rotate</c>: a new master key; what is sealed stays as it is.</summary>
internal static class KeysCommand
{
    public static Command Build()
    {
        var rotate = new Command("rotate", Texts.Commands("KeysRotateAbout"));
        rotate.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            await core.GetRequiredService<KeyRing>().RewrapAsync(Actor.Local(Environment.UserName), ct);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("KeysRotated"));
            return ConsoleCommands.Done;
        });
        return new Command("keys", Texts.Commands("KeysAbout")) { rotate };
    }
}
