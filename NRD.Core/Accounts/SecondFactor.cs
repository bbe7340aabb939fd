using NodaTime;

namespace NRD.Core.Accounts;

/// <summary>Looks at a code and uses it up in the same breath; saved with whatever it was needed for.</summary>
internal static class SecondFactor
{
    /// <returns>Whether it was a code of their app that was not used before.</returns>
    public static bool TakeCode(StaffUser user, string code, Instant now)
    {
        if (user.TotpSeed is not { } seed || CodeApp.Accept(seed.Disclose(), code, user.TotpLastStep, now) is not { } step)
        {
            return false;
        }

        user.TakeTotpStep(step);
        return true;
    }

    /// <returns>Whether it was one of their recovery codes that was not used before.</returns>
    public static bool TakeRecoveryCode(StaffUser user, string typed, Instant now)
    {
        if (RecoveryCodes.Find(user, typed) is not { } code)
        {
            return false;
        }

        code.Use(now);
        return true;
    }
}
