using System.Text.Json;
using NRD.Console.Commands;

namespace NRD.Tests.Commands;

/// <summary>The verbs as a script meets them: exit statuses, one JSON document on standard output, and messages apart.</summary>
[Collection(nameof(CommandLineTests))]
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"nrd-commands-{Guid.NewGuid():N}");

    public CommandLineTests()
    {
        Environment.SetEnvironmentVariable("NRD_Data__Folder", folder);
        Environment.SetEnvironmentVariable("NRD_Data__SampleDirectory", "true");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NRD_Data__Folder", null);
        Environment.SetEnvironmentVariable("NRD_Data__SampleDirectory", null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_search_writes_one_document_of_the_agreed_shape()
    {
        var (status, output, _) = await RunAsync("search", "shelter", "--place", "Sudbury", "--age", "16", "--open-now", "--limit", "5", "--json");

        status.ShouldBe(0);
        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        root.EnumerateObject().Select(p => p.Name).ShouldBe(["query", "tookMs", "total", "facets", "matches"]);
        root.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        root.GetProperty("matches").GetArrayLength().ShouldBeLessThanOrEqualTo(5);
        var match = root.GetProperty("matches")[0];
        match.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["serviceId", "sourceId", "service", "organization", "place", "province", "distanceKm", "open", "verdict", "reasons", "cautions", "lastVerified"]);
        match.GetProperty("open").GetString().ShouldBeOneOf("open", "closed", "unconfirmed");
        match.GetProperty("verdict").GetString().ShouldBeOneOf("fits", "not-stated", "does-not-fit");
        match.GetProperty("reasons")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["code", "text"]);
    }

    [Theory]
    [InlineData("Golden")]
    [InlineData("Nowhereville")]
    public async Task An_unclear_place_is_refused_with_its_candidates(string place)
    {
        var (status, output, error) = await RunAsync("search", "shelter", "--place", place, "--json");

        status.ShouldBe(2);
        using var document = JsonDocument.Parse(output);
        document.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["error", "candidates"]);
        error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--need", "Q9")]
    [InlineData("--language", "klingon")]
    [InlineData("--age", "200")]
    [InlineData("--at", "soon")]
    [InlineData("--limit", "0")]
    [InlineData("--for", "fun")]
    public async Task What_cannot_be_understood_is_refused_with_what_to_do(string option, string value)
    {
        var (status, _, error) = await RunAsync("search", "shelter", option, value);

        status.ShouldBe(2);
        error.ShouldContain(value);
    }

    [Fact]
    public async Task Each_line_of_a_file_of_requests_gets_one_line_of_answer_with_its_id()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "requests.jsonl");
        await File.WriteAllLinesAsync(
            file,
            [
                """{"id": 7, "text": "shelter", "place": "Sudbury", "limit": 1}""",
                "not json",
                """{"id": "eight", "text": "shelter", "place": "Golden"}""",
                """{"id": 9, "text": "training", "for": "involvement", "need": ["X2"]}""",
            ],
            TestContext.Current.CancellationToken);

        var (status, output, _) = await RunAsync("search", "--queries", file, "--json");

        status.ShouldBe(0);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Count.ShouldBe(4);
        answers[0].GetProperty("id").GetInt32().ShouldBe(7);
        answers[0].GetProperty("matches").GetArrayLength().ShouldBe(1);
        answers[1].GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        answers[2].GetProperty("id").GetString().ShouldBe("eight");
        answers[2].GetProperty("candidates").GetArrayLength().ShouldBeGreaterThan(1);
        answers[3].GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_unknown_verb_an_unknown_option_and_an_absent_file_are_refused()
    {
        (await RunAsync("frobnicate")).Status.ShouldBe(2);
        (await RunAsync("check", "--loudly")).Status.ShouldBe(2);
        (await RunAsync("import", Path.Combine(folder, "absent.csv"))).Status.ShouldBe(2);
        (await RunAsync("search", "--queries", Path.Combine(folder, "absent.jsonl"))).Status.ShouldBe(2);
    }

    [Fact]
    public async Task The_checks_pass_on_a_new_installation()
    {
        (await RunAsync("migrate")).Status.ShouldBe(0);

        var (status, output, _) = await RunAsync("check");

        status.ShouldBe(0);
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task R24_A_search_of_the_command_line_leaves_no_word_of_it_in_the_data_folder()
    {
        // Where the folder of the anchors should be lies a file: each entry of the audit trail makes a line of the log.
        await File.WriteAllTextAsync(folder + "-anchors", "", TestContext.Current.CancellationToken);
        await RunAsync("search", "zanzibarian lanterns", "--place", "Sudbury", "--age", "16");
        File.Delete(folder + "-anchors");

        var logs = Directory.GetFiles(Path.Combine(folder, "logs"));
        logs.ShouldNotBeEmpty();
        (await Task.WhenAll(logs.Select(log => File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)))).ShouldContain(text => text.Contains("anchor", StringComparison.OrdinalIgnoreCase), "something was logged while it searched");
        foreach (var log in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("nrd.db", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken);
            text.ShouldNotContain("zanzibarian", Case.Insensitive);
            text.ShouldNotContain("Sudbury", Case.Insensitive);
        }
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await ConsoleCommands.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
