using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Police.Lists;
using NRD.Tests.Support;

namespace NRD.Tests.Police.Lists;

/// <summary>From a draft to a list in force by two people, and out of force again.</summary>
public sealed class ListLifecycleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_comes_into_force_by_two_people_and_says_until_when_it_holds()
    {
        await using var bench = await ListBench.OpenAsync();
        var draft = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        draft.Standing.ShouldBe(ListStanding.Draft);
        (await bench.ReadAsync()).Counting.ShouldBeNull();

        (await bench.Editing.AskReviewAsync(bench.First, draft.Id, Ct)).ShouldBeNull();
        var asked = await bench.VersionAsync(1);
        asked.Standing.ShouldBe(ListStanding.InReview);
        (await bench.Approvals.GiveAsync(bench.First, asked.ApprovalId!.Value, Ct)).ShouldBe(ApprovalRefusal.OwnRequest);
        (await bench.ReadAsync()).Counting.ShouldBeNull();

        (await bench.Approvals.GiveAsync(bench.Second, asked.ApprovalId.Value, Ct)).ShouldBeNull();
        var inForce = (await bench.ReadAsync()).Counting.ShouldNotBeNull();
        inForce.Standing.ShouldBe(ListStanding.InForce);
        inForce.ReviewedBy.ShouldBe("second");
        inForce.EffectiveFrom.ShouldBe(bench.Today);
        inForce.ReviewDue.ShouldBe(bench.Today.PlusDays(90));
        (await bench.AuditAsync()).ShouldBe(["ListSaved", "ListInForce"]);
    }

    [Fact]
    public async Task Only_whoever_wrote_a_version_asks_for_its_review_so_that_nobody_approves_their_own()
    {
        await using var bench = await ListBench.OpenAsync();
        var draft = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));

        (await bench.Editing.AskReviewAsync(bench.Second, draft.Id, Ct)).ShouldBe(ListRefusal.NotYours);
    }

    [Fact]
    public async Task A_list_may_wait_for_its_first_day()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Old"))));
        var next = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "New")), basedOn: 1) with { WantedFrom = bench.Today.PlusDays(5) });

        next.Standing.ShouldBe(ListStanding.Coming);
        (await bench.ReadAsync()).Counting?.Number.ShouldBe(1);
        (await bench.ReadAsync(asOf: bench.Today.PlusDays(5))).Counting?.Number.ShouldBe(2);
        bench.Pass(5);
        (await bench.ReadAsync()).Counting?.Number.ShouldBe(2);
        (await bench.VersionAsync(1)).Standing.ShouldBe(ListStanding.Replaced);
    }

    [Fact]
    public async Task Any_day_shows_what_was_in_force_then()
    {
        await using var bench = await ListBench.OpenAsync();
        var first = bench.Today;
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Old"))));
        bench.Pass(10);
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "New")), basedOn: 1));

        (await bench.ReadAsync(asOf: first.PlusDays(-1))).Counting.ShouldBeNull();
        (await bench.ReadAsync(asOf: first)).Counting?.Content.Entries[0].Name.En.ShouldBe("Old");
        (await bench.ReadAsync(asOf: first.PlusDays(9))).Counting?.Standing.ShouldBe(ListStanding.InForce);
        (await bench.ReadAsync(asOf: first.PlusDays(10))).Counting?.Content.Entries[0].Name.En.ShouldBe("New");
    }

    [Fact]
    public async Task Of_two_editors_at_once_both_versions_are_kept_and_the_second_is_told()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));

        (await bench.Editing.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Mine")), basedOn: 1), Ct)).Beside.ShouldBeNull();
        var theirs = await bench.Editing.SaveAsync(bench.Second, ListBench.Draft(ListBench.Content(bench.Entry(1, "Theirs")), basedOn: 1), Ct);

        theirs.Beside.ShouldBe(2);
        (await bench.VersionAsync(2)).Content.Entries[0].Name.En.ShouldBe("Mine");
        (await bench.VersionAsync(3)).Content.Entries[0].Name.En.ShouldBe("Theirs");
    }

    [Fact]
    public async Task Editors_who_save_at_the_very_same_moment_all_keep_their_work()
    {
        await using var bench = await ListBench.OpenAsync();
        var saves = Enumerable.Range(1, 4).Select(i => Task.Run(() => bench.Editing.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, $"Unit {i}"))), Ct), Ct));

        var saved = await Task.WhenAll(saves);

        saved.Select(s => s.Number).Order().ShouldBe([1, 2, 3, 4]);
        (await bench.ReadAsync()).Versions.Select(v => v.Content.Entries[0].Name.En).Order().ShouldBe(["Unit 1", "Unit 2", "Unit 3", "Unit 4"]);
    }

    [Fact]
    public async Task A_draft_that_others_overtook_is_carried_over_before_it_can_come_into_force()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var mine = await bench.SaveAsync(bench.Second, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(2, "Mine")), basedOn: 1));
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(3, "Theirs")), basedOn: 1));

        (await bench.VersionAsync(mine.Number)).CanBeAsked.ShouldBeFalse();
        (await bench.Editing.AskReviewAsync(bench.Second, mine.Id, Ct)).ShouldBe(ListRefusal.Outdated);

        var over = await bench.SaveAsync(bench.Second, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(2, "Mine"), bench.Entry(3, "Theirs")), basedOn: 3));
        (await bench.Editing.AskReviewAsync(bench.Second, over.Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_asked_is_void_once_another_version_came_into_force()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        var mine = await bench.SaveAsync(bench.Second, ListBench.Draft(ListBench.Content(bench.Entry(2, "Mine")), basedOn: 1));
        (await bench.Editing.AskReviewAsync(bench.Second, mine.Id, Ct)).ShouldBeNull();
        var waits = (await bench.VersionAsync(mine.Number)).ApprovalId!.Value;
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(3, "Theirs")), basedOn: 1));

        (await bench.Approvals.GiveAsync(bench.First, waits, Ct)).ShouldBe(ApprovalRefusal.RecordChanged);
        (await bench.ReadAsync()).Counting?.Number.ShouldBe(3);
    }

    [Fact]
    public async Task A_hand_in_the_database_between_asking_and_approving_puts_nothing_in_force()
    {
        await using var bench = await ListBench.OpenAsync();
        var draft = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        (await bench.Editing.AskReviewAsync(bench.First, draft.Id, Ct)).ShouldBeNull();
        var waits = (await bench.VersionAsync(1)).ApprovalId!.Value;
        await bench.TamperAsync("416-555-0101", "416-555-0199");

        (await bench.Approvals.GiveAsync(bench.Second, waits, Ct)).ShouldBe(ApprovalRefusal.RecordChanged);
        (await bench.VersionAsync(1)).NotAsSaved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_withdrawn_version_is_out_of_force_at_once_and_nothing_older_comes_back_by_itself()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Old"))));
        bench.Pass(3);
        var version = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "New")), basedOn: 1));
        bench.Pass(2);

        (await bench.Editing.WithdrawAsync(bench.First, version.Id, " ", Ct)).ShouldBe(ListRefusal.ReasonMissing);
        (await bench.Editing.WithdrawAsync(bench.First, version.Id, "The unit was closed.", Ct)).ShouldBeNull();
        (await bench.Editing.WithdrawAsync(bench.First, version.Id, "Again.", Ct)).ShouldBe(ListRefusal.NotSo);

        var counting = (await bench.ReadAsync()).Counting.ShouldNotBeNull();
        counting.Standing.ShouldBe(ListStanding.Withdrawn);
        counting.WithdrawnReason.ShouldBe("The unit was closed.");
        (await bench.ReadAsync(asOf: bench.Today.PlusDays(-1))).Counting?.Standing.ShouldBe(ListStanding.InForce);
    }

    [Fact]
    public async Task The_previous_version_comes_back_in_one_act_as_old_as_it_was()
    {
        await using var bench = await ListBench.OpenAsync();
        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "x", Ct)).ShouldBe(ListRefusal.NotFound);
        var old = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Old"))));
        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "x", Ct)).ShouldBe(ListRefusal.NothingBefore);
        bench.Pass(10);
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "New")), basedOn: 1));

        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "", Ct)).ShouldBe(ListRefusal.ReasonMissing);
        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "The new number rings nowhere.", Ct)).ShouldBeNull();

        var lists = await bench.ReadAsync();
        lists.Counting!.Number.ShouldBe(3);
        lists.Counting.Origin.ShouldBe(ListOrigin.PutBack);
        lists.Counting.Content.ShouldBe(old.Content);
        lists.Counting.ReviewDue.ShouldBe(old.ReviewDue);
        lists.Counting.EffectiveFrom.ShouldBe(bench.Today);
        lists.Versions.Single(v => v.Number == 2).Standing.ShouldBe(ListStanding.Withdrawn);
        (await bench.AuditAsync()).TakeLast(2).ShouldBe(["ListWithdrawn", "ListPutBack"]);
        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "x", Ct)).ShouldBe(ListRefusal.NothingBefore);
    }

    [Fact]
    public async Task What_was_withdrawn_does_not_come_back_as_the_previous_version()
    {
        await using var bench = await ListBench.OpenAsync();
        var bad = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Closed unit"))));
        await bench.Editing.WithdrawAsync(bench.First, bad.Id, "The unit was closed.", Ct);
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(2, "New unit")), basedOn: 1));

        (await bench.Editing.PutPreviousBackAsync(bench.First, ListBench.Service, "x", Ct)).ShouldBe(ListRefusal.NothingBefore);
    }

    [Fact]
    public async Task A_list_whose_review_is_overdue_is_expired()
    {
        await using var bench = await ListBench.OpenAsync();
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));
        bench.Pass(90);
        (await bench.ReadAsync()).Counting?.Standing.ShouldBe(ListStanding.InForce);
        bench.Pass(1);
        (await bench.ReadAsync()).Counting?.Standing.ShouldBe(ListStanding.Expired);
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_stays_readable_and_can_no_longer_be_asked_for()
    {
        await using var bench = await ListBench.OpenAsync();
        var draft = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"))));

        (await bench.Editing.DiscardAsync(bench.First, draft.Id, Ct)).ShouldBeNull();
        (await bench.Editing.AskReviewAsync(bench.First, draft.Id, Ct)).ShouldBe(ListRefusal.NotSo);
        (await bench.VersionAsync(1)).Standing.ShouldBe(ListStanding.Discarded);
    }

    [Fact]
    public async Task A_bad_draft_says_what_is_wrong_and_saves_nothing()
    {
        await using var bench = await ListBench.OpenAsync();
        var entry = bench.Entry(1, "Unit");
        var content = ListBench.Content(
            entry with { Name = new("Unit", null) },
            entry with { Id = ListBench.EntryId(2), Phones = [], Email = null },
            entry with { Id = ListBench.EntryId(3), Phones = ListText.Phones("ask the desk") },
            entry with { Id = ListBench.EntryId(4), Zone = "Toronto" },
            entry with { Id = ListBench.EntryId(5), Hours = ListText.Hours("Mon-Fri 9-5"), Zone = null },
            entry with { Id = ListBench.EntryId(6), Confirmed = new(bench.Today.PlusDays(1), "", ConfirmedHow.Call) },
            entry with { Id = ListBench.EntryId(7), Email = "nowhere" }) with
        {
            Protocol = new() { How = new(null, "Par téléphone.") },
            Lines = new() { Languages = ["klingon"] },
        };

        var saved = await bench.Editing.SaveAsync(bench.First, ListBench.Draft(content, reason: " ") with { WantedFrom = bench.Today.PlusDays(-1) }, Ct);

        saved.Number.ShouldBeNull();
        saved.Problems.Select(p => p.Code).Distinct().Order().ShouldBe(new[]
        {
            ListProblemCode.ReasonMissing, ListProblemCode.WantedFromPast, ListProblemCode.OtherLanguageMissing, ListProblemCode.NoWayToReach, ListProblemCode.PhoneUnread, ListProblemCode.EmailUnread,
            ListProblemCode.ZoneMissing, ListProblemCode.ZoneUnknown, ListProblemCode.ConfirmedInFuture, ListProblemCode.ConfirmedByMissing, ListProblemCode.LanguageUnknown,
        }.Order());
        (await bench.ReadAsync()).Versions.ShouldBeEmpty();
        (await bench.AuditAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Saving_what_is_already_there_says_so()
    {
        await using var bench = await ListBench.OpenAsync();
        var content = ListBench.Content(bench.Entry(1, "Unit"));
        await bench.InForceAsync(ListBench.Draft(content));

        (await bench.Editing.SaveAsync(bench.First, ListBench.Draft(content, basedOn: 1), Ct)).Problems.ShouldContain(p => p.Code == ListProblemCode.NothingChanged);
    }

    [Fact]
    public async Task Personal_numbers_are_sealed_kept_from_version_to_version_and_revealed_only_with_an_entry_in_the_trail()
    {
        await using var bench = await ListBench.OpenAsync();
        var entry = bench.Entry(1, "Officer");
        PersonalReach personal = new(entry.Id, ListText.Phones("416-555-0177"), null);
        var first = await bench.InForceAsync(ListBench.Draft(ListBench.Content(entry)) with { Personal = new Dictionary<Guid, PersonalReach?> { [entry.Id] = personal } });
        first.Content.Entries[0].HasPersonal.ShouldBeTrue();
        var second = await bench.InForceAsync(ListBench.Draft(ListBench.Content(entry with { Rank = "Sergeant" }), basedOn: 1));

        var revealed = await bench.Reveal.PoliceContactAsync(bench.Operator, second.Id, entry.Id, Core.Oversight.RevealReason.LiveContact, Ct);
        revealed!.Phones[0].Number.ShouldBe("+14165550177");
        personal.ToString().ShouldBe("[restricted]");
        (await bench.AuditAsync()).ShouldContain("Revealed");
        await Should.ThrowAsync<NotPermittedException>(() => bench.Reveal.PoliceContactAsync(TestActors.In(Role.DirectoryStaff), second.Id, entry.Id, Core.Oversight.RevealReason.LiveContact, Ct));

        var third = await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(entry with { Rank = "Sergeant" }), basedOn: 2) with { Personal = new Dictionary<Guid, PersonalReach?> { [entry.Id] = null } });
        third.Content.Entries[0].HasPersonal.ShouldBeFalse();
        ListDifferences.Between(second, third).ShouldHaveSingleItem().Personal.ShouldBeTrue();
        ListDifferences.Between(first, second).ShouldHaveSingleItem().Personal.ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_holds_personal_numbers_only_sealed()
    {
        await using var bench = await ListBench.OpenAsync();
        var entry = bench.Entry(1, "Officer");
        await bench.SaveAsync(bench.First, ListBench.Draft(ListBench.Content(entry)) with { Personal = new Dictionary<Guid, PersonalReach?> { [entry.Id] = new(entry.Id, ListText.Phones("416-555-0177"), null) } });

        await using var db = bench.Database.CreateDbContext();
        var row = (await db.Database.SqlQueryRaw<string>("SELECT Personal || Content AS Value FROM contact_lists").ToListAsync(Ct)).ShouldHaveSingleItem();
        row.ShouldNotContain("0177");
        row.ShouldContain("0101");
    }
}
