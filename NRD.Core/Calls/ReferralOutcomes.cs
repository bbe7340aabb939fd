using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;

namespace NRD.Core.Calls;

/// <summary>What became of a referral, the commonest first.</summary>
public enum ReferralOutcome
{
    Connected,

    /// <summary>They have the details and call themselves.</summary>
    DetailsGiven,
    NoCapacity,
    NotEligible,
    CouldNotContact,
    NoLongerInterested,
    CouldNotGetHelp,
    GotHelp,
    ReferredElsewhere,
}

/// <summary>The outcomes of referrals: one for each service that was offered in a contact.</summary>
public sealed class ReferralOutcomes(IDbContextFactory<NrdDbContext> factory, IClock clock)
{
    /// <summary>Says what became of one; a later word replaces an earlier one, and both stay in the audit trail.</summary>
    public Task<PassingAnswer> SetAsync(Actor actor, Guid contactId, Guid serviceId, ReferralOutcome outcome, CancellationToken ct)
    {
        actor.Demand(Permission.TakeContacts, SubjectKind.Contact, contactId);
        return Retry.WhenBehindAsync(
            async () =>
            {
                await using var db = await factory.CreateDbContextAsync(ct);
                if (await OpenContact.ReadAsync(db, actor, contactId, ct) is null)
                {
                    return PassingAnswer.No(PassingRefusal.NotWritable);
                }

                var recipient = await db.Services.Where(s => s.Id == serviceId).Select(s => (Guid?)s.OrganizationId).SingleOrDefaultAsync(ct);
                if (recipient is null)
                {
                    return PassingAnswer.No(PassingRefusal.NotOffered);
                }

                var referral = await OpenContact.ReferralAsync(db, contactId, serviceId, recipient.Value, ct);
                if (referral.Outcome != outcome)
                {
                    var now = clock.GetCurrentInstant();
                    referral.Become(outcome, now);
                    db.Audit.Add(new AuditEntry(actor, AuditAction.ReferralOutcomeSet, SubjectKind.Referral, referral.Id, now) { Reason = outcome.ToString() });
                    await db.SaveChangesAsync(ct);
                }

                return PassingAnswer.Done;
            },
            ct);
    }

    /// <summary>What an unmet need of this outcome is for; <c>null</c> where the need was met or nobody knows.</summary>
    public static UnmetNeedReason? UnmetBy(ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.NoCapacity => UnmetNeedReason.NoCapacity,
        ReferralOutcome.NotEligible => UnmetNeedReason.NotEligible,
        ReferralOutcome.CouldNotContact => UnmetNeedReason.CouldNotContact,
        ReferralOutcome.CouldNotGetHelp => UnmetNeedReason.Other,
        ReferralOutcome.Connected or ReferralOutcome.DetailsGiven or ReferralOutcome.NoLongerInterested or ReferralOutcome.GotHelp or ReferralOutcome.ReferredElsewhere => null,
    };
}
