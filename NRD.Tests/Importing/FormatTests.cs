using NodaTime;
using NRD.Core;
using NRD.Core.Importing;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Tests.Importing;

public sealed class FormatTests
{
    [Fact]
    public async Task An_hsds_package_accounts_for_every_row()
    {
        await using var trial = await ImportTrial.StartAsync();
        Folder(trial, Samples.Package);

        var report = await trial.ImportAsync(trial.Folder("package"));

        report.ShouldAddUp().Format.ShouldBe("hsds");
        report.RowsRead.ShouldBe(18);
        report.Rejected.Select(r => (r.File, r.Row, r.Field)).ShouldBe(
        [
            ("organizations.csv", 2, "name"), ("phones.csv", 3, "service_id"), ("phones.csv", 4, "number"), ("regular_schedules.csv", 3, "weekday"),
            ("services.csv", 3, "organization_id"), ("services_at_location.csv", 2, "location_id"),
        ], ignoreOrder: true);
        var organization = await trial.OrganizationAsync();
        organization.Listing.Description.En.ShouldBe("Shelter & support\nfor women");
        organization.Listing.Website.ShouldBe("https://lantern.example.org");
        organization.Status.ShouldBe(PartnerStatus.CarriedOver);
        var beds = organization.Services.Single(s => s.Listing.Name.En == "Emergency beds");
        beds.Listing.Phones.ShouldHaveSingleItem().ShouldBe(new Phone("613-555-0142", "+16135550142", "7", PhonePurpose.Main));
        beds.Listing.Hours.ShouldNotBeNull().Weekly.ShouldBe(
        [
            new WeeklySpan(IsoDayOfWeek.Monday, new LocalTime(9, 0), new LocalTime(17, 0)),
            new WeeklySpan(IsoDayOfWeek.Tuesday, new LocalTime(22, 0), new LocalTime(6, 0)),
        ]);
        organization.Services.Single(s => s.Listing.Name.En == "Old program").Status.ShouldBe(PartnerStatus.Inactive);
        var main = organization.Sites.Single(s => s.Listing.Name.En == "Main house");
        main.Listing.Address.ShouldBe(new Address("12 Invented Street", null, "Ottawa", "CA-ON", "K1A 0B1"));
        main.Listing.Zone.ShouldBe("America/Toronto");
    }

    [Fact]
    public async Task A_zip_of_a_package_is_the_same_as_its_folder()
    {
        await using var trial = await ImportTrial.StartAsync();
        Folder(trial, Samples.Package);
        await trial.ImportAsync(trial.Folder("package"));

        var report = await trial.ImportAsync(trial.Zip("package.zip", [.. Samples.Package.Select(f => ($"export/{f.Name}", f.Content))]));

        report.ShouldAddUp().Unchanged.ShouldBe(12);
        report.Added.ShouldBe(0);
    }

    [Fact]
    public async Task Hsds_json_is_read_into_the_same_tables()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("services.json", Samples.HsdsJson));

        report.ShouldAddUp().Format.ShouldBe("hsds");
        report.Rejected.ShouldBeEmpty();
        report.RowsRead.ShouldBe(9);
        var organization = await trial.OrganizationAsync();
        var clinic = organization.Services.Single(s => s.Listing.Name.En == "Legal clinic");
        clinic.Listing.Eligibility.Ages.ShouldBe(new AgeRange(18, null));
        clinic.Listing.Languages.ShouldHaveSingleItem().Code.ShouldBe("pan");
        clinic.Listing.Hours.ShouldNotBeNull().Weekly.Count.ShouldBe(2);
        clinic.Sites.ShouldHaveSingleItem().SiteId.ShouldBe(organization.Sites.ShouldHaveSingleItem().Id);
        organization.Sites[0].Listing.Zone.ShouldBe("America/Vancouver");
    }

    [Fact]
    public async Task An_icarol_export_joins_agencies_and_programs()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("export.csv", Samples.Icarol));

        report.ShouldAddUp().Format.ShouldBe("icarol");
        report.RowsRead.ShouldBe(7);
        report.Rejected.Select(r => (r.Row, r.Field)).ShouldBe([(5, "TaxonomyLevelName"), (6, "PublicName"), (7, "ResourceAgencyNum")]);
        report.Warnings.ShouldContain(w => w.In(Language.English).Contains("MadeUpColumn", StringComparison.Ordinal));
        var organizations = await trial.OrganizationsAsync();
        organizations.Select(o => o.Listing.Name.En).ShouldBe(["Harbour Centre", "Unknown Agency"], ignoreOrder: true);
        var harbour = organizations.Single(o => o.Listing.Name.En == "Harbour Centre");
        harbour.AssuredOn.ShouldBe(new LocalDate(2024, 5, 13));
        var shelter = harbour.Services.Single(s => s.Listing.Name.En == "Night shelter");
        shelter.Status.ShouldBe(PartnerStatus.Suspended);
        shelter.Listing.Phones.Select(p => (p.Number, p.Extension, p.Purpose)).ShouldBe([("+19025550111", "5", PhonePurpose.Crisis), ("+19025550112", null, PhonePurpose.Crisis)]);
        shelter.Listing.Languages.Select(l => l.Code).ShouldBe(["en", "fr"]);
        shelter.Listing.Eligibility.Genders.ShouldBe(Genders.Women);
        shelter.Listing.Eligibility.Children.ShouldBe(true);
        shelter.Internals.Notes.ShouldNotBeNull().ShouldContain("Ask for the night desk");
        shelter.Internals.Notes.ShouldNotBeNull().ShouldContain("off its public website");
        shelter.Internals.ExternalCodes.ShouldBe(["BH-1800", "XX-1"]);
        shelter.Internals.Alerts.ShouldHaveSingleItem().Text.En.ShouldBe("Closed for repairs");
        harbour.Services.Single(s => s.Listing.Name.En == "Day program").Listing.Eligibility.Ages.ShouldBe(new AgeRange(16, 24));
    }

    [Fact]
    public async Task Columns_may_stand_in_any_order_and_be_missing()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("export.csv", "PublicName,AgencyStatus,ResourceAgencyNum\nOnly an agency,Inactive,7\n"));

        report.ShouldAddUp().Added.ShouldBe(1);
        (await trial.OrganizationAsync()).Status.ShouldBe(PartnerStatus.Inactive);
    }

    [Fact]
    public async Task Airs_xml_loses_its_markup_and_keeps_what_is_unheard_of_aside()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("agencies.xml", Samples.Airs));

        report.ShouldAddUp().Format.ShouldBe("airs");
        (report.RowsRead, report.Added).ShouldBe((3, 3));
        report.Warnings.ShouldContain(w => w.In(Language.English).Contains("Gadget", StringComparison.Ordinal));
        var organization = await trial.OrganizationAsync();
        organization.Listing.Description.En.ShouldBe("Runs the Quiet House program.");
        organization.Listing.OtherNames.ShouldBe([new Bilingual("RA", null)]);
        var service = organization.Services.ShouldHaveSingleItem();
        service.Listing.Phones.ShouldHaveSingleItem().Purpose.ShouldBe(PhonePurpose.Crisis);
        service.Internals.ExternalCodes.ShouldBe(["BH-7000"]);
        service.Listing.Coverage.Places.Count.ShouldBe(1);
        organization.Sites.ShouldHaveSingleItem().Internals.Contacts.ShouldHaveSingleItem().Phones.Disclose().ShouldHaveSingleItem().Number.ShouldBe("+13065550177");
    }

    [Fact]
    public async Task A_format_that_does_not_fit_is_refused_with_what_was_looked_for()
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("list.csv", "colour,size\nred,4\n");

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file, r => r with { Format = ImportFormat.Icarol }))).Message.ShouldContain("ResourceAgencyNum");
        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file, r => r with { Format = ImportFormat.Hsds }))).Message.ShouldContain("HSDS");
        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file, r => r with { Format = ImportFormat.Airs }))).Message.ShouldContain("Agency");
        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file))).Message.ShouldContain("colour, size");
        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(trial.Folder("absent.csv")))).Message.ShouldContain("was not found");
    }

    internal static void Folder(ImportTrial trial, IEnumerable<(string Name, string Content)> files)
    {
        foreach (var (name, content) in files)
        {
            trial.Write($"package/{name}", content);
        }
    }
}
