using System.Text;
using CsCheck;
using NodaTime;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Police.Lists;

/// <summary>Lists to files and back.</summary>
public sealed class ListExchangeTests
{
    private const string Head = "part,item,text_en,text_fr,phones,hours,zone,minors,confirmed_on,confirmed_by,confirmed_how,takes,order\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ListFileFormat.Csv)]
    [InlineData(ListFileFormat.Xlsx)]
    public void Whatever_is_written_is_read_back_as_it_was(ListFileFormat format) => Contents.Sample(content =>
    {
        var rows = ListTable.Of(content);
        var reader = new ListTableReader("TPS");
        var read = ListFiles.Read(ListFiles.Write(rows, format)) ?? throw new InvalidOperationException("It cannot be read.");
        foreach (var (number, row) in read.Rows)
        {
            reader.Read(row, number);
        }

        return reader.Findings.Count == 0 && reader.Content == content;
    }, iter: 300);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+14165550100")]
    [InlineData("-x")]
    [InlineData("@here")]
    [InlineData("'=1")]
    [InlineData("''x")]
    [InlineData("'")]
    [InlineData("it’s")]
    [InlineData("\u200Bx")]
    public void What_a_spreadsheet_would_reckon_with_is_marked_and_stays_intact(string value)
    {
        var cell = ListFiles.Neutral(value);

        "=+-@\t\r".ShouldNotContain(cell[0]);
        ListFiles.Plain(cell).ShouldBe(value);
    }

    [Fact]
    public async Task A_file_is_tried_first_and_then_becomes_a_draft_that_is_not_in_force()
    {
        await using var bench = await ListBench.OpenAsync();
        var list = await bench.InForceAsync(ListBench.Draft(ListBench.Content(bench.Entry(1, "Unit"), bench.Entry(2, "=cmd|x"))));
        var file = (await bench.Exchange.ExportAsync(bench.First, "TPS", null, ListFileFormat.Csv, Ct)).ShouldNotBeNull();
        file.Name.ShouldBe("TPS-1.csv");
        var text = Encoding.UTF8.GetString(file.Bytes);
        text.ShouldContain("'=cmd|x");
        (await bench.Exchange.TryAsync(bench.First, "TPS", file.Bytes, Ct)).Differences.ShouldBeEmpty("nothing was changed in it");

        var changed = Encoding.UTF8.GetBytes(text.Replace("416-555-0101", "416-555-0150", StringComparison.Ordinal));
        var tried = await bench.Exchange.TryAsync(bench.First, "TPS", changed, Ct);
        tried.IsSound.ShouldBeTrue();
        tried.Differences.ShouldHaveSingleItem().Cells.ShouldHaveSingleItem().Column.ShouldBe("phones");
        (await bench.ReadAsync()).Versions.Count.ShouldBe(1);

        var (_, saved) = await bench.Exchange.ImportAsync(bench.First, "TPS", changed, "From the service’s own file.", Ct);
        saved!.Number.ShouldBe(2);
        var lists = await bench.ReadAsync();
        lists.Counting?.Id.ShouldBe(list.Id);
        lists.Versions[0].Standing.ShouldBe(ListStanding.Draft);
        lists.Versions[0].Origin.ShouldBe(ListOrigin.Imported);
        (await bench.AuditAsync()).ShouldContain("ListExported");
    }

    [Fact]
    public async Task A_bad_file_says_row_and_field_and_changes_nothing()
    {
        await using var bench = await ListBench.OpenAsync();
        var file = Encoding.UTF8.GetBytes(Head
            + "service,of,OPP,,,,,,,,,,\n"
            + "contact,not-an-id,Unit,Unité,416-555-0101,24/7,,,,,,,\n"
            + "contact,,Desk,Bureau,416-555-0102,24/7,,perhaps,yesterday,me,call,whenever,first\n"
            + "contact,,Only English,,call me,Mon-Fri 9-5,Toronto,,,,,,\n"
            + "weather,sun,,,,,,,,,,,\n"
            + "protocol,mood,x,x,,,,,,,,,\n");

        var (reading, saved) = await bench.Exchange.ImportAsync(bench.First, "TPS", file, "x", Ct);

        saved.ShouldBeNull();
        reading.RowsRead.ShouldBe(6);
        reading.Findings.Select(f => (f.Row, f.Field, f.Code)).ShouldBe(
            [
                (2, "text_en", ListFindingCode.OtherService), (3, "item", ListFindingCode.NotAnId),
                (4, "minors", ListFindingCode.NotYesNoUnknown), (4, "confirmed_on", ListFindingCode.NotADate), (4, "takes", ListFindingCode.UnknownUrgency), (4, "order", ListFindingCode.NotANumber),
                (5, "text", ListFindingCode.RuleBroken), (5, "phones", ListFindingCode.RuleBroken), (5, "zone", ListFindingCode.RuleBroken),
                (6, "part", ListFindingCode.UnknownPart), (7, "item", ListFindingCode.UnknownItem),
            ],
            ignoreOrder: true);
        (await bench.ReadAsync()).Versions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 broken")]
    [InlineData("name;colour\nx;y\n")]
    public async Task What_is_no_such_file_is_refused(string text)
    {
        await using var bench = await ListBench.OpenAsync();

        var reading = await bench.Exchange.TryAsync(bench.First, "TPS", Encoding.Latin1.GetBytes(text), Ct);

        reading.IsSound.ShouldBeFalse();
        reading.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Personal_numbers_are_in_no_file_and_stay_with_their_entries()
    {
        await using var bench = await ListBench.OpenAsync();
        var entry = bench.Entry(1, "Officer");
        await bench.InForceAsync(ListBench.Draft(ListBench.Content(entry)) with { Personal = new Dictionary<Guid, PersonalReach?> { [entry.Id] = new(entry.Id, ListText.Phones("416-555-0177"), null) } });
        var file = (await bench.Exchange.ExportAsync(bench.First, "TPS", null, ListFileFormat.Csv, Ct)).ShouldNotBeNull();
        var text = Encoding.UTF8.GetString(file.Bytes);
        text.ShouldNotContain("0177");

        var (_, saved) = await bench.Exchange.ImportAsync(bench.First, "TPS", Encoding.UTF8.GetBytes(text.Replace("Officer", "Officers", StringComparison.Ordinal)), "Renamed.", Ct);

        var draft = await bench.VersionAsync(saved!.Number!.Value);
        draft.Content.Entries[0].HasPersonal.ShouldBeTrue();
        (await bench.Reveal.PoliceContactAsync(bench.First, draft.Id, entry.Id, Core.Oversight.RevealReason.Upkeep, Ct))!.Phones[0].Number.ShouldBe("+14165550177");
    }

    [Fact]
    public async Task Files_of_lists_are_for_supervisors_and_the_command_line()
    {
        await using var bench = await ListBench.OpenAsync();

        await Should.ThrowAsync<NotPermittedException>(() => bench.Exchange.ExportAsync(bench.Operator, "TPS", null, ListFileFormat.Csv, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => bench.Exchange.TryAsync(bench.Operator, "TPS", new byte[1], Ct));
        await Should.ThrowAsync<NotPermittedException>(() => bench.Exchange.ImportAsync(TestActors.In(Role.DirectoryStaff), "TPS", new byte[1], "x", Ct));
        (await bench.Exchange.ExportAsync(TestActors.Local, "TPS", null, ListFileFormat.Csv, Ct)).ShouldBeNull();
    }

    // Texts with everything that separators, quotes, formulas and both languages bring.
    private static Gen<string> Words => Gen.OneOf(
        Gen.Char["abcÉé ,;\"'=+-@\n\tœ’«»|"].Array[1, 12].Select(chars => new string(chars).Trim()).Where(text => text.Length > 0 && !text.Contains('\r', StringComparison.Ordinal)),
        One("=1+1", "+1", "-x", "@x", "'=x", "''", "=HYPERLINK(\"x\")", "a;b", "0012", "1e5", "TRUE", "2026-01-01"));

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<Bilingual> Texts => Gen.Select(Words, Words, (en, fr) => new Bilingual(en, fr));

    private static Gen<Answer> Answers => Gen.Enum<Answer>();

    private static Gen<ListEntry> Entries => Gen.Select(
        Gen.Select(Gen.Guid, Texts, Gen.Bool, Words, (id, name, person, rank) => (id, name, person, rank)),
        Gen.Select(Gen.Int[100, 199], One("24/7", "Mon-Fri 9:00-17:00", "when the moon is full", ""), Gen.Int[1, 99], Gen.Enum<RouteUrgency>().Array[0, 3], (number, hours, order, takes) => (number, hours, order, takes)),
        Gen.Select(Answers, Answers, Answers, Answers, (minors, french, tips, exposure) => (minors, french, tips, exposure)),
        Gen.Select(Gen.Bool, Words, Gen.Enum<ConfirmedHow>(), (confirmed, by, how) => (confirmed, by, how)),
        (a, b, c, d) => new ListEntry
        {
            Id = a.id,
            Name = a.name,
            IsPerson = a.person,
            Rank = a.rank,
            Unit = a.name,
            Phones = ListText.Phones($"416-555-0{b.number} ext. 12; +1 (819) 555-0{b.number}"),
            Email = "desk@example.org",
            Hours = ListText.Hours(b.hours),
            Zone = "America/Toronto",
            Order = b.order,
            Takes = b.takes.Distinct().Order().ToValueList(),
            Minors = c.minors,
            French = c.french,
            ThirdPartyTips = c.tips,
            ImmigrationExposure = c.exposure,
            Confirmed = d.confirmed ? new(new LocalDate(2026, 11, 1), d.by, d.how) : null,
        });

    private static Gen<ListContent> Contents => Gen.Select(Entries.Array[0, 4], Texts, Texts, (entries, text, other) => new ListContent
    {
        Entries = entries.DistinctBy(e => e.Id).OrderBy(e => e.Order).ThenBy(e => e.Id).ToValueList(),
        Protocol = new() { How = text, Limits = other },
        Lines = new() { General = ListText.Phones("613-555-0100"), Unit = other, Languages = ["fr", "en"] },
    });
}
