using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>The section <c>Lock</c> of the settings: after how long without a pointer, a scroll or a key a sign-in locks.</summary>
public sealed record LockOptions : IValidatableObject
{
    public const string Section = "Lock";

    [Range(2, 3600)]
    public int AfterSeconds { get; set; } = 300;

    /// <summary>While a call or chat goes on: operators listen, and write on paper.</summary>
    [Range(2, 3600)]
    public int InContactAfterSeconds { get; set; } = 900;

    /// <summary>How long before that the window begins to say so.</summary>
    [Range(1, 600)]
    public int WarningSeconds { get; set; } = 60;

    public Duration Limit(bool inContact) => Duration.FromSeconds(inContact ? InContactAfterSeconds : AfterSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InContactAfterSeconds < AfterSeconds)
        {
            yield return new("Lock:InContactAfterSeconds must not be shorter than Lock:AfterSeconds.", [nameof(InContactAfterSeconds)]);
        }

        if (WarningSeconds >= AfterSeconds)
        {
            yield return new("Lock:WarningSeconds must be shorter than Lock:AfterSeconds.", [nameof(WarningSeconds)]);
        }
    }
}
