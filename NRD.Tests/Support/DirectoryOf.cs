using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Tests.Support;

/// <summary>Small hand-made records, each saying only what its test is about.</summary>
public static class DirectoryOf
{
    public const int Sudbury = 5964700;

    public static readonly OpeningHours OfficeHours = new()
    {
        Kind = HoursKind.Weekly,
        Weekly = [.. new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday }.Select(day => new WeeklySpan(day, new(9, 0), new(17, 0)))],
    };

    /// <summary>An included, direct partner with one service.</summary>
    public static OrganizationRecord Partner(string name, ServiceListing service, Func<OrganizationRecord, OrganizationRecord>? change = null, Func<ServiceRecord, ServiceRecord>? changeService = null)
    {
        var record = new ServiceRecord { ExternalId = name + "-service", Listing = service };
        var organization = new OrganizationRecord
        {
            ExternalId = name,
            Status = PartnerStatus.Included,
            AssuredOn = new LocalDate(2026, 11, 1),
            Listing = new() { Name = new(name, name + " (fr)"), Provider = ProviderType.Direct },
            Services = [changeService?.Invoke(record) ?? record],
        };
        return change?.Invoke(organization) ?? organization;
    }

    public static ServiceListing Shelter(string en = "Emergency shelter", string fr = "Refuge d’urgence") => new()
    {
        Name = new(en, fr),
        Needs = ["B1"],
        Terms = ServiceTerms.Emergency,
        Modes = ServiceModes.InPerson,
        Hours = OpeningHours.Always,
        Languages = [new("en")],
    };

    public static async Task SaveAsync(TestDatabase database, CancellationToken ct, params IEnumerable<OrganizationRecord> records)
    {
        await using var db = database.CreateDbContext();
        foreach (var record in records)
        {
            db.Add(record.ToOrganization("test", database.Clock.GetCurrentInstant(), out var confidential));
            db.AddRange(confidential);
        }

        await db.SaveChangesAsync(ct);
    }
}
