using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Killing;

/// <summary>
/// A process that hosts Core as the console does and writes without end: edits, reveals, imports, printing, purges, changes of the master key. It says each
/// act on standard output as soon as Core acknowledged it. It is there to be killed.
/// </summary>
internal sealed class Worker(WholeCore core, string root, string round)
{
    public const string Verb = "worker";

    /// <summary>Records in each import.</summary>
    public const int ImportSize = 10;

    /// <summary>What is noted in each contact.</summary>
    public const string Said = "what somebody said";

    private static readonly HashSet<Permission> All = [.. Enum.GetValues<Permission>()];

    private readonly Lock saying = new();

    public static async Task<int> RunAsync(string root, string round)
    {
        var core = await WholeCore.CreateAsync(CancellationToken.None, root);
        await new Worker(core, root, round).WriteAsync();
        return 0;
    }

    /// <summary>What the worker needs to begin: two services, each of them its own editor's, and a confidential site.</summary>
    public static async Task PrepareAsync(WholeCore core, CancellationToken ct)
    {
        await using var db = await core.OpenAsync(ct);
        var now = TestDatabase.Noon;
        var organization = new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, now);
        var site = organization.AddSite(Guid.NewGuid(), new(), confidential: true, now);
        organization.AddService(Guid.NewGuid(), new() { Name = new("0", "0") }, now).OfferAt([site.Id], now);
        organization.AddService(Guid.NewGuid(), new() { Name = new("0", "0") }, now);
        db.Add(organization);
        db.Add(new ConfidentialAddress(site.Id, new(Sealed.Street, null, null, null, null), now));
        await db.SaveChangesAsync(ct);
    }

    private async Task WriteAsync()
    {
        await using var db = await core.OpenAsync(CancellationToken.None);
        var services = await db.Services.OrderBy(s => s.Id).Select(s => s.Id).Take(2).ToListAsync();
        var site = await db.ConfidentialAddresses.Select(a => a.SiteId).SingleAsync();
        await Task.WhenAll(
            Task.Run(() => EndlesslyAsync("edit0", actor => EditAsync(actor, services[0]))),
            Task.Run(() => EndlesslyAsync("edit1", actor => EditAsync(actor, services[1]))),
            Task.Run(() => EndlesslyAsync("reveal", actor => core.Get<Reveal>().ConfidentialAddressAsync(actor, site, RevealReason.Upkeep, CancellationToken.None))),
            Task.Run(() => EndlesslyAsync("print", actor => core.Get<AuditTrail>().PrintedAsync(actor, SubjectKind.Service, services[0], CancellationToken.None))),
            Task.Run(() => EndlesslyAsync("import", ImportAsync)),
            Task.Run(() => EndlesslyAsync("purge", PurgeAsync)),
            Task.Run(() => EndlesslyAsync("rotate", actor => core.Get<KeyRing>().RewrapAsync(actor, TestActors.In(Role.Administrator), CancellationToken.None))));
    }

    /// <summary>Each act has an actor of its own, by whose id its audit entry is found again.</summary>
    private async Task EndlesslyAsync(string act, Func<Actor, Task> write)
    {
        for (var number = 1; ; number++)
        {
            var id = $"{act}-{round}-{number}";
            await write(new Actor(id, id, All));
            lock (saying)
            {
                System.Console.Out.WriteLine(id);
                System.Console.Out.Flush();
            }
        }
    }

    private async Task EditAsync(Actor actor, Guid id)
    {
        await using var db = await core.OpenAsync(CancellationToken.None);
        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == id);
        var listing = service.Listing with { Name = new(actor.Id, actor.Id) };
        await core.Get<PartnerChanges>().ReviseServiceAsync(actor, id, service.Version, listing, service.Internals, null, CancellationToken.None);
    }

    /// <summary>Contacts whose time is over, with a word in each, and the purge that takes them.</summary>
    private async Task PurgeAsync(Actor actor)
    {
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant();
        var old = now - NodaTime.Duration.FromDays(60);
        await using (var db = await core.OpenAsync(CancellationToken.None))
        {
            for (var i = 0; i < 3; i++)
            {
                var contact = new Contact(Guid.NewGuid(), ContactChannel.Call, ContactKind.PersonInNeed, actor, "Heron", old);
                contact.Close(ContactOutcome.SupportGiven, old);
                db.Add(contact);
                db.Add(new ContactEntry(Guid.NewGuid(), contact.Id, ContactField.Notes, Said, 1, actor.Id, old));
                db.Audit.Add(new AuditEntry(actor, AuditAction.ContactStarted, SubjectKind.Contact, contact.Id, now));
            }

            await db.SaveChangesAsync();
        }

        await core.Get<Retention>().PurgeAsync(actor, clockChecked: true, CancellationToken.None);
    }

    private async Task ImportAsync(Actor actor)
    {
        var file = Path.Combine(root, "import.csv");
        await File.WriteAllLinesAsync(file, ["id,name,phone", .. Enumerable.Range(0, ImportSize).Select(i => $"{actor.Id}-{i},{actor.Id} record {i},416-555-01{i:00}")]);
        await core.Get<DirectoryImport>().RunAsync(actor, new ImportRequest { Path = file, Source = actor.Id }, null, CancellationToken.None);
    }
}
