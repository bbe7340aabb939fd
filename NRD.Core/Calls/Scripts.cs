using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>Why a script was not saved.</summary>
public enum ScriptProblem
{
    EnglishMissing,
    FrenchMissing,

    /// <summary>It must name the recipient, the items or the emergency number, in both languages.</summary>
    PlaceholderMissing,

    /// <summary>It names something in braces that nothing stands for: the person would hear the braces.</summary>
    PlaceholderUnknown,

    /// <summary>Longer than anybody listens to.</summary>
    TooLong,

    /// <summary>Somebody wrote a newer version meanwhile.</summary>
    Outdated,
}

/// <summary>One version with the name of whoever wrote it; <c>null</c>: as shipped.</summary>
public sealed record ScriptEdition(Script Script, string? Author);

/// <summary>A script with all its versions, the newest first.</summary>
public sealed record ScriptHistory(ScriptKind Kind, IReadOnlyList<ScriptEdition> Editions)
{
    public ScriptEdition Current => Editions[0];
}

/// <summary>The words operators say and send; supervisors write new versions, none is ever overwritten.</summary>
public sealed class Scripts(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private readonly ConcurrentDictionary<ScriptKind, Script> lastRead = new();

    /// <summary>
    /// The words of one kind for the screen of somebody who takes contacts: the version in force. Where the database is away the version that was read last, else as shipped:
    /// somebody on the line never waits for it.
    /// </summary>
    public async Task<Script> OneAsync(Actor actor, ScriptKind kind, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        try
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var written = await db.ScriptVersions.AsNoTracking().Where(w => w.Kind == kind).OrderByDescending(w => w.Number).FirstOrDefaultAsync(ct);
            return lastRead[kind] = written?.ToScript() ?? Script.AsShipped(kind);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return lastRead.GetValueOrDefault(kind) ?? Script.AsShipped(kind);
        }
    }

    /// <summary>The version in force of each kind.</summary>
    public async Task<IReadOnlyDictionary<ScriptKind, Script>> CurrentAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var written = await db.ScriptVersions.AsNoTracking().ToListAsync(ct);
        return Script.Shipped.Select(shipped => written.Where(w => w.Kind == shipped.Kind).MaxBy(w => w.Number)?.ToScript() ?? shipped).ToDictionary(script => script.Kind);
    }

    /// <summary>Every script with all its versions and who wrote them, in the order in which a contact needs them.</summary>
    public async Task<IReadOnlyList<ScriptHistory>> HistoryAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName, ct);
        var written = (await db.ScriptVersions.AsNoTracking().ToListAsync(ct)).ToLookup(w => w.Kind, w => w.ToScript());
        return
        [
            .. Script.Shipped.Select(shipped => new ScriptHistory(shipped.Kind,
            [
                .. written[shipped.Kind].OrderByDescending(script => script.Version).Append(shipped)
                    .Select(script => new ScriptEdition(script, script.ChangedBy is { } author ? names.GetValueOrDefault(author, author) : null)),
            ])),
        ];
    }

    /// <summary>Every version of one kind, the newest first; the last is as shipped.</summary>
    public async Task<IReadOnlyList<Script>> VersionsAsync(Actor actor, ScriptKind kind, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await VersionsAsync(db, kind, ct);
    }

    /// <summary>Writes the next version.</summary>
    /// <param name="basedOn">The version its author saw.</param>
    /// <returns>What is wrong; empty where it was saved.</returns>
    public async Task<IReadOnlyList<ScriptProblem>> WriteAsync(Actor actor, ScriptKind kind, Bilingual text, int basedOn, CancellationToken ct)
    {
        actor.Demand(Permission.WriteScripts);
        if (Problems(kind, text) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var latest = (await VersionsAsync(db, kind, ct))[0];
        if (latest.Version != basedOn)
        {
            return [ScriptProblem.Outdated];
        }

        var now = clock.GetCurrentInstant();
        var next = new ScriptVersion(new(kind, latest.Version + 1, text, actor.Id, now));
        db.ScriptVersions.Add(next);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ScriptWritten, SubjectKind.Script, next.Id, now) { Reason = kind.ToString() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            await using var again = await factory.CreateDbContextAsync(ct);
            if ((await VersionsAsync(again, kind, ct))[0].Version != basedOn)
            {
                return [ScriptProblem.Outdated];
            }

            throw;
        }

        return [];
    }

    private static async Task<IReadOnlyList<Script>> VersionsAsync(NrdDbContext db, ScriptKind kind, CancellationToken ct)
    {
        var written = await db.ScriptVersions.AsNoTracking().Where(w => w.Kind == kind).OrderByDescending(w => w.Number).ToListAsync(ct);
        return [.. written.Select(w => w.ToScript()), Script.AsShipped(kind)];
    }

    private static List<ScriptProblem> Problems(ScriptKind kind, Bilingual text)
    {
        var problems = new List<ScriptProblem>();
        if (text.En is null)
        {
            problems.Add(ScriptProblem.EnglishMissing);
        }

        if (text.Fr is null)
        {
            problems.Add(ScriptProblem.FrenchMissing);
        }

        if (new[] { text.En, text.Fr }.Any(side => side is not null && Script.MissingNames(kind, side).Count > 0))
        {
            problems.Add(ScriptProblem.PlaceholderMissing);
        }

        if (new[] { text.En, text.Fr }.Any(side => Script.UnknownNames(kind, side).Count > 0))
        {
            problems.Add(ScriptProblem.PlaceholderUnknown);
        }

        if (new[] { text.En, text.Fr }.Any(side => side?.Length > Script.LongestText))
        {
            problems.Add(ScriptProblem.TooLong);
        }

        return problems;
    }
}
