using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>What staff may do with the synonyms and search hints, and what it does to searches.</summary>
public sealed class SearchWordsTests : IAsyncLifetime
{
    private static readonly Actor Nobody = new("nobody", "Nobody", new HashSet<Permission> { Permission.SearchDirectory, Permission.ReadRecords, Permission.EditRecords });
    private static readonly SynonymGroup Quilt = new() { Id = "quilting", En = ["quilting bee"], Fr = ["courtepointe"], OneWayFrom = ["patchwork"] };

    private SearchBench bench = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SearchWords Words => new(bench.Database, bench.Database.Clock);

    public async ValueTask InitializeAsync() => bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("House", DirectoryOf.Shelter("Courtepointe circle", "Cercle de courtepointe") with { Needs = ["F1"] }));

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Nobody_without_the_permission_sees_or_changes_anything()
    {
        await Should.ThrowAsync<NotPermittedException>(() => Words.ListAsync(Nobody, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.RemovedAsync(Nobody, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.AddAsync(Nobody, Quilt, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.SaveAsync(Nobody, Quilt, Quilt, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.RemoveAsync(Nobody, "youth", Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.RestoreAsync(Nobody, "youth", Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Words.HintAsync(Nobody, Guid.NewGuid(), Bilingual.Empty, Bilingual.Empty, Ct));
        Should.Throw<NotPermittedException>(() => new WordTrial(bench.Current).Try(Nobody, "shelter"));

        (await Words.ListAsync(TestActors.Desk, Ct)).ShouldAllBe(entry => !entry.Changed && entry.Shipped);
        (await ChangesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_group_is_found_by_at_once_and_audited()
    {
        bench.Find("quilting bee").PartOfTheWords.ShouldBe(false);
        bench.Find("quilting bee").Total.ShouldBe(0);

        (await Words.AddAsync(TestActors.Desk, Quilt, Ct)).ShouldBeEmpty();
        await bench.Keeper.RefreshAsync(Ct);

        bench.Find("quilting bee").Total.ShouldBe(1);
        bench.Find("patchwork").Total.ShouldBe(1, "a word that leads one way");
        (await Words.ListAsync(TestActors.Desk, Ct)).Single(entry => entry.Group.Id == "quilting").ShouldBe(new SearchWordsEntry(Quilt, Changed: true, Shipped: false));
        (await ChangesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_group_that_is_there_is_never_overwritten_by_adding()
    {
        (await Words.AddAsync(TestActors.Desk, Quilt with { Id = "youth" }, Ct)).ShouldNotBeEmpty();
        await Words.RemoveAsync(TestActors.Desk, "youth", Ct);
        (await Words.AddAsync(TestActors.Desk, Quilt with { Id = "youth" }, Ct)).ShouldNotBeEmpty("it can be brought back");

        (await Words.AddAsync(TestActors.Desk, Quilt, Ct)).ShouldBeEmpty();
        (await Words.AddAsync(TestActors.Desk, Quilt with { En = ["other"] }, Ct)).ShouldNotBeEmpty();
        (await Words.ListAsync(TestActors.Desk, Ct)).Single(entry => entry.Group.Id == "quilting").Group.ShouldBe(Quilt);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_both_languages_and_nothing_is_saved()
    {
        SynonymGroup[] wrong =
        [
            Quilt with { Id = "Not a name" },
            Quilt with { En = [] },
            Quilt with { Fr = [] },
            Quilt with { En = ["!!!"] },
            Quilt with { En = ["quilt", "Quilts"] },
            Quilt with { OneWayFrom = ["courtepointe"] },
            Quilt with { Needs = ["Z9"] },
            Quilt with { En = ["youth"] },
        ];

        foreach (var group in wrong)
        {
            var problems = await Words.AddAsync(TestActors.Desk, group, Ct);
            problems.ShouldNotBeEmpty(group.ToString());
            problems.ShouldAllBe(problem => problem.Text.En != null && problem.Text.Fr != null);
        }

        (await ChangesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_shipped_group_is_changed_taken_out_and_restored_each_with_an_entry()
    {
        var shipped = Thesaurus.ShippedGroups.Single(group => group.Id == "youth");

        (await Words.SaveAsync(TestActors.Desk, shipped, shipped with { OneWayFrom = [.. shipped.OneWayFrom, "courtepointe"] }, Ct)).ShouldBeEmpty();
        (await EntryAsync("youth")).ShouldNotBeNull().Changed.ShouldBeTrue();

        (await Words.RemoveAsync(TestActors.Desk, "youth", Ct)).ShouldBeTrue();
        (await EntryAsync("youth")).ShouldBeNull();
        (await Words.RemovedAsync(TestActors.Desk, Ct)).ShouldHaveSingleItem().Id.ShouldBe("youth");
        await bench.Keeper.RefreshAsync(Ct);
        new WordTrial(bench.Current).Try(TestActors.Desk, "teenager").ShouldBeEmpty();

        (await Words.RestoreAsync(TestActors.Desk, "youth", Ct)).ShouldBeTrue();
        (await EntryAsync("youth")).ShouldBe(new SearchWordsEntry(shipped, Changed: false, Shipped: true));
        (await ChangesAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_removed_or_restored()
    {
        (await Words.RemoveAsync(TestActors.Desk, "nothing-here", Ct)).ShouldBeFalse();
        (await Words.RestoreAsync(TestActors.Desk, "nothing-here", Ct)).ShouldBeFalse();
        (await Words.RestoreAsync(TestActors.Desk, "youth", Ct)).ShouldBeFalse("it stands as shipped");
        (await ChangesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_group_of_ones_own_goes_for_good()
    {
        await Words.AddAsync(TestActors.Desk, Quilt, Ct);

        (await Words.RemoveAsync(TestActors.Desk, "quilting", Ct)).ShouldBeTrue();

        (await EntryAsync("quilting")).ShouldBeNull();
        (await Words.RemovedAsync(TestActors.Desk, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_are_tried_with_the_groups_in_force()
    {
        var tried = new WordTrial(bench.Current).Try(TestActors.Desk, "teen shelter");

        tried.ShouldHaveSingleItem().Words.ShouldBe("teen shelter");
        tried[0].Needs.ShouldBe(["B4"]);
        tried[0].Alternatives.ShouldContain("hebergement jeunesse");
        new WordTrial(bench.Current).Try(TestActors.Desk, "  ").ShouldBeEmpty();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_hint_finds_its_service_at_once_and_is_lost_to_nobody()
    {
        var id = bench.Find("circle").Matches[0].ServiceId;
        var hints = new Bilingual("marmalade", "marmelade");

        (await Words.HintAsync(TestActors.Desk, id, Bilingual.Empty, hints, Ct)).ShouldBeTrue();
        await bench.Keeper.RefreshAsync(Ct);
        bench.Find("marmelade").Matches.ShouldHaveSingleItem().ServiceId.ShouldBe(id);

        (await Words.HintAsync(TestActors.Desk, id, Bilingual.Empty, new("other", null), Ct)).ShouldBeFalse("somebody saved in between");
        (await Words.HintAsync(TestActors.Desk, Guid.NewGuid(), Bilingual.Empty, hints, Ct)).ShouldBeFalse();
        await using var db = bench.Database.CreateDbContext();
        (await db.Services.SingleAsync(service => service.Id == id, Ct)).Internals.SearchHints.ShouldBe(hints);
        (await db.Audit.CountAsync(entry => entry.SubjectId == id && entry.Action == AuditAction.Changed, Ct)).ShouldBe(1);
    }

    private async Task<SearchWordsEntry?> EntryAsync(string id) => (await Words.ListAsync(TestActors.Desk, Ct)).SingleOrDefault(entry => entry.Group.Id == id);

    private async Task<int> ChangesAsync()
    {
        await using NrdDbContext db = bench.Database.CreateDbContext();
        return await db.Audit.CountAsync(entry => entry.Action == AuditAction.SearchWordsChanged, Ct);
    }
}
