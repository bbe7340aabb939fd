using System.IO.Compression;
using NRD.Core;
using NRD.Core.Importing;

namespace NRD.Tests.Importing;

public sealed class HardeningTests
{
    [Fact]
    public async Task An_archive_that_unpacks_to_far_more_than_it_is_is_refused()
    {
        await using var trial = await ImportTrial.StartAsync();
        var bomb = trial.Zip("bomb.zip", ("organizations.csv", "id,name\n" + new string('0', 20_000_000)));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(bomb))).Message.ShouldContain("100 times");
    }

    [Fact]
    public async Task An_archive_may_not_unpack_beyond_the_limit()
    {
        await using var trial = await ImportTrial.StartAsync(ImportLimits.Default with { Bytes = 1000 });
        var archive = trial.Zip("big.zip", ("organizations.csv", "id,name\n"), ("services.csv", string.Concat(Enumerable.Range(0, 400).Select(i => $"{i},x\n"))));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(archive))).Message.ShouldContain("1,000");
    }

    [Theory]
    [InlineData("../../etc/organizations.csv")]
    [InlineData("/etc/organizations.csv")]
    [InlineData("C:\\organizations.csv")]
    public async Task An_entry_that_points_out_of_the_archive_is_refused(string entry)
    {
        await using var trial = await ImportTrial.StartAsync();
        var archive = trial.Zip("slip.zip", (entry, Samples.Organizations));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(archive))).Message.ShouldContain("out of the archive");
    }

    [Fact]
    public async Task A_link_in_an_archive_is_refused()
    {
        await using var trial = await ImportTrial.StartAsync();
        var path = trial.Zip("link.zip", ("organizations.csv", "/etc/passwd"));
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.Entries[0].ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(path));
    }

    [Fact]
    public async Task A_spreadsheet_is_refused_with_what_to_do()
    {
        await using var trial = await ImportTrial.StartAsync();
        var sheet = trial.Zip("list.xlsx", ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(sheet))).Message.ShouldContain("Save it as CSV");
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        await using var trial = await ImportTrial.StartAsync(ImportLimits.Default with { ArchiveEntries = 3 });
        var archive = trial.Zip("many.zip", ("a.csv", "x"), ("b.csv", "x"), ("c.csv", "x"), ("d.csv", "x"));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(archive))).Message.ShouldContain("the limit is 3");
    }

    [Fact]
    public async Task Xml_with_a_document_type_is_refused_and_reads_no_other_file()
    {
        await using var trial = await ImportTrial.StartAsync();
        var secret = trial.Write("secret.txt", "the secret of the machine");
        var xml = trial.Write("evil.xml", $"<?xml version=\"1.0\"?><!DOCTYPE Source [<!ENTITY x SYSTEM \"file://{secret}\">]><Source><Agency><Key>1</Key><Name>&x;</Name></Agency></Source>");

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(xml))).Message.ShouldContain("document type");
        (await trial.OrganizationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cell_beyond_the_limit_rejects_its_row_only()
    {
        await using var trial = await ImportTrial.StartAsync(ImportLimits.Default with { Cell = 50 });

        var report = await trial.ImportAsync(trial.Write("list.csv", $"id,name,phone,description\n1,Alpha,613-555-0101,{new string('x', 51)}\n2,Beta,613-555-0102,short\n"));

        report.ShouldAddUp().Added.ShouldBe(1);
        report.Rejected.ShouldHaveSingleItem().Reason.In(Language.English).ShouldContain("the limit is 50");
    }

    [Fact]
    public async Task Too_many_rows_are_refused()
    {
        await using var trial = await ImportTrial.StartAsync(ImportLimits.Default with { Rows = 3 });
        var file = trial.Write("list.csv", "id,name,phone\n1,A,613-555-0101\n2,B,613-555-0102\n3,C,613-555-0103\n4,D,613-555-0104\n");

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file))).Message.ShouldContain("more than 3 rows");
    }

    [Fact]
    public async Task Json_nested_too_deeply_is_refused()
    {
        await using var trial = await ImportTrial.StartAsync();
        var file = trial.Write("deep.json", new string('[', 100) + new string(']', 100));

        (await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(file))).Message.ShouldContain("64 levels");
    }

    [Fact]
    public async Task Rows_whose_quotation_marks_do_not_match_are_rejected_by_number()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("list.csv", "id,name,phone\n1,\"Alpha\"x,613-555-0101\n2,Beta,613-555-0102,surplus\n3,Gamma,613-555-0103\n"));

        report.ShouldAddUp();
        report.Rejected.Select(r => r.Row).ShouldBe([1, 2]);
        report.Added.ShouldBe(1);
    }

    [Fact]
    public async Task Control_and_direction_characters_are_taken_out_and_said()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("list.csv", "id,name,phone\n1,Al\u202Epha\u0000,613-555-0101\n"));

        report.Warnings.ShouldContain(w => w.In(Language.English).Contains("invisible", StringComparison.Ordinal));
        (await trial.OrganizationAsync()).Listing.Name.En.ShouldBe("Alpha");
    }
}
