using System.Globalization;

namespace NRD.Core.Accounts;

/// <summary>
/// What the first step found, for the second. It says nothing to whoever carries it: the host seals it, and it has the same length whatever it holds.
/// </summary>
public sealed class FirstStep
{
    private const int StampLength = 32;
    private readonly string stamp;

    internal FirstStep(Guid known, string stamp, bool right)
    {
        Known = known;
        Right = right;
        this.stamp = stamp;
    }

    /// <summary>Whose name it was; empty where it is nobody's.</summary>
    internal Guid Known { get; }

    internal bool Right { get; }

    public static FirstStep? Parse(string text) =>
        text.Length == 33 + StampLength && Guid.TryParseExact(text[..32], "N", out var known) ? new(known, text[33..], text[32] == '1') : null;

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"{Known:N}{(Right ? 1 : 0)}{stamp}");

    public override string ToString() => nameof(FirstStep);

    /// <summary>Still the same password as a moment ago.</summary>
    internal bool StillFor(StaffUser user) => user.Id == Known && user.SecurityStamp == stamp && user.IsActive;

    internal static FirstStep Of(StaffUser? user, bool right) =>
        new(user?.Id ?? Guid.Empty, user?.SecurityStamp ?? Convert.ToHexString(Secret.New(StampLength / 2)), right);
}
