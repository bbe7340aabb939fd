using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NRD.Tests.Support;

/// <summary>Remembers every statement a database was asked, without its values.</summary>
public sealed class AskedStatements : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> asked = new();

    /// <summary>Those since the last time this was called.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (asked.TryDequeue(out var text))
        {
            taken.Add(text);
        }

        return taken;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        asked.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        asked.Enqueue(command.CommandText);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        asked.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        asked.Enqueue(command.CommandText);
        return new(result);
    }
}
