using System.Reflection;
using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class DeniedAttemptsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Every command and query there is, found by its first parameter: none can be forgotten.</summary>
    [Fact]
    public async Task Every_command_and_query_refuses_somebody_without_permissions_and_leaves_an_entry()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        DeniedAttempts.HereGoTo(core.Get<AuditTrail>());
        var acts = typeof(CoreServices).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type != typeof(Actor))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Actor))
            .ToList();
        acts.Count.ShouldBeGreaterThan(15);

        foreach (var (number, act) in acts.Index())
        {
            var name = $"{act.DeclaringType!.Name}.{act.Name}";
            var nobody = new Actor($"nobody-{number}", "Nobody", new HashSet<Permission>());

            (await CallAsync(core, act, nobody)).ShouldBeOfType<NotPermittedException>(name);

            await using var db = await core.OpenAsync(Ct);
            var entry = (await db.Audit.AsNoTracking().Where(a => a.ActorId == nobody.Id).ToListAsync(Ct)).ShouldHaveSingleItem(name);
            (entry.Action, entry.Outcome).ShouldBe((AuditAction.Attempted, AuditOutcome.Denied), name);
            Enum.TryParse<Permission>(entry.Reason, out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_refusal_names_the_record_it_was_about()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        DeniedAttempts.HereGoTo(database.Trail);
        var id = Guid.NewGuid();
        var session = Guid.NewGuid();
        var actor = new Actor("somebody", "Somebody", new HashSet<Permission>()) { Session = session };

        Should.Throw<NotPermittedException>(() => actor.Demand(Permission.EditRecords, SubjectKind.Service, id));

        await using var db = database.CreateDbContext();
        var entry = await db.Audit.SingleAsync(Ct);
        (entry.ActorId, entry.Session, entry.Subject, entry.SubjectId, entry.Reason).ShouldBe(("somebody", session.ToString("N"), SubjectKind.Service, id, "EditRecords"));
    }

    [Fact]
    public async Task A_refusal_while_the_database_is_away_waits_and_is_written_later()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        DeniedAttempts.HereGoTo(database.Trail);
        database.Tamper("CREATE TRIGGER broken BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        Should.Throw<NotPermittedException>(() => TestActors.Desk.Demand(Permission.ManageKeys));

        database.Trail.Waiting.ShouldBe(1);
        database.Tamper("DROP TRIGGER broken");
        await database.Trail.CatchUpAsync(Ct);
        database.Trail.Waiting.ShouldBe(0);
        await using var db = database.CreateDbContext();
        (await db.Audit.SingleAsync(Ct)).Reason.ShouldBe("ManageKeys");
    }

    [Fact]
    public void Only_the_actor_refuses()
    {
        var making = Directory.GetFiles(Path.Combine(Repository.Root, "NRD.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("new NotPermittedException(", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        making.ShouldBe(["Actor.cs"]);
        typeof(NotPermittedException).GetConstructors().ShouldBeEmpty();
    }

    private static async Task<Exception?> CallAsync(WholeCore core, MethodInfo act, Actor nobody)
    {
        // A refusal comes before anything else is looked at.
        var arguments = act.GetParameters().Skip(1).Select(parameter => UseCase.Argument(parameter.ParameterType));
        try
        {
            if (act.Invoke(core.Get(act.DeclaringType!), [nobody, .. arguments]) is Task task)
            {
                await task;
            }

            return null;
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException;
        }
        catch (NotPermittedException thrown)
        {
            return thrown;
        }
    }
}
