using System.Text.Json;
using NRD.Console.Commands;

namespace NRD.Tests.Commands;

/// <summary>The verbs that need no database: advice and routes as a script meets them.</summary>
[Collection(nameof(CommandLineTests))]
public sealed class AdviseAndRouteTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"nrd-advice-{Guid.NewGuid():N}");
    private readonly TextReader standardInput = System.Console.In;

    public AdviseAndRouteTests()
    {
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable("NRD_Data__Folder", Path.Combine(folder, "data"));
    }

    public void Dispose()
    {
        System.Console.SetIn(standardInput);
        Environment.SetEnvironmentVariable("NRD_Data__Folder", null);
        Environment.SetEnvironmentVariable("NRD_Reporting__Policy", null);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_situation_a_line_is_answered_a_line_in_the_agreed_shape()
    {
        var (status, answers, _) = await AdviseAsync(
            """{"id": 1, "jurisdiction": "CA-ON", "band": "14-15", "grounds": ["sexual-exploitation"], "perpetrator": "other", "lifeInDanger": false, "imminentHarm": false, "consent": "no", "thirdParty": false}""",
            "",
            """{"id": "two", "jurisdiction": null, "band": "unknown", "grounds": [], "perpetrator": "unknown", "lifeInDanger": true, "imminentHarm": false, "consent": "not-asked", "thirdParty": false}""");

        status.ShouldBe(0);
        answers.Count.ShouldBe(2);
        answers[0].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "channels", "missing", "reasons"]);
        answers[0].GetProperty("id").GetInt32().ShouldBe(1);
        var child = Channel(answers[0], "child-protection");
        child.EnumerateObject().Select(p => p.Name).ShouldBe(["channel", "level", "recipient", "policeSatisfies", "citation", "ruleVersion"]);
        child.GetProperty("level").GetString().ShouldBe("MUST");
        child.GetProperty("policeSatisfies").GetBoolean().ShouldBeFalse();
        child.GetProperty("recipient").GetString().ShouldNotBeNullOrEmpty();
        Channel(answers[0], "police").GetProperty("policeSatisfies").ValueKind.ShouldBe(JsonValueKind.Null);

        answers[1].GetProperty("id").GetString().ShouldBe("two");
        Channel(answers[1], "emergency").GetProperty("level").GetString().ShouldBe("MUST");
        Channel(answers[1], "child-protection").GetProperty("level").GetString().ShouldBe("ASK");
        answers[1].GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ShouldBe(["place", "age", "grounds", "perpetrator", "consent", "capacity"]);
    }

    [Theory]
    [InlineData("""{"id": 5, "band": "teen"}""", "band", "14-15")]
    [InlineData("""{"id": 5, "band": 13}""", "band", "13")]
    [InlineData("""{"id": 5, "jurisdiction": "Ontario"}""", "jurisdiction", "CA-ON")]
    [InlineData("""{"id": 5, "grounds": ["sexual", "theft"]}""", "grounds", "neglect")]
    [InlineData("""{"id": 5, "perpetrator": ["parent"]}""", "perpetrator", "parent")]
    [InlineData("""{"id": 5, "lifeInDanger": "yes"}""", "lifeInDanger", "true")]
    [InlineData("""{"id": 5, "consent": "maybe"}""", "consent", "not-asked")]
    [InlineData("""{"id": 5, "liveInDanger": true}""", "liveInDanger", "lifeInDanger")]
    [InlineData("""{"id": 5, "requested": "passport"}""", "requested", "labour-inspection")]
    public async Task A_bad_line_is_answered_with_its_field_and_what_is_allowed(string line, string field, string allowed)
    {
        var (status, answers, error) = await AdviseAsync(line, """{"id": 6, "jurisdiction": "CA-BC", "band": "19+"}""");

        status.ShouldBe(1);
        answers.Count.ShouldBe(2);
        answers[0].EnumerateObject().Select(p => p.Name).ShouldBe(["id", "error", "field", "allowed"]);
        answers[0].GetProperty("id").GetInt32().ShouldBe(5);
        answers[0].GetProperty("error").GetString().ShouldNotBeNull().ShouldContain(field);
        answers[0].GetProperty("field").GetString().ShouldBe(field);
        answers[0].GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).ShouldContain(allowed);
        answers[1].GetProperty("channels").GetArrayLength().ShouldBeGreaterThan(0);
        error.ShouldContain("1");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("\"text\"")]
    [InlineData("{\"id\": 1, \"band\": \"13\"")]
    public async Task A_line_that_is_no_object_is_answered_too(string line)
    {
        var (status, answers, _) = await AdviseAsync(line);

        status.ShouldBe(1);
        answers.ShouldHaveSingleItem().GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_field_given_twice_is_not_guessed_at()
    {
        var (status, answers, _) = await AdviseAsync("""{"id": 1, "lifeInDanger": true, "lifeInDanger": false}""");

        status.ShouldBe(1);
        answers[0].GetProperty("field").GetString().ShouldBe("lifeInDanger");
    }

    [Fact]
    public async Task The_policy_of_the_centre_is_a_setting()
    {
        const string Line = """{"id": 1, "jurisdiction": "CA-ON", "band": "16-17", "grounds": ["sexual"], "consent": "no"}""";
        Channel((await AdviseAsync(Line)).Answers[0], "police").GetProperty("level").GetString().ShouldBe("ASK");

        Environment.SetEnvironmentVariable("NRD_Reporting__Policy", "published");
        Channel((await AdviseAsync(Line)).Answers[0], "police").GetProperty("level").GetString().ShouldBe("MUST");

        Environment.SetEnvironmentVariable("NRD_Reporting__Policy", "loose");
        var (status, _, error) = await AdviseAsync(Line);
        status.ShouldBe(2);
        error.ShouldContain("stricter, published");
    }

    [Fact]
    public async Task The_table_holds_every_combination_and_says_NONE_where_no_channel_applies()
    {
        var file = Path.Combine(folder, "duties.csv");

        (await RunAsync("advise", "--table", file)).Status.ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("jurisdiction,band,ground,perpetrator,channel,level,recipient,police_satisfies,citation,effective_from,reviewed_on");
        lines.Length.ShouldBe(1 + (13 * 8 * 6 * 3 * 5));
        lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(5))).ShouldBeUnique();
        lines.Single(line => line.StartsWith("CA-BC,16-17,sexual-exploitation,other,child-protection,", StringComparison.Ordinal)).ShouldContain(",MUST,");
        lines.Single(line => line.StartsWith("CA-BC,19+,sexual-exploitation,other,child-protection,", StringComparison.Ordinal)).ShouldContain(",NONE,");
        lines.Single(line => line.StartsWith("CA-SK,16-17,physical,parent,child-protection,", StringComparison.Ordinal)).ShouldEndWith(",2024-06-12,");
        Directory.Exists(Path.Combine(folder, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused()
    {
        (await RunAsync("advise")).Status.ShouldBe(2);
        (await RunAsync("advise", "--json", "--table", Path.Combine(folder, "x.csv"))).Status.ShouldBe(2);
        (await RunAsync("advise", "--table", Path.Combine(folder, "absent", "x.csv"))).Status.ShouldBe(2);
        (await RunAsync("route")).Status.ShouldBe(2);
        (await RunAsync("route", "Toronto", "--at", "soon")).Status.ShouldBe(2);
    }

    [Fact]
    public async Task A_route_writes_one_document_of_the_agreed_shape()
    {
        var (status, output, _) = await RunAsync("route", "Surrey,", "BC", "--at", "2026-11-23T22:00", "--minor", "--json");

        status.ShouldBe(0);
        using var document = JsonDocument.Parse(output);
        document.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["place", "at", "steps"]);
        document.RootElement.GetProperty("at").GetString().ShouldBe("2026-11-23T22:00:00-07:00");
        var steps = document.RootElement.GetProperty("steps").EnumerateArray().ToList();
        steps.ShouldAllBe(s => s.EnumerateObject().Select(p => p.Name).SequenceEqual(new[] { "kind", "service", "contact", "status", "reason" }));
        steps.Where(s => s.GetProperty("status").GetString() == "chosen").Select(s => s.GetProperty("service").GetString()).ShouldContain("Surrey Police Service");
        steps[0].GetProperty("kind").GetString().ShouldBe("emergency");
        steps[^1].GetProperty("kind").GetString().ShouldBe("supervisor");
        Directory.Exists(Path.Combine(folder, "data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Golden")]
    [InlineData("Nowhereville")]
    public async Task An_unclear_place_is_refused_with_its_candidates(string place)
    {
        var (status, output, error) = await RunAsync("route", place, "--json");

        status.ShouldBe(2);
        using var document = JsonDocument.Parse(output);
        document.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["error", "candidates"]);
        error.ShouldNotBeEmpty();
    }

    private static JsonElement Channel(JsonElement answer, string channel) => answer.GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == channel);

    private static async Task<(int Status, List<JsonElement> Answers, string Error)> AdviseAsync(params string[] lines)
    {
        System.Console.SetIn(new StringReader(string.Join('\n', lines)));
        var (status, output, error) = await RunAsync("advise", "--json");
        return (status, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)], error);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await ConsoleCommands.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
