using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>A contact is a row from its first second, its own operator's, and keeps what was typed.</summary>
public sealed class ContactTests : IAsyncLifetime
{
    private static readonly Actor Ana = Operator("ana");
    private static readonly Actor Ben = Operator("ben");
    private static readonly Actor Sup = Ana with { Id = "sup", Permissions = Roles.PermissionsOf([Role.Supervisor]) };
    private readonly Guid id = Guid.NewGuid();
    private TestDatabase database = default!;
    private ContactDesk desk = default!;
    private ContactEntries entries = default!;
    private ConsentBook book = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        desk = new(database, database.Clock);
        entries = new(database, database.Trail, database.Clock);
        book = new(database, database.Clock);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Pressing_the_key_twice_begins_one_contact()
    {
        var first = await desk.StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        var second = await desk.StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);

        second.ShouldBe(first);
        (await desk.OpenTabsAsync(Ana, Ct)).ShouldHaveSingleItem();
        (await CountAsync(AuditAction.ContactStarted)).ShouldBe(1);
    }

    [Fact]
    public async Task R15_What_is_typed_while_a_contact_is_closed_goes_with_the_closing_or_is_not_taken()
    {
        for (var round = 0; round < 10; round++)
        {
            var contact = Guid.NewGuid();
            await desk.StartAsync(Ana, contact, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
            var typing = Enumerable.Range(1, 12).Select(revision => Task.Run(() => entries.SaveAsync(Ana, contact, ContactField.Scratch, $"said {revision}", revision, Ct), Ct)).ToList();
            var closing = new[] { ContactOutcome.Referred, ContactOutcome.SupportGiven }.Select(outcome => Task.Run(() => desk.CloseAsync(Ana, contact, outcome, Ct), Ct)).ToList();
            await Task.WhenAll(typing);

            (await Task.WhenAll(closing)).Count(closed => closed).ShouldBe(1, "two keys close once");
            await using var db = database.CreateDbContext();
            (await db.ContactEntries.CountAsync(entry => entry.ContactId == contact, Ct)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task Twenty_keys_at_the_same_moment_begin_one_contact()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => desk.StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct), Ct)));

        (await desk.OpenTabsAsync(Ana, Ct)).ShouldHaveSingleItem();
        (await CountAsync(AuditAction.ContactStarted)).ShouldBe(1);
    }

    [Fact]
    public async Task Open_contacts_bear_different_nicknames()
    {
        for (var i = 0; i < 8; i++)
        {
            await desk.StartAsync(Ana, Guid.NewGuid(), ContactChannel.Chat, ContactKind.PersonInNeed, Ct);
        }

        (await desk.OpenTabsAsync(Ana, Ct)).Select(tab => tab.Nickname).ShouldBeUnique();
    }

    [Fact]
    public async Task What_was_typed_is_there_when_the_contact_is_opened_again()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "asks for a bed", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Notes, "asks for a bed tonight", 2, Ct);

        var view = await entries.OpenAsync(Ana, id, Ct);

        view.ShouldNotBeNull().Value(ContactField.Notes).ShouldBe("asks for a bed tonight");
        view.CanWrite.ShouldBeTrue();
    }

    [Fact]
    public async Task A_late_or_repeated_message_changes_nothing()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "new", 7, Ct);

        (await entries.SaveAsync(Ana, id, ContactField.Notes, "old", 6, Ct)).ShouldBe(new(SaveResult.Behind, 7, null));
        (await entries.SaveAsync(Ana, id, ContactField.Notes, "new", 7, Ct)).Result.ShouldBe(SaveResult.Behind);
        (await OpenAsync(Ana)).Value(ContactField.Notes).ShouldBe("new");
    }

    [Fact]
    public async Task A_slip_is_undone_and_the_undoing_too()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "a long note", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Notes, "", 2, Ct);

        (await entries.UndoAsync(Ana, id, ContactField.Notes, Ct)).ShouldNotBeNull().Value.ShouldBe("a long note");
        (await entries.UndoAsync(Ana, id, ContactField.Notes, Ct)).ShouldNotBeNull().Value.ShouldBe("");
        (await entries.UndoAsync(Ana, id, ContactField.Background, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_history_of_a_field_is_short()
    {
        await StartAsync();
        for (var revision = 1; revision <= 30; revision++)
        {
            await entries.SaveAsync(Ana, id, ContactField.Notes, $"state {revision}", revision, Ct);
        }

        await using var db = database.CreateDbContext();
        (await db.ContactEntries.CountAsync(Ct)).ShouldBe(ContactEntry.Kept);
    }

    [Fact]
    public async Task A_value_that_is_too_long_is_refused_whole_and_loses_nothing()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "kept", 1, Ct);

        (await entries.SaveAsync(Ana, id, ContactField.Notes, new string('x', ContactEntries.LongestText + 1), 2, Ct)).Result.ShouldBe(SaveResult.TooLong);
        (await entries.SaveAsync(Ana, id, ContactField.Pronouns, new string('x', ContactEntries.LongestValue + 1), 2, Ct)).Result.ShouldBe(SaveResult.TooLong);
        (await OpenAsync(Ana)).Value(ContactField.Notes).ShouldBe("kept");
    }

    [Fact]
    public async Task A_whole_chat_fits_into_the_notes()
    {
        await StartAsync();
        var chat = new string('é', 200_000);

        (await entries.SaveAsync(Ana, id, ContactField.Notes, chat, 1, Ct)).Result.ShouldBe(SaveResult.Saved);
        (await OpenAsync(Ana)).Value(ContactField.Notes).ShouldBe(chat);
    }

    [Fact]
    public async Task Typing_on_is_one_state_and_what_takes_words_away_or_comes_after_a_pause_is_another()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "asks", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Notes, "asks for a bed", 2, Ct);
        database.Clock.Advance(Duration.FromMinutes(1));
        await entries.SaveAsync(Ana, id, ContactField.Notes, "asks for a bed tonight", 3, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Notes, "", 4, Ct);

        (await entries.UndoAsync(Ana, id, ContactField.Notes, Ct)).ShouldNotBeNull().Value.ShouldBe("asks for a bed tonight");
        await using var db = database.CreateDbContext();
        (await db.ContactEntries.OrderBy(e => e.Revision).ToListAsync(Ct)).Select(e => e.Value.Disclose()).ShouldBe(["asks for a bed", "asks for a bed tonight", "", "asks for a bed tonight"]);
    }

    [Fact]
    public async Task A_window_that_is_behind_reads_the_field_and_nobody_else_does()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "mine", 3, Ct);
        await entries.SaveAsync(Ana, id, ContactField.CallBackNumber, "613 555 0142", 1, Ct);

        (await entries.ReadAsync(Ana, id, ContactField.Notes, Ct)).ShouldNotBeNull().Revision.ShouldBe(3);
        (await entries.ReadAsync(Ben, id, ContactField.Notes, Ct)).ShouldBeNull();
        (await entries.ReadAsync(Ana, id, ContactField.CallBackNumber, Ct)).ShouldBeNull("rule R05");
    }

    [Fact]
    public async Task Somebody_who_would_rather_not_say_has_said_nothing_that_could_be_shared()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Pronouns, SheetChoices.PrefersNot, 1, Ct);

        var view = await OpenAsync(Ana);

        view.Value(ContactField.Pronouns).ShouldBeNull();
        view.PrefersNotToSay(ContactField.Pronouns).ShouldBeTrue();
    }

    [Theory]
    [InlineData("call")]
    [InlineData("wait")]
    [InlineData(null)]
    public async Task R04_R06_A_dropped_contact_keeps_no_number_and_a_plan_without_consent_is_no_agreement(string? plan)
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.CallBackNumber, "613 555 0142", 1, Ct);
        if (plan is not null)
        {
            await entries.SaveAsync(Ana, id, ContactField.DropPlan, plan, 1, Ct);
        }

        (await desk.MoveAsync(Ana, id, ContactState.Dropped, Ct)).ShouldBeTrue();

        (await OpenAsync(Ana)).MaskedNumber.ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_turns_out_silent_keeps_no_word()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "nobody speaks", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.CallBackNumber, "613 555 0142", 1, Ct);

        await desk.CloseAsync(Ana, id, ContactOutcome.Silent, Ct);

        await using var db = database.CreateDbContext();
        (await db.ContactEntries.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_else_reads_an_open_contact_but_does_not_write_it()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Notes, "mine", 1, Ct);

        var view = await OpenAsync(Ben);

        view.CanWrite.ShouldBeFalse();
        (await entries.SaveAsync(Ben, id, ContactField.Notes, "theirs", 2, Ct)).Result.ShouldBe(SaveResult.NotWritable);
        (await desk.CloseAsync(Ben, id, ContactOutcome.Referred, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Taking_over_turns_the_first_window_read_only_and_is_on_record()
    {
        await StartAsync();

        (await desk.TakeOverAsync(Ben, id, Ct)).ShouldBeTrue();

        (await OpenAsync(Ana)).CanWrite.ShouldBeFalse();
        (await OpenAsync(Ben)).CanWrite.ShouldBeTrue();
        (await CountAsync(AuditAction.ContactTakenOver)).ShouldBe(1);
    }

    [Fact]
    public async Task R33_Opening_leaves_one_entry_for_each_person_and_sign_in()
    {
        await StartAsync();
        await OpenAsync(Ana);
        await OpenAsync(Ana);
        await OpenAsync(Ana with { Session = Guid.NewGuid() });
        await OpenAsync(Ben);

        (await CountAsync(AuditAction.Opened)).ShouldBe(3);
    }

    [Fact]
    public async Task Twelve_hours_after_closing_only_a_supervisor_opens_it()
    {
        await StartAsync();
        await desk.CloseAsync(Ana, id, ContactOutcome.Referred, Ct);
        (await entries.OpenAsync(Ben, id, Ct)).ShouldBeNull();
        (await entries.OpenAsync(Ana, id, Ct)).ShouldNotBeNull();

        database.Clock.Advance(Contact.ReadableAfterClosing);

        (await entries.OpenAsync(Ana, id, Ct)).ShouldBeNull();
        (await desk.ReopenAsync(Ana, id, Ct)).ShouldBeFalse();
        (await entries.OpenAsync(Sup, id, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task R15_What_was_volunteered_goes_with_the_closing()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.Scratch, "canary of a status", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Avoid, "canary of a house", 1, Ct);
        await entries.SaveAsync(Ana, id, ContactField.Notes, "stays", 1, Ct);

        await desk.CloseAsync(Ana, id, ContactOutcome.Referred, Ct);
        await desk.ReopenAsync(Ana, id, Ct);

        var view = await OpenAsync(Ana);
        view.Value(ContactField.Scratch).ShouldBeNull();
        view.Value(ContactField.Avoid).ShouldBeNull();
        view.Value(ContactField.Notes).ShouldBe("stays");
    }

    [Fact]
    public async Task A_closed_contact_takes_no_more_words()
    {
        await StartAsync();
        await desk.CloseAsync(Ana, id, ContactOutcome.Referred, Ct);

        (await entries.SaveAsync(Ana, id, ContactField.Notes, "late", 1, Ct)).Result.ShouldBe(SaveResult.NotWritable);
    }

    [Fact]
    public async Task A_silent_contact_is_one_key_and_holds_no_word()
    {
        (await desk.SilentAsync(Ana, id, ContactChannel.Call, Ct)).ShouldBeTrue();

        await using var db = database.CreateDbContext();
        (await db.Contacts.SingleAsync(Ct)).Outcome.ShouldBe(ContactOutcome.Silent);
        (await db.ContactEntries.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task R05_The_number_of_a_call_back_is_shown_masked()
    {
        await StartAsync();
        await entries.SaveAsync(Ana, id, ContactField.CallBackNumber, "613 555 0142", 1, Ct);

        var view = await OpenAsync(Ana);

        view.MaskedNumber.ShouldBe("••• ••• ••42");
        view.Fields.ShouldNotContainKey(ContactField.CallBackNumber);
    }

    [Fact]
    public async Task A_consent_is_answered_item_by_item_and_read_back_again_after_a_change()
    {
        await StartAsync();
        var consent = await BeginAsync();
        await book.AnswerAsync(Ana, consent, SharedItem.Needs, ConsentAnswer.Yes, Ct);
        await book.ReadBackAsync(Ana, consent, Ct);
        var readBack = (await OpenAsync(Ana)).Consents.ShouldHaveSingleItem();

        await book.AnswerAsync(Ana, consent, SharedItem.NameToUse, ConsentAnswer.No, Ct);

        readBack.ReadBackAt.ShouldNotBeNull();
        var changed = (await OpenAsync(Ana)).Consents.ShouldHaveSingleItem();
        changed.ReadBackAt.ShouldBeNull();
        changed.AnswerTo(SharedItem.Needs).ShouldBe(ConsentAnswer.Yes);
        changed.AnswerTo(SharedItem.NameToUse).ShouldBe(ConsentAnswer.No);
        changed.AnswerTo(SharedItem.Area).ShouldBe(ConsentAnswer.NotAsked);
    }

    [Fact]
    public async Task R09_A_withdrawn_consent_takes_no_more_answers()
    {
        await StartAsync();
        var consent = await BeginAsync();

        (await book.WithdrawAsync(Ana, consent, Ct)).Refusal.ShouldBeNull();

        (await book.AnswerAsync(Ana, consent, SharedItem.Needs, ConsentAnswer.Yes, Ct)).ShouldBe(ConsentRefusal.Withdrawn);
        (await OpenAsync(Ana)).Consents.ShouldHaveSingleItem().WithdrawnAt.ShouldNotBeNull();
        (await CountAsync(AuditAction.ConsentWithdrawn)).ShouldBe(1);
    }

    [Fact]
    public async Task R19_Somebody_else_is_never_asked_to_consent_for_an_adult()
    {
        await StartAsync();

        (await book.BeginAsync(Ana, Request() with { Basis = ConsentBasis.ThirdParty }, Ct)).ShouldBe(ConsentRefusal.ThirdParty);
        (await book.BeginAsync(Ana, Request() with { Lasts = Duration.FromDays(31) }, Ct)).ShouldBe(ConsentRefusal.TooLong);
        (await book.BeginAsync(Ben, Request(), Ct)).ShouldBe(ConsentRefusal.NotWritable);
        (await OpenAsync(Ana)).Consents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_takes_no_contacts_can_do_nothing_with_them()
    {
        var publisher = Ana with { Permissions = Roles.PermissionsOf([Role.Publisher, Role.DirectoryStaff, Role.Administrator]) };
        Func<Task>[] acts =
        [
            () => desk.StartAsync(publisher, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct),
            () => desk.OpenTabsAsync(publisher, Ct),
            () => desk.CloseAsync(publisher, id, ContactOutcome.Referred, Ct),
            () => desk.TakeOverAsync(publisher, id, Ct),
            () => entries.SaveAsync(publisher, id, ContactField.Notes, "x", 1, Ct),
            () => entries.OpenAsync(publisher, id, Ct),
            () => entries.ReadAsync(publisher, id, ContactField.Notes, Ct),
            () => desk.MoveAsync(publisher, id, ContactState.OnHold, Ct),
            () => desk.ReopenAsync(publisher, id, Ct),
            () => desk.BecomeAboutAsync(publisher, id, ContactKind.Involvement, Ct),
            () => desk.SilentAsync(publisher, id, ContactChannel.Call, Ct),
            () => entries.UndoAsync(publisher, id, ContactField.Notes, Ct),
            () => book.BeginAsync(publisher, Request(), Ct),
            () => book.WithdrawAsync(publisher, id, Ct),
        ];

        foreach (var act in acts)
        {
            await Should.ThrowAsync<NotPermittedException>(act);
        }
    }

    private static Actor Operator(string name) => new(name, name, Roles.PermissionsOf([Role.Operator])) { Session = Guid.Parse("00000000-0000-0000-0000-000000000001") };

    private ConsentRequest Request() => new(Guid.NewGuid(), id, Guid.NewGuid(), ConsentPurpose.WarmTransfer, ConsentBasis.PersonConcerned, ConsentMode.Verbal, "1", "en", null);

    private async Task<Guid> BeginAsync()
    {
        var request = Request();
        (await book.BeginAsync(Ana, request, Ct)).ShouldBeNull();
        return request.Id;
    }

    private Task<ContactTab?> StartAsync() => desk.StartAsync(Ana, id, ContactChannel.Call, ContactKind.PersonInNeed, Ct);

    private async Task<ContactView> OpenAsync(Actor actor) => (await entries.OpenAsync(actor, id, Ct)).ShouldNotBeNull();

    private async Task<int> CountAsync(AuditAction action)
    {
        await using var db = database.CreateDbContext();
        return await db.Audit.CountAsync(a => a.Action == action, Ct);
    }
}
