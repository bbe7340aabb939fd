using System.Diagnostics;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Places;

namespace NRD.Benchmarks;

/// <summary>What the audit chain and the row checks cost.</summary>
internal static class OversightMeasurements
{
    private const int PerSave = 50_000;

    /// <summary>Writes entries, then verifies the whole trail.</summary>
    public static async Task AuditAsync(int entries, TextWriter output, CancellationToken ct)
    {
        using var directory = await TemporaryDirectory.OfAsync([], ct);
        var writing = Stopwatch.StartNew();
        for (var done = 0; done < entries; done += PerSave)
        {
            await using var db = await directory.Factory.CreateDbContextAsync(ct);
            db.Audit.AddRange(Enumerable.Range(0, Math.Min(PerSave, entries - done))
                .Select(_ => new AuditEntry(BenchActor.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), SystemClock.Instance.GetCurrentInstant())));
            await db.SaveChangesAsync(ct);
        }

        await output.WriteLineAsync($"{entries} entries written in {writing.Elapsed.TotalSeconds:0.0} s");
        var verifying = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var found = await new AuditVerifier(directory.Factory, directory.Keys, directory.Anchors, SystemClock.Instance).VerifyAsync(Actor.Local("benchmarks"), ct);
        await output.WriteLineAsync($"{found.Entries} entries verified in {verifying.Elapsed.TotalSeconds:0.0} s ({(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.0} s of processor time): {(found.Fault is null ? "whole" : found.Fault.Kind)}");
    }

    /// <summary>Checks as many services as an index build reads.</summary>
    public static void Checks(int services, TextWriter output)
    {
        using var directory = TemporaryDirectory.OfAsync([], CancellationToken.None).GetAwaiter().GetResult();
        var check = new RowCheck(directory.Keys);
        ValueList<WeeklySpan> week = [.. Enumerable.Range(1, 7).Select(day => new WeeklySpan((IsoDayOfWeek)day, new(8, 30), new(17, 0)))];
        var listing = new ServiceListing
        {
            Name = new("Shelter", "Refuge"),
            Zone = "America/Toronto",
            Hours = new() { Kind = HoursKind.Weekly, Weekly = week },
            Phones = [new("416-555-0100", "+14165550100", null, PhonePurpose.Main), new("1-800-555-0199", "+18005550199", null, PhonePurpose.Crisis)],
        };
        var id = Guid.NewGuid();
        var watch = Stopwatch.StartNew();
        var held = 0;
        for (var i = 0; i < services; i++)
        {
            held += check.Holds(id, listing, "") ? 1 : 0;
        }

        output.WriteLine($"{services} row checks in {watch.Elapsed.TotalMilliseconds:0} ms ({held} held, none should)");
    }
}
