using System.Globalization;
using NRD.Core.Importing.Formats;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Importing.Mapping;

/// <summary>Reads the values of a mapping that are codes, truths or numbers.</summary>
internal static class MappedValues
{
    public static bool? Truth(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" or "oui" or "vrai" => true,
        "false" or "no" or "n" or "0" or "non" or "faux" => false,
        _ => null,
    };

    public static bool IsKnownStatus(string text) => text.ToLowerInvariant() is "active" or "actif" or "open" or "ouvert" or "current" or "published" || Status(text) is not null;

    public static PartnerStatus? Status(string text) => text.ToLowerInvariant() switch
    {
        "inactive" or "inactif" or "closed" or "fermé" or "archived" or "deleted" or "defunct" or "permanently closed" => PartnerStatus.Inactive,
        "suspended" or "do not refer" or "active, but do not refer" or "temporarily closed" or "on hold" => PartnerStatus.Suspended,
        _ => null,
    };

    public static ServiceTerms? Terms(MappedRow row) => Flags(row, "terms", v => v switch
    {
        "emergency" => ServiceTerms.Emergency,
        "short-term" => ServiceTerms.ShortTerm,
        "long-term" => ServiceTerms.LongTerm,
        _ => ServiceTerms.None,
    }, ServiceTerms.None, (a, b) => a | b);

    public static ServiceModes? Modes(MappedRow row) => Flags(row, "modes", v => v switch
    {
        "in-person" => ServiceModes.InPerson,
        "phone" => ServiceModes.Phone,
        "online" => ServiceModes.Online,
        "mobile" => ServiceModes.Mobile,
        _ => ServiceModes.None,
    }, ServiceModes.None, (a, b) => a | b);

    public static Eligibility? Stated(MappedRow row)
    {
        var genders = Flags(row, "genders", v => v switch
        {
            "women" => Genders.Women,
            "men" => Genders.Men,
            "trans-women" => Genders.TransWomen,
            "trans-men" => Genders.TransMen,
            "non-binary" => Genders.NonBinary,
            "all" => Genders.All,
            _ => Genders.None,
        }, Genders.None, (a, b) => a | b);
        var stated = new Eligibility
        {
            Genders = genders,
            Status = row.Value("immigrationStatus") switch
            {
                "none" => StatusRequirement.None,
                "status-needed" => StatusRequirement.StatusNeeded,
                "citizen-or-permanent-resident" => StatusRequirement.CitizenOrPermanentResident,
                "refugee-or-claimant" => StatusRequirement.RefugeeOrClaimant,
                "migrant-worker" => StatusRequirement.MigrantWorker,
                _ => null,
            },
            Children = Truth(row.Value("children")),
            Partner = Truth(row.Value("partner")),
            Pets = Truth(row.Value("pets")),
            IndigenousOnly = Truth(row.Value("indigenousOnly")),
        };
        return stated == Eligibility.NotStated ? null : stated;
    }

    public static Coverage? Coverage(MappedRow row)
    {
        var provinces = row.Values("coverageProvinces").Select(p => Province.Find(p)?.Code).OfType<string>().Distinct().ToValueList();
        var country = Truth(row.Value("coverageCountry")) == true;
        var radius = double.TryParse(row.Value("radiusKm"), NumberStyles.Float, CultureInfo.InvariantCulture, out var km) && km is > 0 and < 10_000 ? km : (double?)null;
        return country || provinces.Count > 0 || radius is not null
            ? Partners.Coverage.NotStated with { Country = country, Provinces = provinces, RadiusKm = radius, AsStated = row.Words("coverage") }
            : null;
    }

    /// <summary>Latitude and longitude apart; or both in one list, object or cell, latitude first except in the geometry of GeoJSON.</summary>
    public static GeoPoint? Point(MappedRow row)
    {
        if (HsdsOrganizations.Point(row.Value("latitude"), row.Value("longitude")) is { } apart)
        {
            return apart;
        }

        if (row.Map.English.GetValueOrDefault("coordinates")?.Paths.FirstOrDefault() is not { } path)
        {
            return null;
        }

        var (lat, lon) = (row.Row.First($"{path}.lat", $"{path}.latitude"), row.Row.First($"{path}.lng", $"{path}.lon", $"{path}.longitude"));
        if (lat is not null && lon is not null)
        {
            return HsdsOrganizations.Point(lat, lon);
        }

        var numbers = row.Values("coordinates").SelectMany(v => v.Split([',', ' ', ';', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            .Where(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _)).ToList();
        if (numbers.Count is not (2 or 3))
        {
            return null;
        }

        var geoJson = path.EndsWith("geometry.coordinates", StringComparison.OrdinalIgnoreCase);
        var first = double.Parse(numbers[0], CultureInfo.InvariantCulture);
        return geoJson || Math.Abs(first) > 90 ? HsdsOrganizations.Point(numbers[1], numbers[0]) : HsdsOrganizations.Point(numbers[0], numbers[1]);
    }

    /// <summary>Hours are read from the record itself, so their columns count as understood here.</summary>
    public static void UseHours(SourceRow row, ImportMap map)
    {
        foreach (var from in new[] { map.Hours?.From, map.IntakeHours?.From }.OfType<string>())
        {
            foreach (var column in row.Table.Columns.Where(c => c.Equals(from, StringComparison.OrdinalIgnoreCase) || c.StartsWith($"{from}.", StringComparison.OrdinalIgnoreCase)).ToList())
            {
                row.Table.Find(column);
            }
        }
    }

    private static T? Flags<T>(MappedRow row, string field, Func<string, T> read, T none, Func<T, T, T> or)
        where T : struct
    {
        var all = row.Values(field).Aggregate(none, (sum, value) => or(sum, read(value)));
        return all.Equals(none) ? null : all;
    }
}
