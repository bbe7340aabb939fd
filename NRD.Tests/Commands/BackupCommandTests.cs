using Microsoft.EntityFrameworkCore;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Tests.Commands;

/// <summary>Backup and restore by the real executable.</summary>
public sealed class BackupCommandTests : IAsyncLifetime
{
    private StaffedFolder folder = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder.Root, "night.nrd");

    public async ValueTask InitializeAsync()
    {
        folder = await StaffedFolder.CreateAsync();
        await folder.AddAsync("kept", Role.Administrator);
        await folder.AddAsync("operator", Role.Operator);
        (await folder.RunAsync([], "backup", Backup)).Status.ShouldBe(0);
        await folder.AddAsync("later", Role.Operator);
        await folder.CloseAsync();
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task What_was_saved_comes_back_by_two_people_and_with_a_reason()
    {
        foreach (var (lines, args) in new (string[] Lines, string[] Args)[]
        {
            ([], []),
            ([StaffedFolder.Password, folder.Code()], ["--as", "kept"]),
            ([StaffedFolder.Password, "000000"], ["--as", "kept", "--older-because", "WrongChange"]),
            ([StaffedFolder.Password, folder.Code()], ["--as", "operator", "--older-because", "WrongChange"]),
            ([StaffedFolder.Password, folder.Code(1)], ["--as", "kept", "--older-because", "Boredom"]),
        })
        {
            (await folder.RunAsync(lines, ["restore", Backup, .. args])).Status.ShouldBe(2, string.Join(' ', args));
            (await NamesAsync()).ShouldContain("later");
            await folder.CloseAsync();
        }

        var (status, _, error) = await folder.RunAsync([StaffedFolder.Password, folder.Code(1)], "restore", Backup, "--as", "kept", "--older-because", "WrongChange");

        status.ShouldBe(0, error);
        (await NamesAsync()).ShouldNotContain("later");
        await folder.CloseAsync();
        (await folder.RunAsync([], "audit", "verify")).Status.ShouldBe(0);
        Directory.GetDirectories(folder.Data, "replaced-*").ShouldHaveSingleItem();
        Directory.GetDirectories(folder.Data, "restoring-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_gone_comes_back_by_who_the_backup_says_people_are()
    {
        foreach (var file in Directory.GetFiles(folder.Data, "nrd.db*"))
        {
            File.Delete(file);
        }

        var (status, _, error) = await folder.RunAsync([StaffedFolder.Password, folder.Code()], "restore", Backup, "--as", "kept", "--older-because", "Damaged");

        status.ShouldBe(0, error);
        (await NamesAsync()).ShouldContain("kept");
        await folder.CloseAsync();
        (await folder.RunAsync([], "audit", "verify")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_console_that_runs_and_nothing_runs_while_it_is_restored()
    {
        using (DataFolder.Open(new() { Folder = folder.Data }).Hold())
        {
            var (status, _, error) = await folder.RunAsync([StaffedFolder.Password, folder.Code()], "restore", Backup, "--as", "kept", "--older-because", "Drill");
            status.ShouldBe(2);
            error.ShouldContain("Stop it first");

            // Others go on beside it.
            (await folder.RunAsync([], "audit", "verify")).Status.ShouldBe(0);
        }

        using (DataFolder.Open(new() { Folder = folder.Data }).Hold(alone: true))
        {
            (await folder.RunAsync([], "audit", "verify")).Status.ShouldBe(2);
        }
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var db = await folder.Factory.CreateDbContextAsync(Ct);
        return await db.Staff.Select(u => u.SignInName).ToListAsync(Ct);
    }
}
