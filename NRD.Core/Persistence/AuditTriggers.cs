using Microsoft.EntityFrameworkCore;

namespace NRD.Core.Persistence;

/// <summary>What keeps the audit trail append-only in the database itself; applied after the schema is created or migrated.</summary>
public static class AuditTriggers
{
    /// <summary>May run any number of times.</summary>
    public const string Sql = """
        CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_in_order BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE "Sequence" >= NEW."Sequence")
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_forward BEFORE UPDATE ON audit_head WHEN NEW."Sequence" <= OLD."Sequence"
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_no_delete BEFORE DELETE ON audit_head
        BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        """;

    private const int Count = 5;

    /// <summary>Whether all of them are there.</summary>
    internal static async Task<bool> StandAsync(NrdDbContext db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<string>("""SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit\_%' ESCAPE '\'""").CountAsync(ct) >= Count;
}
