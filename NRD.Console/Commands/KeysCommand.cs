using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Commands;

/// <summary><c>keys rotate</c>: a new master key, by two people who prove who they are; what is sealed stays as it is.</summary>
internal static class KeysCommand
{
    public static Command Build()
    {
        var people = new Option<string[]>("--as") { Description = Texts.Commands("KeysTwo"), Required = true, Arity = new(2, 2) };
        var rotate = new Command("rotate", Texts.Commands("KeysRotateAbout")) { people };
        rotate.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var (messages, named) = (parsed.InvocationConfiguration.Error, parsed.GetRequiredValue(people));
            await using var first = await CommandActor.ProveAsync(core, named[0], messages, ct);
            await using var second = await CommandActor.ProveAsync(core, named[1], messages, ct);
            try
            {
                await core.GetRequiredService<KeyRing>().RewrapAsync(first.Actor, second.Actor, ct);
            }
            catch (NotPermittedException)
            {
                throw new RefusedException(Texts.Commands("KeysNotTwo"));
            }

            await messages.WriteLineAsync(Texts.Commands("KeysRotated"));
            return ConsoleCommands.Done;
        });
        return new Command("keys", Texts.Commands("KeysAbout")) { rotate };
    }
}
