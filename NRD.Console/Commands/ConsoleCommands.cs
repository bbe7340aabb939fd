using System.CommandLine;
using Microsoft.Extensions.Options;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Commands;

/// <summary>The command line: without a verb the executable serves the console; with one it does that and exits.</summary>
public static class ConsoleCommands
{
    /// <summary>Done, with nothing to report.</summary>
    public const int Done = 0;

    /// <summary>Done, with rejected rows or findings.</summary>
    public const int DoneWithFindings = 1;

    /// <summary>Refused: bad arguments or input; nothing was changed.</summary>
    public const int Refused = 2;

    /// <summary>The root with every verb; a verb is one class with a <c>Build</c> of its own.</summary>
    public static RootCommand Build()
    {
        // What follows a verb is checked; what follows nothing is handed to the host (such as --urls).
        var root = new RootCommand(Texts.Hosting("About"))
        {
            SearchCommand.Build(), RouteCommand.Build(), AdviseCommand.Build(), ImportCommand.Build(), MigrateCommand.Build(), CheckCommand.Build(),
            AuditCommand.Build(), KeysCommand.Build(), BackupCommand.Build(), RestoreCommand.Build(), PurgeCommand.Build(), AdminCommand.Build(), ApprovalsCommand.Build(),
            PoliceCommand.Build(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => parsed.UnmatchedTokens is [var stray, ..] && !stray.StartsWith('-')
            ? throw new RefusedException(Texts.Hosting("UnknownVerb", stray, string.Join(", ", root.Subcommands.Select(verb => verb.Name))))
            : WebConsole.RunAsync([.. parsed.UnmatchedTokens], parsed.InvocationConfiguration.Output, ct));
        return root;
    }

    /// <returns>The exit status: <see cref="Done"/>, <see cref="DoneWithFindings"/> or <see cref="Refused"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            return Refused;
        }

        // The root lets unknown words through to the host, and its verbs inherit that: after a verb they are a slip.
        if (parsed.CommandResult.Command is not RootCommand && parsed.UnmatchedTokens is [var unknown, ..])
        {
            await error.WriteLineAsync(Texts.Commands("UnknownArgument", parsed.CommandResult.Command.Name, unknown));
            return Refused;
        }

        try
        {
            // The host owns its shutdown, so nothing here may cut it short.
            return await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception refused) when (Why(refused) is { } why)
        {
            await error.WriteLineAsync(why);
            return Refused;
        }
    }

    /// <summary>What to do about it, in the language of the terminal; <c>null</c> where it is a fault of ours.</summary>
    private static string? Why(Exception problem) => problem switch
    {
        RefusedException or OptionsValidationException or UnsafeDatabaseException => problem.Message,
        MasterKeyException key => key.Why.In(Texts.Terminal),
        DatabaseRefusedException database => database.Why.In(Texts.Terminal),
        _ => null,
    };
}
