using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>The words that are said and sent: in both languages, in versions, none overwritten.</summary>
public sealed class ScriptTests
{
    private static readonly Actor Supervisor = new("sup", "Sup", Roles.PermissionsOf([Role.Supervisor]));
    private static readonly Actor Operator = new("op", "Op", Roles.PermissionsOf([Role.Operator]));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void R39_Each_kind_is_shipped_in_both_languages_and_names_what_it_must()
    {
        Script.Shipped.Select(script => script.Kind).ShouldBe(Enum.GetValues<ScriptKind>(), ignoreOrder: true);
        foreach (var script in Script.Shipped)
        {
            script.Text.IsComplete.ShouldBeTrue(script.Kind.ToString());
            foreach (var name in Script.MustName(script.Kind))
            {
                script.Text.En!.ShouldContain("{" + name + "}");
                script.Text.Fr!.ShouldContain("{" + name + "}");
            }
        }
    }

    [Fact]
    public void R17_No_script_promises_anything_for_a_partner() =>
        Script.Shipped.Where(script => script.Kind != ScriptKind.CannotPromise)
            .SelectMany(script => new[] { script.Text.En!, script.Text.Fr! })
            .SelectMany(text => NoteCheck.Findings(text, new HashSet<SharedItem>()))
            .Where(finding => finding.Kind == NoteFindingKind.Promise)
            .ShouldBeEmpty();

    [Fact]
    public void What_a_script_names_is_filled_in() =>
        Script.Shipped.Single(script => script.Kind == ScriptKind.ReadBack).Say(Language.English, ("recipient", "Maple House"), ("items", "your first name"))
            .ShouldBe("Let me make sure I have it right. I will tell Maple House: your first name. I will not tell them anything else. Is that so?");

    [Fact]
    public async Task A_supervisor_writes_the_next_version_and_the_previous_one_stays()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var scripts = new Scripts(database, database.Clock);

        (await scripts.WriteAsync(Supervisor, ScriptKind.Closing, new("Take care.", "Prenez soin de vous."), 1, Ct)).ShouldBeEmpty();

        var versions = await scripts.VersionsAsync(Operator, ScriptKind.Closing, Ct);
        versions.Select(version => version.Version).ShouldBe([2, 1]);
        (await scripts.CurrentAsync(Operator, Ct))[ScriptKind.Closing].Text.En.ShouldBe("Take care.");
        versions[1].Text.ShouldBe(Script.Shipped.Single(script => script.Kind == ScriptKind.Closing).Text);
        await using var db = database.CreateDbContext();
        (await db.Audit.SingleAsync(Ct)).Action.ShouldBe(AuditAction.ScriptWritten);
    }

    [Fact]
    public async Task Two_supervisors_at_once_overwrite_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var scripts = new Scripts(database, database.Clock);
        await scripts.WriteAsync(Supervisor, ScriptKind.Closing, new("One.", "Un."), 1, Ct);

        (await scripts.WriteAsync(Supervisor, ScriptKind.Closing, new("Two.", "Deux."), 1, Ct)).ShouldBe([ScriptProblem.Outdated]);
    }

    [Fact]
    public async Task R39_A_script_in_one_language_or_without_what_it_must_name_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var scripts = new Scripts(database, database.Clock);

        (await scripts.WriteAsync(Supervisor, ScriptKind.Closing, new("Only English.", null), 1, Ct)).ShouldBe([ScriptProblem.FrenchMissing]);
        (await scripts.WriteAsync(Supervisor, ScriptKind.ConsentAsk, new("May I tell {recipient}?", "Est-ce que je peux leur dire ?"), 1, Ct)).ShouldBe([ScriptProblem.PlaceholderMissing]);
        await Should.ThrowAsync<NotPermittedException>(() => scripts.WriteAsync(Operator, ScriptKind.Closing, new("a", "b"), 1, Ct));
    }
}
