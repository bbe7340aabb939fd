using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NRD.Console.Accounts;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Console.Commands;

/// <summary><c>approvals list|approve|decline</c>: what waits for a second person, and that person's answer.</summary>
internal static class ApprovalsCommand
{
    /// <summary>What is unknown is written too, as null.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonColumn.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private static Words Words => Words.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English);

    public static Command Build() => new("approvals", Texts.Commands("ApprovalsAbout")) { BuildList(), BuildApprove(), BuildDecline() };

    private static Command BuildList()
    {
        var json = new Option<bool>("--json") { Description = Texts.Commands("ApprovalsJson") };
        var list = new Command("list", Texts.Commands("ApprovalsListAbout")) { json };
        list.SetAction(async (parsed, ct) =>
        {
            await using var core = await CoreHost.OpenAsync(ct);
            var open = await core.GetRequiredService<ApprovalWorklist>().OpenAsync(Actor.Local(Environment.UserName), ct);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(
                    open.Select(item => new { item.Id, item.Terms.Kind, item.Terms.SubjectId, Changes = item.Terms.Values, item.RequesterName, item.AskedAt, item.ExpiresAt }), Json));
            }
            else
            {
                foreach (var item in open)
                {
                    await output.WriteLineAsync($"{item.Id}  {Sentence(item)}");
                }
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(Words.Count("Commands.ApprovalsOpen", open.Count));
            return ConsoleCommands.Done;
        });
        return list;
    }

    private static Command BuildApprove()
    {
        var (id, person) = (Id(), As());
        var approve = new Command("approve", Texts.Commands("ApprovalsApproveAbout")) { id, person };
        approve.SetAction((parsed, ct) => AnswerAsync(
            parsed, parsed.GetRequiredValue(person), "Approvals.Given", (approvals, actor) => approvals.GiveAsync(actor, parsed.GetRequiredValue(id), ct), ct));
        return approve;
    }

    private static Command BuildDecline()
    {
        var (id, person) = (Id(), As());
        var reason = new Option<DeclineReason>("--reason") { Description = Texts.Commands("ApprovalsReason", string.Join(", ", Enum.GetNames<DeclineReason>())), DefaultValueFactory = _ => DeclineReason.NotAgreed };
        var decline = new Command("decline", Texts.Commands("ApprovalsDeclineAbout")) { id, person, reason };
        decline.SetAction((parsed, ct) => AnswerAsync(
            parsed, parsed.GetRequiredValue(person), "Approvals.Declined", (approvals, actor) => approvals.DeclineAsync(actor, parsed.GetRequiredValue(id), parsed.GetValue(reason), ct), ct));
        return decline;
    }

    private static Argument<Guid> Id() => new("ID") { Description = Texts.Commands("ApprovalsId") };

    private static Option<string> As() => new("--as") { Description = Texts.Commands("AsAbout"), Required = true };

    private static async Task<int> AnswerAsync(ParseResult parsed, string person, string done, Func<Approvals, Actor, Task<ApprovalRefusal?>> answer, CancellationToken ct)
    {
        await using var core = await CoreHost.OpenAsync(ct);
        var messages = parsed.InvocationConfiguration.Error;
        await using var acting = await CommandActor.ProveAsync(core, person, messages, ct);
        try
        {
            if (await answer(core.GetRequiredService<Approvals>(), acting.Actor) is { } refusal)
            {
                throw new RefusedException(Words[$"Approvals.Refusal{refusal}"]);
            }
        }
        catch (NotPermittedException)
        {
            throw new RefusedException(Texts.Commands("AsNotPermitted"));
        }

        await messages.WriteLineAsync(Words[done]);
        return ConsoleCommands.Done;
    }

    private static string Sentence(ApprovalItem item) => string.Join(" | ",
    [
        ApprovalWords.Title(item, Words),
        .. item.Terms.Values.Where(value => value.Before != value.After).Select(value =>
            $"{Words[$"Approvals.Term.{value.Name}"]}: {(value.Before is { } before ? ApprovalWords.Value(value.Name, before, Words) + " → " : "")}{ApprovalWords.Value(value.Name, value.After, Words)}"),
        Words["Commands.ApprovalsAskedBy", item.RequesterName],
    ]);
}
