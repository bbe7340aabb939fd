using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Core.Partners;

/// <summary>Answers a task by making the record say what is so: the record, the task, what was reported and the audit trail change in one save.</summary>
public sealed class Mending(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];

    /// <summary>Puts another number in the place of the wrong one, wherever the organization shows it.</summary>
    /// <param name="typed">Any usual way of writing it; empty takes the wrong one off.</param>
    public Task<UpkeepOutcome> ReplaceNumberAsync(Actor actor, Guid taskId, Guid version, string typed, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, taskId);
        var wanted = typed.Trim();
        return MendAsync(actor, taskId, version, (mend, task) =>
        {
            if (wanted.Length > 0 && PhoneEntry.Read(wanted, new Phone(wanted, null, null, PhonePurpose.Main)) is null)
            {
                return UpkeepOutcome.NumberUnclear;
            }

            mend.EveryPhone(phone => ReportedFact.NumberOf(phone) == task.Number, phone => wanted.Length == 0 ? null : PhoneEntry.Read(wanted, phone));
            return UpkeepOutcome.Done;
        }, ct);
    }

    /// <summary>Says on the record that the service is closed.</summary>
    /// <param name="lastDay">The last day it is closed; <c>null</c>: for good, and it is offered no more.</param>
    public Task<UpkeepOutcome> CloseAsync(Actor actor, Guid taskId, Guid version, LocalDate? lastDay, CancellationToken ct) => MendAsync(actor, taskId, version, (mend, _) =>
    {
        if (lastDay is not { } day)
        {
            mend.Move(PartnerStatus.Inactive);
            return UpkeepOutcome.Done;
        }

        var zone = (mend.Zone is { } known ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(known) : null) ?? Ottawa;
        if (day < mend.Now.InZone(zone).Date)
        {
            return UpkeepOutcome.DayPassed;
        }

        var until = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
        var words = new Bilingual($"Closed until {ClockWords.Date(day, Language.English)}, {day.Year}: do not send anybody there", $"Fermé jusqu’au {ClockWords.Date(day, Language.French)}\u00A0{day.Year}\u00A0: n’y envoyez personne");
        mend.Service(service => service with { Alerts = [.. service.Alerts, new Alert(words, mend.Now, until)] });
        mend.Until = until;
        return UpkeepOutcome.Done;
    }, ct);

    /// <summary>Writes the hours anew.</summary>
    /// <param name="typed">In words, as a partner would write them; all of it must be understood.</param>
    public Task<UpkeepOutcome> ReplaceHoursAsync(Actor actor, Guid taskId, Guid version, string typed, Language language, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, taskId);
        var read = HoursText.Read(typed, language);
        return MendAsync(actor, taskId, version, (mend, _) =>
        {
            if (!read.IsUnderstood)
            {
                return UpkeepOutcome.HoursUnclear;
            }

            mend.Listing(listing => listing with { Hours = read.Hours, IntakeHours = read.Intake ?? listing.IntakeHours });
            return UpkeepOutcome.Done;
        }, ct);
    }

    /// <summary>Says how it stands with free places, as the partner says now; what desks reported before counts no more.</summary>
    public Task<UpkeepOutcome> SetCapacityAsync(Actor actor, Guid taskId, Guid version, CapacityState state, CancellationToken ct) => MendAsync(actor, taskId, version, (mend, _) =>
    {
        mend.Service(service => service with { Capacity = new Capacity(state, null, null, mend.Now) });
        return UpkeepOutcome.Done;
    }, ct);

    private async Task<UpkeepOutcome> MendAsync(Actor actor, Guid taskId, Guid version, Func<RecordMend, UpkeepTask, UpkeepOutcome> mend, CancellationToken ct)
    {
        actor.Demand(Permission.KeepDirectory, SubjectKind.UpkeepTask, taskId);
        actor.Demand(Permission.EditRecords, SubjectKind.UpkeepTask, taskId);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.UpkeepTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.AnsweredAt == null, ct) is not { } seen
            || await DeskReports.OfServiceAsync(db, seen.ServiceId, ct) is not { } organization)
        {
            return UpkeepOutcome.NotThere;
        }

        var record = new RecordMend(organization, organization.Services.Single(s => s.Id == seen.ServiceId), clock.GetCurrentInstant());
        if (mend(record, seen) is not UpkeepOutcome.Done and var refused)
        {
            return refused;
        }

        var reports = await db.DeskReports.Where(r => r.TaskId == taskId && r.SettledAt == null).ToListAsync(ct);
        db.Audit.AddRange(record.Changed.Select(changed => new AuditEntry(actor, AuditAction.Changed, changed.Kind, changed.Id, record.Now)));
        return await Upkeep.ActAsync(db, actor, taskId, version, AuditAction.TaskAnswered, (task, now) => Upkeep.Answer(db, actor, task, UpkeepAnswer.Mended, reports, now, record.Until), clock, ct);
    }
}

/// <summary>One record while it is mended; remembers what was touched.</summary>
internal sealed class RecordMend(Organization organization, Service service, Instant now)
{
    private readonly HashSet<(SubjectKind Kind, Guid Id)> changed = [];

    public Instant Now => now;

    /// <summary>Until when what was reported stays so; <c>null</c> where the record is right from now on.</summary>
    public Instant? Until { get; set; }

    public IReadOnlyCollection<(SubjectKind Kind, Guid Id)> Changed => changed;

    /// <summary>The time zone of its first site, else its own.</summary>
    public string? Zone => organization.Sites.Where(site => service.Sites.Any(at => at.SiteId == site.Id)).Select(site => site.Listing.Zone).FirstOrDefault(zone => zone is not null) ?? service.Listing.Zone;

    public void Move(PartnerStatus status)
    {
        service.MoveTo(status, now);
        Mark(service);
    }

    public void Listing(Func<ServiceListing, ServiceListing> change)
    {
        service.Revise(change(service.Listing), service.Internals, service.AssuredOn, now);
        Mark(service);
    }

    public void Service(Func<ServiceInternals, ServiceInternals> change)
    {
        service.Revise(service.Listing, change(service.Internals), service.AssuredOn, now);
        Mark(service);
    }

    /// <summary>Changes each number that is meant, at the organization, its services and its sites; <c>null</c> takes it off.</summary>
    public void EveryPhone(Func<Phone, bool> meant, Func<Phone, Phone?> change)
    {
        foreach (var other in organization.Services.Where(s => s.Listing.Phones.Any(meant)))
        {
            other.Revise(other.Listing with { Phones = Changed(other.Listing.Phones) }, other.Internals, other.AssuredOn, now);
            Mark(other);
        }

        foreach (var site in organization.Sites.Where(s => s.Listing.Phones.Any(meant)))
        {
            site.Revise(site.Listing with { Phones = Changed(site.Listing.Phones) }, site.Internals, site.Confidential, now);
            site.MarkEdited(now);
            changed.Add((SubjectKind.Site, site.Id));
        }

        if (organization.Listing.Phones.Any(meant))
        {
            organization.Revise(organization.Listing with { Phones = Changed(organization.Listing.Phones) }, organization.Internals, organization.AssuredOn, now);
            organization.MarkEdited(now);
            changed.Add((SubjectKind.Organization, organization.Id));
        }

        ValueList<Phone> Changed(ValueList<Phone> phones) => phones.Select(phone => meant(phone) ? change(phone) : phone).OfType<Phone>().ToValueList();
    }

    private void Mark(Service mended)
    {
        mended.MarkEdited(now);
        changed.Add((SubjectKind.Service, mended.Id));
    }
}
