using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Tests.Commands;

public sealed class KeysCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_administrators_change_the_master_key_and_nobody_does_alone()
    {
        await using var folder = await StaffedFolder.CreateAsync();
        await folder.AddAsync("one", Role.Administrator);
        await folder.AddAsync("other", Role.Administrator);
        await folder.AddAsync("operator", Role.Operator);
        var key = Path.Combine(folder.Root, "data-keys", "master.key");
        var before = await File.ReadAllBytesAsync(key, Ct);
        await folder.CloseAsync();

        foreach (var (lines, args) in new (string[] Lines, string[] Args)[]
        {
            ([], []),
            ([StaffedFolder.Password, folder.Code()], ["--as", "one"]),
            ([StaffedFolder.Password, folder.Code(), StaffedFolder.Password, folder.Code(1)], ["--as", "one", "--as", "one"]),
            ([StaffedFolder.Password, folder.Code(), StaffedFolder.Password, "000000"], ["--as", "other", "--as", "one"]),
            ([StaffedFolder.Password, folder.Code(1), StaffedFolder.Password, folder.Code()], ["--as", "other", "--as", "operator"]),
        })
        {
            (await folder.RunAsync(lines, ["keys", "rotate", .. args])).Status.ShouldBe(2, string.Join(' ', args));
            (await File.ReadAllBytesAsync(key, Ct)).ShouldBe(before);
        }

        // Each code works once, so these are people whose codes are fresh.
        var (third, fourth) = (await folder.AddAsync("third", Role.Administrator), await folder.AddAsync("fourth", Role.Administrator));
        await folder.CloseAsync();
        var (status, _, error) = await folder.RunAsync([StaffedFolder.Password, folder.Code(), StaffedFolder.Password, folder.Code()], "keys", "rotate", "--as", "third", "--as", "fourth");

        status.ShouldBe(0, error);
        (await File.ReadAllBytesAsync(key, Ct)).ShouldNotBe(before);
        await using var db = await folder.Factory.CreateDbContextAsync(Ct);
        (await db.Audit.Where(a => a.Action == AuditAction.MasterKeyChanged).Select(a => a.ActorId).ToListAsync(Ct))
            .ShouldBe([third.Id.ToString(), fourth.Id.ToString()], ignoreOrder: true);
    }
}
