using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>What was typed in a contact is there whatever happens to line, console or window: at most a second of it lost, and nothing that was shown as saved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NothingLostTests(NothingLostTests.FewDesks desk) : IClassFixture<NothingLostTests.FewDesks>
{
    private const string Before = "Asks for a bed tonight. ";
    private const string After = "Brother looks for her; do not call.";

    [Fact]
    public async Task A_line_that_is_down_for_five_seconds_loses_nothing_that_was_typed_meanwhile()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);

        line.Drop();
        await page.Notes().PressSequentiallyAsync(After, new() { Delay = 20 });
        await Expect(page.SaveState()).ToHaveAttributeAsync("data-state", "unsaved");
        await Expect(page.SaveState()).ToContainTextAsync("Not saved");
        await Expect(page.Locator(".contact-tab[aria-current] .unsaved")).ToBeVisibleAsync();
        await Task.Delay(5000, TestContext.Current.CancellationToken);
        line.Restore();

        await page.IsSavedAsync();
        await Expect(page.Locator(".contact-tab[aria-current] .unsaved")).ToBeHiddenAsync();
        await StaysAsync(page);
        (await page.StorageAsync()).ShouldBe("[[],[],[],[]]");
    }

    [Fact]
    public async Task A_window_that_was_given_up_comes_back_with_every_letter()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);

        line.Drop();
        await page.Notes().PressSequentiallyAsync(After);
        await CrowdOutAsync();
        line.Restore();

        await StaysAsync(page);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_console_that_is_stopped_or_killed_and_started_again_has_every_letter(bool killed)
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);

        var restarted = desk.RestartAsync(killed);
        await page.Notes().PressSequentiallyAsync(After, new() { Delay = 20 });
        await restarted;
        line.LeadTo(desk.Address);

        await page.IsSavedAsync(30_000);
        await page.ReloadAsync();
        await page.FilledAsync();
        await page.NotesAreAsync(Before + After);
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }

    [Fact]
    public async Task What_was_shown_as_saved_is_there_after_the_plug_was_pulled()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);

        await page.Notes().PressSequentiallyAsync(After, new() { Delay = 10 });
        await page.WaitForFunctionAsync("() => nrdContact.isSaved()");
        line.Drop();
        await desk.RestartAsync(killed: true);
        var other = await desk.OpenAsync(new Uri(page.Url).AbsolutePath);

        await other.FilledAsync();
        await other.NotesAreAsync(Before + After);
    }

    [Fact]
    public async Task A_whole_chat_that_is_pasted_is_saved_whole()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);
        var chat = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"Ligne {i:0000} é à ç ok\n"))[..200_000];

        await PasteAsync(page, chat);
        await page.IsSavedAsync();
        await page.ReloadAsync();

        await page.FilledAsync();
        await page.NotesAreAsync(chat, 30_000);
    }

    [Fact]
    public async Task What_is_too_long_to_save_stays_on_the_screen_says_so_and_takes_nothing_else_with_it()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);

        await PasteAsync(page, new string('x', 400_001));

        await Expect(page.SaveState()).ToHaveAttributeAsync("data-state", "too-long");
        await Expect(page.SaveState()).ToContainTextAsync("400,000");
        (await page.Notes().InputValueAsync()).Length.ShouldBe(400_001);
        await page.Notes().FillAsync(Before + After);
        await StaysAsync(page);
    }

    [Fact]
    public async Task Two_windows_of_one_operator_that_type_at_once_lose_neither()
    {
        using var line = new DroppableLine(Console());
        var first = await OpenAsync(line);
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await second.FilledAsync();
        await second.NotesAreAsync(Before);

        await first.Notes().PressSequentiallyAsync("from one. ");
        await Expect(second.Notes()).ToHaveValueAsync(Before + "from one. ");
        await Task.WhenAll(first.Notes().PressSequentiallyAsync("Left", new() { Delay = 40 }), second.Notes().PressSequentiallyAsync("Right", new() { Delay = 40 }));
        await first.IsSavedAsync();
        await second.IsSavedAsync();

        await first.ReloadAsync();
        await first.FilledAsync();
        var letters = (await first.Notes().InputValueAsync())[(Before + "from one. ").Length..];
        letters.Order().ShouldBe("LeftRight".Order());
    }

    [Fact]
    public async Task A_colleague_reads_only_may_take_over_and_the_first_window_turns_read_only_at_once()
    {
        using var line = new DroppableLine(Console());
        var mine = await OpenAsync(line);
        var theirs = await desk.OpenAsync(new Uri(mine.Url).AbsolutePath, @as: "supervisor");
        await theirs.FilledAsync();
        await theirs.NotesAreAsync(Before);
        await Expect(theirs.Notes()).Not.ToBeEditableAsync();
        await mine.Notes().PressSequentiallyAsync("more. ");
        await theirs.NotesAreAsync(Before + "more. ");

        await theirs.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();

        await Expect(theirs.Notes()).ToBeEditableAsync();
        await Expect(mine.Notes()).Not.ToBeEditableAsync();
        await Expect(mine.Locator(".safety-strip [role=alert]")).ToContainTextAsync("Somebody else is writing");
        await Expect(mine.Locator(".contact-tab[aria-current]")).ToHaveCountAsync(0);
        await Expect(theirs.Locator(".contact-tab[aria-current]")).ToHaveCountAsync(1);
        await theirs.Notes().PressSequentiallyAsync("Mine now.");
        await mine.NotesAreAsync(Before + "more. Mine now.");
    }

    [Fact]
    public async Task Words_typed_while_the_line_was_down_and_a_colleague_took_over_stay_to_be_read_and_copied()
    {
        using var line = new DroppableLine(Console());
        var mine = await OpenAsync(line);
        var theirs = await desk.OpenAsync(new Uri(mine.Url).AbsolutePath, @as: "supervisor");
        await theirs.FilledAsync();

        line.Drop();
        await mine.Notes().PressSequentiallyAsync(After);
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(theirs.Notes()).ToBeEditableAsync();
        line.Restore();

        await Expect(mine.Locator("[data-unsent]")).ToContainTextAsync(After, new() { Timeout = 20_000 });
        await Expect(mine.Notes()).Not.ToBeEditableAsync(new() { Timeout = 20_000 });
        await theirs.NotesAreAsync(Before);
    }

    [Fact]
    public async Task A_window_that_is_closed_in_the_middle_of_a_word_has_saved_it()
    {
        using var line = new DroppableLine(Console());
        var page = await OpenAsync(line);
        var address = new Uri(page.Url).AbsolutePath;

        await page.Notes().PressSequentiallyAsync(After);
        await page.GotoAsync("about:blank");
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(new Uri(new(line.Address), address).ToString());

        await again.FilledAsync();
        await again.NotesAreAsync(Before + After);
    }

    private string Console()
    {
        desk.SkipWithoutBrowser();
        return desk.Address;
    }

    /// <summary>A call with a search and some notes that are saved.</summary>
    private async Task<IPage> OpenAsync(DroppableLine line)
    {
        var page = await desk.OpenAsync(line.Address);
        await page.StartCallAsync();
        await page.SearchAsync("shelter");
        await page.Notes().PressSequentiallyAsync(Before);
        await page.IsSavedAsync();
        await Expect(page.SaveState()).ToContainTextAsync("Saved");
        return page;
    }

    /// <summary>On the screen, and in the database.</summary>
    private static async Task StaysAsync(IPage page)
    {
        await page.NotesAreAsync(Before + After, 30_000);
        await page.IsSavedAsync(30_000);
        await page.ReloadAsync();
        await page.FilledAsync();
        await page.NotesAreAsync(Before + After);
        await Expect(page.Words()).ToHaveValueAsync("shelter");
    }

    private static async Task PasteAsync(IPage page, string text)
    {
        await page.Notes().FillAsync("");
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Notes().FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        (await page.Notes().InputValueAsync()).Length.ShouldBe(text.Length);
    }

    /// <summary>More windows lose their line than the console waits for, so that it gives up the oldest.</summary>
    private async Task CrowdOutAsync()
    {
        using var line = new DroppableLine(desk.Address);
        var first = await desk.OpenAsync(line.Address);
        for (var i = 0; i < 2; i++)
        {
            var more = await first.Context.NewPageAsync();
            await more.GotoAsync(line.Address);
            await more.Words().WaitForAsync();
        }

        line.Drop();
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        await first.Context.CloseAsync();
    }

    public sealed class FewDesks : BrowserDesk
    {
        protected override IEnumerable<string> Settings => ["--Desk:ExpectedDesks", "1"];
    }
}
