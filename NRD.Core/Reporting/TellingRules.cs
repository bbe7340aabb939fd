using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>What rests on no statute of protection: danger, the Centre's policy on the police, and other government bodies.</summary>
public sealed record TellingRules(EmergencyRule Emergency, PoliceRule Police, Bilingual ChildWhereTheChildIs, Bilingual AdultWhereThePersonIs, ValueList<BodyRule> Bodies);

/// <param name="Life">What calling at once rests on.</param>
/// <param name="Harm">What telling of imminent harm rests on.</param>
public sealed record EmergencyRule(Bilingual Recipient, Bilingual Life, Bilingual Harm, string Source);

/// <param name="Stricter">The stricter reading of the Centre's promise.</param>
/// <param name="Published">The published reading.</param>
public sealed record PoliceRule(Bilingual Recipient, Bilingual Stricter, Bilingual Published, string Source)
{
    public Bilingual For(CentrePolicy policy) => policy switch
    {
        CentrePolicy.Stricter => Stricter,
        CentrePolicy.Published => Published,
    };
}

/// <param name="Requires">Where a law reaches any person.</param>
public sealed record BodyRule(string Id, RequestedBody Body, Bilingual Recipient, Bilingual Citation, ValueList<BodyRequirement> Requires, string Source)
{
    public BodyRequirement? RequiredIn(Province? place) => Requires.FirstOrDefault(r => place is null || r.Jurisdiction == place.Code);
}

/// <summary>A law of one province that reaches any person.</summary>
public sealed record BodyRequirement(string Jurisdiction, Bilingual Citation);
