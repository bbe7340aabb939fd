using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Commands;

/// <summary>A second person answers by command: the real executable, with password and code as two lines of standard input.</summary>
public sealed class ApprovalsCommandTests : IAsyncLifetime
{
    private StaffedFolder folder = default!;
    private Actor asker = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IServiceProvider Core => folder.Core;

    public async ValueTask InitializeAsync()
    {
        folder = await StaffedFolder.CreateAsync();
        asker = await new StaffBench(folder.Factory, SystemClock.Instance).SignedInAsync("asker", Role.Administrator);
        await folder.AddAsync("second", Role.Administrator);
        await folder.AddAsync("publisher", Role.Publisher);
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task Only_whoever_proves_who_they_are_and_may_answers_by_command()
    {
        var asked = (await Core.GetRequiredService<StaffAdministration>().InviteAsync(asker, "pat", "Pat", [Role.Publisher], Ct)).Asked.ShouldNotBeNull();

        var (status, output, _) = await folder.RunAsync([], "approvals", "list");
        status.ShouldBe(0);
        output.ShouldContain(asked.ToString());
        output.ShouldContain("Pat");

        // Neither a wrong password, nor a wrong code, nor nothing at all, nor somebody who may not.
        foreach (var (person, lines) in new[] { ("second", new[] { "not this", folder.Code() }), ("second", [StaffedFolder.Password, "000000"]), ("second", []), ("nobody", [StaffedFolder.Password, folder.Code()]), ("publisher", [StaffedFolder.Password, folder.Code()]) })
        {
            var refused = await folder.RunAsync(lines, "approvals", "approve", asked.ToString(), "--as", person);
            refused.Status.ShouldBe(2, person);
            refused.Error.ShouldContain("Nothing was done.");
            (await StateAsync(asked)).ShouldBe(ApprovalState.Open);
        }

        (await folder.RunAsync([], "approvals", "approve", asked.ToString())).Status.ShouldBe(2);
        var approved = await folder.RunAsync([StaffedFolder.Password, folder.Code()], "approvals", "approve", asked.ToString(), "--as", "second");
        approved.Error.ShouldContain("Approved");
        approved.Status.ShouldBe(0);
        (await StateAsync(asked)).ShouldBe(ApprovalState.Used);
        await using var db = await folder.Factory.CreateDbContextAsync(Ct);
        (await db.Staff.AnyAsync(u => u.SignInName == "pat", Ct)).ShouldBeTrue();
        (await db.StaffSessions.Where(s => s.Device == "Command line").Select(s => s.EndedAt == null).Distinct().ToListAsync(Ct)).ShouldBe([false]);
        (await db.Audit.Where(a => a.SubjectId == asked && a.Action == AuditAction.ApprovalGiven && a.Outcome == AuditOutcome.Done).Select(a => a.ActorId).SingleAsync(Ct)).ShouldNotBe("local");
    }

    [Fact]
    public async Task At_a_terminal_nothing_of_the_password_shows()
    {
        Assert.SkipUnless(System.IO.File.Exists("/usr/bin/script"), "There is no script(1) to make a terminal with.");
        var asked = (await Core.GetRequiredService<StaffAdministration>().InviteAsync(asker, "noa", "Noa", [Role.Publisher], Ct)).Asked.ShouldNotBeNull();
        var start = folder.Start("/usr/bin/script");
        foreach (var argument in new[] { "-q", "-f", "-e", "-c", $"dotnet '{Repository.ConsoleDll}' approvals approve {asked} --as second", "/dev/null" })
        {
            start.ArgumentList.Add(argument);
        }

        using var terminal = Process.Start(start) ?? throw new InvalidOperationException("There is no terminal.");
        var shown = new System.Text.StringBuilder();
        await UntilAsync("Password of second: ");
        await TypeAsync(StaffedFolder.Password);
        await UntilAsync("Code: ");
        await TypeAsync(folder.Code());
        shown.Append(await terminal.StandardOutput.ReadToEndAsync(Ct));
        await terminal.WaitForExitAsync(Ct);

        terminal.ExitCode.ShouldBe(0, shown.ToString());
        var all = shown.ToString();
        all.ShouldContain("Approved");
        all.ShouldNotContain(StaffedFolder.Password);
        StaffedFolder.Password.Split(' ').ShouldAllBe(word => !all.Contains(word, StringComparison.OrdinalIgnoreCase));
        all.ShouldNotContain("*");
        (await StateAsync(asked)).ShouldBe(ApprovalState.Used);

        async Task TypeAsync(string text)
        {
            await terminal.StandardInput.WriteAsync(text + "\r");
            await terminal.StandardInput.FlushAsync(Ct);
        }

        async Task UntilAsync(string question)
        {
            var letter = new char[1];
            while (!shown.ToString().EndsWith(question, StringComparison.Ordinal) && await terminal.StandardOutput.ReadAsync(letter, Ct) > 0)
            {
                shown.Append(letter[0]);
            }
        }
    }

    [Fact]
    public async Task Guessing_by_command_is_slowed_down_and_counts_together_with_the_sign_in_page()
    {
        var throttle = Core.GetRequiredService<Throttle>();
        ThrottleBucket[] account = [new(ThrottleKind.Account, SignIn.AccountKey("second"))];
        await throttle.EnterAsync(account, Ct);
        await using var db = await folder.Factory.CreateDbContextAsync(Ct);
        await db.SignInTries.ExecuteUpdateAsync(row => row.SetProperty(tries => tries.Count, 30), Ct);

        var refused = await folder.RunAsync([StaffedFolder.Password, folder.Code()], "approvals", "decline", Guid.NewGuid().ToString(), "--as", "second");

        refused.Status.ShouldBe(2);
        refused.Error.ShouldContain("Too many tries.");
        await throttle.SucceededAsync(account, Ct);
        await folder.RunAsync(["wrong but long enough", folder.Code()], "approvals", "decline", Guid.NewGuid().ToString(), "--as", "second");
        (await db.SignInTries.Where(tries => tries.Kind == ThrottleKind.Account).Select(tries => tries.Count).SingleAsync(Ct)).ShouldBe(1);
        (await db.SignInTries.AnyAsync(tries => tries.Kind == ThrottleKind.Source, Ct)).ShouldBeTrue();
    }

    private async Task<ApprovalState> StateAsync(Guid id)
    {
        await using var db = await folder.Factory.CreateDbContextAsync(Ct);
        return (await db.Approvals.SingleAsync(a => a.Id == id, Ct)).State;
    }
}
