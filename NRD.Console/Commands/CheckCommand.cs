using System.CommandLine;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Commands;

/// <summary><c>check</c>: proves the clocks, the reference data and the database.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var command = new Command("check", Texts.Commands("CheckAbout"));
        command.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var findings = await core.GetRequiredService<SelfCheck>().RunAsync(Actor.Local(Environment.UserName), ct);
            foreach (var finding in findings)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(finding.In(Texts.Terminal));
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(findings.Count == 0 ? Texts.Commands("CheckFine") : Texts.Commands("CheckFound", findings.Count));
            return findings.Count == 0 ? ConsoleCommands.Done : ConsoleCommands.DoneWithFindings;
        });
        return command;
    }
}
