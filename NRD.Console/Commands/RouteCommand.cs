using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;

namespace NRD.Console.Commands;

/// <summary><c>route PLACE</c>: who is told in a place, at a moment, and why. With a database by the contact lists in force, without one by the reference data, and it says which.</summary>
internal static class RouteCommand
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Build()
    {
        var place = new Argument<string[]>("PLACE") { Description = Texts.Commands("RoutePlace"), Arity = ArgumentArity.ZeroOrMore };
        var at = new Option<string?>("--at") { Description = Texts.Commands("SearchAt"), HelpName = "ISO-TIME" };
        var minor = new Option<bool>("--minor") { Description = Texts.Commands("RouteMinor") };
        var json = new Option<bool>("--json") { Description = Texts.Commands("SearchJson") };
        var command = new Command("route", Texts.Commands("RouteAbout")) { place, at, minor, json };
        command.SetAction(async (parsed, ct) =>
        {
            var configuration = parsed.InvocationConfiguration;
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English;
            var text = string.Join(' ', parsed.GetValue(place) ?? []);
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new RefusedException(Texts.Commands("RoutePlaceNeeded"));
            }

            var (places, zones) = (new PlaceFinder(), new TimeZones());
            if (AskedPlace.Find(places, text, language, out var found) is { } refusal)
            {
                return await RefuseAsync(refusal, parsed.GetValue(json), configuration);
            }

            var stated = parsed.GetValue(at);
            var moment = string.IsNullOrWhiteSpace(stated) ? Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds()) : AskedMoment.Read(stated.Trim(), found, zones);
            if (found is null || moment is not { } instant)
            {
                throw new RefusedException(Texts.Commands("AtUnclear", stated));
            }

            var lists = await ListsAsync(configuration.Error, ct);
            var route = new RouteFinder(PoliceReference.Shipped, places, zones, lists).Find(Actor.Local(Environment.UserName), new(found, instant, Minor: parsed.GetValue(minor)));
            await WriteAsync(RouteAnswer.Of(route, zones, language), parsed.GetValue(json), configuration.Output);
            return ConsoleCommands.Done;
        });
        return command;
    }

    /// <returns><c>null</c> where there is no database to ask; nothing is created for it.</returns>
    private static async Task<CurrentRouteLists?> ListsAsync(TextWriter messages, CancellationToken ct)
    {
        if (!DataFolder.HasDatabase(ConsoleSettings.Data(ConsoleSettings.Load())))
        {
            await messages.WriteLineAsync(Texts.Commands("RouteNoDatabase"));
            return null;
        }

        await using var core = await CoreHost.OpenAsync(ct);
        await core.GetRequiredService<RouteListKeeper>().RefreshAsync(ct);
        var lists = core.GetRequiredService<CurrentRouteLists>();
        await messages.WriteLineAsync(lists.Lists.Count == 0 ? Texts.Commands("RouteNoLists") : Texts.Commands("RouteLists", lists.Lists.Count));
        return lists;
    }

    private static async Task<int> RefuseAsync(SearchRefusal refusal, bool json, InvocationConfiguration configuration)
    {
        if (json)
        {
            await configuration.Output.WriteLineAsync(JsonSerializer.Serialize(refusal, Writing));
        }

        await configuration.Error.WriteLineAsync(refusal.Error);
        foreach (var candidate in json ? [] : refusal.Candidates)
        {
            await configuration.Error.WriteLineAsync($"  {candidate.Name} ({candidate.Province})");
        }

        return ConsoleCommands.Refused;
    }

    private static async Task WriteAsync(RouteAnswer answer, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, Writing));
            return;
        }

        await output.WriteLineAsync(Texts.Commands("RouteTitle", answer.Place, answer.At));
        foreach (var step in answer.Steps)
        {
            await output.WriteLineAsync();
            var what = string.Join(" · ", new[] { step.Title, step.Service, step.Contact }.OfType<string>());
            await output.WriteLineAsync($"{(step.Status == RouteAnswer.Chosen ? "*" : "-")} {what} ({Texts.Commands(step.Status == RouteAnswer.Chosen ? "RouteChosen" : "RouteSkipped")})");
            await output.WriteLineAsync($"  {step.Reason}");
        }
    }
}
