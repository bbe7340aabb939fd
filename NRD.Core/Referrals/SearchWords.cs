using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Referrals;

/// <summary>One group in force, and how it stands to what was shipped.</summary>
/// <param name="Changed">Staff added or changed it.</param>
/// <param name="Shipped">There is a shipped group of this id to go back to.</param>
public sealed record SearchWordsEntry(SynonymGroup Group, bool Changed, bool Shipped);

/// <summary>The synonyms and search hints that staff edit; a change holds for every search within a second.</summary>
public sealed class SearchWords(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly IReadOnlyList<GroupProblem> Moved =
        [new(GroupPart.Whole, new("Somebody changed or took out this group meanwhile. Nothing was saved. Copy what you typed, cancel, and open the group again.", "Quelqu’un a modifié ou retiré ce groupe entre-temps. Rien n’a été enregistré. Copiez ce que vous avez tapé, annulez, puis rouvrez le groupe."))];

    /// <summary>The groups in force, by id.</summary>
    public async Task<IReadOnlyList<SearchWordsEntry>> ListAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        var shipped = Thesaurus.ShippedGroups.Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        var changed = await db.StaffSynonyms.AsNoTracking().Select(words => words.Id).ToListAsync(ct);
        return [.. (await GroupsAsync(db, ct)).OrderBy(group => group.Id, StringComparer.Ordinal)
            .Select(group => new SearchWordsEntry(group, changed.Contains(group.Id), shipped.Contains(group.Id)))];
    }

    /// <summary>Shipped groups that staff took out, by id.</summary>
    public async Task<IReadOnlyList<SynonymGroup>> RemovedAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        var removed = await db.StaffSynonyms.AsNoTracking().Where(words => words.Removed).Select(words => words.Id).ToListAsync(ct);
        return [.. Thesaurus.ShippedGroups.Where(group => removed.Contains(group.Id))];
    }

    /// <summary>Adds a group of a new name; one that is there, or was shipped and taken out, is never overwritten by it.</summary>
    /// <returns>What is wrong with it, in sentences; empty where it was saved.</returns>
    public async Task<IReadOnlyList<GroupProblem>> AddAsync(Actor actor, SynonymGroup group, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        var isTaken = Thesaurus.ShippedGroups.Any(shipped => shipped.Id == group.Id) || await db.StaffSynonyms.AnyAsync(words => words.Id == group.Id, ct);
        return isTaken
            ? [new(GroupPart.Name, new($"There is, or was, a group named “{group.Id}”: change or restore that one, or choose another name.", $"Il y a, ou il y avait, un groupe « {group.Id} » : modifiez ou rétablissez celui-là, ou choisissez un autre nom."))]
            : await PutWhereRightAsync(db, actor, group, await GroupsAsync(db, ct), ct);
    }

    /// <summary>Puts a group in the place of the one with its id.</summary>
    /// <param name="before">The group as its editor saw it.</param>
    /// <returns>What is wrong with it, in sentences; empty where it was saved.</returns>
    public async Task<IReadOnlyList<GroupProblem>> SaveAsync(Actor actor, SynonymGroup before, SynonymGroup group, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = await GroupsAsync(db, ct);
        return all.SingleOrDefault(other => other.Id == before.Id) == before ? await PutWhereRightAsync(db, actor, group with { Id = before.Id }, all, ct) : Moved;
    }

    /// <summary>Takes a group out; a shipped one can be brought back.</summary>
    /// <returns><c>false</c> where there is none of that id.</returns>
    public async Task<bool> RemoveAsync(Actor actor, string id, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!(await GroupsAsync(db, ct)).Any(group => group.Id == id))
        {
            return false;
        }

        if (Thesaurus.ShippedGroups.SingleOrDefault(group => group.Id == id) is { } shipped)
        {
            await PutAsync(db, actor, shipped, removed: true, ct);
            return true;
        }

        db.StaffSynonyms.Remove(await db.StaffSynonyms.SingleAsync(words => words.Id == id, ct));
        AddAudit(db, actor, id);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Puts a shipped group back as it was shipped.</summary>
    /// <returns><c>false</c> where it stands as shipped already, or never was.</returns>
    public async Task<bool> RestoreAsync(Actor actor, string id, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (!Thesaurus.ShippedGroups.Any(group => group.Id == id) || await db.StaffSynonyms.SingleOrDefaultAsync(words => words.Id == id, ct) is not { } changed)
        {
            return false;
        }

        db.StaffSynonyms.Remove(changed);
        AddAudit(db, actor, id);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Puts other search hints in the place of those a service has; all else of the record stays.</summary>
    /// <param name="before">The hints that the editor saw.</param>
    /// <returns><c>false</c> where there is no such service, or somebody changed it in between; nothing was saved then.</returns>
    public async Task<bool> HintAsync(Actor actor, Guid serviceId, Bilingual before, Bilingual hints, CancellationToken ct)
    {
        actor.Demand(Permission.EditSearchWords);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Services.SingleOrDefaultAsync(s => s.Id == serviceId, ct) is not { } service || service.Internals.SearchHints != before)
        {
            return false;
        }

        var now = clock.GetCurrentInstant();
        service.Revise(service.Listing, service.Internals with { SearchHints = hints }, service.AssuredOn, now);
        service.MarkEdited(now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Changed, SubjectKind.Service, serviceId, now));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>The shipped groups with what staff changed.</summary>
    internal static async Task<IReadOnlyList<SynonymGroup>> GroupsAsync(NrdDbContext db, CancellationToken ct)
    {
        var changed = await db.StaffSynonyms.AsNoTracking().OrderBy(words => words.Id).ToListAsync(ct);
        var ids = changed.Select(words => words.Id).ToHashSet(StringComparer.Ordinal);
        return changed.Count == 0
            ? Thesaurus.ShippedGroups
            : [.. Thesaurus.ShippedGroups.Where(group => !ids.Contains(group.Id)), .. changed.Where(words => !words.Removed).Select(words => words.Group)];
    }

    internal static async Task<IReadOnlyList<SynonymGroup>?> GroupsIfChangedAsync(NrdDbContext db, long sequence, CancellationToken ct) =>
        await db.Audit.AnyAsync(entry => entry.Sequence > sequence && entry.Subject == SubjectKind.SynonymGroup, ct) ? await GroupsAsync(db, ct) : null;

    private async Task<IReadOnlyList<GroupProblem>> PutWhereRightAsync(NrdDbContext db, Actor actor, SynonymGroup group, IReadOnlyList<SynonymGroup> all, CancellationToken ct)
    {
        // What others already had wrong between them is not this editor's to mend.
        var others = all.Where(other => other.Id != group.Id).ToList();
        var known = Thesaurus.Problems(others).ToHashSet();
        if (Thesaurus.Problems([.. others, group]).Where(problem => !known.Contains(problem)).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        try
        {
            await PutAsync(db, actor, group, removed: false, ct);
            return [];
        }
        catch (DbUpdateConcurrencyException)
        {
            return Moved;
        }
    }

    private async Task PutAsync(NrdDbContext db, Actor actor, SynonymGroup group, bool removed, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await db.StaffSynonyms.SingleOrDefaultAsync(words => words.Id == group.Id, ct) is { } known)
        {
            known.Replace(group, removed, now);
        }
        else
        {
            db.StaffSynonyms.Add(new StaffSynonyms(group, removed, now));
        }

        AddAudit(db, actor, group.Id);
        await db.SaveChangesAsync(ct);
    }

    private void AddAudit(NrdDbContext db, Actor actor, string id) =>
        db.Audit.Add(new AuditEntry(actor, AuditAction.SearchWordsChanged, SubjectKind.SynonymGroup, StaffSynonyms.SubjectId(id), clock.GetCurrentInstant()));
}
