using NodaTime;
using NRD.Core.Importing;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Tests.Support;

namespace NRD.Tests.Importing;

/// <summary>HSDS in its versions and shapes: 2.0 by an invented package, 3.x by the official examples where they lie beside the repository.</summary>
public sealed class HsdsVersionsTests
{
    [Fact]
    public async Task A_package_of_version_2_0_is_taken_in_whole()
    {
        await using var trial = await ImportTrial.StartAsync();
        FormatTests.Folder(trial, Hsds20.Package);

        var report = await trial.ImportAsync(trial.Folder("package"));

        report.ShouldAddUp().Format.ShouldBe("hsds");
        report.Rejected.ShouldBeEmpty();
        report.RowsRead.ShouldBe(30);
        report.Added.ShouldBe(30);
        var organization = await trial.OrganizationAsync();
        organization.Listing.MailingAddress.ShouldNotBeNull().Line1.ShouldBe("PO Box 99");
        organization.Listing.Phones.ShouldHaveSingleItem().Number.ShouldBe("+18005554357");
        organization.Internals.Contacts.ShouldHaveSingleItem().Phones.Disclose().ShouldHaveSingleItem().Extension.ShouldBe("22");
        var shelter = organization.Services.Single(s => s.Listing.Name.En == "Emergency shelter");
        shelter.Listing.Hours.ShouldNotBeNull().Kind.ShouldBe(HoursKind.Always);
        shelter.Listing.Eligibility.Genders.ShouldBe(Genders.Women);
        shelter.Listing.Languages.Select(l => l.Code).ShouldBe(["en", "pan"]);
        shelter.Listing.Fees.En.ShouldBe("Free");
        shelter.Listing.Coverage.Places.Count.ShouldBe(1);
        shelter.Listing.Needs.ShouldNotBeEmpty();
        organization.Sites.Single(s => s.Listing.Name.En == "Safe house").Confidential.ShouldBeTrue();
        var counselling = organization.Services.Single(s => s.Listing.Name.En == "Youth counselling");
        counselling.Status.ShouldBe(PartnerStatus.Inactive);
        counselling.Listing.Documents.En.ShouldBe("Health card");
        counselling.Listing.Hours.ShouldNotBeNull().Weekly.ShouldBe(
        [
            new WeeklySpan(IsoDayOfWeek.Tuesday, new LocalTime(13, 0), new LocalTime(17, 30)),
            new WeeklySpan(IsoDayOfWeek.Thursday, new LocalTime(13, 0), new LocalTime(17, 30)),
        ]);
    }

    [Fact]
    public async Task A_zip_of_version_2_0_is_the_same_as_its_folder_and_says_nothing_new()
    {
        await using var trial = await ImportTrial.StartAsync();
        FormatTests.Folder(trial, Hsds20.Package);
        await trial.ImportAsync(trial.Folder("package"));

        var report = await trial.ImportAsync(trial.Zip("package.zip", Hsds20.Package));

        report.ShouldAddUp().Unchanged.ShouldBe(30);
    }

    [Theory]
    [InlineData("[{0},{1}]")]
    [InlineData("{{\"page_number\":1,\"contents\":[{0},{1}]}}")]
    [InlineData("[{{\"page_number\":1,\"contents\":[{0}]}},{{\"page_number\":2,\"contents\":[{1}]}}]")]
    [InlineData("{0}\n{1}\n")]
    public async Task Json_may_be_an_array_a_page_several_pages_or_one_object_a_line(string shape)
    {
        const string One = """{"id":"s1","name":"Legal clinic","status":"active","organization":{"id":"o1","name":"Fair Start"}}""";
        const string Two = """{"id":"s2","name":"Intake line","status":"active","organization":{"id":"o1","name":"Fair Start"}}""";
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("services.json", string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, One, Two)));

        report.ShouldAddUp().Format.ShouldBe("hsds");
        (report.RowsRead, report.Added).ShouldBe((3, 3));
        (await trial.OrganizationAsync()).Services.Select(s => s.Listing.Name.En).ShouldBe(["Legal clinic", "Intake line"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("organization_full.json")]
    [InlineData("organization_list.json")]
    [InlineData("service_full.json")]
    [InlineData("service_list.json")]
    [InlineData("service_at_location_full.json")]
    [InlineData("service_at_location_list.json")]
    [InlineData("csv")]
    [InlineData("tabular.json")]
    public async Task An_official_example_of_version_3_is_accounted_for_and_imported_only_once(string example)
    {
        var path = Example(example);
        await using var trial = await ImportTrial.StartAsync();

        var first = await trial.ImportAsync(path);
        var second = await trial.ImportAsync(path);

        first.ShouldAddUp().Format.ShouldBe("hsds");
        first.Records.Organizations.ShouldBeGreaterThan(0);
        second.ShouldAddUp().Unchanged.ShouldBe(first.RowsRead - first.Rejected.Count);
        (second.Added, second.Updated, second.Conflicts.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task An_official_example_that_holds_no_partner_is_refused()
    {
        var path = Example("base.json");
        await using var trial = await ImportTrial.StartAsync();

        await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(path));
    }

    [Theory]
    [InlineData("taxonomy_terms.csv", "id,term,description,parent_id,taxonomy,language\nt1,Shelter,A place to stay,,own,en\nt2,Meals,,t1,own,en\n", 2)]
    [InlineData("taxonomy.csv", "id,name,description,uri,version\nx1,Our own,Words of ours,https://example.org,1\n", 1)]
    [InlineData("taxonomy_terms.json", """[{"id":"t1","name":"Shelter","description":"A place to stay","parent_id":null},{"id":"t2","name":"Meals","taxonomy_detail":{"id":"x1","name":"Our own"}}]""", 2)]
    [InlineData("terms.json", """{"page_number":1,"contents":[{"id":"t1","code":"BH","name":"Shelter","description":"A place to stay","taxonomy":"own"}]}""", 1)]
    [InlineData("all.json", """{"taxonomies":[{"id":"x1","name":"Our own","description":"Words"}],"taxonomy_terms":[{"id":"t1","name":"Shelter","description":"A place to stay"}]}""", 2)]
    public async Task A_taxonomy_alone_is_refused_with_its_rows_and_makes_no_partner(string name, string content, int rows)
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write(name, content);

        foreach (var format in (ImportFormat[])[ImportFormat.Auto, name.EndsWith(".csv", StringComparison.Ordinal) ? ImportFormat.Csv : ImportFormat.Json])
        {
            var refused = await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file, r => r with { Format = format }));

            refused.Message.ShouldContain("only a taxonomy");
            refused.Message.ShouldContain($"{name}: {rows} rows");
        }

        (await trial.OrganizationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_tables_of_a_taxonomy_alone_are_counted_and_beside_a_directory_they_are_read()
    {
        await using var trial = await ImportTrial.StartAsync();
        (string, string)[] taxonomy = [("taxonomy.csv", "id,name,description\nx1,Our own,Words of ours\n"), ("taxonomy_term.csv", "id,name,description,taxonomy_id\nt1,Shelter,A place,x1\n")];

        var refused = await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(trial.Zip("alone.zip", taxonomy)));
        var report = await trial.ImportAsync(trial.Zip("both.zip", [.. taxonomy, ("organization.csv", "id,name,description\no1,Fair Start,Help at hand\n")]));

        refused.Message.ShouldContain("2 rows");
        (report.ShouldAddUp().Format, report.RowsRead, report.Records.Organizations).ShouldBe(("hsds", 3, 1));
    }

    private static string Example(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "hsds", "examples", name));
        Assert.SkipUnless(Path.Exists(path), $"The official example {name} is not beside this repository.");
        return path;
    }
}
