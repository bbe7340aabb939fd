using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>The distinct hours of a segment, each with the zone and the province whose holidays hold; many services share one.</summary>
internal sealed class HoursTable(IndexReference reference)
{
    private readonly List<HoursEntry> entries = [];
    private readonly Dictionary<(OpeningHours Hours, string? Zone, string? Province), int> numbers = [];
    private readonly Dictionary<OpeningHours, (OpeningHours Hours, CompiledHours Compiled)> known = [];

    public int Count => entries.Count;

    public HoursEntry this[int number] => entries[number];

    public int Add(OpeningHours hours, string? zone, string? province)
    {
        if (!numbers.TryGetValue((hours, zone, province), out var number))
        {
            if (!known.TryGetValue(hours, out var shared))
            {
                known[hours] = shared = (hours, new CompiledHours(hours));
            }

            number = entries.Count;
            entries.Add(new(shared.Hours, shared.Compiled, zone, zone is null ? null : reference.Zone(zone), province));
            numbers[(shared.Hours, zone, province)] = number;
        }

        return number;
    }

    /// <summary>Lets go of what only building needs.</summary>
    public void Seal()
    {
        entries.TrimExcess();
        numbers.Clear();
        numbers.TrimExcess();
        known.Clear();
        known.TrimExcess();
    }
}

/// <summary>One set of hours in one zone; <paramref name="TimeZone"/> is <c>null</c> where the zone is absent or unknown to the zone database.</summary>
internal sealed record HoursEntry(OpeningHours Hours, CompiledHours Compiled, string? Zone, DateTimeZone? TimeZone, string? Province);

/// <summary>What is open at one minute, for every set of hours of a segment; reckoned once a minute and zone, not once a service.</summary>
internal sealed class OpenBoard
{
    private readonly HoursTable hours;
    private readonly IndexReference reference;
    private readonly byte[] states;
    private readonly OpenStatus?[] statuses;

    public OpenBoard(HoursTable hours, IndexReference reference, Instant at)
    {
        this.hours = hours;
        this.reference = reference;
        At = at;
        states = new byte[hours.Count];
        statuses = new OpenStatus?[hours.Count];
        var moments = new Dictionary<(string? Zone, string? Province), LocalMoment>();
        for (var number = 0; number < states.Length; number++)
        {
            var entry = hours[number];
            if (!moments.TryGetValue((entry.Zone, entry.Province), out var moment))
            {
                moments[(entry.Zone, entry.Province)] = moment = LocalMoment.At(at, entry.TimeZone, IsTrusted(entry), HolidaysOf(entry));
            }

            states[number] = (byte)entry.Compiled.At(moment).State;
        }
    }

    public Instant At { get; }

    public OpenState this[int number] => (OpenState)states[number];

    /// <summary>The state with when it ends; kept, since the same few services are shown again and again within a minute.</summary>
    public OpenStatus Status(int number)
    {
        var entry = hours[number];
        return statuses[number] ??= OpeningClock.At(entry.Compiled, entry.TimeZone, HolidaysOf(entry), IsTrusted(entry), At);
    }

    private bool IsTrusted(HoursEntry entry) => entry.Zone is not null && reference.IsZoneTrusted(entry.Zone);

    private Func<LocalDate, bool> HolidaysOf(HoursEntry entry) =>
        entry.Province is { } province ? date => reference.IsHoliday(province, date) : _ => false;
}
