using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NRD.Core.Persistence;

/// <summary>A connection that would not keep or not hide what it must; nothing was read or written over it.</summary>
public sealed class UnsafeDatabaseException(string message) : Exception(message);

/// <summary>The settings every SQLite connection gets as it opens, whoever opens it; one that did not take them is refused.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>
    /// A power cut loses nothing acknowledged; deleted rows are overwritten; a doctored schema cannot run functions; damage inside a page is noticed;
    /// nothing spills into temporary files; a replaced row cannot pass by the triggers.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, int> Required = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["busy_timeout"] = 5000,
        ["synchronous"] = 2,
        ["foreign_keys"] = 1,
        ["secure_delete"] = 1,
        ["trusted_schema"] = 0,
        ["cell_size_check"] = 1,
        ["temp_store"] = 2,
        ["recursive_triggers"] = 1,
    };

    /// <summary>Readers go on while one writes.</summary>
    private const string WriteAhead = "PRAGMA journal_mode=WAL;";

    private static readonly string Set = string.Concat(Required.Select(setting => $"PRAGMA {setting.Key}={setting.Value};"));

    private static readonly string Ask = "SELECT "
        + string.Join(", ", Required.Keys.Select(name => $"""(SELECT "{(name == "busy_timeout" ? "timeout" : name)}" FROM pragma_{name})"""))
        + ", (SELECT journal_mode FROM pragma_journal_mode)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Settle((SqliteConnection)connection, eventData);

    /// <summary>SQLite has nothing to wait for here: it all happens in this process.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Settle((SqliteConnection)connection, eventData);
        return Task.CompletedTask;
    }

    private static void Settle(SqliteConnection connection, ConnectionEndEventData eventData)
    {
        // A connection that comes back from the pool is still guarded.
        SchemaGuard.LetGo(connection);
        var settings = new SqliteConnectionStringBuilder(connection.ConnectionString);
        Run(connection, settings.Mode == SqliteOpenMode.ReadOnly ? Set : Set + WriteAhead);
        Assert(connection, inMemory: settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:");
        if (eventData.Context is not NrdDbContext { MayChangeSchema: true })
        {
            SchemaGuard.Watch(connection);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Assert(SqliteConnection connection, bool inMemory)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Ask;
        using var reader = command.ExecuteReader();
        reader.Read();
        foreach (var (index, setting) in Required.Index())
        {
            if (reader.IsDBNull(index) || reader.GetInt64(index) != setting.Value)
            {
                throw new UnsafeDatabaseException($"SQLite did not take the setting {setting.Key}={setting.Value}. Nothing was read or written.");
            }
        }

        if (!inMemory && reader.GetString(Required.Count) != "wal")
        {
            throw new UnsafeDatabaseException("SQLite did not take the setting journal_mode=wal: the data folder must lie on a local disk. Nothing was read or written.");
        }
    }
}
