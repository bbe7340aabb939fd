using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Commands;

/// <summary>A second person answers by command: the real executable, with password and code as two lines of standard input.</summary>
public sealed class ApprovalsCommandTests : IAsyncLifetime
{
    private const string Password = "quiet otter under maple lamp";

    private readonly string root = Directory.CreateTempSubdirectory("nrd-approvals-").FullName;
    private readonly string seed = CodeApp.NewSeed();
    private ServiceProvider core = default!;
    private Actor asker = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(root, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNrdCore(DatabaseSetup.ConnectionString(Path.Combine(Data, "nrd.db")));
        core = services.BuildServiceProvider();
        await core.GetRequiredService<DatabaseSetup>().PrepareAsync(Ct);
        var staff = new StaffBench(core.GetRequiredService<IDbContextFactory<NrdDbContext>>(), SystemClock.Instance);
        asker = await staff.SignedInAsync("asker", Role.Administrator);
        await SecondAsync("second", Role.Administrator);
        await SecondAsync("operator", Role.Operator);
    }

    public async ValueTask DisposeAsync()
    {
        await core.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Only_whoever_proves_who_they_are_and_may_answers_by_command()
    {
        var asked = (await core.GetRequiredService<StaffAdministration>().InviteAsync(asker, "pat", "Pat", [Role.Publisher], Ct)).Asked.ShouldNotBeNull();

        var (status, output, _) = await RunAsync([], "approvals", "list");
        status.ShouldBe(0);
        output.ShouldContain(asked.ToString());
        output.ShouldContain("Pat");

        // Neither a wrong password, nor a wrong code, nor nothing at all, nor somebody who may not.
        foreach (var (person, lines) in new[] { ("second", new[] { "not this", Code() }), ("second", [Password, "000000"]), ("second", []), ("nobody", [Password, Code()]), ("operator", [Password, Code()]) })
        {
            var refused = await RunAsync(lines, "approvals", "approve", asked.ToString(), "--as", person);
            refused.Status.ShouldBe(2, person);
            refused.Error.ShouldContain("Nothing was done.");
            (await StateAsync(asked)).ShouldBe(ApprovalState.Open);
        }

        (await RunAsync([], "approvals", "approve", asked.ToString())).Status.ShouldBe(2);
        var approved = await RunAsync([Password, Code()], "approvals", "approve", asked.ToString(), "--as", "second");
        approved.Error.ShouldContain("Approved");
        approved.Status.ShouldBe(0);
        (await StateAsync(asked)).ShouldBe(ApprovalState.Used);
        await using var db = await core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(Ct);
        (await db.Staff.AnyAsync(u => u.SignInName == "pat", Ct)).ShouldBeTrue();
        (await db.StaffSessions.Where(s => s.Device == "Command line").Select(s => s.EndedAt == null).Distinct().ToListAsync(Ct)).ShouldBe([false]);
        (await db.Audit.Where(a => a.SubjectId == asked && a.Action == AuditAction.ApprovalGiven && a.Outcome == AuditOutcome.Done).Select(a => a.ActorId).SingleAsync(Ct)).ShouldNotBe("local");
    }

    [Fact]
    public async Task At_a_terminal_nothing_of_the_password_shows()
    {
        Assert.SkipUnless(System.IO.File.Exists("/usr/bin/script"), "There is no script(1) to make a terminal with.");
        var asked = (await core.GetRequiredService<StaffAdministration>().InviteAsync(asker, "noa", "Noa", [Role.Publisher], Ct)).Asked.ShouldNotBeNull();
        var start = Start("/usr/bin/script");
        foreach (var argument in new[] { "-q", "-f", "-e", "-c", $"dotnet '{Repository.ConsoleDll}' approvals approve {asked} --as second", "/dev/null" })
        {
            start.ArgumentList.Add(argument);
        }

        using var terminal = Process.Start(start) ?? throw new InvalidOperationException("There is no terminal.");
        var shown = new System.Text.StringBuilder();
        await UntilAsync("Password: ");
        await TypeAsync(Password);
        await UntilAsync("Code: ");
        await TypeAsync(Code());
        shown.Append(await terminal.StandardOutput.ReadToEndAsync(Ct));
        await terminal.WaitForExitAsync(Ct);

        terminal.ExitCode.ShouldBe(0, shown.ToString());
        var all = shown.ToString();
        all.ShouldContain("Approved");
        all.ShouldNotContain(Password);
        Password.Split(' ').ShouldAllBe(word => !all.Contains(word, StringComparison.OrdinalIgnoreCase));
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
        var throttle = core.GetRequiredService<Throttle>();
        ThrottleBucket[] account = [new(ThrottleKind.Account, SignIn.AccountKey("second"))];
        while (await throttle.EnterAsync(account, Ct) == Duration.Zero)
        {
        }

        var refused = await RunAsync([Password, Code()], "approvals", "decline", Guid.NewGuid().ToString(), "--as", "second");

        refused.Status.ShouldBe(2);
        refused.Error.ShouldContain("Too many tries.");
        await throttle.SucceededAsync(account, Ct);
        await RunAsync(["wrong but long enough", Code()], "approvals", "decline", Guid.NewGuid().ToString(), "--as", "second");
        await using var db = await core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(Ct);
        (await db.SignInTries.Where(tries => tries.Kind == ThrottleKind.Account).Select(tries => tries.Count).SingleAsync(Ct)).ShouldBe(1);
        (await db.SignInTries.AnyAsync(tries => tries.Kind == ThrottleKind.Source, Ct)).ShouldBeTrue();
    }

    private static async Task<ApprovalState> StateAsync(IDbContextFactory<NrdDbContext> factory, Guid id)
    {
        await using var db = await factory.CreateDbContextAsync(Ct);
        return (await db.Approvals.SingleAsync(a => a.Id == id, Ct)).State;
    }

    private Task<ApprovalState> StateAsync(Guid id) => StateAsync(core.GetRequiredService<IDbContextFactory<NrdDbContext>>(), id);

    private string Code() => CodeApp.Code(seed, CodeApp.StepOf(SystemClock.Instance.GetCurrentInstant()));

    private async Task SecondAsync(string name, Role role)
    {
        await using var db = await core.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(Ct);
        var user = new StaffUser(Guid.NewGuid(), name, name, [role], SystemClock.Instance.GetCurrentInstant());
        user.SetPasswordHash(core.GetRequiredService<Passwords>().Hash(Password));
        user.SetTotpSeed(seed);
        user.Activate(SystemClock.Instance.GetCurrentInstant());
        db.Staff.Add(user);
        await db.SaveChangesAsync(Ct);
    }

    private ProcessStartInfo Start(string program) => new(program)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NRD_Data__Folder"] = Data, ["NRD_Data__SampleDirectory"] = "false", ["LC_ALL"] = "en_CA.UTF-8" },
    };

    private async Task<(int Status, string Output, string Error)> RunAsync(string[] lines, params string[] args)
    {
        var start = Start("dotnet");
        foreach (var argument in args.Prepend(Repository.ConsoleDll))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        await process.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }
}
