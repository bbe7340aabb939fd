using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>How one service reaches the place that was asked for.</summary>
/// <param name="Chord">Square of the chord to the nearest site; not a number where there is no distance.</param>
/// <param name="Stand">Which of its places is meant.</param>
/// <param name="CoversOther">Near by, but says that it serves other places.</param>
internal readonly record struct Reached(NearTier Tier, float Chord, int Stand, bool CoversOther);

/// <summary>
/// Decides how a service reaches a place.
/// Serves it: the coverage names the town or its circle holds it; it stands there and states no coverage, or one of the whole province or country;
/// for a province: it stands in it, or its coverage names it or a town of it.
/// Near: a site (or the town of a confidential one) within the radius; last among them what says that it serves other places.
/// Province-wide and national: by coverage; also what is reached by phone or online and states no coverage, by where it stands;
/// also what says nothing at all of where it is, since unknown is never a no.
/// Elsewhere: everything else.
/// </summary>
internal sealed class PlaceReach
{
    private const int DefaultRadiusKm = 100;

    private const byte Covers = 1;
    private const byte StandsThere = 2;

    private readonly IndexSegment segment;
    private readonly PlaceScope scope;
    private readonly bool isProvince;
    private readonly ulong province;
    private readonly EarthPoint origin;
    private readonly float nearChord;
    private readonly int townId;
    private readonly byte[] marks;
    private readonly bool[] far = [];
    private readonly OpenBoard board;

    public PlaceReach(IndexSegment segment, ReferralQuery query, OpenBoard board, CleanMemory<byte> marksOf)
    {
        this.segment = segment;
        this.board = board;
        marks = [];
        if (query.Place is not { } place)
        {
            IsAnywhere = true;
            return;
        }

        scope = query.Scope;
        province = segment.ProvinceCodes.Find(place.Province);

        // A postal area without a sound source is no more than its province.
        isProvince = place.Kind == PlaceKind.Province || (place.Point is null && place.PlaceId is null);
        if (isProvince)
        {
            far = Array.ConvertAll(segment.Wheres, where => TierOfProvince(where) == NearTier.Elsewhere);
            return;
        }

        townId = place.PlaceId ?? 0;
        origin = EarthPoint.Of(place.Point ?? (place.PlaceId is { } id ? segment.Reference.Town(id)?.Point : null));
        nearChord = EarthPoint.ChordSquaredOf(Math.Max(0, query.RadiusKm ?? DefaultRadiusKm));
        marks = marksOf.Borrow(segment.Count);
        MarkRows();
        far = new bool[segment.Wheres.Length];
        for (var where = 0; where < far.Length; where++)
        {
            far[where] = IsFar(segment.Wheres[where], segment.Middles[where]);
        }
    }

    /// <summary>Whether a row is elsewhere by its whereabouts alone: most rows are, and need no closer look.</summary>
    public bool IsFar(int row, int where) => far.Length > 0 && far[where] && (isProvince || marks[row] == 0);

    /// <summary>No place was asked for.</summary>
    public bool IsAnywhere { get; }

    public Reached Of(int row)
    {
        if (IsAnywhere)
        {
            return new(NearTier.ServesPlace, float.NaN, AnywhereStand(row), false);
        }

        var stands = segment.Stands[row];
        return isProvince ? OfProvince(row, stands) : OfTown(row, stands);
    }

    /// <summary>Which of its places is meant where none was asked for.</summary>
    public int AnywhereStand(int row) => segment.Rows[row].Hours >= 0 ? 0 : BestOpen(segment.Stands[row]);

    /// <summary>Whether it says that it serves the whole province or country.</summary>
    public bool IsLine(int row) => segment.WhereOf(row) is var where && ((where.Reach & Reach.Country) != 0 || (where.Covered & province) != 0);

    private Reached OfTown(int row, ReadOnlySpan<Stand> stands)
    {
        var chord = float.NaN;
        var stand = stands.Length == 1 ? 0 : -1;
        for (var i = 0; i < stands.Length; i++)
        {
            var to = stands[i].Point.ChordSquaredTo(origin);
            if (float.IsNaN(chord) || to < chord)
            {
                chord = to;
                stand = float.IsNaN(to) ? stand : i;
            }
        }

        stand = stand < 0 ? BestOpen(stands) : stand;
        var mark = marks[row];
        if (scope == PlaceScope.LocatedIn)
        {
            return (mark & StandsThere) == 0
                ? new(NearTier.Elsewhere, chord, stand, false)
                : new(NearTier.ServesPlace, chord, StandIn(stands, stand), false);
        }

        ref readonly var where = ref segment.WhereOf(row);
        var stated = (where.Reach & Reach.CoverageStated) != 0;
        var coversProvince = (where.Covered & province) != 0;
        var coversCountry = (where.Reach & Reach.Country) != 0;
        if ((mark & Covers) != 0
            || ((mark & StandsThere) != 0 && (coversProvince || coversCountry || (!stated && scope != PlaceScope.Serves))))
        {
            return new(NearTier.ServesPlace, chord, (mark & StandsThere) != 0 ? StandIn(stands, stand) : stand, false);
        }

        if (scope != PlaceScope.Serves && chord <= nearChord)
        {
            return new(NearTier.Near, chord, stand, stated && !coversProvince && !coversCountry);
        }

        return new(Farther(where, coversProvince), chord, stand, false);
    }

    private Reached OfProvince(int row, ReadOnlySpan<Stand> stands)
    {
        ref readonly var where = ref segment.WhereOf(row);
        var stand = stands.Length == 1 ? 0 : (where.Located & province) != 0 ? StandInProvince(row, stands) : BestOpen(stands);
        return new(TierOfProvince(where), float.NaN, stand, false);
    }

    private NearTier TierOfProvince(Whereabouts where)
    {
        var located = (where.Located & province) != 0;
        var covered = ((where.Covered | where.Touched) & province) != 0;
        var serves = scope switch
        {
            PlaceScope.ServesOrNear => located || covered,
            PlaceScope.Serves => covered,
            PlaceScope.LocatedIn => located,
        };
        return serves ? NearTier.ServesPlace
            : scope == PlaceScope.LocatedIn ? NearTier.Elsewhere
            : Farther(where, coversProvince: false);
    }

    private NearTier Farther(in Whereabouts where, bool coversProvince)
    {
        if (coversProvince)
        {
            return NearTier.ProvinceWide;
        }

        if ((where.Reach & Reach.Country) != 0)
        {
            return NearTier.National;
        }

        if (scope == PlaceScope.Serves || (where.Reach & (Reach.CoverageStated | Reach.Abroad)) != 0 || (where.Reach & (Reach.Remote | Reach.WhereaboutsUnknown)) == 0)
        {
            return NearTier.Elsewhere;
        }

        return (where.Located & province) != 0 ? NearTier.ProvinceWide : NearTier.National;
    }

    /// <summary>Of rows that bear no mark.</summary>
    private bool IsFar(in Whereabouts where, in EarthPoint middle) => scope == PlaceScope.LocatedIn
        || (Farther(where, (where.Covered & province) != 0) == NearTier.Elsewhere
            && (scope == PlaceScope.Serves || where.Cell.IsFartherThan(nearChord, origin, middle)));

    private int StandIn(ReadOnlySpan<Stand> stands, int otherwise)
    {
        for (var i = 0; i < stands.Length; i++)
        {
            if (stands[i].TownId == townId)
            {
                return i;
            }
        }

        return otherwise;
    }

    private int StandInProvince(int row, ReadOnlySpan<Stand> stands)
    {
        for (var i = 0; i < stands.Length; i++)
        {
            if (segment.StandFactsOf(row, i).Province is { } code && (segment.ProvinceCodes.Find(code) & province) != 0)
            {
                return i;
            }
        }

        return BestOpen(stands);
    }

    /// <summary>Where nothing tells them apart, the one that is open.</summary>
    private int BestOpen(ReadOnlySpan<Stand> stands)
    {
        var best = 0;
        for (var i = 1; i < stands.Length; i++)
        {
            if (Worth(board[stands[i].Hours]) > Worth(board[stands[best].Hours]))
            {
                best = i;
            }
        }

        return best;

        static int Worth(OpenState state) => state switch { OpenState.Open => 2, OpenState.Unconfirmed => 1, OpenState.Closed => 0 };
    }

    private void MarkRows()
    {
        foreach (var row in segment.CoveredTowns[townId])
        {
            marks[row] |= Covers;
        }

        foreach (var row in segment.LocatedTowns[townId])
        {
            marks[row] |= StandsThere;
        }

        foreach (var circle in segment.Circles)
        {
            var within = EarthPoint.ChordSquaredOf(circle.Kilometres);
            foreach (var centre in circle.Centres)
            {
                if (centre.ChordSquaredTo(origin) <= within)
                {
                    marks[circle.Row] |= Covers;
                }
            }
        }
    }
}

/// <summary>Memory that one search after the other borrows clean.</summary>
internal sealed class CleanMemory<T>
{
    private T[] kept = [];

    public T[] Borrow(int count)
    {
        if (kept.Length < count)
        {
            kept = new T[count];
        }
        else
        {
            Array.Clear(kept, 0, count);
        }

        return kept;
    }
}
