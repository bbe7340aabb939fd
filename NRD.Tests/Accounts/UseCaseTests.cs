using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Who may do what in Core: the file is the truth, and every cell of it is done.</summary>
public sealed class UseCaseTests
{
    private static readonly string[] Whos = [.. Enum.GetNames<Role>(), "local", "nobody"];

    private static readonly string File = Path.Combine(Repository.Root, "NRD.Tests", "Accounts", "use-cases.tsv");

    [Fact]
    public void Every_command_and_query_has_its_row()
    {
        var rows = Read();

        rows.Keys.Order(StringComparer.Ordinal).ShouldBe(UseCase.All.Select(useCase => useCase.Name).Distinct().Order(StringComparer.Ordinal));
        rows.Values.ShouldAllBe(cells => cells.Length == Whos.Length && cells.All(cell => cell == "yes" || cell == "no"));
    }

    [Fact]
    public async Task Whoever_may_not_is_refused_and_nothing_changes()
    {
        await using var house = await UseCaseHouse.OpenAsync();
        var before = house.Everything();
        var wrong = new List<string>();
        foreach (var (useCase, who) in Cells("no"))
        {
            if (await useCase.TryAsync(house.Services, house.Actors[who]) is not NotPermittedException)
            {
                wrong.Add($"{useCase.Name} for {who} was not refused");
            }
        }

        wrong.ShouldBeEmpty();
        house.Everything().ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_may_is_let_through()
    {
        var wrong = new List<string>();
        await using var house = await UseCaseHouse.OpenAsync();
        foreach (var (useCase, who) in Cells("yes"))
        {
            if (await useCase.TryAsync(house.Services, house.Actors[who]) is NotPermittedException refused)
            {
                wrong.Add($"{useCase.Name} for {who}: {refused.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_administrator_and_the_auditor_read_nothing_that_is_about_people()
    {
        Permission[] content =
        [
            Permission.SearchDirectory, Permission.ReadPublishable, Permission.ReadRecords, Permission.RevealContacts, Permission.RevealConfidentialAddress,
            Permission.ReadPoliceLists, Permission.RevealPoliceContacts,
        ];

        Roles.PermissionsOf([Role.Administrator]).Intersect(content).ShouldBeEmpty();
        Roles.PermissionsOf([Role.Auditor]).Intersect(content).ShouldBeEmpty();
        Roles.PermissionsOf([Role.Publisher]).Intersect(content).ShouldBe([Permission.SearchDirectory, Permission.ReadPublishable], ignoreOrder: true);
        Roles.PermissionsOf([Role.Auditor]).ShouldNotContain(Permission.UseApprovals);
    }

    [Fact]
    public void The_command_line_approves_nothing_and_reads_no_record() =>
        Actor.Local("tester").Permissions.ShouldBe(
            [
                Permission.SearchDirectory, Permission.ImportDirectory, Permission.RunMaintenance, Permission.VerifyAudit,
                Permission.BootstrapAdministrator, Permission.ListApprovals, Permission.ReadReportingAdvice, Permission.ReadPoliceRoutes,
                Permission.ExchangePoliceLists,
            ],
            ignoreOrder: true);

    private static IEnumerable<(UseCase UseCase, string Who)> Cells(string cell)
    {
        var rows = Read();
        return from useCase in UseCase.All
               from column in Enumerable.Range(0, Whos.Length)
               where rows[useCase.Name][column] == cell
               select (useCase, Whos[column]);
    }

    private static Dictionary<string, string[]> Read() =>
        System.IO.File.ReadAllLines(File).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);
}
