using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Tests.Support;

namespace NRD.Tests.Police.Lists;

/// <summary>Contact lists over a real database, with the people who keep them.</summary>
internal sealed class ListBench : IAsyncDisposable
{
    public const string Service = "TPS";

    private static readonly PlaceFinder Places = new();
    private static readonly TimeZones Zones = new();

    private ListBench(TestDatabase database)
    {
        Database = database;
        Approvals = new(database, [new PutListInForceAct(PoliceReference.Shipped, database.Clock)], database.Clock);
        Editing = new(database, PoliceReference.Shipped, Approvals, Zones, database.Clock);
        Notices = new(database, database.Clock);
        Lists = new(database, PoliceReference.Shipped, database.Clock);
        Exchange = new(database, PoliceReference.Shipped, Editing, Zones, database.Clock);
        Reveal = new(database, database.Clock);
        Keeper = new(database, Current, PoliceReference.Shipped, database.Clock, NullLogger<RouteListKeeper>.Instance);
        Finder = new(PoliceReference.Shipped, Places, Zones, Current);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TestDatabase Database { get; }

    public Approvals Approvals { get; }

    public ListEditing Editing { get; }

    public ListNotices Notices { get; }

    public ContactLists Lists { get; }

    public ListExchange Exchange { get; }

    public Reveal Reveal { get; }

    public CurrentRouteLists Current { get; } = new();

    public RouteListKeeper Keeper { get; }

    public RouteFinder Finder { get; }

    public Actor Operator { get; } = TestActors.In(Role.Operator);

    public Actor First => Supervisor("first");

    public Actor Second => Supervisor("second");

    public LocalDate Today => ListTimeline.DayOf(Database.Clock.GetCurrentInstant());

    public static async Task<ListBench> OpenAsync() => new(await TestDatabase.CreateAsync(Ct));

    public static Guid EntryId(int number) => new($"00000000-0000-0000-0000-{number:000000000000}");

    public ListEntry Entry(int number, string name, string hours = "24/7") => new()
    {
        Id = EntryId(number),
        Name = new(name, name),
        Phones = ListText.Phones($"416-555-01{number:00}"),
        Hours = ListText.Hours(hours),
        Zone = "America/Toronto",
        Order = number,
        Confirmed = new(Today, "First", ConfirmedHow.Call),
    };

    public static ListContent Content(params ListEntry[] entries) => new() { Entries = entries.ToValueList() };

    public static ListDraft Draft(ListContent content, int basedOn = 0, string service = Service, string reason = "Confirmed by phone.") => new(service, basedOn, content, new Dictionary<Guid, PersonalReach?>(), reason);

    public async Task<ListVersion> SaveAsync(Actor actor, ListDraft draft)
    {
        var saved = await Editing.SaveAsync(actor, draft, Ct);
        saved.Problems.ShouldBeEmpty();
        return await VersionAsync(saved.Number!.Value, draft.ServiceId);
    }

    /// <summary>Written by the first supervisor, put in force by the second.</summary>
    public async Task<ListVersion> InForceAsync(ListDraft draft)
    {
        var version = await SaveAsync(First, draft);
        (await Editing.AskReviewAsync(First, version.Id, Ct)).ShouldBeNull();
        (await Approvals.GiveAsync(Second, (await VersionAsync(version.Number, draft.ServiceId)).ApprovalId!.Value, Ct)).ShouldBeNull();
        return await VersionAsync(version.Number, draft.ServiceId);
    }

    public async Task<ListVersion> VersionAsync(int number, string service = Service) => (await ReadAsync(service)).Versions.Single(v => v.Number == number);

    public async Task<ServiceLists> ReadAsync(string service = Service, LocalDate? asOf = null) => (await Lists.ReadAsync(Operator, service, asOf, Ct)).ShouldNotBeNull();

    public void Pass(int days) => Database.Clock.AdvanceDays(days);

    public async Task<CommunicationRoute> RouteAsync(string place, Func<RouteQuestion, RouteQuestion>? with = null)
    {
        await Keeper.RefreshAsync(Ct);
        var question = new RouteQuestion(Places.Resolve(place).Certain.ShouldNotBeNull(place), Database.Clock.GetCurrentInstant());
        return Finder.Find(Operator, with?.Invoke(question) ?? question);
    }

    public async Task<List<string>> AuditAsync()
    {
        await using var db = Database.CreateDbContext();
        return [.. (await db.Audit.AsNoTracking().Where(a => a.Subject == SubjectKind.PoliceList).OrderBy(a => a.Sequence).ToListAsync(Ct)).Select(a => a.Action.ToString())];
    }

    /// <summary>What a hand in the database would do.</summary>
    public async Task TamperAsync(string number, string with)
    {
        await using var db = Database.CreateDbContext();
        (await db.Database.ExecuteSqlAsync($"UPDATE contact_lists SET Content = replace(Content, {number}, {with})", Ct)).ShouldBeGreaterThan(0);
    }

    public async ValueTask DisposeAsync()
    {
        Keeper.Dispose();
        await Database.DisposeAsync();
    }

    private Actor Supervisor(string id) => new(id, id, Roles.PermissionsOf([Role.Supervisor])) { AuthenticatedAt = Database.Clock.GetCurrentInstant() };
}
