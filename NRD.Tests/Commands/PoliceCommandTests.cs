using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Commands;
using NRD.Core;
using NRD.Core.Persistence;
using NRD.Core.Police.Lists;
using NRD.Tests.Support;

namespace NRD.Tests.Commands;

/// <summary>Contact lists by command, and routes that use them.</summary>
[Collection(nameof(CommandLineTests))]
public sealed class PoliceCommandTests : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("nrd-police-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(root, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        Environment.SetEnvironmentVariable("NRD_Data__Folder", Data);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNrdCore(DatabaseSetup.ConnectionString(Path.Combine(Data, "nrd.db")));
        await using var core = services.BuildServiceProvider();
        await core.GetRequiredService<DatabaseSetup>().PrepareAsync(Ct);
        (await core.GetRequiredService<SampleContactLists>().LoadAsync(TestActors.Local, Ct)).ShouldBeGreaterThan(8);
        (await core.GetRequiredService<SampleContactLists>().LoadAsync(TestActors.Local, Ct)).ShouldBe(0);
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("NRD_Data__Folder", null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task With_a_database_the_route_names_the_contact_in_force_and_says_that_it_used_the_lists()
    {
        var (status, output, error) = await RunAsync("route", "Sandy Lake,", "ON", "--at", "2026-11-23T22:00", "--json");

        status.ShouldBe(0);
        output.ShouldContain("\"contact\": \"Dispatch\"");
        error.ShouldContain("services");
    }

    [Fact]
    public async Task Without_a_database_the_route_says_that_it_stands_on_the_reference_data_and_makes_none()
    {
        var nowhere = Path.Combine(root, "nowhere");
        Environment.SetEnvironmentVariable("NRD_Data__Folder", nowhere);

        var (status, output, error) = await RunAsync("route", "Toronto");

        status.ShouldBe(0);
        output.ShouldContain("No contact list is in force");
        error.ShouldContain("There is no database");
        Directory.Exists(nowhere).ShouldBeFalse();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_list_is_exported_tried_and_read_in_as_a_draft(string kind)
    {
        var file = Path.Combine(root, $"opp.{kind}");
        (await RunAsync("police", "export", "opp", file)).Status.ShouldBe(0);

        var (status, output, _) = await RunAsync("police", "import", "OPP", file);
        status.ShouldBe(0);
        output.ShouldContain("0 findings");
        output.ShouldContain("nothing was changed");
        (await RunAsync("police", "import", "TPS", file)).Status.ShouldBe(1, "it is the list of another service");
    }

    [Fact]
    public async Task A_changed_file_becomes_a_draft_only_when_asked_and_with_a_reason()
    {
        var file = Path.Combine(root, "opp.csv");
        await RunAsync("police", "export", "OPP", file);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("705-555-0122", "705-555-0128", StringComparison.Ordinal), Ct);

        var (_, tried, _) = await RunAsync("police", "import", "OPP", file);
        tried.ShouldContain("705-555-0128");
        (await RunAsync("police", "import", "OPP", file, "--draft")).Status.ShouldBe(2, "a reason is missing");
        var (status, output, _) = await RunAsync("police", "import", "OPP", file, "--draft", "--reason", "From the service.");
        status.ShouldBe(0);
        output.ShouldContain("version 2");
        (await RunAsync("route", "Kenora", "--at", "2026-11-23T12:00")).Output.ShouldNotContain("0128");
    }

    [Theory]
    [InlineData("police", "export", "NOWHERE", "x.csv")]
    [InlineData("police", "export", "OPP", "x.pdf")]
    [InlineData("police", "export", "DELTA-POLICE", "x.csv")]
    [InlineData("police", "import", "OPP", "absent.csv")]
    public async Task What_cannot_be_done_is_refused_with_what_to_do(params string[] arguments)
    {
        var (status, _, error) = await RunAsync(arguments);

        status.ShouldBe(2);
        error.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task The_sample_has_a_list_that_is_expired_one_with_a_flag_and_invented_numbers_only()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var reference = Core.Police.PoliceReference.Shipped;
        await new SampleContactLists(database, reference, database.Clock).LoadAsync(TestActors.Local, Ct);
        var standings = await new ContactLists(database, reference, database.Clock).ServicesAsync(TestActors.In(Core.Accounts.Role.Supervisor), Ct);

        standings.Count(s => s.Standing == ListStanding.InForce).ShouldBeGreaterThan(6);
        standings.ShouldContain(s => s.Standing == ListStanding.Expired);
        standings.ShouldContain(s => s.OpenFlags > 0);
        foreach (var standing in standings.Where(s => s.Standing is not null))
        {
            var version = (await new ContactLists(database, reference, database.Clock).ReadAsync(TestActors.In(Core.Accounts.Role.Supervisor), standing.Service.Id, null, Ct))!.Counting!;
            version.NotAsSaved.ShouldBeFalse();
            version.Content.Entries.SelectMany(e => e.Phones).Concat(version.Content.Lines.General).ShouldAllBe(p => p.Raw.Contains("555-01", StringComparison.Ordinal) && p.Number != null);
            version.Content.Entries.ShouldAllBe(e => e.Hours.Kind != Core.Places.HoursKind.Unknown && e.Name.IsComplete);
        }
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await ConsoleCommands.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
