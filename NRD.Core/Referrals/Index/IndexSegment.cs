using System.Collections.Concurrent;
using NodaTime;

namespace NRD.Core.Referrals;

/// <summary>Who may be shown a service at all.</summary>
[Flags]
internal enum Audience : byte
{
    None = 0,
    Person = 1,
    Involvement = 2,

    /// <summary>An immigration authority: only by explicit request, whoever asks (rule R14).</summary>
    OnRequest = 4,

    All = Person | Involvement | OnRequest,
}

/// <summary>What is known of where a service may be used from.</summary>
[Flags]
internal enum Reach : byte
{
    None = 0,
    CoverageStated = 1,
    Country = 2,

    /// <summary>By phone or online.</summary>
    Remote = 4,

    /// <summary>Neither a coverage nor a town is known.</summary>
    WhereaboutsUnknown = 8,

    /// <summary>Stands in places of other countries only.</summary>
    Abroad = 16,
}

/// <summary>What lifts or lowers a service where all else is equal.</summary>
[Flags]
internal enum Standing : byte
{
    None = 0,
    TraffickingSpecific = 1,
    CarriedOver = 2,
    Conditional = 4,
    Available = 8,
    WaitList = 16,
    Full = 32,

    /// <summary>Desks reported something of it; what of that holds depends on the hour.</summary>
    Reported = 64,
}

/// <summary>A service that covers a circle; the centres are its sites or, without one, its places.</summary>
internal readonly record struct RadiusReach(int Row, EarthPoint[] Centres, double Kilometres);

/// <summary>
/// Services laid out in columns, one row each, so that one pass over memory answers a question and counts every facet.
/// The services of one organization are neighbours. Never changes once built.
/// </summary>
internal sealed class IndexSegment
{
    private OpenBoard? board;
    private DayBoard? day;

    public required IndexReference Reference { get; init; }

    public required ServiceFacts[] Facts { get; init; }

    public required TermDictionary Terms { get; init; }

    /// <summary>Postings of the phrases that synonyms offer, as far as they were asked for: no more of them than the synonyms have.</summary>
    public ConcurrentDictionary<string, uint[]> Phrases { get; } = new(StringComparer.Ordinal);

    /// <summary>Folded names (and acronyms) to the rows that bear them.</summary>
    public required RowsByName OrganizationNames { get; init; }

    public required RowsByName ServiceNames { get; init; }

    /// <summary>First row and number of rows of each organization.</summary>
    public required Dictionary<Guid, (int First, int Count)> Organizations { get; init; }

    public required CodeTable NeedCodes { get; init; }

    public required CodeTable LanguageCodes { get; init; }

    /// <summary>The thirteen of Canada first, then regions elsewhere as far as there is room.</summary>
    public required ProvinceCodes ProvinceCodes { get; init; }

    /// <summary>The different lists of needs and of languages, by the numbers that <see cref="Profiles"/> hold.</summary>
    public required ValueList<ushort>[] NeedLists { get; init; }

    public required ValueList<ushort>[] LanguageLists { get; init; }

    /// <summary>The different profiles and whereabouts, by the numbers that <see cref="Rows"/> holds.</summary>
    public required ServiceProfile[] Profiles { get; init; }

    public required Whereabouts[] Wheres { get; init; }

    /// <summary>The middles of their cells.</summary>
    public required EarthPoint[] Middles { get; init; }

    /// <summary>What every question looks at, row by row.</summary>
    public required RowFacts[] Rows { get; init; }

    public required Audience[] Audiences { get; init; }

    /// <summary>First letters of the name, for a stable order.</summary>
    public required ulong[] NameKeys { get; init; }

    public required RowsByKey CoveredTowns { get; init; }

    public required RowsByKey LocatedTowns { get; init; }

    public required RadiusReach[] Circles { get; init; }

    /// <summary>Rows that say they serve a whole province or the country.</summary>
    public required int[] WideRows { get; init; }

    /// <summary>Where each service is given from; at least one a service.</summary>
    public required ListColumn<Stand> Stands { get; init; }

    public required StandFacts[] StandFacts { get; init; }

    public required HoursTable Hours { get; init; }

    public static int Never => int.MinValue;

    public int Count => Facts.Length;

    public ref readonly ServiceProfile ProfileOf(int row) => ref Profiles[Rows[row].Profile];

    public ref readonly Whereabouts WhereOf(int row) => ref Wheres[Rows[row].Where];

    public ValueList<ushort> NeedsOf(int row) => NeedLists[ProfileOf(row).Needs];

    public ValueList<ushort> LanguagesOf(int row) => LanguageLists[ProfileOf(row).Languages];

    public StandFacts StandFactsOf(int row, int stand) => StandFacts[Stands.Start(row) + stand];

    /// <param name="today">Days since 1970.</param>
    public DayBoard DayBoardOf(int today)
    {
        var known = day;
        if (known is null || known.Today != today)
        {
            day = known = new DayBoard(Rows, today);
        }

        return known;
    }

    /// <summary>What is open at the minute of <paramref name="at"/>.</summary>
    public OpenBoard BoardAt(Instant at)
    {
        var minute = Instant.FromUnixTimeSeconds(Math.DivRem(at.ToUnixTimeSeconds(), 60).Quotient * 60);
        var known = board;
        if (known is null || known.At != minute)
        {
            // Two that race reckon the same; the last one stays.
            board = known = new OpenBoard(Hours, Reference, minute);
        }

        return known;
    }
}

/// <summary>One place from which a service is given.</summary>
/// <param name="Point">Not a number where there is none.</param>
/// <param name="TownId">0 where unknown.</param>
/// <param name="Hours">Row of the hours table.</param>
/// <param name="Intake">Row of the hours table; -1 where intake is not apart.</param>
internal readonly record struct Stand(EarthPoint Point, int TownId, int Hours, int Intake);

/// <summary>Numbers for provinces and regions, small enough for a mask.</summary>
internal sealed class ProvinceCodes
{
    public const int Most = 64;

    public const ulong AllOfCanada = (1UL << 13) - 1;

    private static readonly string[] Canada =
        ["CA-AB", "CA-BC", "CA-MB", "CA-NB", "CA-NL", "CA-NS", "CA-NT", "CA-NU", "CA-ON", "CA-PE", "CA-QC", "CA-SK", "CA-YT"];

    private readonly CodeTable table = new();

    public ProvinceCodes()
    {
        foreach (var code in Canada)
        {
            table.Add(code);
        }
    }

    public int Count => table.Count;

    public string this[int number] => table[number];

    /// <summary>One bit, or none for a code beyond the room or never met.</summary>
    public ulong Find(string code) => table.Find(code) is >= 0 and var number ? 1UL << number : 0;

    public ulong Add(string code)
    {
        var number = table.Find(code);
        if (number < 0 && table.Count < Most)
        {
            number = table.Add(code);
        }

        return number < 0 ? 0 : 1UL << number;
    }

    public static bool IsCanadian(string code) => Array.BinarySearch(Canada, code, StringComparer.Ordinal) >= 0;
}
