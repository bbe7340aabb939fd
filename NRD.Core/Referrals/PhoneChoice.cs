using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Picks the number to call first.</summary>
internal static class PhoneChoice
{
    /// <summary>The service's own numbers come before those of its site, and those before the organization's; a number for texts or faxes only where there is no other.</summary>
    /// <param name="wrong">What the desks reported.</param>
    public static Phone? Of(OpenState state, IReadOnlyList<ReportedFact> wrong, params ReadOnlySpan<ValueList<Phone>> nearestFirst)
    {
        Phone? best = null;
        var bestRank = int.MaxValue;
        var level = 0;
        foreach (var phones in nearestFirst)
        {
            foreach (var phone in phones)
            {
                var rank = (Rank(phone, state, IsWrong(phone, wrong)) * nearestFirst.Length) + level;
                if (rank < bestRank)
                {
                    best = phone;
                    bestRank = rank;
                }
            }

            level++;
        }

        return best;
    }

    /// <summary>Whether a desk reported it as wrong, and nobody has answered yet.</summary>
    public static bool IsWrong(Phone phone, IReadOnlyList<ReportedFact> reports)
    {
        foreach (var report in reports)
        {
            if (report.IsOf(phone))
            {
                return true;
            }
        }

        return false;
    }

    private static int Rank(Phone phone, OpenState state, bool wrong)
    {
        var rank = phone.Purpose switch
        {
            PhonePurpose.AfterHours => state == OpenState.Closed ? 0 : 5,
            PhonePurpose.Intake => state == OpenState.Closed ? 3 : 1,
            PhonePurpose.Crisis => 2,
            PhonePurpose.TollFree => 4,
            PhonePurpose.Main => 4,
            PhonePurpose.Other => 6,
            PhonePurpose.Administration => 7,
            PhonePurpose.Text => 8,
            PhonePurpose.Tty => 9,
            PhonePurpose.Fax => 10,
        };

        // What cannot be dialled is worse than any that can; what is doubtful comes after its like; a number reported as wrong comes after
        // every other that a voice can call, and before one for texts or faxes only.
        rank = (rank * 2) + (phone.Doubtful ? 1 : 0);
        rank = !wrong ? rank : phone.Purpose is PhonePurpose.Text or PhonePurpose.Tty or PhonePurpose.Fax ? rank + 30 : 15;
        return rank + (phone.Number is null ? 100 : 0);
    }
}
