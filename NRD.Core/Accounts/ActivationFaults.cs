using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>All that stands in the way of what was chosen, at once.</summary>
internal static class ActivationFaults
{
    private const int LongestSignInName = 100;
    private const int LongestDisplayName = 60;

    public static async Task<List<ActivationFault>> FindAsync(NrdDbContext db, StaffUser user, bool isNew, ChosenFactors chosen, Instant now, CancellationToken ct)
    {
        var faults = new List<ActivationFault>();
        if (isNew)
        {
            if (user.SignInName.Length is 0 or > LongestSignInName)
            {
                faults.Add(ActivationFault.SignInNameMissing);
            }
            else if (await db.Staff.AnyAsync(u => u.NormalizedName == user.NormalizedName, ct))
            {
                faults.Add(ActivationFault.SignInNameTaken);
            }

            if (user.DisplayName.Length is 0 or > LongestDisplayName)
            {
                faults.Add(ActivationFault.DisplayNameMissing);
            }
        }

        if (chosen.Passkey is { } passkey)
        {
            return passkey.UserHandle == user.Id ? faults : [.. faults, ActivationFault.LinkOver];
        }

        if (PasswordRules.Check(chosen.Password, user.SignInName, user.DisplayName) is { } fault)
        {
            faults.Add(Of(fault));
        }

        if (chosen.Seed is null || CodeApp.Accept(chosen.Seed, chosen.Code, null, now) is null)
        {
            faults.Add(ActivationFault.CodeWrong);
        }

        return faults;
    }

    private static ActivationFault Of(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => ActivationFault.PasswordTooShort,
        PasswordFault.TooLong => ActivationFault.PasswordTooLong,
        PasswordFault.Common => ActivationFault.PasswordCommon,
        PasswordFault.Context => ActivationFault.PasswordContext,
        PasswordFault.Pattern => ActivationFault.PasswordPattern,
    };
}
