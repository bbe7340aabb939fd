using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NRD.Core.Oversight;

namespace NRD.Core.Persistence;

/// <summary>Reads the audit trail as it lies in the database, also where somebody wrote into it what no entry can hold.</summary>
internal static class AuditRows
{
    private const string Query = """
        SELECT "Sequence", "At", "ActorId", "Account", "Session", "Action", "Subject", "SubjectId", "Outcome", "Reason", "Anchors", "Mac"
        FROM audit WHERE "Sequence" > $after ORDER BY "Sequence"
        """;

    /// <summary>Keeps what is read the same until it ends, without shutting writers out.</summary>
    public static async Task<IDbContextTransaction> SnapshotAsync(NrdDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return await db.Database.UseTransactionAsync(reading, ct) ?? throw new InvalidOperationException("There is no snapshot.");
    }

    /// <param name="after">Entries up to this one are left out; 0 leaves out none, not even one with an impossible number.</param>
    /// <param name="step">Takes an entry (<c>null</c> where it cannot even be read), its sequence and its code; <c>false</c> ends the reading.</param>
    public static async Task ReadAsync(NrdDbContext db, long after, Func<AuditFields?, long, byte[], bool> step, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Query;
        var from = command.CreateParameter();
        (from.ParameterName, from.Value) = ("$after", after > 0 ? after : long.MinValue);
        command.Parameters.Add(from);
        command.Transaction = db.Database.CurrentTransaction is { } transaction
            ? transaction.GetDbTransaction()
            : null;
        await using var reader = await command.ExecuteReaderAsync(ct);

        // SQLite has no asynchronous reading; a task a row would only cost time.
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            var sequence = reader.GetInt64(0);
            var mac = reader.GetValue(11) as byte[] ?? [];
            if (!step(Fields(reader, sequence), sequence, mac))
            {
                return;
            }
        }
    }

    private static AuditFields? Fields(DbDataReader reader, long sequence) =>
        Text(reader, 1) is { } at
        && Text(reader, 2) is { } actor
        && Text(reader, 5) is { } action
        && Text(reader, 6) is { } subject
        && Guid.TryParse(Text(reader, 7), out var subjectId)
        && Text(reader, 8) is { } outcome
        && !reader.IsDBNull(10)
            ? new(sequence, at, actor, Text(reader, 3), Text(reader, 4), action, subject, subjectId, outcome, Text(reader, 9), reader.GetInt64(10))
            : null;

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
