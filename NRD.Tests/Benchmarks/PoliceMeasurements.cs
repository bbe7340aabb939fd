using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Core.Reporting;

namespace NRD.Benchmarks;

/// <summary>How long a route takes with contact lists from a database, how long they take to be read, and a change to be seen.</summary>
internal static class PoliceMeasurements
{
    private static readonly Actor Desk = new("benchmarks", "Benchmarks", Roles.PermissionsOf([Role.Supervisor]));

    public static async Task RunAsync(int services, TextWriter output, CancellationToken ct)
    {
        using var directory = await TemporaryDirectory.OfAsync([], ct);
        var (finder, zones, clock) = (new PlaceFinder(), new TimeZones(), SystemClock.Instance);
        var reference = ReportingMeasurements.Reference(services, finder);
        await FillAsync(directory, reference, clock.GetCurrentInstant(), ct);

        var current = new CurrentRouteLists();
        using var keeper = new RouteListKeeper(directory.Factory, current, reference, clock, NullLogger<RouteListKeeper>.Instance);
        var start = Stopwatch.GetTimestamp();
        await keeper.RefreshAsync(ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{current.Lists.Count} lists read: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms"));

        var routes = new RouteFinder(reference, finder, zones, current);
        var at = clock.GetCurrentInstant();
        var questions = finder.Places.Select(p => new RouteQuestion(p.ToRef(), at, Minor: true)).ToList();
        await ReportingMeasurements.ReportAsync($"route with lists of {current.Lists.Count} services, {questions.Count} places", questions, q => routes.Find(Desk, q), output);

        await ChangeAsync(directory, keeper, clock, output, ct);
    }

    /// <summary>From a wrong number that is reported to a route that does not use it.</summary>
    private static async Task ChangeAsync(TemporaryDirectory directory, RouteListKeeper keeper, IClock clock, TextWriter output, CancellationToken ct)
    {
        var notices = new ListNotices(directory.Factory, clock);
        var times = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            ContactList list;
            await using (var db = await directory.Factory.CreateDbContextAsync(ct))
            {
                list = await db.ContactLists.AsNoTracking().OrderBy(l => l.ServiceId).Skip(i).FirstAsync(ct);
            }

            await notices.FlagAsync(Desk, list.Id, list.Content.Entries[0].Id, FlagKind.WrongNumber, ct);
            var start = Stopwatch.GetTimestamp();
            await keeper.RefreshAsync(ct);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"a reported contact out of routes, after it is saved: p50 {times[15]:0.0} ms, longest {times[^1]:0.0} ms (and at most 500 ms until it is looked for)"));
    }

    private static async Task FillAsync(TemporaryDirectory directory, PoliceReference reference, Instant now, CancellationToken ct)
    {
        var today = ListTimeline.DayOf(now);
        foreach (var page in reference.Services.Chunk(250))
        {
            await using var db = await directory.Factory.CreateDbContextAsync(ct);
            foreach (var service in page)
            {
                var content = new ListContent { Entries = Enumerable.Range(1, 6).Select(order => Entry(order, today)).ToValueList() };
                var list = new ContactList(Guid.NewGuid(), service.Id, 1, 0, content, null, ListOrigin.Edited, "measured", "a", now);
                list.PutInForce("b", now, today, 90);
                ListCheck.Renew(db, list);
                db.ContactLists.Add(list);
                db.Audit.Add(new AuditEntry(Desk, AuditAction.ListInForce, SubjectKind.PoliceList, list.Id, now));
            }

            await db.SaveChangesAsync(ct);
        }
    }

    private static ListEntry Entry(int order, LocalDate today) => new()
    {
        Id = Guid.NewGuid(),
        Name = new($"Contact {order}", $"Contact {order}"),
        Phones = ListText.Phones("416-555-0100"),
        Hours = ListText.Hours(order < 6 ? "Sun 3:00-3:15" : "24/7"),
        Zone = "America/Toronto",
        Order = order,
        Minors = Answer.Yes,
        Confirmed = new(today.PlusDays(-10), "x", ConfirmedHow.Call),
    };
}
