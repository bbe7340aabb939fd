using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>A live call over a real database, with two partners to pass somebody on to.</summary>
internal sealed class CallBench : IAsyncDisposable
{
    public static readonly Actor Ana = Operator("ana");
    public static readonly Actor Ben = Operator("ben");
    public static readonly Actor Sup = new("sup", "Sup", Roles.PermissionsOf([Role.Supervisor])) { Session = Guid.Parse("00000000-0000-0000-0000-000000000002") };

    private CallBench(TestDatabase database)
    {
        Database = database;
        Desk = new(database, database.Clock);
        Entries = new(database, database.Trail, database.Clock);
        Book = new(database, database.Clock);
        Reports = new(database, database.Clock);
        Printing = new(database, database.Clock);
        Briefings = new(database, Printing, database.Clock);
        Transfers = new(database, Reports, database.Clock);
        Relays = new(database, database.Clock);
        Outcomes = new(database, database.Clock);
        Passed = new(database, database.Trail, database.Clock);
    }

    public TestDatabase Database { get; }

    public ContactDesk Desk { get; }

    public ContactEntries Entries { get; }

    public ConsentBook Book { get; }

    public DeskReports Reports { get; }

    public PrintingSwitch Printing { get; }

    public Briefings Briefings { get; }

    public WarmTransfer Transfers { get; }

    public Relay Relays { get; }

    public ReferralOutcomes Outcomes { get; }

    public PassedOn Passed { get; }

    public Guid Contact { get; } = Guid.NewGuid();

    /// <summary>The shelter and its organization.</summary>
    public Guid Shelter { get; private set; }

    public Guid House { get; private set; }

    public Guid OtherHouse { get; private set; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<CallBench> OpenAsync()
    {
        var bench = new CallBench(await TestDatabase.CreateAsync(Ct));
        await DirectoryOf.SaveAsync(bench.Database, Ct, DirectoryOf.Partner("Maison Aurore", DirectoryOf.Shelter()), DirectoryOf.Partner("Maison du Lac", DirectoryOf.Shelter()));
        await using (var db = bench.Database.CreateDbContext())
        {
            var services = await db.Services.AsNoTracking().OrderBy(s => s.Id).ToListAsync(Ct);
            var houses = await db.Organizations.AsNoTracking().ToDictionaryAsync(o => o.Listing.Name.In(Core.Language.English), o => o.Id, Ct);
            (bench.House, bench.OtherHouse) = (houses["Maison Aurore"], houses["Maison du Lac"]);
            bench.Shelter = services.Single(s => s.OrganizationId == bench.House).Id;
        }

        await bench.Desk.StartAsync(Ana, bench.Contact, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        await bench.NoteAsync(ContactField.NameToUse, "Sam");
        await bench.NoteAsync(ContactField.AgeBand, "From16To17");
        await bench.NoteAsync(ContactField.Needs, "B1");
        await bench.NoteAsync(ContactField.Background, "Left with one bag.");
        await bench.NoteAsync(ContactField.Request, "Do you have room tonight?");
        bench.Database.Clock.AdvanceSeconds(30);
        return bench;
    }

    public Task NoteAsync(ContactField field, string value, long revision = 1) => Entries.SaveAsync(Ana, Contact, field, value, revision, Ct);

    public ConsentRequest Request(ConsentPurpose purpose = ConsentPurpose.WarmTransfer) =>
        new(Guid.NewGuid(), Contact, House, purpose, ConsentBasis.PersonConcerned, ConsentMode.Verbal, "ConsentAsk/1", "en", null);

    /// <summary>A consent to these items, read back.</summary>
    public async Task<Guid> AgreeAsync(ConsentPurpose purpose, params SharedItem[] items)
    {
        var request = Request(purpose);
        (await Book.BeginAsync(Ana, request, Ct)).ShouldBeNull();
        foreach (var item in items)
        {
            (await Book.AnswerAsync(Ana, request.Id, item, ConsentAnswer.Yes, Ct)).ShouldBeNull();
        }

        (await Book.ReadBackAsync(Ana, request.Id, Ct)).ShouldBeNull();
        return request.Id;
    }

    /// <summary>A transfer as far as the agency's yes.</summary>
    public async Task<Guid> RoomAsync()
    {
        var id = Guid.NewGuid();
        (await Transfers.BeginAsync(Ana, id, Contact, Shelter, Ct)).IsDone.ShouldBeTrue();
        (await Transfers.AnsweredAsync(Ana, id, Ct)).IsDone.ShouldBeTrue();
        (await Transfers.HasRoomAsync(Ana, id, Ct)).IsDone.ShouldBeTrue();
        return id;
    }

    public async Task<Guid> FinishBriefingAsync(ConsentPurpose purpose = ConsentPurpose.WarmTransfer)
    {
        var id = Guid.NewGuid();
        (await Briefings.FinishAsync(Ana, id, Contact, Shelter, purpose, [], Ct)).Unmet.ShouldBeEmpty();
        return id;
    }

    public async Task<PassingView> ReadAsync() => await Passed.ReadAsync(Ana, Contact, Ct);

    public async Task<int> CountAsync(AuditAction action)
    {
        await using var db = Database.CreateDbContext();
        return await db.Audit.CountAsync(a => a.Action == action, Ct);
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private static Actor Operator(string name) => new(name, name, Roles.PermissionsOf([Role.Operator])) { Session = Guid.Parse("00000000-0000-0000-0000-000000000001") };
}
