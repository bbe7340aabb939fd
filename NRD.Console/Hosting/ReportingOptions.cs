using NRD.Core.Reporting;

namespace NRD.Console.Hosting;

/// <summary>How the Centre reads its own promise on telling the police.</summary>
public sealed record ReportingOptions
{
    public const string Section = "Reporting";

    /// <summary><c>stricter</c> (only with consent or where the law requires it) or <c>published</c>.</summary>
    public string Policy { get; init; } = ReportingCodes.Policies[CentrePolicy.Stricter];

    /// <exception cref="RefusedException">The policy is neither of the two.</exception>
    public static CentrePolicy PolicyOf(IConfiguration configuration)
    {
        var stated = (configuration.GetSection(Section).Get<ReportingOptions>() ?? new()).Policy;
        return ReportingCodes.Policies.Find(stated)
            ?? throw new RefusedException(Resources.Texts.Hosting("PolicyUnknown", stated, string.Join(", ", ReportingCodes.Policies.All)));
    }
}
