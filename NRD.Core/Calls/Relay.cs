using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Calls;

/// <summary>How words are passed on without a transfer.</summary>
public enum RelayWay
{
    Phone,
    Chat,
    Email,
    Text,
}

/// <summary>What was passed on, as it is kept.</summary>
/// <param name="DeviceSeen">Whether somebody else sees the person's device, as they answered.</param>
public sealed record RelayDetail(ConsentAnswer DeviceSeen, string Text, string OperatorId)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => "[restricted]";
}

/// <summary>The details of a partner for the person, to dictate, copy or print.</summary>
/// <param name="Id">Made by the window that relays, so that a key pressed twice relays once.</param>
/// <param name="Text">As it is dictated, copied or printed; the console sends nothing.</param>
public sealed record RelayRequest(Guid Id, Guid ContactId, Guid ServiceId, RelayWay Way, ConsentAnswer DeviceSeen, string Text)
{
    /// <inheritdoc cref="FieldState.ToString"/>
    public override string ToString() => $"Relay {Id}";
}

/// <summary>Relays: a partner's details to the person, or what the person agreed to the partner. The console itself sends nothing (rule R21).</summary>
public sealed class Relay(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    private static readonly Lazy<IReadOnlyList<string>> HotlineWords = new(() => ReferenceData.Json<List<string>>("relay-words.json"));

    /// <summary>Whether what is written for this way and device may name an organization or the hotline: never where it is kept and somebody else may see it.</summary>
    public static bool MayName(RelayWay way, ConsentAnswer deviceSeen) => way switch
    {
        RelayWay.Phone => true,
        RelayWay.Chat => deviceSeen == ConsentAnswer.No,
        RelayWay.Email or RelayWay.Text => deviceSeen == ConsentAnswer.No,
    };

    /// <summary>The person was given the details: by their word, after they were asked about their device, in words that harm nobody who reads them.</summary>
    public Task<PassingAnswer> GiveAsync(Actor actor, RelayRequest request, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, request.ContactId);
        return request.DeviceSeen == ConsentAnswer.NotAsked
            ? Task.FromResult(PassingAnswer.No(PassingRefusal.DeviceNotAsked))
            : Retry.WhenBehindAsync(() => TryGiveAsync(actor, request, ct), ct);
    }

    /// <summary>The partner was told what a finished briefing says, without the person on the line.</summary>
    public Task<PassingAnswer> TellAsync(Actor actor, Guid briefingId, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Briefing, briefingId);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await db.ContactBriefings.SingleOrDefaultAsync(b => b.Id == briefingId && b.Purpose == ConsentPurpose.Relay, ct) is not { } briefing)
                {
                    return PassingAnswer.No(PassingRefusal.NotThere);
                }

                if (await OpenContact.ReadAsync(db, actor, briefing.ContactId, ct) is not { } contact)
                {
                    return PassingAnswer.No(PassingRefusal.NotWritable);
                }

                if (briefing.StoppedAt is not null)
                {
                    return PassingAnswer.No(PassingRefusal.Stopped);
                }

                var now = clock.GetCurrentInstant();
                if (briefing.Detail.Disclose().Left.Any(departure => departure.Way == DepartureWay.Told))
                {
                    return PassingAnswer.Done;
                }

                if (Briefings.Unmet(briefing, contact, now) is { Count: > 0 } unmet)
                {
                    return new(null, unmet);
                }

                briefing.Leave(DepartureWay.Told, now);
                await OpenContact.ReferralAsync(db, briefing.ContactId, briefing.ServiceId, briefing.RecipientId, ct);
                db.Audit.Add(new AuditEntry(actor, AuditAction.BriefingHandedOver, SubjectKind.Briefing, briefingId, now) { Reason = nameof(ConsentPurpose.Relay) });
                await db.SaveChangesAsync(ct);
                return PassingAnswer.Done;
            },
            ct);
    }

    private async Task<PassingAnswer> TryGiveAsync(Actor actor, RelayRequest request, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await OpenContact.ReadAsync(db, actor, request.ContactId, ct) is not { } contact)
        {
            return PassingAnswer.No(PassingRefusal.NotWritable);
        }

        if (await db.ContactRelays.AnyAsync(r => r.Id == request.Id, ct))
        {
            return PassingAnswer.Done;
        }

        if (await OpenContact.RecipientOfAsync(db, request.ServiceId, ct) is not { } recipient)
        {
            return PassingAnswer.No(PassingRefusal.NotOffered);
        }

        var now = clock.GetCurrentInstant();
        if (ConsentGate.Unmet(new(request.ContactId, recipient, ConsentPurpose.Relay, []), contact.Consents, contact.Exceptions, now) is { Count: > 0 } unmet)
        {
            return new(null, [.. unmet.Select(one => new BriefingFault(null, one, null))]);
        }

        if (!MayName(request.Way, request.DeviceSeen) && await NamesAsync(db, request, recipient, ct))
        {
            return PassingAnswer.No(PassingRefusal.NamesSomebody);
        }

        db.ContactRelays.Add(new ContactRelay(request.Id, request.ContactId, request.ServiceId, request.Way, new(request.DeviceSeen, request.Text, actor.Id), now));
        (await OpenContact.ReferralAsync(db, request.ContactId, request.ServiceId, recipient, ct)).Become(ReferralOutcome.DetailsGiven, now);
        db.Audit.Add(new AuditEntry(actor, AuditAction.Relayed, SubjectKind.Relay, request.Id, now) { Reason = request.Way.ToString() });
        await db.SaveChangesAsync(ct);
        return PassingAnswer.Done;
    }

    private static async Task<bool> NamesAsync(NrdDbContext db, RelayRequest request, Guid recipient, CancellationToken ct)
    {
        var organization = await db.Organizations.AsNoTracking().Where(o => o.Id == recipient).Select(o => o.Listing).SingleAsync(ct);
        var service = await db.Services.AsNoTracking().Where(s => s.Id == request.ServiceId).Select(s => s.Listing).SingleAsync(ct);
        var text = $" {PlainText.Of(request.Text)} ";
        string?[] names = [organization.Name.En, organization.Name.Fr, service.Name.En, service.Name.Fr, .. HotlineWords.Value];
        return names.OfType<string>().Select(PlainText.Of).Any(name => name.Length > 2 && text.Contains($" {name} ", StringComparison.Ordinal));
    }
}
