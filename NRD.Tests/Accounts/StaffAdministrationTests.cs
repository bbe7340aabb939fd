using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

public sealed class StaffAdministrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_is_invited_by_one_administrator_with_a_link_that_is_kept_as_a_hash_only()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);

        var outcome = await staff.Administration.InviteAsync(admin, " robin ", " Robin ", [Role.Operator, Role.DirectoryStaff], Ct);

        var link = outcome.Link.ShouldNotBeNull();
        (link.Purpose, link.ExpiresAt).ShouldBe((LinkPurpose.Activation, TestDatabase.Noon + Duration.FromHours(24)));
        link.ToString().ShouldNotContain(link.Secret);
        var user = await staff.UserAsync(link.UserId);
        (user.SignInName, user.DisplayName, user.IsActive).ShouldBe(("robin", "Robin", false));
        await using var db = database.CreateDbContext();
        var kept = await db.OneTimeLinks.SingleAsync(Ct);
        kept.SecretHash.ShouldBe(Secret.HashOfText(link.Secret, Secret.LinkBytes));
        (await staff.AuditAsync()).ShouldBe(["StaffInvited"]);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Publisher)]
    public async Task Whoever_enters_in_a_role_that_takes_two_is_not_there_before_the_second_agrees(Role role)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var second = await staff.SignedInAsync("second", Role.Administrator);

        var outcome = await staff.Administration.InviteAsync(admin, "robin", "Robin", [role], Ct);

        outcome.Link.ShouldBeNull();
        (await staff.List.ReadAsync(admin, Ct)).People.Count.ShouldBe(2);
        (await staff.Administration.InviteAsync(second, "ROBIN", "Other", [Role.Operator], Ct)).Refusal.ShouldBe(StaffRefusal.NameTaken);
        (await staff.Approvals.GiveAsync(second, outcome.Asked.ShouldNotBeNull(), Ct)).ShouldBeNull();
        var card = (await staff.List.ReadAsync(admin, Ct)).People.Single(p => p.SignInName == "robin");
        (card.Standing, card.Roles.Single()).ShouldBe((StaffStanding.NeedsLink, role));
        (await staff.Administration.NewLinkAsync(admin, card.Id, Ct)).Link.ShouldNotBeNull().Purpose.ShouldBe(LinkPurpose.Activation);
        (await staff.AuditAsync()).ShouldBe(["ApprovalRequested", "ApprovalGiven", "StaffInvited", "ApprovalUsed", "StaffLinkMade"]);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Publisher)]
    public async Task A_role_that_takes_two_is_granted_when_the_second_agrees_and_not_before(Role role)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var second = await staff.SignedInAsync("second", Role.Administrator);
        var subject = Guid.Parse((await staff.SignedInAsync("subject", Role.Operator)).Id);

        var asked = (await staff.Administration.ChangeRolesAsync(admin, subject, [Role.Operator, role], Ct)).Asked.ShouldNotBeNull();
        (await staff.UserAsync(subject)).Roles.ShouldBe([Role.Operator]);
        var told = new List<SessionChange>();
        staff.Signal.Changed += told.Add;
        (await staff.Approvals.GiveAsync(second, asked, Ct)).ShouldBeNull();

        (await staff.UserAsync(subject)).Roles.ShouldBe([Role.Operator, role], ignoreOrder: true);
        told.ShouldBe([new SessionChange(subject, null)]);
    }

    [Fact]
    public async Task Roles_that_do_not_take_two_and_roles_taken_away_hold_at_once_and_windows_are_told()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var subject = Guid.Parse((await staff.SignedInAsync("subject", Role.Supervisor)).Id);
        var told = new List<SessionChange>();
        staff.Signal.Changed += told.Add;

        (await staff.Administration.ChangeRolesAsync(admin, subject, [Role.DirectoryStaff], Ct)).ShouldBe(new StaffOutcome(UserId: subject));

        (await staff.UserAsync(subject)).Roles.ShouldBe([Role.DirectoryStaff]);
        told.ShouldHaveSingleItem();
        (await staff.AuditAsync()).ShouldBe(["RolesChanged"]);
    }

    [Fact]
    public async Task Nobody_decides_about_themselves()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var second = await staff.SignedInAsync("second", Role.Administrator);
        var self = Guid.Parse(admin.Id);

        (await staff.Administration.ChangeRolesAsync(admin, self, [Role.Administrator, Role.Operator], Ct)).Refusal.ShouldBe(StaffRefusal.OwnRoles);
        (await staff.Administration.DisableAsync(admin, self, Ct)).Refusal.ShouldBe(StaffRefusal.OwnAccount);
        (await staff.Administration.ResetFactorsAsync(admin, self, Ct)).Refusal.ShouldBe(StaffRefusal.OwnAccount);
        var asked = (await staff.Administration.ChangeRolesAsync(second, self, [Role.Administrator, Role.Publisher], Ct)).Asked.ShouldNotBeNull();
        (await staff.Approvals.GiveAsync(admin, asked, Ct)).ShouldBe(ApprovalRefusal.AboutYourself);
        (await staff.UserAsync(self)).Roles.ShouldBe([Role.Administrator]);
    }

    [Fact]
    public async Task Nobody_is_administrator_and_auditor_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var subject = await staff.SignedInAsync("subject", Role.Auditor);

        (await staff.Administration.ChangeRolesAsync(admin, Guid.Parse(subject.Id), [Role.Auditor, Role.Administrator], Ct)).Refusal.ShouldBe(StaffRefusal.NotTogether);
        (await staff.Administration.InviteAsync(admin, "both", "Both", [Role.Auditor, Role.Administrator], Ct)).Refusal.ShouldBe(StaffRefusal.NotTogether);
        (await staff.AuditAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_active_administrator_stays_one()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var last = await staff.SignedInAsync("last", Role.Administrator);

        // Somebody whose rights were read before they were shut out.
        var gone = await staff.SignedInAsync("gone", Role.Administrator);
        (await staff.Administration.DisableAsync(last, Guid.Parse(gone.Id), Ct)).Refusal.ShouldBeNull();

        (await staff.Administration.DisableAsync(gone, Guid.Parse(last.Id), Ct)).Refusal.ShouldBe(StaffRefusal.LastAdministrator);
        (await staff.Administration.ChangeRolesAsync(gone, Guid.Parse(last.Id), [Role.Operator], Ct)).Refusal.ShouldBe(StaffRefusal.LastAdministrator);
        (await staff.Administration.ResetFactorsAsync(gone, Guid.Parse(last.Id), Ct)).Refusal.ShouldBe(StaffRefusal.LastAdministrator);
        (await staff.UserAsync(Guid.Parse(last.Id))).IsActive.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_administrators_who_shut_each_other_out_at_the_same_moment_leave_one()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var one = await staff.SignedInAsync("one", Role.Administrator);
        var two = await staff.SignedInAsync("two", Role.Administrator);

        var outcomes = await Task.WhenAll(
            Task.Run(() => staff.Administration.DisableAsync(one, Guid.Parse(two.Id), Ct)),
            Task.Run(() => staff.Administration.DisableAsync(two, Guid.Parse(one.Id), Ct)));

        outcomes.Select(outcome => outcome.Refusal).ShouldBe([null, StaffRefusal.LastAdministrator], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_is_shut_out_loses_sign_ins_and_links_at_once_and_comes_back_with_what_they_had()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var subject = await staff.SignedInAsync("subject", Role.Operator);
        var id = Guid.Parse(subject.Id);
        var actors = new ActorSource(database, database.Clock);
        (await actors.StateAsync(subject.Session!.Value, Ct)).Standing.ShouldBe(SessionStanding.Live);

        (await staff.Administration.DisableAsync(admin, id, Ct)).Refusal.ShouldBeNull();

        (await actors.StateAsync(subject.Session.Value, Ct)).Standing.ShouldBe(SessionStanding.Over);
        (await staff.Administration.DisableAsync(admin, id, Ct)).Refusal.ShouldBe(StaffRefusal.Unchanged);
        (await staff.Administration.ResetFactorsAsync(admin, id, Ct)).Refusal.ShouldBe(StaffRefusal.IsDisabled);
        (await staff.Administration.EnableAsync(admin, id, Ct)).Refusal.ShouldBeNull();
        (await staff.Administration.EnableAsync(admin, id, Ct)).Refusal.ShouldBe(StaffRefusal.Unchanged);
        (await staff.UserAsync(id)).PasswordHash.ShouldBe("hash");
        (await actors.StateAsync(subject.Session.Value, Ct)).Standing.ShouldBe(SessionStanding.Over);
        (await staff.AuditAsync()).ShouldBe(["StaffDisabled", "SessionEnded", "StaffEnabled"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_operator_whose_factors_are_reset_gets_one_link_that_replaces_any_other()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var subject = await staff.SignedInAsync("subject", Role.Operator);
        await AddFactorsAsync(database, Guid.Parse(subject.Id));

        var first = (await staff.Administration.ResetFactorsAsync(admin, Guid.Parse(subject.Id), Ct)).Link.ShouldNotBeNull();
        var second = (await staff.Administration.NewLinkAsync(admin, Guid.Parse(subject.Id), Ct)).Link.ShouldNotBeNull();

        (first.Purpose, second.Purpose).ShouldBe((LinkPurpose.FactorReset, LinkPurpose.FactorReset));
        var user = await staff.UserAsync(Guid.Parse(subject.Id));
        (user.PasswordHash, user.TotpSeed, user.Passkeys.Count, user.RecoveryCodes.Count, user.IsActive).ShouldBe((null, null, 0, 0, false));
        await using var db = database.CreateDbContext();
        (await db.OneTimeLinks.SingleAsync(l => l.UsedAt == null, Ct)).SecretHash.ShouldBe(Secret.HashOfText(second.Secret, Secret.LinkBytes));
        (await new ActorSource(database, database.Clock).StateAsync(subject.Session!.Value, Ct)).Standing.ShouldBe(SessionStanding.Over);
    }

    [Fact]
    public async Task Factors_of_somebody_in_a_role_that_takes_two_are_reset_by_two()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var second = await staff.SignedInAsync("second", Role.Administrator);
        var subject = await staff.SignedInAsync("subject", Role.Supervisor);
        await AddFactorsAsync(database, Guid.Parse(subject.Id));

        var outcome = await staff.Administration.ResetFactorsAsync(admin, Guid.Parse(subject.Id), Ct);

        outcome.Link.ShouldBeNull();
        (await staff.UserAsync(Guid.Parse(subject.Id))).IsActive.ShouldBeTrue();
        (await staff.Administration.NewLinkAsync(admin, Guid.Parse(subject.Id), Ct)).Refusal.ShouldBe(StaffRefusal.NoLinkNeeded);
        (await staff.Approvals.GiveAsync(second, outcome.Asked.ShouldNotBeNull(), Ct)).ShouldBeNull();
        var user = await staff.UserAsync(Guid.Parse(subject.Id));
        (user.PasswordHash, user.Passkeys.Count, user.RecoveryCodes.Count, user.IsActive).ShouldBe((null, 0, 0, false));
        (await staff.Administration.NewLinkAsync(admin, Guid.Parse(subject.Id), Ct)).Link.ShouldNotBeNull().Purpose.ShouldBe(LinkPurpose.FactorReset);
    }

    [Fact]
    public async Task All_sign_ins_of_somebody_end_and_they_can_sign_in_again()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);
        var subject = await staff.SignedInAsync("subject", Role.Operator);

        (await staff.Administration.EndSessionsAsync(admin, Guid.Parse(subject.Id), Ct)).Refusal.ShouldBeNull();

        (await new ActorSource(database, database.Clock).StateAsync(subject.Session!.Value, Ct)).Standing.ShouldBe(SessionStanding.Over);
        (await staff.Administration.EndSessionsAsync(admin, Guid.Parse(subject.Id), Ct)).Refusal.ShouldBe(StaffRefusal.Unchanged);
        (await staff.UserAsync(Guid.Parse(subject.Id))).IsActive.ShouldBeTrue();
        (await staff.AuditAsync()).ShouldBe(["SessionEnded"]);
    }

    [Theory]
    [InlineData("", "Robin", StaffRefusal.SignInName)]
    [InlineData("r", "Robin", StaffRefusal.SignInName)]
    [InlineData("rob in", "Robin", StaffRefusal.SignInName)]
    [InlineData("röbin", "Robin", StaffRefusal.SignInName)]
    [InlineData("robin", " ", StaffRefusal.DisplayName)]
    [InlineData("robin", "Rob\nin", StaffRefusal.DisplayName)]
    [InlineData("robin", "Rob\u202Ein", StaffRefusal.DisplayName)]
    [InlineData("ADMIN", "Robin", StaffRefusal.NameTaken)]
    public async Task An_invitation_that_cannot_be_used_says_why_and_changes_nothing(string signInName, string displayName, StaffRefusal expected)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);

        (await staff.Administration.InviteAsync(admin, signInName, displayName, [Role.Operator], Ct)).Refusal.ShouldBe(expected);
        (await staff.Administration.InviteAsync(admin, "fine", "Fine", [], Ct)).Refusal.ShouldBe(StaffRefusal.NoRole);
        (await staff.List.ReadAsync(admin, Ct)).People.ShouldHaveSingleItem();
        (await staff.AuditAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_who_is_not_there_is_not_found()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var staff = new StaffBench(database, database.Clock);
        var admin = await staff.SignedInAsync("admin", Role.Administrator);

        (await staff.Administration.DisableAsync(admin, Guid.NewGuid(), Ct)).Refusal.ShouldBe(StaffRefusal.NotFound);
        (await staff.List.FindAsync(admin, Guid.NewGuid(), Ct)).ShouldBeNull();
    }

    private static async Task AddFactorsAsync(TestDatabase database, Guid id)
    {
        await using var db = database.CreateDbContext();
        var user = await db.Staff.Include(u => u.Passkeys).Include(u => u.RecoveryCodes).SingleAsync(u => u.Id == id, Ct);
        user.Passkeys.Add(new(id, [1, 2, 3], "Key", [4], TestDatabase.Noon));
        user.RecoveryCodes.Add(new(id, [5, 6]));
        await db.SaveChangesAsync(Ct);
    }
}
