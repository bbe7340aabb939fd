using NodaTime;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Police;

/// <summary>Whether one contact of a list can be told now, and why not (rule R13: what is old, unconfirmed or flagged is never silently used).</summary>
internal sealed record ContactCheck(RouteContact Contact, RouteReason Reason, bool IsUsable)
{
    public static ContactCheck Of(RouteContact contact, RouteQuestion question, LocalDate day, TimeZones zones, Func<LocalDate, bool> isHoliday)
    {
        if (Refusal(contact, question, day) is { } refusal)
        {
            return new(contact, refusal, false);
        }

        var status = OpeningClock.At(contact.Hours, zones.Find(contact.Zone), isHoliday, zones.IsTrusted(contact.Zone), question.At);
        return status.State switch
        {
            OpenState.Open => new(contact, new(RouteReasonCode.OnDuty, Day: contact.ConfirmedOn), true),
            OpenState.Unconfirmed => new(contact, new(RouteReasonCode.HoursNotConfirmed), true),
            OpenState.Closed => new(contact, new(RouteReasonCode.OffHours, Time: status.OpensAt?.LocalDateTime), false),
        };
    }

    private static RouteReason? Refusal(RouteContact contact, RouteQuestion question, LocalDate day) =>
        contact.Flagged ? new(RouteReasonCode.Flagged)
        : contact.ConfirmedOn is null ? new(RouteReasonCode.NeverConfirmed)
        : day > contact.ReviewDue ? new(RouteReasonCode.ReviewOverdue, Day: contact.ConfirmedOn)
        : contact.ImmigrationExposure == Answer.Yes && !question.ImmigrationConsent ? new(RouteReasonCode.ImmigrationExposure)
        : question.ThirdParty && contact.ThirdPartyTips == Answer.No ? new(RouteReasonCode.NoThirdPartyTips)
        : question.Minor && contact.Minors == Answer.No ? new(RouteReasonCode.NoMinors)
        : question.Urgency is { } urgency && contact.Takes.Count > 0 && !contact.Takes.Contains(urgency) ? new(RouteReasonCode.OtherUrgency)
        : null;
}
