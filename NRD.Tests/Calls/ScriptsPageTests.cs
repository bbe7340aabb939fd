using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Tests.Hosting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>Supervisors keep the words; nothing that was typed is lost and no version is overwritten.</summary>
public sealed class ScriptsPageTests : IAsyncDisposable
{
    private readonly BunitContext context = new();
    private SeatedDesk? house;
    private Scripts scripts = default!;
    private Actor somebody = default!;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_reads_and_changes_nothing()
    {
        var page = await ShowAsync(Role.Operator);

        page.FindAll("[data-script]").Count.ShouldBe(Enum.GetValues<ScriptKind>().Length);
        page.FindAll("[data-change]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var page = await ShowAsync(Role.Supervisor);
        page.Find("[data-change=ConsentAsk]").Click();
        page.Find("#script-ConsentAsk-English").Input("May I tell {recipent}?");
        page.Find("#script-ConsentAsk-French").Input(" ");

        page.Find("form").Submit();

        page.Find("#script-ConsentAsk-English").GetAttribute("value").ShouldBe("May I tell {recipent}?");
        page.Find("#script-ConsentAsk-English-about").TextContent.ShouldContain("{recipent}");
        page.Find("#script-ConsentAsk-English-about").TextContent.ShouldContain("{recipient} must stand in the text");
        page.Find("#script-ConsentAsk-French-about").TextContent.ShouldContain("Write this language too");
        (await scripts.VersionsAsync(somebody, ScriptKind.ConsentAsk, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_change_is_a_new_version_with_its_author_and_the_previous_one_is_one_press_away()
    {
        var page = await ShowAsync(Role.Supervisor);
        Write(page, "Take good care.", "Prenez bien soin de vous.");

        var entry = page.Find("[data-script=Closing]");
        entry.TextContent.ShouldContain("Version 2, by Somebody");
        entry.QuerySelectorAll("ins, del").Length.ShouldBeGreaterThan(0);
        page.Find("[data-back=Closing]").Click();

        var versions = await scripts.VersionsAsync(somebody, ScriptKind.Closing, Ct);
        versions.Select(version => version.Version).ShouldBe([3, 2, 1]);
        versions[0].Text.ShouldBe(versions[2].Text);
    }

    [Fact]
    public async Task Two_who_write_at_once_see_both_and_nothing_is_overwritten()
    {
        var page = await ShowAsync(Role.Supervisor);
        page.Find("[data-change=Closing]").Click();
        page.Find("#script-Closing-English").Input("Mine.");
        page.Find("#script-Closing-French").Input("Le mien.");
        (await scripts.WriteAsync(somebody, ScriptKind.Closing, new("Theirs.", "Le leur."), 1, Ct)).ShouldBeEmpty();

        page.Find("form").Submit();

        page.Find("#script-Closing-newer").TextContent.ShouldContain("Theirs");
        page.Find("#script-Closing-English").GetAttribute("value").ShouldBe("Mine.");
        page.Find("form").Submit();
        (await scripts.VersionsAsync(somebody, ScriptKind.Closing, Ct)).Select(version => version.Text.En).Take(2).ShouldBe(["Mine.", "Theirs."]);
    }

    [Fact]
    public void Differences_are_told_word_by_word() =>
        TextDiff.Between("You can call again.", "You may call again soon.").Where(part => part.Kind != DiffKind.Same).Select(part => (part.Kind, part.Text.Trim()))
            .ShouldBe([(DiffKind.Removed, "can"), (DiffKind.Added, "may"), (DiffKind.Added, "soon")]);

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        if (house is not null)
        {
            await house.DisposeAsync();
        }
    }

    private static void Write(IRenderedComponent<ScriptsPage> page, string english, string french)
    {
        page.Find("[data-change=Closing]").Click();
        page.Find("#script-Closing-English").Input(english);
        page.Find("#script-Closing-French").Input(french);
        page.Find("form").Submit();
    }

    private async Task<IRenderedComponent<ScriptsPage>> ShowAsync(Role role)
    {
        house = await SeatedDesk.CreateAsync(Ct);
        var desk = await house.OpenAsync(await SignedIn.AsAsync(house.Database, Ct, role), Ct);
        (scripts, somebody) = (new(house, house.Database.Clock), desk.Current);
        context.Services.AddSingleton(desk);
        context.Services.AddSingleton(scripts);
        context.Services.AddSingleton(new DeskView());
        return context.Render<ScriptsPage>(parameters => parameters.AddCascadingValue(Words.English));
    }
}
