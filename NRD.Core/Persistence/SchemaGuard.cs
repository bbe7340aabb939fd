using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NRD.Core.Persistence;

/// <summary>
/// Refuses, before it runs, whatever would change the schema, attach another file or loosen a setting: a slip or an injected statement cannot take
/// the triggers away that keep the audit trail. Only <see cref="DatabaseSetup"/> opens connections without it.
/// </summary>
internal static class SchemaGuard
{
    private static readonly HashSet<int> Refused =
    [
        raw.SQLITE_CREATE_INDEX, raw.SQLITE_CREATE_TABLE, raw.SQLITE_CREATE_TEMP_INDEX, raw.SQLITE_CREATE_TEMP_TABLE, raw.SQLITE_CREATE_TEMP_TRIGGER,
        raw.SQLITE_CREATE_TEMP_VIEW, raw.SQLITE_CREATE_TRIGGER, raw.SQLITE_CREATE_VIEW, raw.SQLITE_CREATE_VTABLE,
        raw.SQLITE_DROP_INDEX, raw.SQLITE_DROP_TABLE, raw.SQLITE_DROP_TEMP_INDEX, raw.SQLITE_DROP_TEMP_TABLE, raw.SQLITE_DROP_TEMP_TRIGGER,
        raw.SQLITE_DROP_TEMP_VIEW, raw.SQLITE_DROP_TRIGGER, raw.SQLITE_DROP_VIEW, raw.SQLITE_DROP_VTABLE,
        raw.SQLITE_ALTER_TABLE, raw.SQLITE_REINDEX, raw.SQLITE_ANALYZE, raw.SQLITE_ATTACH, raw.SQLITE_DETACH,
    ];

    /// <summary>One for all connections, and never collected while SQLite may call it.</summary>
    private static readonly delegate_authorizer Decide = (_, action, name, value, _, _) => action switch
    {
        raw.SQLITE_PRAGMA => MayRun(name.utf8_to_string(), value.utf8_to_string()) ? raw.SQLITE_OK : raw.SQLITE_DENY,
        _ => Refused.Contains(action) ? raw.SQLITE_DENY : raw.SQLITE_OK,
    };

    public static void Watch(SqliteConnection connection) => raw.sqlite3_set_authorizer(connection.Handle, Decide, null);

    public static void LetGo(SqliteConnection connection) => raw.sqlite3_set_authorizer(connection.Handle, (delegate_authorizer?)null, null);

    /// <summary>Settings may be read, and set to what they are.</summary>
    private static bool MayRun(string? pragma, string? value) => pragma?.ToLowerInvariant() switch
    {
        null => false,
        "writable_schema" or "journal_mode" or "ignore_check_constraints" or "defer_foreign_keys" => value is null,
        var name => value is null || !SqliteSettings.Required.TryGetValue(name, out var required) || value == required.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
