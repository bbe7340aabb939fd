using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Commands;

/// <summary><c>backup FILE</c>: the database in one file, also while the console runs.</summary>
internal static class BackupCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Commands("BackupFile") };
        var backup = new Command("backup", Texts.Commands("BackupAbout")) { file };
        backup.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var target = parsed.GetRequiredValue(file);
            var manifest = await core.GetRequiredService<Backup>().SaveAsync(Actor.Local(Environment.UserName), target, ct);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("BackedUp", target.FullName, manifest.Length, manifest.Sequence));
            return ConsoleCommands.Done;
        });
        return backup;
    }
}
