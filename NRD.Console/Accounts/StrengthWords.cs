using NRD.Console.Components;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>How somebody signed in.</summary>
public static class StrengthWords
{
    public static string Of(SignInStrength strength, Words words) => words[strength switch
    {
        SignInStrength.Passkey => "SignIn.ByPasskey",
        SignInStrength.PasswordAndCode => "SignIn.ByCode",
        SignInStrength.PasswordAndRecoveryCode => "SignIn.ByRecoveryCode",
        SignInStrength.Sample => "SignIn.BySample",
    }];
}
