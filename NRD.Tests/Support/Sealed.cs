using Microsoft.EntityFrameworkCore;
using NRD.Core.Partners;
using NRD.Core.Persistence;

namespace NRD.Tests.Support;

/// <summary>One invented house with a value in every place that must be sealed.</summary>
public static class Sealed
{
    public const string Street = "4 Canary Street";
    public const string Phone = "613-555-0142 canary";
    public const string Email = "canary@example.org";
    public const string Person = "Canary Person";

    public static async Task<Organization> HouseAsync(IDbContextFactory<NrdDbContext> database, CancellationToken ct)
    {
        var now = TestDatabase.Noon;
        var listing = new OrganizationListing { Name = new("House", "Maison"), Phones = [new("416-555-0100", "+14165550100", null, PhonePurpose.Main)] };
        var organization = new Organization(Guid.NewGuid(), PartnerStatus.Included, listing, now);
        var contact = new InternalContact(Person, "Night lead", [new(Phone, "+16135550142", null, PhonePurpose.Main)], Email);
        organization.Revise(listing, new() { Notes = "ordinary note", Contacts = [contact] }, null, now);
        var site = organization.AddSite(Guid.NewGuid(), new(), confidential: true, now);
        organization.AddService(Guid.NewGuid(), new() { Name = new("Shelter", "Refuge") }, now).OfferAt([site.Id], now);
        await using var db = await database.CreateDbContextAsync(ct);
        db.Add(organization);
        db.Add(new ConfidentialAddress(site.Id, new(Street, null, "Sudbury", "CA-ON", null), now));
        await db.SaveChangesAsync(ct);
        return organization;
    }
}
