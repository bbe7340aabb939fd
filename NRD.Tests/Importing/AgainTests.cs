using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Tests.Support;

namespace NRD.Tests.Importing;

/// <summary>What happens when a source is imported again.</summary>
public sealed class AgainTests
{
    private const string First = "id,name,phone,description\n1,Alpha,613-555-0101,First\n2,Beta,613-555-0102,Second\n";

    [Fact]
    public async Task The_same_file_changes_nothing_at_all()
    {
        await using var trial = await ImportTrial.StartAsync();
        FormatTests.Folder(trial, Samples.Package);
        await trial.ImportAsync(trial.Folder("package"));
        var before = await trial.EverythingAsync();
        trial.Database.Clock.Advance(Duration.FromDays(3));

        var report = await trial.ImportAsync(trial.Folder("package"));

        report.ShouldAddUp();
        (report.Added, report.Updated, report.Unchanged, report.Conflicts.Count).ShouldBe((0, 0, 12, 0));
        (await trial.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("list.csv", First);
        var before = await trial.EverythingAsync();

        var dry = await trial.ImportAsync(file, r => r with { DryRun = true });

        (await trial.EverythingAsync()).ShouldBe(before);
        var real = await trial.ImportAsync(file);
        (dry.RowsRead, dry.Added, dry.Rejected.Count).ShouldBe((real.RowsRead, real.Added, real.Rejected.Count));
        dry.DryRun.ShouldBeTrue();
    }

    [Fact]
    public async Task A_changed_file_updates_and_adds_and_forgets_nobody()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", First));

        var report = await trial.ImportAsync(trial.Write("list.csv", "id,name,phone,description\n1,Alpha,613-555-0109,First\n3,Gamma,613-555-0103,Third\n"));

        (report.Added, report.Updated, report.Unchanged, report.Deactivated).ShouldBe((1, 1, 0, 0));
        var organizations = await trial.OrganizationsAsync();
        organizations.Count.ShouldBe(3);
        organizations.ShouldAllBe(o => o.Status == PartnerStatus.CarriedOver);
        organizations.Single(o => o.Listing.Name.En == "Alpha").Services[0].Listing.Phones[0].Number.ShouldBe("+16135550109");
    }

    [Fact]
    public async Task What_staff_edited_is_never_overwritten_and_both_values_are_kept()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", First));
        await EditAsync(trial, "Alpha", "Staff wrote this");

        var report = await trial.ImportAsync(trial.Write("list.csv", First.Replace("First", "The source wrote this", StringComparison.Ordinal).Replace("0101", "0199", StringComparison.Ordinal)));

        report.ShouldAddUp();
        var conflict = report.Conflicts.ShouldHaveSingleItem();
        (conflict.Row, conflict.Kind, conflict.Id).ShouldBe((1, "service", "1"));
        conflict.Fields.ShouldBe(["service.listing.description"]);
        var alpha = (await trial.OrganizationsAsync()).Single(o => o.Listing.Name.En == "Alpha").Services[0];
        alpha.Listing.Description.En.ShouldBe("Staff wrote this");
        alpha.Listing.Phones[0].Number.ShouldBe("+16135550199");
        var kept = (await trial.ReadAsync(db => db.ImportConflicts.ToListAsync(TestContext.Current.CancellationToken))).ShouldHaveSingleItem();
        kept.Ours.ShouldNotBeNull().ShouldContain("Staff wrote this");
        kept.Theirs.ShouldNotBeNull().ShouldContain("The source wrote this");
    }

    [Fact]
    public async Task A_conflict_is_reported_once()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", First));
        await EditAsync(trial, "Alpha", "Staff wrote this");
        var changed = trial.Write("list.csv", First.Replace("First", "Other", StringComparison.Ordinal));
        await trial.ImportAsync(changed);
        var before = await trial.EverythingAsync();

        var again = await trial.ImportAsync(changed);

        again.ShouldAddUp().Unchanged.ShouldBe(2);
        (await trial.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_the_source_did_not_touch_stays_as_staff_left_it()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", First));
        await EditAsync(trial, "Alpha", "Staff wrote this");

        var report = await trial.ImportAsync(trial.Write("list.csv", First.Replace("Second", "Changed", StringComparison.Ordinal)));

        (report.Updated, report.Conflicts.Count).ShouldBe((1, 0));
        (await trial.OrganizationsAsync()).Single(o => o.Listing.Name.En == "Alpha").Services[0].Listing.Description.En.ShouldBe("Staff wrote this");
    }

    [Fact]
    public async Task Only_a_complete_import_makes_what_is_missing_inactive()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", Many(40)));
        await trial.ImportAsync(trial.Write("other.csv", "id,name,phone\nx,Another source,613-555-0100\n"), r => r with { Source = "other" });

        var report = await trial.ImportAsync(trial.Write("list.csv", Many(39)), r => r with { Complete = true });

        report.ShouldAddUp();
        (report.RowsRead, report.Unchanged, report.Deactivated, report.Conflicts.Count).ShouldBe((39, 39, 1, 0));
        (await trial.OrganizationsAsync()).Where(o => o.Status == PartnerStatus.Inactive).ShouldHaveSingleItem().Listing.Name.En.ShouldBe("Partner 40");

        var back = await trial.ImportAsync(trial.Write("list.csv", Many(40)), r => r with { Complete = true });

        (back.Added, back.Deactivated).ShouldBe((1, 0));
        (await trial.OrganizationsAsync()).ShouldAllBe(o => o.Status == PartnerStatus.CarriedOver);
    }

    [Fact]
    public async Task More_than_five_percent_missing_becomes_conflicts()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", Many(40)));

        var report = await trial.ImportAsync(trial.Write("list.csv", Many(37)), r => r with { Complete = true });

        report.ShouldAddUp().Deactivated.ShouldBe(0);
        report.Conflicts.Count(c => c.Row is null).ShouldBe(3);
        (await trial.OrganizationsAsync()).ShouldAllBe(o => o.Status == PartnerStatus.CarriedOver);
    }

    [Fact]
    public async Task A_missing_record_that_staff_reviewed_becomes_a_conflict()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", Many(40)));
        await EditAsync(trial, "Partner 40", "Reviewed");

        var report = await trial.ImportAsync(trial.Write("list.csv", Many(39)), r => r with { Complete = true });

        report.Deactivated.ShouldBe(0);
        report.Conflicts.ShouldHaveSingleItem().Reason.In(Language.English).ShouldContain("reviewed");
        (await trial.OrganizationsAsync()).ShouldAllBe(o => o.Status == PartnerStatus.CarriedOver && o.Services[0].Status != PartnerStatus.Inactive);
    }

    [Fact]
    public async Task A_part_of_a_source_takes_nothing_from_the_rest()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("export.csv", Samples.Icarol));
        var part = string.Join('\n', Samples.Icarol.Split('\n').Where(l => !l.StartsWith("Agency", StringComparison.Ordinal)));

        var report = await trial.ImportAsync(trial.Write("part.csv", part));

        report.ShouldAddUp();
        (report.Added, report.Deactivated).ShouldBe((0, 0));
        var harbour = (await trial.OrganizationsAsync()).Single(o => o.Listing.Name.En == "Harbour Centre");
        harbour.Listing.Phones.ShouldNotBeEmpty();
        harbour.AssuredOn.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_row_gone_wrong_does_not_count_as_missing()
    {
        await using var trial = await ImportTrial.StartAsync();
        await trial.ImportAsync(trial.Write("list.csv", Many(40)));

        var report = await trial.ImportAsync(trial.Write("list.csv", Many(40).Replace("Partner 40", "", StringComparison.Ordinal)), r => r with { Complete = true });

        (report.Rejected.Count, report.Deactivated, report.Conflicts.Count).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task An_import_that_breaks_off_leaves_nothing()
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("list.csv", Many(40));
        var before = await trial.EverythingAsync();

        await Should.ThrowAsync<IOException>(() => trial.ImportAsync(file, progress: new BreakOff()));

        (await trial.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_import_needs_the_permission()
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("list.csv", First);

        await Should.ThrowAsync<NotPermittedException>(() => trial.ImportAsync(file, actor: TestActors.Desk));

        (await trial.OrganizationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_change_and_the_import_itself_are_audited()
    {
        await using var trial = await ImportTrial.StartAsync();

        await trial.ImportAsync(trial.Write("list.csv", First));

        var entries = await trial.ReadAsync(db => db.Audit.ToListAsync(TestContext.Current.CancellationToken));
        entries.Count(e => e.Action == AuditAction.Imported).ShouldBe(1);
        entries.Count(e => e is { Action: AuditAction.Created, Subject: SubjectKind.Organization }).ShouldBe(2);
        entries.Count(e => e is { Action: AuditAction.Created, Subject: SubjectKind.Service }).ShouldBe(2);
        entries.ShouldAllBe(e => e.ActorId == "local");
    }

    private static string Many(int count) =>
        "id,name,phone\n" + string.Join('\n', Enumerable.Range(1, count).Select(i => $"{i},Partner {i},613-555-01{i:00}"));

    private static async Task EditAsync(ImportTrial trial, string name, string description)
    {
        var ct = TestContext.Current.CancellationToken;
        var service = (await trial.OrganizationsAsync()).Single(o => o.Listing.Name.En == name).Services[0];
        await new PartnerChanges(trial.Database, trial.Database.Clock)
            .ReviseServiceAsync(TestActors.Desk, service.Id, service.Version, service.Listing with { Description = new(description, null) }, service.Internals, null, ct);
    }

    /// <summary>Fails after the records are written and before the transaction ends.</summary>
    private sealed class BreakOff : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value is { Step: ImportStep.Saving, Done: > 0 })
            {
                throw new IOException("The disk is gone.");
            }
        }
    }
}
