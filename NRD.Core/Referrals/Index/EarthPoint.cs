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

    public static float Kilometres(float chordSquared) =>
        (float)(2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chordSquared) / 2)));
}
