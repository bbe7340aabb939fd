using System.Diagnostics;
using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Benchmarks;

/// <summary>Whether the time of an answer tells an unknown name from a wrong password: the medians of both, taken in turns.</summary>
internal static class SignInMeasurement
{
    private const string Known = "known.name";

    public static async Task RunAsync(int tries, TextWriter output, CancellationToken ct)
    {
        using var directory = await TemporaryDirectory.OfAsync([], ct);
        using var passwords = new Passwords();
        await using (var db = await directory.Factory.CreateDbContextAsync(ct))
        {
            var now = SystemClock.Instance.GetCurrentInstant();
            var user = new StaffUser(Guid.NewGuid(), Known, "Somebody", [Role.Operator], now);
            user.SetPasswordHash(passwords.Hash("quiet otter under maple lamp"));
            user.SetTotpSeed(CodeApp.NewSeed());
            user.Activate(now);
            db.Staff.Add(user);
            await db.SaveChangesAsync(ct);
        }

        var signIn = new SignIn(directory.Factory, passwords, SystemClock.Instance);
        await TakeAsync(Known);
        var (wrong, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < tries; i++)
        {
            wrong.Add(await TakeAsync(Known));
            unknown.Add(await TakeAsync($"unknown{i:000}"));
        }

        await output.WriteLineAsync($"wrong password, {tries} tries: median {Median(wrong):0.0} ms ({wrong.Min():0.0} to {wrong.Max():0.0})");
        await output.WriteLineAsync($"unknown name,   {tries} tries: median {Median(unknown):0.0} ms ({unknown.Min():0.0} to {unknown.Max():0.0})");

        async Task<double> TakeAsync(string name)
        {
            var watch = Stopwatch.StartNew();
            await signIn.WithCodeAsync(await signIn.CheckPasswordAsync(name, "quiet otter under maple lamq", ct), "123456", "Benchmarks", ct);
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
