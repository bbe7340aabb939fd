using System.CommandLine;
using NodaTime;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Commands;

/// <summary><c>restore FILE --as USER</c>: a backup in the place of the database. One person runs it, another agrees by proving who they are.</summary>
internal static class RestoreCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("FILE") { Description = Texts.Commands("RestoreFile") };
        var person = new Option<string>("--as") { Description = Texts.Commands("AsAbout"), Required = true };
        var older = new Option<RestoreReason?>("--older-because") { Description = Texts.Commands("RestoreOlder", string.Join(", ", Enum.GetNames<RestoreReason>())) };
        var restore = new Command("restore", Texts.Commands("RestoreAbout")) { file, person, older };
        restore.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(person), parsed.GetValue(older), parsed.InvocationConfiguration.Error, ct));
        return restore;
    }

    private static async Task<int> RunAsync(FileInfo file, string person, RestoreReason? older, TextWriter messages, CancellationToken ct)
    {
        var folder = DataFolder.Open(ConsoleSettings.Data(ConsoleSettings.Load()));
        using var alone = folder.Hold(alone: true);
        var core = CoreHost.Build(folder, held: null);
        try
        {
            var local = Actor.Local(Environment.UserName);
            var restore = core.GetRequiredService<Restore>();
            await using var staged = await restore.StageAsync(local, file, ct);
            var needsMigration = await staged.NeedsMigrationAsync(ct);
            var agreed = await ProveAsync(await IsUsableAsync(core, ct) ? core : staged.Core, person, messages, ct);
            var aside = await restore.ApplyAsync(local, agreed, staged, older, ct);
            await messages.WriteLineAsync(Texts.Commands("Restored", staged.Manifest.MadeAt.InZone(DateTimeZoneProviders.Tzdb["America/Toronto"]).ToString("uuuu-MM-dd HH:mm", null), staged.Manifest.Sequence));
            if (aside is not null)
            {
                await messages.WriteLineAsync(Texts.Commands("RestoredAside", aside));
            }

            if (needsMigration)
            {
                await messages.WriteLineAsync(Texts.Commands("RestoreMigrate"));
            }

            return ConsoleCommands.Done;
        }
        catch (NotPermittedException)
        {
            throw new RefusedException(Texts.Commands("AsNotPermitted"));
        }
        finally
        {
            await core.DisposeAsync();
        }
    }

    private static async Task<Actor> ProveAsync(IServiceProvider core, string person, TextWriter messages, CancellationToken ct)
    {
        await using var acting = await CommandActor.ProveAsync(core, person, messages, ct);
        return acting.Actor;
    }

    /// <summary>Whether the database that stands here can still say who somebody is.</summary>
    private static async Task<bool> IsUsableAsync(IServiceProvider core, CancellationToken ct)
    {
        if (!File.Exists(core.GetRequiredService<DatabaseFiles>().Database))
        {
            return false;
        }

        try
        {
            await core.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
            return true;
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or DatabaseRefusedException or MasterKeyException or UnsafeDatabaseException)
        {
            return false;
        }
    }
}
