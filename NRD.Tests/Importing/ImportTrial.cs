using System.IO.Compression;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NRD.Core.Accounts;
using NRD.Core.Importing;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Importing;

/// <summary>A database and a folder of invented files, for one test.</summary>
internal sealed class ImportTrial : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nrd-import-").FullName;

    private ImportTrial(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    public static async Task<ImportTrial> StartAsync(ImportLimits? limits = null) =>
        new(await TestDatabase.CreateAsync(TestContext.Current.CancellationToken)) { Limits = limits ?? ImportLimits.Default };

    public static string SharedData(string name)
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value ?? "";
        var path = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", name));
        Assert.SkipUnless(Directory.Exists(path), $"The real directory {name} is not beside this repository.");
        return path;
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Zip(string name, params ReadOnlySpan<(string Entry, string Content)> entries)
    {
        var path = Path.Combine(folder, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(content);
        }

        return path;
    }

    public string Folder(string name) => Path.Combine(folder, name);

    public Task<ImportReport> ImportAsync(string path, Func<ImportRequest, ImportRequest>? with = null, IProgress<ImportProgress>? progress = null, Actor? actor = null)
    {
        var request = new ImportRequest { Path = path, Source = "trial" };
        return new DirectoryImport(Database, Database.Clock) { Limits = Limits }
            .RunAsync(actor ?? Actor.Local("tester"), with is null ? request : with(request), progress, TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<NrdDbContext, Task<T>> read)
    {
        await using var db = Database.CreateDbContext();
        return await read(db);
    }

    public Task<List<Organization>> OrganizationsAsync() =>
        ReadAsync(db => db.Organizations.Include(o => o.Services).ThenInclude(s => s.Sites).Include(o => o.Sites).ToListAsync(TestContext.Current.CancellationToken));

    public async Task<Organization> OrganizationAsync() => (await OrganizationsAsync()).ShouldHaveSingleItem();

    /// <summary>Every value of every table, to see that nothing at all changed.</summary>
    public async Task<string> EverythingAsync()
    {
        await using var db = Database.CreateDbContext();
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var rows = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString())));
            }

            text.AppendLine(table).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

internal static class ImportReportAssertions
{
    public static ImportReport ShouldAddUp(this ImportReport report)
    {
        report.RowsRead.ShouldBe(report.Added + report.Updated + report.Unchanged + report.Conflicts.Count + report.Rejected.Count);
        return report;
    }
}
