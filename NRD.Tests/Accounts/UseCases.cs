using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Referrals;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>A command or query of Core: a public method that takes who is acting first.</summary>
internal sealed record UseCase(MethodInfo Method)
{
    public static IReadOnlyList<UseCase> All { get; } =
    [
        .. typeof(CoreServices).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && !typeof(Exception).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.Name != nameof(Equals) && method.GetParameters() is [var first, ..] && first.ParameterType == typeof(Actor))
            .Select(method => new UseCase(method))
            .OrderBy(useCase => useCase.Name, StringComparer.Ordinal),
    ];

    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    /// <summary>Does it with what is at hand: ids of nothing, empty texts, an empty search.</summary>
    public async Task<Exception?> TryAsync(IServiceProvider core, Actor actor)
    {
        try
        {
            var on = core.GetRequiredService(Method.DeclaringType!);
            object?[] arguments = [actor, .. Method.GetParameters().Skip(1).Select(parameter => Argument(parameter.ParameterType))];
            if (Method.Invoke(on, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
            {
                await task;
            }

            return null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return problem;
        }
    }

    private static object? Argument(Type type) =>
        type == typeof(CancellationToken) ? TestContext.Current.CancellationToken
        : type == typeof(string) ? "nobody"
        : type == typeof(ReferralQuery) ? new ReferralQuery()
        : type == typeof(ImportRequest) ? new ImportRequest { Path = Path.Combine(Path.GetTempPath(), $"absent-{Guid.NewGuid():N}.csv") }
        : type == typeof(SynonymGroup) ? Thesaurus.ShippedGroups[0]
        : type == typeof(ServiceListing) ? new ServiceListing { Name = new("x", "x") }
        : type == typeof(OrganizationListing) ? new OrganizationListing { Name = new("x", "x") }
        : type == typeof(ServiceInternals) ? ServiceInternals.None
        : type == typeof(OrganizationInternals) ? OrganizationInternals.None
        : type == typeof(NewPasskey) ? new NewPasskey(Guid.NewGuid(), [1], "x", [1])
        : type == typeof(AuditFilter) ? new AuditFilter()
        : type == typeof(Situation) ? new Situation()
        : type == typeof(LocalDate) ? new LocalDate(2026, 11, 23)
        : type == typeof(RouteQuestion) ? new RouteQuestion(new PlaceFinder().Resolve("Sudbury").Certain!, TestDatabase.Noon)
        : type == typeof(Bilingual) ? Bilingual.Empty
        : type == typeof(ConsentRequest) ? new ConsentRequest(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), default, default, default, "ConsentAsk/1", "en", null)
        : type == typeof(DecisionDraft) ? new DecisionDraft(Guid.NewGuid(), Guid.NewGuid(), null, new(), HarmGrounds.None, [], [], "x")
        : type == typeof(ReportRequest) ? new ReportRequest(Guid.NewGuid(), Guid.NewGuid(), default, null, null, "x", "en", [])
        : type == typeof(Telling) ? new Telling("x", null, null, "x")
        : type == typeof(ValueList<SharedItem>) ? ValueList<SharedItem>.Empty
        : type == typeof(LawfulException) ? new LawfulException(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), [], null, "x", "x", TestDatabase.Noon)
        : type == typeof(IReadOnlyCollection<Role>) ? new[] { Role.Operator }
        : Nullable.GetUnderlyingType(type) is not null || type.IsInterface ? null
        : type.IsValueType ? Activator.CreateInstance(type)
        : throw new InvalidOperationException($"Say here what a {type.Name} may be.");
}

/// <summary>Core over an empty database of its own, with one person of each role signed in.</summary>
internal sealed class UseCaseHouse : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("nrd-use-cases-").FullName;
    private readonly ServiceProvider core;

    private UseCaseHouse()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Directory.CreateDirectory(Path.Combine(root, "data"));
        services.AddNrdCore(Core.Persistence.DatabaseSetup.ConnectionString(Database));
        core = services.BuildServiceProvider();
    }

    public string Database => Path.Combine(root, "data", "nrd.db");

    public IServiceProvider Services => core;

    public Dictionary<string, Actor> Actors { get; } = new() { ["local"] = Actor.Local("tester"), ["nobody"] = Actor.Nobody };

    public static async Task<UseCaseHouse> OpenAsync()
    {
        var house = new UseCaseHouse();
        await house.core.GetRequiredService<Core.Persistence.DatabaseSetup>().PrepareAsync(TestContext.Current.CancellationToken);
        var staff = new StaffBench(house.core.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Persistence.NrdDbContext>>(), SystemClock.Instance);
        foreach (var role in Enum.GetValues<Role>())
        {
            house.Actors[role.ToString()] = await staff.SignedInAsync(role.ToString(), role);
        }

        return house;
    }

    /// <summary>Everything in the database but the audit trail, as one text.</summary>
    public string Everything()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Mode=ReadOnly");
        connection.Open();
        var all = new System.Text.StringBuilder();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Select(row => (string)row[0]!).Where(name => !name.StartsWith("audit", StringComparison.Ordinal) && !name.StartsWith("sqlite", StringComparison.Ordinal)))
        {
            foreach (var row in Rows(connection, $"SELECT * FROM \"{table}\""))
            {
                all.Append(table).Append(": ").AppendJoin('|', row.Select(cell => cell is byte[] bytes ? Convert.ToHexString(bytes) : cell?.ToString())).Append('\n');
            }
        }

        return all.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await core.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    private static IEnumerable<object?[]> Rows(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            yield return row;
        }
    }
}
