using NodaTime;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Console.Referrals;

/// <summary>What of an open record may leave the house, on paper above all (rule R37). Holds public types alone, so nothing else can stray into it.</summary>
public sealed record PublicFacts
{
    public required ServiceListing Service { get; init; }

    public required OrganizationListing Organization { get; init; }

    /// <summary>Without the confidential ones: not even that there is one.</summary>
    public required ValueList<SiteListing> Sites { get; init; }

    public required OpeningHours Hours { get; init; }

    public required string? Zone { get; init; }

    public required ValueList<Phone> Phones { get; init; }

    public required Instant At { get; init; }

    public static PublicFacts Of(RecordSheet sheet, string? zone = null, Phone? first = null)
    {
        var sites = sheet.Sites.Select(site => site.Listing).ToList();
        var site = sites.Find(s => s.Hours.Kind != HoursKind.Unknown) ?? sites.FirstOrDefault();
        return new()
        {
            Service = sheet.Service,
            Organization = sheet.Organization,
            Sites = [.. sheet.Sites.Where(s => !s.Confidential).Select(s => s.Listing)],
            Hours = sheet.Service.Hours ?? site?.Hours ?? OpeningHours.Unknown,
            Zone = zone ?? site?.Zone ?? sheet.Service.Zone,
            Phones = [.. sheet.PublicPhones(first)],
            At = sheet.At,
        };
    }
}
