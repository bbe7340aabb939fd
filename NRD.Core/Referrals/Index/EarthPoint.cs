using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>A point as a vector of length one: nearness is then three products instead of four sines.</summary>
internal readonly record struct EarthPoint(float X, float Y, float Z)
{
    public static readonly EarthPoint None = new(float.NaN, float.NaN, float.NaN);

    private const double EarthRadiusKm = 6371.0088;

    public static EarthPoint Of(GeoPoint? point)
    {
        if (point is not { } known)
        {
            return None;
        }

        var latitude = double.DegreesToRadians(known.Latitude);
        var longitude = double.DegreesToRadians(known.Longitude);
        return new(
            (float)(Math.Cos(latitude) * Math.Cos(longitude)),
            (float)(Math.Cos(latitude) * Math.Sin(longitude)),
            (float)Math.Sin(latitude));
    }

    public bool IsKnown => !float.IsNaN(X);

    /// <summary>Square of the chord: rises with the distance; not a number where either point is unknown.</summary>
    public float ChordSquaredTo(in EarthPoint other)
    {
        var x = X - other.X;
        var y = Y - other.Y;
        var z = Z - other.Z;
        return (x * x) + (y * y) + (z * z);
    }

    public static float ChordSquaredOf(double kilometres)
    {
        var half = Math.Sin(Math.Min(kilometres / EarthRadiusKm, Math.PI) / 2);
        return (float)(4 * half * half);
    }

    /// <summary>The square of some hundred kilometres, or less, that holds the point.</summary>
    public EarthCell Cell
    {
        get
        {
            if (!IsKnown)
            {
                return EarthCell.Nowhere;
            }

            var latitude = double.RadiansToDegrees(Math.Asin(Math.Clamp(Z, -1, 1)));
            var longitude = double.RadiansToDegrees(Math.Atan2(Y, X));
            return new((short)Math.Floor(latitude), (short)Math.Floor(longitude));
        }
    }

    public static float Kilometres(float chordSquared) =>
        (float)(2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chordSquared) / 2)));
}

/// <summary>A square of one degree, by its south-western corner.</summary>
internal readonly record struct EarthCell(short Latitude, short Longitude)
{
    public static readonly EarthCell Nowhere = new(short.MinValue, 0);

    /// <summary>Sites in more than one cell.</summary>
    public static readonly EarthCell Several = new(short.MinValue, 1);

    /// <summary>No point of a cell is farther from its middle, with room for rounding.</summary>
    private static readonly float HalfDiagonal = MathF.Sqrt(EarthPoint.ChordSquaredOf(80));

    /// <summary>No point where there is not one cell.</summary>
    public EarthPoint Middle => Latitude == short.MinValue ? EarthPoint.None : EarthPoint.Of(new(Latitude + 0.5, Longitude + 0.5));

    /// <summary>Whether no point of the cell can be so near to another; cheaper than asking each of them.</summary>
    /// <param name="middle">As of <see cref="Middle"/>, which is kept: it takes four sines.</param>
    public bool IsFartherThan(float chordSquared, in EarthPoint from, in EarthPoint middle) =>
        this == Nowhere || (this != Several && MathF.Sqrt(middle.ChordSquaredTo(from)) - HalfDiagonal > MathF.Sqrt(chordSquared));
}
