using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>Whom a service says it is for, in a few words; only what was not asked of the person, since the verdict speaks of the rest.</summary>
internal static class ServedPeople
{
    public static Bilingual Say(Eligibility stated, PersonTraits asked)
    {
        var parts = new List<Bilingual>();
        if (asked.Gender is null && stated.Genders is { } genders and not (Genders.None or Genders.All))
        {
            parts.AddRange(FocusWords.Genders.Where(one => genders.HasFlag(one.Gender)).Select(one => one.Words));
        }

        if (asked.Age is null && stated.Ages is { } ages && Ages(ages) is { } said)
        {
            parts.Add(said);
        }

        if (asked.Indigenous is null && stated.IndigenousOnly == true)
        {
            parts.Add(new("Indigenous people", "Autochtones"));
        }

        if (asked.Status is null && stated.Status is { } status && Status(status) is { } required)
        {
            parts.Add(required);
        }

        return parts.Count == 0 ? Bilingual.Empty : new(Join(parts, Language.English), Join(parts, Language.French));
    }

    private static string Join(List<Bilingual> parts, Language language) => string.Join(", ", parts.Select(part => part.In(language)));

    private static Bilingual? Ages(AgeRange ages) => (ages.From, ages.To) switch
    {
        (null or 0, null) => null,
        (null or 0, { } to) => new($"up to age {to}", $"jusqu’à {to}\u00A0ans"),
        ({ } from, null) => new($"{from} and over", $"{from}\u00A0ans et plus"),
        ({ } from, { } to) => new($"ages {from} to {to}", $"{from} à {to}\u00A0ans"),
    };

    private static Bilingual? Status(StatusRequirement status) => status switch
    {
        StatusRequirement.None => null,
        StatusRequirement.StatusNeeded => new("an immigration status is asked for", "statut d’immigration exigé"),
        StatusRequirement.CitizenOrPermanentResident => new("citizens and permanent residents", "citoyens et résidents permanents"),
        StatusRequirement.RefugeeOrClaimant => new("refugees and claimants", "réfugiés et demandeurs d’asile"),
        StatusRequirement.MigrantWorker => new("migrant workers", "travailleurs migrants"),
    };
}
