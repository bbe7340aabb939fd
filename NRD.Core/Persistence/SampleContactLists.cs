using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Core.Reporting;

namespace NRD.Core.Persistence;

/// <summary>
/// Invented contact lists for some real police services, to look around in and to train on: functions, numbers (555-01xx) and addresses (example.org) are fictional.
/// One is expired, and one entry of another was found wrong.
/// </summary>
public sealed class SampleContactLists(IDbContextFactory<NrdDbContext> factory, PoliceReference reference, IClock clock)
{
    private const string Author = "Maëlle";
    private const string Reviewer = "Anik";

    /// <summary>Fills in the lists where there is none at all.</summary>
    /// <returns>How many versions were added.</returns>
    public async Task<int> LoadAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactLists.AnyAsync(ct))
        {
            return 0;
        }

        var now = clock.GetCurrentInstant();
        var numbers = new Dictionary<string, int>();
        var samples = Read();
        foreach (var sample in samples)
        {
            var number = numbers[sample.Service] = numbers.GetValueOrDefault(sample.Service) + 1;
            Add(db, actor, sample, number, now);
        }

        await db.SaveChangesAsync(ct);
        return samples.Count;
    }

    private static List<Sample> Read()
    {
        using var stream = ReferenceData.Open("sample-police.json");
        return JsonSerializer.Deserialize<List<Sample>>(stream, JsonColumn.Options) ?? [];
    }

    private void Add(NrdDbContext db, Actor actor, Sample sample, int number, Instant now)
    {
        var service = reference.Service(sample.Service) ?? throw new InvalidDataException($"There is no service {sample.Service}.");
        var today = ListTimeline.DayOf(now);
        var from = today.PlusDays(-sample.DaysAgo);
        var at = now - Duration.FromDays(sample.DaysAgo);
        var entries = sample.Contacts.Select((contact, i) => contact.ToEntry(EntryId(sample.Service, contact.Key), i + 1, today)).ToValueList();
        var personal = sample.Contacts.Where(c => c.Personal is not null).Select(c => new PersonalReach(EntryId(sample.Service, c.Key), ListText.Phones(c.Personal), null)).ToValueList();
        var content = new ListContent
        {
            Lines = new() { General = ListText.Phones(sample.General), AfterHours = ListText.Phones(sample.AfterHours), Unit = sample.Unit, Languages = sample.Languages },
            Protocol = sample.Protocol,
            Entries = entries,
        };
        var list = new ContactList(
            StableId.Of(SampleDirectory.Source, "contact-list", $"{sample.Service}/{number}"), sample.Service, number, number - 1, content, personal.Count == 0 ? null : new(personal), ListOrigin.Edited, sample.Reason, Author, at);
        list.PutInForce(Reviewer, at, from, reference.ReviewDaysOf(service));
        ListCheck.Renew(db, list);
        db.ContactLists.Add(list);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ListInForce, SubjectKind.PoliceList, list.Id, now) { Reason = SampleDirectory.Source });
        if (sample.Flagged is { } flagged)
        {
            db.ContactFlags.Add(new(StableId.Of(SampleDirectory.Source, "contact-flag", sample.Service), list, EntryId(sample.Service, flagged), FlagKind.WrongNumber, Author, now - Duration.FromHours(30)));
            db.Audit.Add(new AuditEntry(actor, AuditAction.ListFlagged, SubjectKind.PoliceList, list.Id, now) { Reason = nameof(FlagKind.WrongNumber) });
        }
    }

    private static Guid EntryId(string service, string key) => StableId.Of(SampleDirectory.Source, "list-entry", $"{service}/{key}");

    private sealed record Sample
    {
        public required string Service { get; init; }

        public int DaysAgo { get; init; }

        public string Reason { get; init; } = "";

        public string? General { get; init; }

        public string? AfterHours { get; init; }

        public Bilingual Unit { get; init; } = Bilingual.Empty;

        public ValueList<string> Languages { get; init; } = [];

        public PoliceProtocol Protocol { get; init; } = PoliceProtocol.Empty;

        public ValueList<SampleContact> Contacts { get; init; } = [];

        public string? Flagged { get; init; }
    }

    private sealed record SampleContact
    {
        public required string Key { get; init; }

        public Bilingual Name { get; init; } = Bilingual.Empty;

        public string? Rank { get; init; }

        public Bilingual Unit { get; init; } = Bilingual.Empty;

        public string? Phones { get; init; }

        public string? Email { get; init; }

        public string? Hours { get; init; }

        public string? Zone { get; init; }

        public ValueList<RouteUrgency> Takes { get; init; } = [];

        public Answer Minors { get; init; }

        public Answer IndigenousLiaison { get; init; }

        public Answer French { get; init; }

        public Answer AnonymousTips { get; init; }

        public Answer ThirdPartyTips { get; init; }

        public Answer ImmigrationExposure { get; init; }

        public int? ConfirmedDaysAgo { get; init; }

        public ConfirmedHow How { get; init; }

        public string? Personal { get; init; }

        public ListEntry ToEntry(Guid id, int order, LocalDate today) => new()
        {
            Id = id,
            Name = Name,
            IsPerson = Rank is not null,
            Rank = Rank,
            Unit = Unit,
            Phones = ListText.Phones(Phones),
            Email = Email,
            Hours = ListText.Hours(Hours),
            Zone = Zone,
            Order = order,
            Takes = Takes,
            Minors = Minors,
            IndigenousLiaison = IndigenousLiaison,
            French = French,
            AnonymousTips = AnonymousTips,
            ThirdPartyTips = ThirdPartyTips,
            ImmigrationExposure = ImmigrationExposure,
            Confirmed = ConfirmedDaysAgo is { } days ? new(today.PlusDays(-days), "Maëlle", How) : null,
            HasPersonal = Personal is not null,
        };
    }
}
