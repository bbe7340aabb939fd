using NRD.Core.Importing;

namespace NRD.Tests.Importing;

/// <summary>Directories that somebody else published, where they lie beside the repository.</summary>
public sealed class RealDirectoryTests
{
    [Theory]
    [InlineData("hsds-1.1-sample", "hsds", 253)]
    [InlineData("baltimore-ohana-csv", "ohana", 21_234)]
    [InlineData("dc-211-icarol-csv-sample", "icarol", 234)]
    [InlineData("bc211-airs-xml-one-agency", "airs", 3)]
    [InlineData("edmonton-json", "json", 52)]
    [InlineData("edmonton-json", "json", 52, "edmonton")]
    [InlineData("toronto-211-flat", "csv", 516, "toronto-211")]
    [InlineData("toronto-211-flat", "csv", 516)]
    public async Task A_real_directory_is_imported_by_one_command_and_only_once(string name, string format, int rows, string? map = null)
    {
        var folder = ImportTrial.SharedData(name);
        await using var trial = await ImportTrial.StartAsync();

        var first = await trial.ImportAsync(folder, r => r with { Map = map });

        first.ShouldAddUp().Format.ShouldBe(format);
        first.RowsRead.ShouldBe(rows);
        first.Added.ShouldBeGreaterThan(0);
        (first.Rejected.Count * 50).ShouldBeLessThan(rows);
        var before = await trial.EverythingAsync();

        var second = await trial.ImportAsync(folder, r => r with { Map = map });

        second.ShouldAddUp();
        (second.Added, second.Updated, second.Conflicts.Count).ShouldBe((0, 0, 0));
        second.Unchanged.ShouldBe(rows - first.Rejected.Count);
        (await trial.EverythingAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("geo-ca")]
    [InlineData("sf-service-guide-synonyms")]
    public async Task What_is_no_directory_is_refused(string name)
    {
        var folder = ImportTrial.SharedData(name);
        await using var trial = await ImportTrial.StartAsync();

        await Should.ThrowAsync<ImportRefusedException>(() => trial.ImportAsync(folder));
    }
}
