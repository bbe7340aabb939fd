using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class ApprovalsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_approves_what_they_asked_for_and_the_attempt_stays_on_record()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, asker, _, id) = await AskedAsync(database);

        (await staff.Approvals.GiveAsync(asker, id, Ct)).ShouldBe(ApprovalRefusal.OwnRequest);
        (await staff.Approvals.DeclineAsync(asker, id, DeclineReason.NotNeeded, Ct)).ShouldBe(ApprovalRefusal.OwnRequest);

        (await StateAsync(database, id)).ShouldBe(ApprovalState.Open);
        (await staff.AuditAsync()).ShouldBe(["ApprovalRequested", "ApprovalGiven denied", "ApprovalDeclined denied"]);
    }

    [Fact]
    public async Task Whoever_may_not_answer_this_kind_finds_nothing_there()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, _, id) = await AskedAsync(database);
        var other = TestActors.With("other", Permission.UseApprovals, Permission.ManageStaff);

        (await staff.Approvals.GiveAsync(other, id, Ct)).ShouldBe(ApprovalRefusal.NotFound);
        (await staff.Approvals.DeclineAsync(other, id, DeclineReason.NotNeeded, Ct)).ShouldBe(ApprovalRefusal.NotFound);
        (await staff.Approvals.WithdrawAsync(other, id, Ct)).ShouldBe(ApprovalRefusal.NotFound);
        (await staff.Approvals.GiveAsync(other, Guid.NewGuid(), Ct)).ShouldBe(ApprovalRefusal.NotFound);
        (await staff.Worklist.ReadAsync(other, Ct)).ForMe.ShouldBeEmpty();
        (await StateAsync(database, id)).ShouldBe(ApprovalState.Open);
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, ApprovalRefusal.ReauthenticateFirst)]
    public async Task Whoever_approves_has_proved_who_they_are_within_five_minutes(int seconds, ApprovalRefusal? expected)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, second, id) = await AskedAsync(database);
        database.Clock.AdvanceSeconds(seconds);

        staff.Approvals.MustReauthenticate(second).ShouldBe(expected is not null);
        (await staff.Approvals.GiveAsync(second, id, Ct)).ShouldBe(expected);
        (await StateAsync(database, id)).ShouldBe(expected is null ? ApprovalState.Used : ApprovalState.Open);
    }

    [Fact]
    public async Task Somebody_who_never_proved_who_they_are_approves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, second, id) = await AskedAsync(database);

        (await staff.Approvals.GiveAsync(second with { AuthenticatedAt = null }, id, Ct)).ShouldBe(ApprovalRefusal.ReauthenticateFirst);
    }

    [Fact]
    public async Task A_request_waits_thirty_days_and_not_a_moment_longer()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, second, id) = await AskedAsync(database);
        database.Clock.Advance(Duration.FromDays(30) - Duration.FromSeconds(1));
        (await staff.Worklist.CountAsync(second, Ct)).ShouldBe(1);

        database.Clock.AdvanceSeconds(1);

        (await staff.Worklist.CountAsync(second, Ct)).ShouldBe(0);
        (await staff.Approvals.GiveAsync(second.At(database.Clock.GetCurrentInstant()), id, Ct)).ShouldBe(ApprovalRefusal.Expired);
    }

    [Fact]
    public async Task A_record_that_changed_after_it_was_asked_makes_the_request_void()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, asker, second, id) = await AskedAsync(database);
        await using (var db = database.CreateDbContext())
        {
            var terms = (await db.Approvals.SingleAsync(Ct)).Terms;
            (await db.Staff.SingleAsync(u => u.Id == terms.SubjectId, Ct)).SetRoles([Role.DirectoryStaff]);
            await db.SaveChangesAsync(Ct);
        }

        (await staff.Worklist.ReadAsync(second, Ct)).ForMe.ShouldBeEmpty();
        (await staff.Worklist.ReadAsync(asker, Ct)).Mine.ShouldHaveSingleItem().StillSo.ShouldBeFalse();
        (await staff.Approvals.GiveAsync(second, id, Ct)).ShouldBe(ApprovalRefusal.RecordChanged);
        (await StateAsync(database, id)).ShouldBe(ApprovalState.Void);
        (await staff.AuditAsync()).ShouldBe(["ApprovalRequested", "ApprovalVoided"]);
    }

    [Fact]
    public async Task Terms_edited_in_the_database_hold_no_more()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, second, id) = await AskedAsync(database);
        await using (var db = database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE approvals SET \"Terms\" = replace(\"Terms\", 'Publisher', 'Administrator')", Ct);
        }

        (await staff.Approvals.GiveAsync(second, id, Ct)).ShouldBe(ApprovalRefusal.RecordChanged);
    }

    [Fact]
    public async Task What_was_declined_withdrawn_or_used_is_over()
    {
        foreach (var close in new Func<StaffBench, Actor, Actor, Guid, Task<ApprovalRefusal?>>[]
        {
            (staff, _, second, id) => staff.Approvals.DeclineAsync(second, id, DeclineReason.AskInPerson, Ct),
            (staff, asker, _, id) => staff.Approvals.WithdrawAsync(asker, id, Ct),
            (staff, _, second, id) => staff.Approvals.GiveAsync(second, id, Ct),
        })
        {
            await using var database = await TestDatabase.CreateAsync(Ct);
            var (staff, asker, second, id) = await AskedAsync(database);
            (await close(staff, asker, second, id)).ShouldBeNull();

            (await staff.Approvals.GiveAsync(second, id, Ct)).ShouldBe(ApprovalRefusal.NotOpen);
            (await staff.Approvals.DeclineAsync(second, id, DeclineReason.NotNeeded, Ct)).ShouldBe(ApprovalRefusal.NotOpen);
            (await staff.Approvals.WithdrawAsync(asker, id, Ct)).ShouldBe(ApprovalRefusal.NotOpen);
        }
    }

    [Fact]
    public async Task Of_many_answers_at_the_same_moment_one_counts()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var id = await AskAsync(staff, await staff.SignedInAsync("asker", Role.Administrator));
        var answerers = new List<Actor>();
        for (var number = 0; number < 8; number++)
        {
            answerers.Add(await staff.SignedInAsync($"second{number}", Role.Administrator));
        }

        var answers = await Task.WhenAll(answerers.Select(second => Task.Run(() => staff.Approvals.GiveAsync(second, id, Ct))));

        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Where(answer => answer is not null).ShouldAllBe(answer => answer == ApprovalRefusal.NotOpen);
        (await staff.AuditAsync()).Count(entry => entry == "ApprovalUsed").ShouldBe(1);
        (await staff.AuditAsync()).Count(entry => entry == "RolesChanged").ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_uses_of_one_approval_the_second_saves_nothing_of_its_act()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var act = new OwnAct();
        var approvals = new Approvals(database, [act], database.Clock);
        var asker = TestActors.With("asker", Permission.UseApprovals, Permission.EditRecords);
        var terms = OwnAct.Terms(Guid.NewGuid());
        await using (var db = database.CreateDbContext())
        {
            await approvals.AskAsync(db, asker, act.Kind, terms, Ct);
            await db.SaveChangesAsync(Ct);
        }

        var id = (await new ApprovalWorklist(database, approvals, database.Clock).ReadAsync(asker, Ct)).Mine.ShouldHaveSingleItem().Id;
        (await approvals.GiveAsync(TestActors.With("second", Permission.UseApprovals, Permission.EditSearchWords), id, Ct)).ShouldBeNull();
        await using var one = database.CreateDbContext();
        await using var two = database.CreateDbContext();
        (await approvals.UseAsync(one, asker, terms, Ct)).ShouldBeNull();
        (await approvals.UseAsync(two, asker, terms, Ct)).ShouldBeNull();
        one.Staff.Add(new StaffUser(Guid.NewGuid(), "one", "one", [Role.Operator], database.Clock.GetCurrentInstant()));
        two.Staff.Add(new StaffUser(Guid.NewGuid(), "two", "two", [Role.Operator], database.Clock.GetCurrentInstant()));

        await one.SaveChangesAsync(Ct);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync(Ct));

        await using var after = database.CreateDbContext();
        (await after.Staff.Select(u => u.SignInName).ToListAsync(Ct)).ShouldBe(["one"]);
        (await approvals.UseAsync(after, asker, terms, Ct)).ShouldBe(ApprovalRefusal.NotOpen);
    }

    [Fact]
    public async Task Every_command_of_the_worklist_needs_its_permission()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (staff, _, _, id) = await AskedAsync(database);
        var actor = TestActors.In(Role.Auditor);

        await Should.ThrowAsync<NotPermittedException>(() => staff.Approvals.GiveAsync(actor, id, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => staff.Approvals.DeclineAsync(actor, id, DeclineReason.NotNeeded, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => staff.Approvals.WithdrawAsync(actor, id, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => staff.Worklist.ReadAsync(actor, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => staff.Worklist.CountAsync(actor, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => staff.Worklist.OpenAsync(TestActors.In(Role.Administrator), Ct));
        (await staff.Worklist.OpenAsync(TestActors.Local, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Requests_that_differ_in_anything_have_different_hashes()
    {
        var id = Guid.NewGuid();
        ApprovalTerms[] different =
        [
            new("A", SubjectKind.Staff, id, [new("roles", "ab", "c")]),
            new("A", SubjectKind.Staff, id, [new("roles", "a", "bc")]),
            new("A", SubjectKind.Staff, id, [new("rolesa", "b", "c")]),
            new("A", SubjectKind.Staff, id, [new("roles", null, "abc")]),
            new("A", SubjectKind.Staff, id, [new("roles", "", "abc")]),
            new("A", SubjectKind.Staff, id, [new("roles", "abc", null)]),
            new("A", SubjectKind.Staff, id, [new("roles", "ab", "c"), new("roles", "ab", "c")]),
            new("A", SubjectKind.Staff, Guid.NewGuid(), [new("roles", "ab", "c")]),
            new("A", SubjectKind.Keys, id, [new("roles", "ab", "c")]),
            new("B", SubjectKind.Staff, id, [new("roles", "ab", "c")]),
        ];

        different.Select(terms => Convert.ToHexString(terms.Hash())).ShouldBeUnique();
        different[0].Hash().ShouldBe((different[0] with { Values = [new("roles", "ab", "c")] }).Hash());
    }

    private static async Task<(StaffBench Staff, Actor Asker, Actor Second, Guid Id)> AskedAsync(TestDatabase database)
    {
        var staff = new StaffBench(database, database.Clock);
        var asker = await staff.SignedInAsync("asker", Role.Administrator);
        var second = await staff.SignedInAsync("second", Role.Administrator);
        return (staff, asker, second, await AskAsync(staff, asker));
    }

    private static async Task<Guid> AskAsync(StaffBench staff, Actor asker)
    {
        var subject = await staff.SignedInAsync("subject", Role.Operator);
        return (await staff.Administration.ChangeRolesAsync(asker, Guid.Parse(subject.Id), [Role.Publisher], Ct)).Asked.ShouldNotBeNull();
    }

    private static async Task<ApprovalState> StateAsync(TestDatabase database, Guid id)
    {
        await using var db = database.CreateDbContext();
        return (await db.Approvals.SingleAsync(a => a.Id == id, Ct)).State;
    }

    /// <summary>An act that whoever asked does themselves.</summary>
    private sealed class OwnAct : IApprovedAct
    {
        public ApprovalKind Kind { get; } = new("Own", Permission.EditRecords, Permission.EditSearchWords, ApprovalKind.DuringContact);

        public static ApprovalTerms Terms(Guid subject) => new("Own", SubjectKind.Directory, subject, [new("value", "a", "b")]);

        public Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) => Task.FromResult<ApprovalTerms?>(asked);

        public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct) => Task.FromResult(false);
    }
}
