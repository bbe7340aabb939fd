using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>The lines that answer day and night, as any window last saw them: for whoever opens one while no search can be done.</summary>
public sealed class KnownLines
{
    private volatile IReadOnlyList<ReferralMatch> lines = [];

    public IReadOnlyList<ReferralMatch> Lines => lines;

    public void Remember(IReadOnlyList<ReferralMatch> seen)
    {
        if (seen.Count > 0)
        {
            lines = [.. seen.Where(line => line.Open is { State: OpenState.Open, Until: null })];
        }
    }
}
