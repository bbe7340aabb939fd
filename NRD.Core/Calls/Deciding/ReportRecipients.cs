using System.Security.Cryptography;
using System.Text;
using NRD.Core.Reporting;

namespace NRD.Core.Calls.Deciding;

/// <summary>How consents name those to whom something is reported.</summary>
public static class ReportRecipients
{
    /// <summary>One recipient each for consents to name: a police service, or the body of a channel.</summary>
    public static Guid IdOf(ReportingChannel channel, string? recipientCode) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}/{recipientCode}"))[..16]);

    /// <summary>What a consent to that channel is for.</summary>
    public static ConsentPurpose PurposeOf(ReportingChannel channel) => channel switch
    {
        ReportingChannel.Emergency or ReportingChannel.Police => ConsentPurpose.ReportToPolice,
        ReportingChannel.ChildProtection => ConsentPurpose.ReportToChildProtection,
        ReportingChannel.AdultProtection => ConsentPurpose.ReportToAdultProtection,
        ReportingChannel.GovernmentBody => ConsentPurpose.ReportToGovernmentBody,
    };
}
