using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Persistence;

namespace NRD.Console.Commands;

/// <summary><c>purge</c>: destroys what was said in contacts whose time is over, as the console does by itself each night.</summary>
internal static class PurgeCommand
{
    /// <summary>What is unknown is written too, as null.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static Command Build()
    {
        var checkedClock = new Option<bool>("--clock-checked") { Description = Texts.Commands("PurgeClockChecked") };
        var json = new Option<bool>("--json") { Description = Texts.Commands("PurgeJson") };
        var purge = new Command("purge", Texts.Commands("PurgeAbout")) { checkedClock, json };
        purge.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var report = await core.GetRequiredService<Retention>().PurgeAsync(Actor.Local(Environment.UserName), parsed.GetValue(checkedClock), ct);
            if (parsed.GetValue(json))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(report, Json));
            }

            if (report.Refused is { } doubt)
            {
                throw new RefusedException(doubt switch
                {
                    ClockDoubt.WentBack => Texts.Commands("PurgeWentBack"),
                    ClockDoubt.JumpedAhead => Texts.Commands("PurgeJumpedAhead", RetentionRules.Shipped.ClockMayStandHours),
                });
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Commands("PurgeDone", report.Purged, report.Held));
            return ConsoleCommands.Done;
        });
        return purge;
    }
}
