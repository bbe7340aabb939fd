using CsCheck;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Keys that people choose for themselves.</summary>
public sealed class OwnKeysTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<string?> Wishes = [null, "K", "/", "Ctrl+T", "Alt+F4", "AltGraph", .. KeyMap.Free];

    private static readonly Gen<(DeskAct Act, string? Key)> AnyChoice = Gen.Select(
        Gen.Enum<DeskAct>(),
        Gen.Int[0, Wishes.Count - 1].Select(at => Wishes[at]));

    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OwnKeys Keys => new(database, database.Clock);

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(Ct);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_chosen_key_goes_with_the_person_to_every_desk_and_with_nobody_else()
    {
        var robin = (await SignedIn.AsAsync(database, Ct)).Actor;
        var wren = (await SignedIn.AsAsync(database, Ct)).Actor;

        (await Keys.ChooseAsync(robin, DeskAct.Filters, "Ctrl+F8", Ct)).ShouldBeNull();
        (await Keys.ChooseAsync(robin, DeskAct.OpenNow, null, Ct)).ShouldBeNull();

        var own = await Keys.ReadAsync(robin, Ct);
        (own[DeskAct.Filters], own[DeskAct.OpenNow], own[DeskAct.Search]).ShouldBe(("Ctrl+F8", null, "Ctrl+K"));
        (await Keys.ReadAsync(wren, Ct))[DeskAct.Filters].ShouldBe("F4");
        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(entry => entry.Action == AuditAction.Changed && entry.Subject == SubjectKind.Staff && entry.ActorId == robin.Id, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_is_taken_not_free_or_needed_is_refused_and_nothing_changes()
    {
        var robin = (await SignedIn.AsAsync(database, Ct)).Actor;

        (await Keys.ChooseAsync(robin, DeskAct.Filters, "Shift+F4", Ct)).ShouldBe(KeyFault.Taken);
        (await Keys.ChooseAsync(robin, DeskAct.Filters, "Ctrl+T", Ct)).ShouldBe(KeyFault.NotFree);
        (await Keys.ChooseAsync(robin, DeskAct.HideNow, null, Ct)).ShouldBe(KeyFault.Needed);

        (await Keys.ReadAsync(robin, Ct)).Chosen.ShouldBeEmpty();
        await using var db = database.CreateDbContext();
        (await db.StaffKeys.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_that_was_given_up_is_free_for_another_act_and_all_come_back_as_they_came()
    {
        var robin = (await SignedIn.AsAsync(database, Ct)).Actor;
        await Keys.ChooseAsync(robin, DeskAct.OpenNow, null, Ct);

        (await Keys.ChooseAsync(robin, DeskAct.Filters, "Shift+F4", Ct)).ShouldBeNull();
        await Keys.ResetAsync(robin, Ct);

        (await Keys.ReadAsync(robin, Ct)).Chosen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_has_keys()
    {
        await Should.ThrowAsync<NotPermittedException>(() => Keys.ReadAsync(Actor.Nobody, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Keys.ChooseAsync(Actor.Nobody, DeskAct.Filters, "Ctrl+F8", Ct));
        await Should.ThrowAsync<NotPermittedException>(() => Keys.ResetAsync(Actor.Nobody, Ct));
    }

    [Fact]
    public void Whatever_is_chosen_no_key_does_two_things_every_key_is_free_and_the_screen_can_be_hidden() => AnyChoice.List[0, 30].Sample(choices =>
    {
        var map = choices.Aggregate(KeyMap.Shipped, (map, choice) => map.With(choice.Act, choice.Key).Map ?? map);

        var keys = Enum.GetValues<DeskAct>().Select(act => map[act]).OfType<string>().ToList();
        keys.ShouldBeUnique();
        keys.ShouldBeSubsetOf(KeyMap.Free);
        map[DeskAct.HideNow].ShouldNotBeNull();
        new KeyMap(map.Chosen).Chosen.ShouldBe(map.Chosen);
    });

    /// <summary>WCAG 2.1.4: no mere letter or sign, and nothing that AltGr types.</summary>
    [Fact]
    public void Every_key_that_can_be_chosen_is_a_function_key_or_held_with_Ctrl() =>
        KeyMap.Free.ShouldAllBe(key => key.StartsWith("Ctrl+", StringComparison.Ordinal) || key.Replace("Shift+", "", StringComparison.Ordinal).StartsWith('F'));
}
