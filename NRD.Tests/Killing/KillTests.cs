using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Killing;

/// <summary>
/// Kills a process of its own (SIGKILL, which nothing can catch) in the midst of its writing, again and again on the same files, and proves each time
/// that all it acknowledged is there and the audit trail is whole. 20 times; NRD_KILLS=120 makes it 120.
/// </summary>
public sealed class KillTests
{
    private const int Usually = 20;
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Kills => Environment.GetEnvironmentVariable("NRD_KILLS") is { Length: > 0 } wished ? int.Parse(wished, CultureInfo.InvariantCulture) : Usually;

    [Fact]
    public async Task A_killed_console_loses_nothing_it_acknowledged_and_leaves_the_trail_whole()
    {
        var root = Directory.CreateTempSubdirectory("nrd-kill-").FullName;
        var core = await WholeCore.CreateAsync(Ct, root);
        await Worker.PrepareAsync(core, Ct);
        await core.CloseAsync();
        var chance = new Random(20261124);
        var acknowledged = 0;

        for (var kill = 1; kill <= Kills; kill++)
        {
            var said = await RunAndKillAsync(root, kill, TimeSpan.FromMilliseconds(chance.Next(20, 600)));
            said.Count.ShouldBeGreaterThan(0);
            acknowledged += said.Count;
            await ProveAsync(root, kill, said);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {acknowledged} acknowledged writes, none lost.");
        Directory.Delete(root, recursive: true);
    }

    private static async Task<IReadOnlyList<string>> RunAndKillAsync(string root, int round, TimeSpan after)
    {
        using var worker = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(KillTests).Assembly.Location, Worker.Verb, root, round.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The worker did not start.");
        var errors = worker.StandardError.ReadToEndAsync(Ct);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(StartsWithin);
        var said = new List<string>();
        try
        {
            said.Add(await worker.StandardOutput.ReadLineAsync(late.Token) ?? throw new InvalidOperationException($"The worker ended: {await errors}"));
            var rest = worker.StandardOutput.ReadToEndAsync(Ct);
            await Task.Delay(after, Ct);
            worker.HasExited.ShouldBeFalse("it writes until it is killed");
            worker.Kill();

            // A line cut short was never said.
            var lines = (await rest).Split('\n');
            said.AddRange(lines[..^1].Select(line => line.TrimEnd('\r')));
            return said;
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task ProveAsync(string root, int round, IReadOnlyList<string> said)
    {
        var core = await WholeCore.CreateAsync(Ct, root);
        var verified = await core.Get<AuditVerifier>().VerifyAsync(Actor.Watch, Ct);
        verified.Fault.ShouldBeNull($"kill {round}");
        (await core.Get<RowWatch>().VerifyAsync(Actor.Watch, Ct)).Findings.ShouldBeEmpty($"kill {round}");

        await using var db = await core.OpenAsync(Ct);
        (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Ct)).ShouldBe(["ok"]);
        (await db.ConfidentialAddresses.SingleAsync(Ct)).Address.Disclose().Line1.ShouldBe(Sealed.Street);
        var audited = (await db.Audit.AsNoTracking().Where(a => a.ActorId.Contains($"-{round}-")).Select(a => a.ActorId).ToListAsync(Ct)).ToHashSet();
        said.Where(act => !audited.Contains(act)).ShouldBeEmpty($"kill {round}: acknowledged, but not in the trail");

        foreach (var edit in said.Where(act => act.StartsWith("edit", StringComparison.Ordinal)).GroupBy(act => act[..5]))
        {
            // The next edit may have been saved without having been acknowledged.
            var last = edit.Max(Number);
            string[] allowed = [$"{edit.Key}-{round}-{last}", $"{edit.Key}-{round}-{last + 1}"];
            (await db.Services.AsNoTracking().ToListAsync(Ct)).ShouldContain(s => allowed.Contains(s.Listing.Name.En), $"kill {round}");
        }

        // A contact is there with all that was said in it, or it is gone and was counted once.
        (await db.ContactEntries.AsNoTracking().ToListAsync(Ct)).ShouldAllBe(entry => entry.Value.Disclose() == Worker.Said, $"kill {round}");
        (await db.Contacts.CountAsync(Ct)).ShouldBe(await db.ContactEntries.CountAsync(Ct), $"kill {round}");
        var begun = await db.Audit.CountAsync(a => a.Action == AuditAction.ContactStarted, Ct);
        begun.ShouldBe(await db.Contacts.CountAsync(Ct) + await db.ContactCounters.SumAsync(c => c.Count, Ct), $"kill {round}");

        var imported = (await db.ImportedRecords.AsNoTracking().Where(r => r.Source.StartsWith($"import-{round}-") && r.Kind == SubjectKind.Organization).ToListAsync(Ct)).CountBy(r => r.Source).ToDictionary();
        imported.Values.ShouldAllBe(count => count == Worker.ImportSize, $"kill {round}: an import is whole or not there");
        said.Where(act => act.StartsWith("import", StringComparison.Ordinal)).ShouldAllBe(act => imported.ContainsKey(act), $"kill {round}");
        await core.CloseAsync();
    }

    private static int Number(string act) => int.Parse(act.Split('-')[2], CultureInfo.InvariantCulture);
}
