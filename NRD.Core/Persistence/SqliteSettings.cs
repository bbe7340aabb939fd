using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NRD.Core.Persistence;

/// <summary>The settings every SQLite connection gets as it opens, whoever opens it.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>
    /// A power cut loses nothing acknowledged; deleted rows are overwritten; a doctored schema cannot run functions; damage inside a page is noticed;
    /// nothing spills into temporary files; a replaced row cannot pass by the triggers.
    /// </summary>
    private const string Pragmas = """
        PRAGMA busy_timeout=5000;
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA secure_delete=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA cell_size_check=ON;
        PRAGMA temp_store=MEMORY;
        PRAGMA recursive_triggers=ON;
        """;

    /// <summary>Readers go on while one writes.</summary>
    private const string WriteAhead = "PRAGMA journal_mode=WAL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var readOnly = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
        command.CommandText = readOnly ? Pragmas : Pragmas + WriteAhead;
        return command;
    }
}
