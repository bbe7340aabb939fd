using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Core.Police.Lists;

/// <summary>What supervisors do with contact lists. Every save is a version of its own; only a second person puts one in force.</summary>
public sealed class ListEditing(IDbContextFactory<NrdDbContext> factory, PoliceReference reference, Approvals approvals, TimeZones zones, IClock clock)
{
    private const int Tries = 5;

    /// <summary>Saves the next version of a list, as a draft.</summary>
    public async Task<ListSaved> SaveAsync(Actor actor, ListDraft draft, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists);
        return await SaveAsync(actor, draft, AuditAction.ListSaved, ct);
    }

    /// <summary>Asks a second person to put a draft in force.</summary>
    public async Task<ListRefusal?> AskReviewAsync(Actor actor, Guid listId, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists, SubjectKind.PoliceList, listId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == listId, ct) is not { } list)
        {
            return ListRefusal.NotFound;
        }

        if (!list.IsDraft)
        {
            return ListRefusal.NotSo;
        }

        if (list.MadeBy != actor.Id && list.MadeBy != Actor.LocalId)
        {
            return ListRefusal.NotYours;
        }

        if (await ListTerms.OfAsync(db, list, ct) is not { } terms)
        {
            return ListRefusal.Outdated;
        }

        await approvals.AskAsync(db, actor, ApprovalKinds.PutListInForce, terms, ct);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Throws a draft away; it stays readable.</summary>
    public async Task<ListRefusal?> DiscardAsync(Actor actor, Guid listId, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists, SubjectKind.PoliceList, listId);
        return await ChangeAsync(listId, list => list.IsDraft, (db, list, now) =>
        {
            list.Discard(now);
            db.Audit.Add(new AuditEntry(actor, AuditAction.ListDiscarded, SubjectKind.PoliceList, list.Id, now));
        }, ct);
    }

    /// <summary>Takes a reviewed version out of force at once. Nothing older comes back by itself: see <see cref="PutPreviousBackAsync"/>.</summary>
    public async Task<ListRefusal?> WithdrawAsync(Actor actor, Guid listId, string reason, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists, SubjectKind.PoliceList, listId);
        if (Tidy(reason) is not { } why)
        {
            return ListRefusal.ReasonMissing;
        }

        return await ChangeAsync(listId, list => list is { IsReviewed: true, WithdrawnAt: null }, (db, list, now) => Withdraw(db, actor, list, why, now), ct);
    }

    /// <summary>
    /// Puts the version before the one that counts back in force, as it was, in one act: two people agreed on it already. Its age does not start anew,
    /// and the one that counted is withdrawn.
    /// </summary>
    public async Task<ListRefusal?> PutPreviousBackAsync(Actor actor, string serviceId, string reason, CancellationToken ct)
    {
        actor.Demand(Permission.EditPoliceLists);
        if (Tidy(reason) is not { } why)
        {
            return ListRefusal.ReasonMissing;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.ContactLists.Where(l => l.ServiceId == serviceId).ToListAsync(ct);
        var now = clock.GetCurrentInstant();
        var today = ListTimeline.DayOf(now);
        if (ListTimeline.Counting(versions, today) is not { } counting)
        {
            return ListRefusal.NotFound;
        }

        // Somebody who goes back twice goes back two versions, not to and fro.
        var before = Before(counting, versions);
        if (before is null)
        {
            return ListRefusal.NothingBefore;
        }

        if (counting.WithdrawnAt is null)
        {
            Withdraw(db, actor, counting, why, now);
        }

        var personal = before.Personal is null ? null : new Restricted<ValueList<PersonalReach>>(SealedReach.Of(before));
        var next = new ContactList(Guid.NewGuid(), serviceId, versions.Max(v => v.Number) + 1, before.Number, before.Content, personal, ListOrigin.PutBack, why, actor.Id, now);
        next.PutBack(before, today);
        ListCheck.Renew(db, next);
        db.ContactLists.Add(next);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ListPutBack, SubjectKind.PoliceList, next.Id, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>The caller demanded a permission.</summary>
    internal async Task<ListSaved> SaveAsync(Actor actor, ListDraft draft, AuditAction action, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var (problems, content, personal, versions) = await PrepareAsync(db, actor, draft, ct);
            if (problems.Count > 0)
            {
                return new(null, null, problems);
            }

            var now = clock.GetCurrentInstant();
            var number = versions.Select(v => v.Number).DefaultIfEmpty(0).Max() + 1;
            var list = new ContactList(Guid.NewGuid(), draft.ServiceId, number, draft.BasedOn, content, personal, draft.Origin, draft.Reason.Trim(), actor.Id, now) { WantedFrom = draft.WantedFrom };
            ListCheck.Renew(db, list);
            db.ContactLists.Add(list);
            db.Audit.Add(new AuditEntry(actor, action, SubjectKind.PoliceList, list.Id, now) { Reason = draft.Origin.ToString() });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (attempt < Tries && !ct.IsCancellationRequested)
            {
                // Somebody saved at the same moment and has the number.
                continue;
            }

            return new(number, list.Id, [], versions.Where(v => v.BasedOn == draft.BasedOn && v.DiscardedAt is null && v.Origin != ListOrigin.PutBack).Select(v => (int?)v.Number).Max());
        }
    }

    private static ContactList? Before(ContactList counting, List<ContactList> versions)
    {
        var origin = counting;
        while (origin.Origin == ListOrigin.PutBack && versions.FirstOrDefault(v => v.Number == origin.BasedOn) is { } earlier)
        {
            origin = earlier;
        }

        // What somebody withdrew does not come back like this: it had its reason.
        return versions.Where(v => v is { IsReviewed: true, WithdrawnAt: null } && v.Origin != ListOrigin.PutBack && v.Number < origin.Number).MaxBy(v => v.Number);
    }

    private static void Withdraw(NrdDbContext db, Actor actor, ContactList list, string reason, Instant now)
    {
        list.Withdraw(actor.Id, now, ListTimeline.DayOf(now), reason);
        ListCheck.Renew(db, list);
        db.Audit.Add(new AuditEntry(actor, AuditAction.ListWithdrawn, SubjectKind.PoliceList, list.Id, now));
    }

    private static string? Tidy(string reason) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ListRules.LongestReason ? null : reason.Trim();

    private async Task<(List<ListProblem> Problems, ListContent Content, Restricted<ValueList<PersonalReach>>? Personal, List<ContactList> Versions)> PrepareAsync(NrdDbContext db, Actor actor, ListDraft draft, CancellationToken ct)
    {
        var versions = await db.ContactLists.AsNoTracking().Where(l => l.ServiceId == draft.ServiceId).ToListAsync(ct);
        var before = versions.FirstOrDefault(v => v.Number == draft.BasedOn);
        var problems = new List<ListProblem>();
        if (reference.Service(draft.ServiceId) is null)
        {
            problems.Add(new(ListProblemCode.ServiceUnknown, Value: draft.ServiceId));
        }
        else if (draft.BasedOn != 0 && before is null)
        {
            problems.Add(new(ListProblemCode.VersionUnknown));
        }

        var source = draft.PersonalFrom is { } number ? versions.FirstOrDefault(v => v.Number == number) : before;
        ValueList<PersonalReach> standing = source is null ? [] : SealedReach.Of(source);
        var personal = draft.Content.Entries
            .Select(entry => draft.Personal.TryGetValue(entry.Id, out var given) ? given is null ? null : given with { EntryId = entry.Id } : standing.FirstOrDefault(p => p.EntryId == entry.Id))
            .OfType<PersonalReach>().Where(p => p.Phones.Count > 0 || p.Email is not null).ToValueList();
        var content = draft.Content with { Entries = draft.Content.Entries.Select(entry => entry with { HasPersonal = personal.Any(p => p.EntryId == entry.Id) }).ToValueList() };
        problems.AddRange(ListRules.Problems(draft with { Content = content }, ListTimeline.DayOf(clock.GetCurrentInstant()), zones));
        if (before is not null && (before.IsReviewed || before.MadeBy == actor.Id) && before.Content == content && SealedReach.Of(before).Equals(personal) && before.WantedFrom == draft.WantedFrom)
        {
            problems.Add(new(ListProblemCode.NothingChanged));
        }

        return (problems, content, personal.Count == 0 ? null : new(personal), versions);
    }

    private async Task<ListRefusal?> ChangeAsync(Guid listId, Func<ContactList, bool> may, Action<NrdDbContext, ContactList, Instant> change, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.ContactLists.SingleOrDefaultAsync(l => l.Id == listId, ct) is not { } list)
        {
            return ListRefusal.NotFound;
        }

        if (!may(list))
        {
            return ListRefusal.NotSo;
        }

        change(db, list, clock.GetCurrentInstant());
        ListCheck.Renew(db, list);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ListRefusal.NotSo;
        }

        return null;
    }
}
