using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using NRD.Core;
using NRD.Core.Places;
using NRD.Core.Police;

namespace NRD.Console.Commands;

/// <summary>The answer of <c>route --json</c>.</summary>
/// <param name="At">The moment, with the offset of the place.</param>
public sealed record RouteAnswer(string Place, string At, IReadOnlyList<AnsweredStep> Steps)
{
    internal const string Chosen = "chosen";

    internal static RouteAnswer Of(CommunicationRoute route, TimeZones zones, Language language) => new(
        new PlaceCandidate(route.Place, null).Label.In(language),
        OffsetDateTimePattern.Rfc3339.Format(route.At.InZone(zones.Find(route.Place.Zone) ?? DateTimeZone.Utc).ToOffsetDateTime()),
        [.. route.Steps.SelectMany(step => step.Beneath.Prepend(step)).Select(step => new AnsweredStep(
            JsonNamingPolicy.KebabCaseLower.ConvertName(step.Kind.ToString()),
            step.Service?.Name.In(language),
            step.Contact?.In(language),
            step.Chosen ? Chosen : "skipped",
            string.Join(' ', step.Reasons.Select(reason => RouteWords.Say(reason, language))),
            RouteWords.Name(step.Kind, language)))]);
}

/// <summary>One step of the answer.</summary>
/// <param name="Title">The kind in words, for people.</param>
public sealed record AnsweredStep(string Kind, string? Service, string? Contact, string Status, string Reason, [property: JsonIgnore] string Title);
