using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;

namespace NRD.Console.Commands;

/// <summary><c>migrate</c>: creates the database where there is none and brings it up to date.</summary>
internal static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", Texts.Commands("MigrateAbout"));
        command.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct, migrate: true);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("MigrateDone"));
            return ConsoleCommands.Done;
        });
        return command;
    }
}
