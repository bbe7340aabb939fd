using System.Text;
using CsCheck;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Oversight;

public sealed class AuditExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_auditor_takes_ids_and_codes_as_a_file_and_the_taking_is_in_it()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await database.Trail.PrintedAsync(TestActors.Desk, SubjectKind.Service, Guid.NewGuid(), Ct);
        using var file = new MemoryStream();

        await new AuditExport(database, database.Clock).WriteAsync(TestActors.In(Role.Auditor), new(), file, Ct);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("sequence,at,actor");
        lines[1].ShouldContain("\"Printed\",\"Service\"");
        lines[2].ShouldContain("\"Exported\",\"Console\"");
        lines.Skip(1).ShouldAllBe(line => line.Split(',').Length == 11);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_taken_and_by_nobody_else()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await database.Trail.PrintedAsync(TestActors.Desk, SubjectKind.Service, Guid.NewGuid(), Ct);
        await database.Trail.CopiedAsync(TestActors.Desk, SubjectKind.Service, Guid.NewGuid(), Ct);
        using var file = new MemoryStream();
        var export = new AuditExport(database, database.Clock);

        await export.WriteAsync(TestActors.In(Role.Auditor), new() { Action = AuditAction.Copied }, file, Ct);
        await Should.ThrowAsync<NotPermittedException>(() => export.WriteAsync(TestActors.In(Role.Administrator), new(), Stream.Null, Ct));

        Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData(" @sum", "\"' @sum\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("\t-2", "\"'\t-2\"")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData(null, "\"\"")]
    public void What_a_spreadsheet_would_calculate_stays_text(string? value, string cell) => CsvCell.Of(value).ShouldBe(cell);

    [Fact]
    public void A_cell_never_ends_before_its_quote() =>
        Gen.String.Sample(text => CsvCell.Of(text) is var cell && cell[0] == '"' && cell[^1] == '"' && cell[1..^1].Replace("\"\"", "", StringComparison.Ordinal).All(letter => letter != '"'));
}
