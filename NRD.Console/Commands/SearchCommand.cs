using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NRD.Console.Hosting;
using NRD.Console.Resources;
using NRD.Core.Accounts;
using NRD.Core.Referrals;

namespace NRD.Console.Commands;

/// <summary><c>search TEXT</c> and <c>search --queries FILE</c>: the same answers as the page, for scripts and for checks.</summary>
internal static class SearchCommand
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions WritingForPeople = new(Writing) { WriteIndented = true };

    public static Command Build()
    {
        var text = new Argument<string[]>("TEXT") { Description = Texts.Commands("SearchText"), Arity = ArgumentArity.ZeroOrMore };
        var queries = new Option<FileInfo?>("--queries") { Description = Texts.Commands("SearchQueries"), HelpName = "FILE" };
        var purpose = new Option<string?>("--for") { Description = Texts.Commands("SearchFor"), HelpName = "person|involvement" };
        var place = new Option<string?>("--place") { Description = Texts.Commands("SearchPlace"), HelpName = "PLACE" };
        var need = new Option<string[]>("--need") { Description = Texts.Commands("SearchNeed"), HelpName = "CODE" };
        var language = new Option<string[]>("--language") { Description = Texts.Commands("SearchLanguage"), HelpName = "CODE" };
        var age = new Option<int?>("--age") { Description = Texts.Commands("SearchAge"), HelpName = "YEARS" };
        var openNow = new Option<bool>("--open-now") { Description = Texts.Commands("SearchOpenNow") };
        var at = new Option<string?>("--at") { Description = Texts.Commands("SearchAt"), HelpName = "ISO-TIME" };
        var limit = new Option<int?>("--limit") { Description = Texts.Commands("SearchLimit"), HelpName = "N" };
        var json = new Option<bool>("--json") { Description = Texts.Commands("SearchJson") };
        var command = new Command("search", Texts.Commands("SearchAbout")) { text, queries, purpose, place, need, language, age, openNow, at, limit, json };
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var asked = new SearchRequest
            {
                Text = string.Join(' ', parsed.GetValue(text) ?? []),
                For = parsed.GetValue(purpose),
                Place = parsed.GetValue(place),
                Need = parsed.GetValue(need),
                Language = parsed.GetValue(language),
                Age = parsed.GetValue(age),
                OpenNow = parsed.GetValue(openNow),
                At = parsed.GetValue(at),
                Limit = parsed.GetValue(limit),
            };
            var file = parsed.GetValue(queries);
            if (file is { Exists: false })
            {
                throw new RefusedException(Texts.Commands("QueriesMissing", file.FullName));
            }

            await using var core = await CoreHost.OpenAsync(ct, withSample: true);
            await core.GetRequiredService<IndexKeeper>().RefreshAsync(ct);
            var desk = ActivatorUtilities.CreateInstance<SearchDesk>(core, Actor.Local(Environment.UserName), CultureInfo.CurrentUICulture);
            return file is not null
                ? await AnswerLinesAsync(desk, file, output, ct)
                : await AnswerOneAsync(desk, asked, parsed.GetValue(json), output, parsed.InvocationConfiguration.Error);
        });
        return command;
    }

    private static async Task<int> AnswerOneAsync(SearchDesk desk, SearchRequest asked, bool json, TextWriter output, TextWriter error)
    {
        if (desk.Understand(asked, out var query) is { } refusal)
        {
            if (json)
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(refusal, WritingForPeople));
            }

            await error.WriteLineAsync(refusal.Error);
            foreach (var candidate in json ? [] : refusal.Candidates)
            {
                await error.WriteLineAsync($"  {candidate.Name} ({candidate.Province})");
            }

            return ConsoleCommands.Refused;
        }

        var found = desk.Find(asked, query);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(found, WritingForPeople));
        }
        else
        {
            await WriteForPeopleAsync(found, output);
        }

        return ConsoleCommands.Done;
    }

    private static async Task<int> AnswerLinesAsync(SearchDesk desk, FileInfo file, TextWriter output, CancellationToken ct)
    {
        await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Answer(desk, line));
            }
        }

        return ConsoleCommands.Done;
    }

    /// <summary>One line for one line, whatever it holds: an error is an answer too.</summary>
    private static string Answer(SearchDesk desk, string line)
    {
        SearchRequest? asked;
        try
        {
            asked = JsonSerializer.Deserialize<SearchRequest>(line, Reading);
        }
        catch (JsonException)
        {
            asked = null;
        }

        if (asked is null)
        {
            return JsonSerializer.Serialize(new SearchLine { Error = Texts.Commands("QueryUnreadable"), Candidates = [] }, Writing);
        }

        if (desk.Understand(asked, out var query) is { } refusal)
        {
            return JsonSerializer.Serialize(new SearchLine { Id = asked.Id, Error = refusal.Error, Candidates = refusal.Candidates }, Writing);
        }

        var found = desk.Find(asked, query);
        return JsonSerializer.Serialize(new SearchLine { Id = asked.Id, Query = found.Query, TookMs = found.TookMs, Total = found.Total, Facets = found.Facets, Matches = found.Matches }, Writing);
    }

    private static async Task WriteForPeopleAsync(SearchFindings found, TextWriter output)
    {
        await output.WriteLineAsync(Texts.Commands("SearchTotal", found.Total));
        foreach (var match in found.Matches)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync($"{match.Service} | {match.Organization}");
            var where = string.Join(", ", new[] { match.Place, match.Province, match.DistanceKm is { } km ? $"{km.ToString("0.#", CultureInfo.CurrentCulture)} km" : null }.OfType<string>());
            await output.WriteLineAsync("  " + string.Join(" · ", new[] { where }.Concat(match.Reasons.Select(r => r.Text)).Where(s => s.Length > 0)));
            foreach (var caution in match.Cautions)
            {
                await output.WriteLineAsync($"  ! {caution.Text}");
            }
        }
    }
}
