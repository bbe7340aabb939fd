using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>A list as a file.</summary>
public sealed record ListFile(string Name, byte[] Bytes);

/// <summary>What a file would change, before anything is.</summary>
/// <param name="Findings">What cannot be taken, by row and field. With any, the file does not become a draft.</param>
/// <param name="BasedOn">Number of the version it is compared with; 0 where there is none.</param>
/// <param name="Differences">From that version to the file.</param>
public sealed record ListReading(string ServiceId, int RowsRead, int Contacts, IReadOnlyList<ListFinding> Findings, int BasedOn, IReadOnlyList<RowDifference> Differences)
{
    internal ListContent Content { get; init; } = ListContent.Empty;

    /// <summary>It can become a draft.</summary>
    public bool IsSound => Findings.Count == 0 && Differences.Count > 0;
}

/// <summary>Lists to and from files. A file is tried first, and becomes a draft at most: nothing comes into force by itself. Personal numbers are never in a file; those on record stay with their entries.</summary>
public sealed class ListExchange(IDbContextFactory<NrdDbContext> factory, PoliceReference reference, ListEditing editing, Places.TimeZones zones, IClock clock)
{
    /// <summary>The version that counts today, or <paramref name="number"/>.</summary>
    /// <returns><c>null</c> where there is no such service or version.</returns>
    public async Task<ListFile?> ExportAsync(Actor actor, string serviceId, int? number, ListFileFormat format, CancellationToken ct)
    {
        actor.Demand(Permission.ExchangePoliceLists);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.GetCurrentInstant();
        var versions = await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == serviceId).ToListAsync(ct);
        var list = number is { } wanted ? versions.FirstOrDefault(v => v.Number == wanted) : ListTimeline.Counting(versions, ListTimeline.DayOf(now));
        if (list is null)
        {
            return null;
        }

        db.Audit.Add(new AuditEntry(actor, AuditAction.ListExported, SubjectKind.PoliceList, list.Id, now) { Reason = format.ToString() });
        await db.SaveChangesAsync(ct);
        var of = new ListRow(ListTable.ServicePart, ListTable.OfItem, new Dictionary<string, string> { ["text_en"] = serviceId });
        return new($"{serviceId}-{list.Number}.{(format == ListFileFormat.Xlsx ? "xlsx" : "csv")}", ListFiles.Write([of, .. ListTable.Of(list.Content)], format));
    }

    /// <summary>Reads a file and says what it would change; changes nothing.</summary>
    public async Task<ListReading> TryAsync(Actor actor, string serviceId, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        actor.Demand(Permission.ExchangePoliceLists);
        await using var db = await factory.CreateDbContextAsync(ct);
        var versions = await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == serviceId).ToListAsync(ct);
        var newest = versions.Where(v => v.IsReviewed).MaxBy(v => v.Number);
        return Read(serviceId, file.ToArray(), newest);
    }

    /// <summary>Reads a sound file in as a draft.</summary>
    /// <returns>The reading again, and what was saved; <c>null</c> where the file is not sound.</returns>
    public async Task<(ListReading Reading, ListSaved? Saved)> ImportAsync(Actor actor, string serviceId, ReadOnlyMemory<byte> file, string reason, CancellationToken ct)
    {
        actor.Demand(Permission.ExchangePoliceLists);
        var reading = await TryAsync(actor, serviceId, file, ct);
        if (!reading.IsSound)
        {
            return (reading, null);
        }

        var draft = new ListDraft(serviceId, reading.BasedOn, reading.Content, new Dictionary<Guid, PersonalReach?>(), reason) { Origin = ListOrigin.Imported };
        return (reading, await editing.SaveAsync(actor, draft, AuditAction.ListSaved, ct));
    }

    private ListReading Read(string serviceId, byte[] bytes, ContactList? newest)
    {
        var reader = new ListTableReader(serviceId);
        var basedOn = newest?.Number ?? 0;
        ListReading Refuse(ListFindingCode code, string? value = null) => new(serviceId, 0, 0, [new(1, "file", value, code)], basedOn, []);
        if (reference.Service(serviceId) is null)
        {
            return Refuse(ListFindingCode.RuleBroken, serviceId) with { Findings = [new(1, "file", serviceId, ListFindingCode.RuleBroken, ListProblemCode.ServiceUnknown)] };
        }

        if (bytes.Length > ListFiles.LargestFile)
        {
            return Refuse(ListFindingCode.TooLarge);
        }

        if (ListFiles.Read(bytes) is not var (columns, rows))
        {
            return Refuse(ListFindingCode.NotReadable);
        }

        var findings = new List<ListFinding>();
        findings.AddRange(ListTable.Columns.Take(3).Where(column => !columns.Contains(column)).Select(column => new ListFinding(1, column, null, ListFindingCode.ColumnMissing)));
        findings.AddRange(columns.Where(column => column.Length > 0 && !ListTable.Columns.Contains(column)).Select(column => new ListFinding(1, column, column, ListFindingCode.UnknownColumn)));
        if (rows.Count == 0)
        {
            findings.Add(new(1, "file", null, ListFindingCode.NoRows));
        }

        foreach (var (number, row) in rows)
        {
            reader.Read(row, number);
        }

        findings.AddRange(reader.Findings);
        var content = reader.Content;
        content = content with { Entries = content.Entries.Select(entry => entry with { HasPersonal = newest?.Content.Entries.FirstOrDefault(e => e.Id == entry.Id)?.HasPersonal == true }).ToValueList() };
        var draft = new ListDraft(serviceId, basedOn, content, new Dictionary<Guid, PersonalReach?>(), "x");
        findings.AddRange(ListRules.Problems(draft, ListTimeline.DayOf(clock.GetCurrentInstant()), zones).Select(problem => Finding(problem, reader)));
        return new(serviceId, rows.Count, content.Entries.Count, [.. findings.OrderBy(f => f.Row)], basedOn, ListDifferences.Between(newest?.Content ?? ListContent.Empty, content)) { Content = content };
    }

    private static ListFinding Finding(ListProblem problem, ListTableReader reader)
    {
        var row = problem.EntryId is { } entry ? reader.RowOf(ListTable.ContactPart, entry.ToString())
            : ListTable.ServiceItems.Contains(problem.Field) ? reader.RowOf(ListTable.ServicePart, problem.Field!)
            : reader.RowOf(ListTable.ProtocolPart, problem.Field ?? "");
        return new(row, problem.Field ?? "file", problem.Value, ListFindingCode.RuleBroken, problem.Code);
    }
}
