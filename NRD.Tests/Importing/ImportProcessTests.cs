using System.Diagnostics;
using Microsoft.Data.Sqlite;
using NRD.Tests.Support;

namespace NRD.Tests.Importing;

/// <summary>The import as a process of its own: what is left when it is killed, its languages, and its bar.</summary>
public sealed class ImportProcessTests : IDisposable
{
    private const int Rows = 3_000;
    private const string English = "en_CA.UTF-8";
    private const string French = "fr_CA.UTF-8";

    private readonly string root = Directory.CreateTempSubdirectory("nrd-process-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task An_import_that_is_killed_in_the_middle_of_writing_leaves_nothing()
    {
        var list = await WriteAsync("list.csv", Rows);
        (await RunAsync(English, "migrate")).Status.ShouldBe(0);
        using var import = Start(English, ["import", list, "--source", "killed"]);
        await UntilItWritesAsync(import);

        import.Kill(entireProcessTree: true);
        await import.WaitForExitAsync(Ct);

        import.ExitCode.ShouldNotBe(0);
        foreach (var table in (string[])["organizations", "services", "sites", "imported_records", "imported_rows", "audit"])
        {
            Count(table).ShouldBe(0, table);
        }

        var again = await RunAsync(English, "import", await WriteAsync("short.csv", 50), "--source", "killed");
        again.Status.ShouldBe(0, again.Error);
        Count("organizations").ShouldBe(50);
        Count("imported_rows").ShouldBe(50);
    }

    [Theory]
    [InlineData(English, "was not found", "introuvable")]
    [InlineData(French, "est introuvable", "was not found")]
    public async Task A_refusal_is_said_in_the_language_of_the_terminal(string language, string said, string notSaid)
    {
        var (status, output, error) = await RunAsync(language, "import", Path.Combine(root, "absent.csv"));

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(said);
        error.ShouldNotContain(notSaid);
    }

    [Fact]
    public async Task A_format_that_is_not_known_is_refused_in_the_language_of_the_terminal()
    {
        var (status, _, error) = await RunAsync(French, "import", "list.csv", "--format", "paper");

        status.ShouldBe(2);
        error.ShouldContain("« paper » n’est pas un format connu ici");
    }

    [Fact]
    public async Task The_table_the_reasons_and_the_report_are_french_in_a_french_terminal_and_no_bar_is_drawn_into_a_file()
    {
        var list = Path.Combine(root, "liste.csv");
        await File.WriteAllTextAsync(list, "id,name,phone\n1,,613-555-0101\n2,Beta,613-555-0102\n", Ct);

        var (status, output, error) = await RunAsync(French, "import", list, "--report", "-");

        status.ShouldBe(1);
        output.ShouldContain("Une fiche sans nom ne peut être proposée à personne.");
        error.ShouldContain("Lignes lues");
        error.ShouldContain("liste.csv, ligne 1, name : Une fiche sans nom");
        error.ShouldNotContain('\r');
        error.ShouldNotContain("[#");
    }

    private async Task<string> WriteAsync(string name, int rows)
    {
        var list = Path.Combine(root, name);
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, rows).Select(i => $"{i},Partner {i},613-555-0100,What it does").Prepend("id,name,phone,description"), Ct);
        return list;
    }

    /// <summary>Once it holds the right to write for a second, it is in the midst of its transaction.</summary>
    private async Task UntilItWritesAsync(Process import)
    {
        while (!IsBeingWritten())
        {
            import.HasExited.ShouldBeFalse("the import ended before it could be killed");
            await Task.Delay(10, Ct);
        }
    }

    private bool IsBeingWritten()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
        command.CommandTimeout = 1;
        try
        {
            command.ExecuteNonQuery();
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            return true;
        }
    }

    private long Count(string table)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(root, "data", "nrd.db"), Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    private async Task<(int Status, string Output, string Error)> RunAsync(string language, params string[] arguments)
    {
        using var process = Start(language, arguments);
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }

    private Process Start(string language, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ConsoleDll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NRD_Data__Folder"] = Path.Combine(root, "data");
        start.Environment["NRD_Data__SampleDirectory"] = "false";
        start.Environment["LC_ALL"] = start.Environment["LANG"] = language;
        return Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
    }
}
