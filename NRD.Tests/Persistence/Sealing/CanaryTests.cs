using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Importing;
using NRD.Core.Oversight;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Persistence.Sealing;

/// <summary>
/// Every property that is classified as restricted gets a unique word in every text it can hold; then every file of an installation is read through.
/// </summary>
public sealed class CanaryTests
{
    private readonly HashSet<string> canaries = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R01_No_file_of_an_installation_holds_a_word_of_anything_restricted()
    {
        await using var core = await WholeCore.CreateAsync(Ct);
        DeniedAttempts.HereGoTo(core.Get<AuditTrail>());
        var filled = new HashSet<(Type, string)>();
        var organization = await FillAsync(core, filled);

        filled.ShouldBe(Classification.Table.Where(entry => entry.Value == Exposure.Restricted).Select(entry => entry.Key), ignoreOrder: true, "a new restricted property needs its canary here");
        canaries.Count.ShouldBeGreaterThan(20);
        await UseAsync(core, organization);

        var files = Directory.GetFiles(core.Root, "*", SearchOption.AllDirectories);
        string[] kinds = [".db", "-wal", "master.key", ".anchors", ".json"];
        kinds.ShouldAllBe(kind => files.Any(file => file.EndsWith(kind, StringComparison.Ordinal)));
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Ct);
            var text = Encoding.Latin1.GetString(bytes);
            canaries.Where(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(Path.GetFileName(file));
        }
    }

    /// <summary>A record with every restricted property filled.</summary>
    private async Task<Organization> FillAsync(WholeCore core, HashSet<(Type, string)> filled)
    {
        var now = TestDatabase.Noon;
        var organization = new Organization(Guid.NewGuid(), PartnerStatus.Included, new() { Name = new("House", "Maison") }, now);
        organization.Revise(organization.Listing, new() { Contacts = Contacts(typeof(Organization)) }, null, now);
        var site = organization.AddSite(Guid.NewGuid(), new(), confidential: true, now);
        site.Revise(site.Listing, new() { Contacts = Contacts(typeof(Site)) }, confidential: true, now);
        var service = organization.AddService(Guid.NewGuid(), new() { Name = new("Shelter", "Refuge") }, now);
        service.Revise(service.Listing, new() { Contacts = Contacts(typeof(Service)) }, null, now);
        service.OfferAt([site.Id], now);
        await using var db = await core.OpenAsync(Ct);
        db.Add(organization);
        db.Add(new ConfidentialAddress(site.Id, Make<Address>(), now));
        filled.Add((typeof(ConfidentialAddress), nameof(ConfidentialAddress.Address)));
        var user = new StaffUser(Guid.NewGuid(), "somebody", "Somebody", [Role.Operator], now);
        user.SetTotpSeed(Text());
        db.Add(user);
        filled.Add((typeof(StaffUser), nameof(StaffUser.TotpSeed)));
        db.Add(new ImportedRow("file", "table", "1", "hash", [new AsideCell("Column", Text())]));
        filled.Add((typeof(ImportedRow), nameof(ImportedRow.Aside)));
        db.Add(new ImportConflict("file", SubjectKind.Site, site.Id, "1", "confidential", Text(), Text(), withheld: true, now));
        filled.Add((typeof(ImportConflict), nameof(ImportConflict.Withheld)));
        FillContact(db, filled);
        await db.SaveChangesAsync(Ct);
        return organization;

        ValueList<InternalContact> Contacts(Type holder)
        {
            filled.Add((holder, nameof(Organization.SealedContacts)));
            filled.Add((typeof(InternalContact), nameof(InternalContact.Phones)));
            filled.Add((typeof(InternalContact), nameof(InternalContact.Email)));
            return [Make<InternalContact>()];
        }
    }

    /// <summary>A call with every restricted property filled.</summary>
    private void FillContact(NrdDbContext db, HashSet<(Type, string)> filled)
    {
        var contact = new Contact(Guid.NewGuid(), ContactChannel.Call, ContactKind.PersonInNeed, TestActors.In(Role.Operator), "Heron", TestDatabase.Noon);
        db.Add(contact);
        db.Add(new ContactEntry(Guid.NewGuid(), contact.Id, ContactField.Notes, Text(), 1, "desk", TestDatabase.Noon));
        filled.Add((typeof(ContactEntry), nameof(ContactEntry.Value)));
        db.Add(new ContactConsent(Make<Consent>() with { Id = Guid.NewGuid(), ContactId = contact.Id }));
        filled.Add((typeof(ContactConsent), nameof(ContactConsent.Detail)));
        db.Add(new ContactException(Make<LawfulException>() with { Id = Guid.NewGuid(), ContactId = contact.Id }));
        filled.Add((typeof(ContactException), nameof(ContactException.Detail)));
        var decision = Make<ReportDecision>() with { Id = Guid.NewGuid(), ContactId = contact.Id };
        db.Add(new ContactDecision(decision));
        filled.Add((typeof(ContactDecision), nameof(ContactDecision.Detail)));
        db.Add(new ContactFinding(Guid.NewGuid(), contact.Id, decision.Id, ReportingChannel.Police, SupervisorFinding.Applies, Text(), "desk", TestDatabase.Noon));
        filled.Add((typeof(ContactFinding), nameof(ContactFinding.Reason)));
        db.Add(new ContactReport(Guid.NewGuid(), contact.Id, decision.Id, ReportingChannel.Police, Guid.NewGuid(), Make<ReportDetail>(), TestDatabase.Noon));
        filled.Add((typeof(ContactReport), nameof(ContactReport.Detail)));
    }

    /// <summary>What staff do with it, well and badly: shown, refused, changed, deleted, failed to save.</summary>
    private async Task UseAsync(WholeCore core, Organization organization)
    {
        var keeper = new Actor("keeper", "Keeper", new HashSet<Permission> { Permission.RevealContacts, Permission.RevealConfidentialAddress });
        var reveal = core.Get<Reveal>();
        var site = organization.Sites[0].Id;
        canaries.ShouldContain((await reveal.ConfidentialAddressAsync(keeper, site, RevealReason.Safety, Ct))!.Line1!, "the canaries are where they belong");
        (await reveal.ContactsOfServiceAsync(keeper, organization.Services[0].Id, RevealReason.Upkeep, Ct)).Count.ShouldBe(3);
        await Should.ThrowAsync<NotPermittedException>(() => reveal.ConfidentialAddressAsync(TestActors.Desk, site, RevealReason.Safety, Ct));

        await using (var db = await core.OpenAsync(Ct))
        {
            db.Add(new ConfidentialAddress(Guid.NewGuid(), Make<Address>(), TestDatabase.Noon));
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct), "there is no such site");
        }

        await using (var db = await core.OpenAsync(Ct))
        {
            (await db.ConfidentialAddresses.SingleAsync(Ct)).Replace(Make<Address>(), TestDatabase.Noon);
            await db.SaveChangesAsync(Ct);
            db.Remove(await db.ConfidentialAddresses.SingleAsync(Ct));
            await db.SaveChangesAsync(Ct);
            db.Add(new ConfidentialAddress(site, Make<Address>(), TestDatabase.Noon));
            await db.SaveChangesAsync(Ct);
        }

        await core.Get<KeyRing>().RewrapAsync(Actor.Local("test"), Ct);
        await core.Get<WatchRounds>().StartAsync(Ct);
    }

    private string Text() => Value(typeof(string))!.GetValue<string>();

    private T Make<T>() => JsonSerializer.Deserialize<T>(Value(typeof(T))!, SealedColumn.Options)!;

    /// <summary>Every text of a type, however deep, is a word of its own; other kinds of value are left as they are by default.</summary>
    private JsonNode? Value(Type type)
    {
        if (type == typeof(string))
        {
            var canary = $"canary{Guid.NewGuid():N}";
            canaries.Add(canary);
            return canary;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Restricted<>))
        {
            return Value(type.GetGenericArguments()[0]);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            var item = type.GetGenericArguments()[0];
            return item.IsValueType ? [] : new JsonArray(Value(item));
        }

        var filled = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite && !property.PropertyType.IsValueType)
            .Select(property => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), Value(property.PropertyType)));
        return new JsonObject(filled);
    }
}
