using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Oversight;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Console.Commands;

/// <summary><c>audit verify</c>: proves that the audit trail is whole, or names the first bad entry.</summary>
internal static class AuditCommand
{
    /// <summary>What is unknown is written too, as null.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = Texts.Commands("AuditJson") };
        var verify = new Command("verify", Texts.Commands("AuditVerifyAbout")) { json };
        verify.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var found = await core.GetRequiredService<AuditVerifier>().VerifyAsync(Actor.Local(Environment.UserName), ct);
            if (parsed.GetValue(json))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(found.Fault is { } fault
                ? Texts.Commands("AuditBroken", fault.Sequence, AuditWords.Say(fault.Kind, Words.Of(Texts.Terminal)))
                : Texts.Commands("AuditWhole", found.Entries, found.Anchors));
            if (found.OtherDatabases)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("AuditOtherDatabases"));
            }

            return found.Fault is null ? ConsoleCommands.Done : ConsoleCommands.DoneWithFindings;
        });
        return new Command("audit", Texts.Commands("AuditAbout")) { verify };
    }
}
