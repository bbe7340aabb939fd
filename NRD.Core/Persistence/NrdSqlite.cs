using Microsoft.EntityFrameworkCore;
using NRD.Core.Oversight;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

/// <summary>The one way to build a context: SQLite with its settings, sealing, row checks and the audit chain.</summary>
public static class NrdSqlite
{
    public static TBuilder UseNrdSqlite<TBuilder>(this TBuilder options, string connectionString, KeyRing keys, AuditAnchors anchors)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseSqlite(connectionString).AddInterceptors(new SqliteSettings(), RowOpener.Instance, new RowSealer(keys), new AuditChaining(keys, anchors));
        return options;
    }
}
