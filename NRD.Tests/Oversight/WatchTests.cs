using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class WatchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_anchor_is_written_each_hour_by_the_clock_also_when_nothing_happens()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await AddAsync(database, 1);
        var rounds = Rounds(database, new Heard());
        await rounds.StartAsync(Ct);
        (await AnchorsAsync(database)).ShouldBe(["1|1"]);

        database.Clock.Advance(Duration.FromMinutes(59));
        await rounds.MinuteAsync(Ct);
        (await AnchorsAsync(database)).ShouldBe(["1|1"]);
        database.Clock.Advance(Duration.FromMinutes(1));
        await rounds.MinuteAsync(Ct);
        await rounds.MinuteAsync(Ct);
        (await AnchorsAsync(database)).ShouldBe(["1|1", "2|1"]);

        (await database.Verifier.VerifyAsync(Actor.Watch, Ct)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task An_entry_gets_its_anchor_within_the_hour_though_no_other_follows()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await AddAsync(database, 1);
        await AddAsync(database, 1);

        database.Clock.Advance(Duration.FromHours(1));
        await Rounds(database, new Heard()).MinuteAsync(Ct);

        (await AnchorsAsync(database)).ShouldBe(["1|1", "2|2"]);
    }

    [Fact]
    public async Task At_the_start_the_newest_entries_and_every_number_are_checked_and_what_is_wrong_is_said()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await Sealed.HouseAsync(database, Ct);
        await AddAsync(database, 20);
        database.Tamper("DROP TRIGGER audit_no_update; UPDATE audit SET \"ActorId\" = 'x' WHERE \"Sequence\" = 12; UPDATE organizations SET \"Listing\" = replace(\"Listing\", '416-555-0100', '416-555-0101')");
        var heard = new Heard();

        await Rounds(database, heard).StartAsync(Ct);

        heard.Critical.ShouldContain(said => said.Contains("Altered at entry 12", StringComparison.Ordinal));
        heard.Critical.ShouldContain(said => said.Contains("not what was saved", StringComparison.Ordinal));
        string.Join(' ', heard.Critical).ShouldNotContain("416-555");
        database.Verifier.Latest.ShouldNotBeNull().Fault.ShouldBe(new(AuditFaultKind.Altered, 12));
        await using var db = database.CreateDbContext();
        (await db.Audit.CountAsync(a => a.Action == AuditAction.RowCheckFailed && a.ActorId == "watch", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Each_night_everything_is_checked_once()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await AddAsync(database, 5);
        var rounds = Rounds(database, new Heard());
        await rounds.StartAsync(Ct);
        var started = database.Verifier.Latest;
        await rounds.MinuteAsync(Ct);
        database.Verifier.Latest.ShouldBeSameAs(started);

        database.Clock.Advance(Duration.FromHours(24));
        await rounds.MinuteAsync(Ct);
        var night = database.Verifier.Latest;
        await rounds.MinuteAsync(Ct);

        night.ShouldNotBeSameAs(started);
        database.Verifier.Latest.ShouldBeSameAs(night);
    }

    [Fact]
    public void The_night_is_half_past_three_in_Ottawa_also_when_the_clocks_change()
    {
        var ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];
        var at = Instant.FromUtc(2026, 1, 1, 0, 0);
        for (var i = 0; i < 400; i++)
        {
            var next = WatchRounds.NightAfter(at);
            (next - at).ShouldBeLessThanOrEqualTo(Duration.FromHours(25));
            next.ShouldBeGreaterThan(at);
            next.InZone(ottawa).TimeOfDay.ShouldBe(new LocalTime(3, 30));
            at = next;
        }
    }

    [Fact]
    public async Task An_older_database_is_noticed_while_it_runs()
    {
        await using var database = await FileDatabase.CreateAsync(Ct);
        await AddAsync(database, 5);
        database.Tamper("DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE \"Sequence\" > 2");
        var heard = new Heard();
        var anchors = new AuditAnchors(database.Keys, database.AnchorFolder, database.CreateDbContext, database.Clock, heard.As<AuditAnchors>());

        database.Clock.Advance(Duration.FromHours(2));
        await anchors.WriteDueAsync(Ct);
        await anchors.WriteDueAsync(Ct);

        heard.Critical.ShouldHaveSingleItem().ShouldContain("an older database was put back");
        (await AnchorsAsync(database)).ShouldBe(["1|5"]);
    }

    private static WatchRounds Rounds(FileDatabase database, Heard heard) => new(
        database.Trail,
        database.Anchors,
        database.Verifier,
        new RowWatch(database, new RowCheck(database.Keys), database.Clock, heard.As<RowWatch>()),
        database.Clock,
        heard.As<WatchRounds>());

    private static async Task<IEnumerable<string>> AnchorsAsync(FileDatabase database) =>
        (await File.ReadAllLinesAsync(database.AnchorFile, Ct)).Select(line => string.Join('|', line.Split('|')[..2]));

    private static async Task AddAsync(FileDatabase database, int count)
    {
        await using var db = database.CreateDbContext();
        db.Audit.AddRange(Enumerable.Range(0, count).Select(_ => new AuditEntry(TestActors.Desk, AuditAction.Changed, SubjectKind.Service, Guid.NewGuid(), database.Clock.GetCurrentInstant())));
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>What the log was told that must wake somebody.</summary>
    private sealed class Heard : ILoggerProvider
    {
        private readonly List<string> critical = [];

        public IReadOnlyList<string> Critical => critical;

        public Logger<T> As<T>() => new Logger<T>(new LoggerFactory([this]));

        public ILogger CreateLogger(string categoryName) => new Ear(critical);

        public void Dispose()
        {
        }

        private sealed class Ear(List<string> critical) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => NullLogger.Instance.BeginScope(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (logLevel == LogLevel.Critical)
                {
                    critical.Add(formatter(state, exception));
                }
            }
        }
    }
}
