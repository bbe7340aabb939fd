using NodaTime;
using NodaTime.Text;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Places;

namespace NRD.Console.Commands;

/// <summary>A place that was typed after a verb.</summary>
internal static class AskedPlace
{
    /// <returns><c>null</c> where exactly one place can be meant; otherwise which can.</returns>
    public static SearchRefusal? Find(PlaceFinder places, string text, Language language, out PlaceRef? place)
    {
        var resolution = places.Resolve(text);
        place = resolution.Certain;
        return resolution switch
        {
            PlaceResolution.Ambiguous several => new(Texts.Commands("PlaceAmbiguous", text, several.Candidates[0].Label.In(language)), Candidates(several.Candidates, language)),
            PlaceResolution.Unknown unknown => new(Texts.Commands("PlaceUnknown", text), Candidates(unknown.Suggestions, language)),
            _ => null,
        };
    }

    private static List<CandidatePlace> Candidates(IEnumerable<PlaceCandidate> candidates, Language language) =>
        [.. candidates.Select(c => new CandidatePlace(c.Label.In(language), c.Place.Province, c.Place.PlaceId))];
}

/// <summary>A moment that was typed after a verb.</summary>
internal static class AskedMoment
{
    /// <summary>An instant with its offset, or a local time in the zone of the place; <c>null</c> where neither can be read.</summary>
    public static Instant? Read(string text, PlaceRef? place, TimeZones zones)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } withOffset)
        {
            return withOffset.Value.ToInstant();
        }

        if (OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>").Parse(text) is { Success: true } shortForm)
        {
            return shortForm.Value.ToInstant();
        }

        var local = LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } full
            ? full
            : LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text);
        return local.Success && place is not null && zones.Find(place.Zone) is { } zone
            ? zone.AtLeniently(local.Value).ToInstant()
            : null;
    }
}
