using NodaTime;
using NRD.Core;
using NRD.Core.Importing;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Tests.Importing;

public sealed class MappingTests
{
    private const string Map = """
        {
          "records": "data.items", "country": "CA", "province": "MB", "city": "Winnipeg", "zone": "America/Winnipeg",
          "fields": {
            "id": "ref",
            "name": { "en": "title.en", "fr": "title.fr" },
            "organization": "run_by",
            "description": { "en": { "template": "{text} ({kind})" } },
            "needs": { "from": "kinds", "split": "/", "values": { "bed": ["B1", "B2"], "food": "G1" }, "else": "drop" },
            "phone": ["tel", "tel2"],
            "address": "where",
            "coordinates": "geo",
            "hours": { "from": "hours", "type": "type", "always": ["24/7"], "schedule": "schedule", "notes": "notes", "unsure": ["perhaps"] },
            "status": { "from": "state", "values": { "on": "active", "off": "inactive" }, "else": "reject" },
            "genders": { "from": "who", "values": { "w": "women" }, "else": "drop" },
            "languages": { "constant": "Cree" }
          }
        }
        """;

    private const string Records = """
        { "data": { "items": [
          { "ref": 1, "title": { "en": "Bed", "fr": "Lit" }, "run_by": "North Star", "text": "A bed", "kind": "x", "kinds": "bed/food", "tel": "204-555-0101", "tel2": "988",
            "where": "4 Invented Ave\nWinnipeg, MB R3C1A1", "geo": { "lat": 49.9, "lng": -97.1 }, "state": "on", "who": ["w"],
            "hours": { "type": "scheduled", "schedule": [ { "days": ["Monday"], "open": 900, "close": 2400 } ] } },
          { "ref": 2, "title": { "en": "Meal" }, "run_by": "north star", "state": "off", "hours": { "type": "24/7", "notes": "perhaps" } },
          { "ref": 3, "title": { "en": "Odd" }, "state": "sideways" },
          { "ref": 4, "state": "on" },
          "not a record"
        ] } }
        """;

    [Fact]
    public async Task A_mapping_fills_our_fields()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("list.json", Records), r => r with { Map = trial.Write("map.json", Map) });

        report.ShouldAddUp().Format.ShouldBe("json");
        (report.RowsRead, report.Added).ShouldBe((5, 2));
        report.Rejected.Select(r => (r.Row, r.Field, r.Value)).ShouldBe([(3, "state", "sideways"), (4, "title.en", null), (5, "(record)", null)]);
        var organization = await trial.OrganizationAsync();
        organization.Listing.Name.En.ShouldBe("North Star");
        var bed = organization.Services.Single(s => s.Listing.Name.En == "Bed");
        bed.Listing.Name.Fr.ShouldBe("Lit");
        bed.Listing.Description.En.ShouldBe("A bed (x)");
        bed.Listing.Needs.ShouldBe(["B1", "B2", "G1"]);
        bed.Listing.Phones.Select(p => p.Number).ShouldBe(["+12045550101", "988"]);
        bed.Listing.Eligibility.Genders.ShouldBe(Genders.Women);
        bed.Listing.Languages.ShouldHaveSingleItem();
        bed.Listing.Hours.ShouldNotBeNull().Weekly.ShouldBe([new WeeklySpan(IsoDayOfWeek.Monday, new LocalTime(9, 0), LocalTime.Midnight)]);
        var meal = organization.Services.Single(s => s.Listing.Name.En == "Meal");
        meal.Status.ShouldBe(PartnerStatus.Inactive);
        meal.Listing.Hours.ShouldNotBeNull().Kind.ShouldBe(HoursKind.Unknown);
        var site = organization.Sites.ShouldHaveSingleItem();
        site.Listing.Address.ShouldNotBeNull().PostalCode.ShouldBe("R3C 1A1");
        site.Listing.Point.ShouldBe(new GeoPoint(49.9, -97.1));
    }

    [Theory]
    [InlineData("""{ "fields": { "name": "a", "colour": "b" } }""", "fields.colour")]
    [InlineData("""{ "fields": { "name": 7 } }""", "fields.name")]
    [InlineData("""{ "fields": { "name": "a", "needs": { "from": "b", "values": { "x": "ZZ9" } } } }""", "ZZ9")]
    [InlineData("""{ "fields": { "phone": "a" } }""", "fields.name")]
    [InlineData("""{ "fields": { "name": { "frm": "a" } } }""", "fields.name.frm")]
    [InlineData("""{ "zone": "Mars/Base", "fields": { "name": "a" } }""", "zone")]
    [InlineData("""{ "name": "a" }""", "fields")]
    [InlineData("""{ "fields": """, "line 1")]
    public async Task A_mistake_in_a_mapping_is_named_by_its_key(string map, string key)
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("list.json", Records);

        var refusal = await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file, r => r with { Map = trial.Write("map.json", map) }));

        refusal.Message.ShouldContain(key);
    }

    [Fact]
    public async Task Columns_that_can_be_recognized_are_guessed_and_said()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("liste.csv", "Nom;Adresse;Téléphone;Courriel\nMaison Lumière;8, rue Inventée, Québec (QC) G1R 2B5;418 555-0123 poste 12;info@lumiere.example.org\n"));

        report.ShouldAddUp().Added.ShouldBe(1);
        report.Warnings.ShouldContain(w => w.In(Language.English).Contains("guess", StringComparison.Ordinal) && w.In(Language.English).Contains("Téléphone", StringComparison.Ordinal));
        var organization = await trial.OrganizationAsync();
        organization.Listing.Name.ShouldBe(new Bilingual(null, "Maison Lumière"));
        var phone = organization.Services.ShouldHaveSingleItem().Listing.Phones.ShouldHaveSingleItem();
        (phone.Number, phone.Extension).ShouldBe(("+14185550123", "12"));
        organization.Sites.ShouldHaveSingleItem().Listing.Address.ShouldNotBeNull().Province.ShouldBe("CA-QC");
    }

    [Fact]
    public async Task A_table_and_a_map_file_of_the_same_records_are_not_doubled()
    {
        await using var trial = await ImportTrial.StartAsync();
        trial.Write("twins/a.csv", "id,name,address,latitude,longitude\n7,Open Door,\"3 Invented St\nToronto, ON  M5V1A1\",43.64,-79.390\n");
        trial.Write("twins/a.geojson", """
            { "type": "FeatureCollection", "features": [ { "type": "Feature", "properties": { "id": "7", "name": "Open Door", "address": "3 Invented St\nToronto, ON  M5V1A1", "latitude": 43.64, "longitude": -79.39 },
              "geometry": { "type": "Point", "coordinates": [ -79.39, 43.64 ] } },
              { "type": "Feature", "properties": { "id": "8", "name": "Side Door", "address": "5 Invented St, Toronto, ON M5V 1A1" }, "geometry": { "type": "Point", "coordinates": [ -79.38, 43.65 ] } } ] }
            """);

        var report = await trial.ImportAsync(trial.Folder("twins"));

        report.ShouldAddUp().RowsRead.ShouldBe(3);
        (report.Added, report.Unchanged).ShouldBe((2, 1));
        var organizations = await trial.OrganizationsAsync();
        organizations.Count.ShouldBe(2);
        organizations.Single(o => o.Listing.Name.En == "Side Door").Sites[0].Listing.Point.ShouldBe(new GeoPoint(43.65, -79.38));
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_read_and_said()
    {
        await using var trial = await ImportTrial.StartAsync();
        var bytes = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252).ShouldNotBeNull().GetBytes("name,phone\nRefuge d’été,613-555-0100\n");

        var report = await trial.ImportAsync(trial.Write("old.csv", bytes));

        report.Warnings.ShouldContain(w => w.In(Language.English).Contains("Windows-1252", StringComparison.Ordinal));
        (await trial.OrganizationAsync()).Listing.Name.En.ShouldBe("Refuge d’été");
    }
}
