using NodaTime;

namespace NRD.Core.Calls;

/// <summary>Whether somebody agreed to be called when the line is lost; what the sheet and the gate both go by.</summary>
public static class CallBackAgreement
{
    /// <summary>How long it holds from the moment it was given; data.</summary>
    public static Duration Lasts => Duration.FromHours(AgreedCalls.Rules.CallBackHours);

    /// <summary>The consent by which they may be called; <c>null</c> where there is none that holds.</summary>
    public static Consent? Of(ContactView contact, Instant now) =>
        AgreedCalls.Covering(contact.Id, ConsentPurpose.CallBack, contact.Consents, contact.State == ContactState.Closed, now);
}
