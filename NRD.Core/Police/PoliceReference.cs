using NodaTime;

namespace NRD.Core.Police;

/// <summary>Who polices where, as effective-dated and sourced data, ready to be asked by place. Never changes once made.</summary>
public sealed class PoliceReference
{
    internal const int ShortestReview = 60;
    internal const int LongestReview = 90;

    private static readonly Lazy<PoliceReference> Embedded = new(PoliceFile.Load);

    private readonly Dictionary<string, Jurisdiction> byId;
    private readonly ILookup<int, Jurisdiction> byPlace;
    private readonly ILookup<string, (PoliceService Service, ServedArea Area)> byArea;
    private readonly Dictionary<string, EmergencyNumber> emergency;
    private readonly HashSet<string> shared;
    private readonly Dictionary<string, PoliceService> servicesById;
    private readonly IReadOnlyDictionary<PoliceKind, int> reviewDays;

    /// <param name="reviewDays">After how many days the lists of a kind of service must be reviewed; 90 where a kind is not named.</param>
    public PoliceReference(
        string version,
        IEnumerable<Jurisdiction> jurisdictions,
        IEnumerable<PoliceService> services,
        IEnumerable<EmergencyNumber> emergencyNumbers,
        IEnumerable<string> withoutLocalPolice,
        IReadOnlyDictionary<PoliceKind, int>? reviewDays = null)
    {
        this.reviewDays = reviewDays ?? new Dictionary<PoliceKind, int>();
        servicesById = services.ToDictionary(s => s.Id);
        Version = version;
        Jurisdictions = jurisdictions.ToValueList();
        Services = servicesById.Values.ToValueList();
        EmergencyNumbers = emergencyNumbers.ToValueList();
        WithoutLocalPolice = withoutLocalPolice.ToValueList();
        byId = Jurisdictions.ToDictionary(j => j.Id);
        byPlace = Jurisdictions.SelectMany(j => j.Places.Select(id => (id, j))).ToLookup(pair => pair.id, pair => pair.j);
        byArea = Services.SelectMany(s => s.Areas.Select(a => (s, a))).ToLookup(pair => pair.a.Jurisdiction);
        emergency = EmergencyNumbers.ToDictionary(e => e.Jurisdiction);
        shared = [.. Services.Where(s => s.Kind == PoliceKind.ProvincialArea).SelectMany(s => s.Areas).Select(a => Find(a.Jurisdiction)?.Parent).OfType<string>()];
    }

    /// <summary>What ships with the product.</summary>
    public static PoliceReference Shipped => Embedded.Value;

    public string Version { get; }

    public ValueList<Jurisdiction> Jurisdictions { get; }

    public ValueList<PoliceService> Services { get; }

    public ValueList<EmergencyNumber> EmergencyNumbers { get; }

    /// <summary>Provinces and territories that have no municipal police.</summary>
    public ValueList<string> WithoutLocalPolice { get; }

    public PoliceService? Service(string id) => servicesById.GetValueOrDefault(id);

    /// <summary>How many days a list of this service, and each entry of it, holds without a new review: 60 to 90.</summary>
    public int ReviewDaysOf(PoliceService service) => reviewDays.GetValueOrDefault(service.Kind, LongestReview);

    public Jurisdiction? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whether two provincial police share a province by areas.</summary>
    public bool IsShared(string province) => shared.Contains(province);

    /// <summary>The regions, municipalities and communities that a place is in.</summary>
    public IEnumerable<Jurisdiction> Of(int placeId) => byPlace[placeId];

    /// <summary>The services of one node on a day, without the nodes above and below.</summary>
    public IEnumerable<(PoliceService Service, ServedArea Area)> ServicesOf(string jurisdiction, LocalDate day) =>
        byArea[jurisdiction].Where(pair => pair.Service.ExistsOn(day) && pair.Area.HoldsOn(day));

    /// <summary>The number of the nearest node at or above <paramref name="jurisdiction"/> that has one on record.</summary>
    public EmergencyNumber? EmergencyOf(string jurisdiction)
    {
        for (var node = Find(jurisdiction); node is not null; node = node.Parent is { } parent ? Find(parent) : null)
        {
            if (emergency.TryGetValue(node.Id, out var number))
            {
                return number;
            }
        }

        return null;
    }
}
