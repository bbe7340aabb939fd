using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Persistence;

/// <summary>Days counted from the load, so that the sample never grows old before somebody looks at it.</summary>
internal static class SampleTime
{
    public static LocalDate Today(Instant now) => now.InUtc().Date;

    public static LocalDate? DaysAgo(int? days, Instant now) => days is { } count ? Today(now).PlusDays(-count) : null;
}

/// <summary>When either side of a description last changed, in days before the load: a side that lags behind is a stale translation.</summary>
internal sealed record SampleRevision(int En, int Fr)
{
    public static Bilingual Date(Bilingual text, SampleRevision? revision, Instant now) => revision is null ? text : text with
    {
        EnUpdatedAt = text.En is null ? null : now - Duration.FromDays(revision.En),
        FrUpdatedAt = text.Fr is null ? null : now - Duration.FromDays(revision.Fr),
    };
}

/// <summary>A temporary message, in days from the load.</summary>
internal sealed record SampleAlert(Bilingual Text, int FromDays, int? UntilDays)
{
    public static ValueList<Alert> At(ValueList<SampleAlert> alerts, Instant now) => alerts
        .Select(alert => new Alert(alert.Text, now + Duration.FromDays(alert.FromDays), alert.UntilDays is { } days ? now + Duration.FromDays(days) : null))
        .ToValueList();
}

/// <summary>What the partner said of free places, in minutes before the load.</summary>
internal sealed record SampleCapacity(CapacityState State, int? Available, int? Total, int MinutesAgo, Bilingual? Note)
{
    public Capacity ToCapacity(Instant now) => new(State, Available, Total, now - Duration.FromMinutes(MinutesAgo), Note);
}

/// <summary>Coverage with places by name.</summary>
internal sealed record SampleCoverage
{
    public bool Country { get; init; }

    public ValueList<string> Provinces { get; init; } = [];

    public ValueList<string> Places { get; init; } = [];

    public ValueList<string> FirstNations { get; init; } = [];

    public double? RadiusKm { get; init; }

    public Bilingual AsStated { get; init; } = Bilingual.Empty;

    public Coverage ToCoverage() => new()
    {
        Country = Country,
        Provinces = Provinces,
        Places = Places.Select(place => SamplePlaces.Id(place)).ToValueList(),
        FirstNations = FirstNations,
        RadiusKm = RadiusKm,
        AsStated = AsStated,
    };
}
