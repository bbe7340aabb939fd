using NRD.Console.Components;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>What stands in the way, beside the field it is about.</summary>
public static class FaultWords
{
    public static FieldFault Of(ActivationFault fault, Words words) => fault switch
    {
        ActivationFault.LinkOver => new("", words["SignIn.LinkOverBody"]),
        ActivationFault.SignInNameMissing => new("name", words["SignIn.FaultName"]),
        ActivationFault.SignInNameTaken => new("name", words["SignIn.FaultNameTaken"]),
        ActivationFault.DisplayNameMissing => new("display", words["SignIn.FaultDisplay"]),
        ActivationFault.PasswordTooShort => Of(FactorFault.PasswordTooShort, words),
        ActivationFault.PasswordTooLong => Of(FactorFault.PasswordTooLong, words),
        ActivationFault.PasswordCommon => Of(FactorFault.PasswordCommon, words),
        ActivationFault.PasswordContext => Of(FactorFault.PasswordContext, words),
        ActivationFault.PasswordPattern => Of(FactorFault.PasswordPattern, words),
        ActivationFault.CodeWrong => Of(FactorFault.CodeWrong, words),
    };

    public static FieldFault Of(FactorFault fault, Words words) => fault switch
    {
        FactorFault.ProveAgain => new("", words["SignIn.ProveFirst"]),
        FactorFault.PasswordTooShort => new("password", words.Count("SignIn.FaultShort", PasswordRules.Shortest)),
        FactorFault.PasswordTooLong => new("password", words.Count("SignIn.FaultLong", PasswordRules.Longest)),
        FactorFault.PasswordCommon => new("password", words["SignIn.FaultCommon"]),
        FactorFault.PasswordContext => new("password", words["SignIn.FaultContext"]),
        FactorFault.PasswordPattern => new("password", words["SignIn.FaultPattern"]),
        FactorFault.CodeWrong => new("code", words["SignIn.FaultCode"]),
        FactorFault.TooManyPasskeys => new("", words.Count("SignIn.FaultTooMany", OwnPasskeys.Most)),
        FactorFault.NameMissing => new("passkey-name", words["SignIn.FaultPasskeyName"]),
        FactorFault.LastWayIn => new("", words["SignIn.FaultLastWay"]),
        FactorFault.NotThere => new("", words["SignIn.FaultNotThere"]),
        FactorFault.Changed => new("", words["SignIn.FaultChanged"]),
    };
}
