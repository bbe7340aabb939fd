namespace NRD.Core.Accounts;

/// <summary>What a one-time link opens.</summary>
/// <param name="SignInName">Empty for a new administrator, who chooses it.</param>
public sealed record OpenLink(Guid Id, LinkPurpose Purpose, Guid UserId, string SignInName, string DisplayName);

/// <summary>What was chosen on the page of a link: names where it is a new administrator, and a full set of factors.</summary>
/// <param name="Seed">Of the code app, with a first code that shows it works.</param>
/// <param name="Passkey">Instead of password and code.</param>
public sealed record ChosenFactors(string SignInName, string DisplayName, string Password, string? Seed, string Code, NewPasskey? Passkey)
{
    public override string ToString() => nameof(ChosenFactors);
}

/// <param name="Data">Its public half, as the host reads it again.</param>
public sealed record NewPasskey(Guid UserHandle, byte[] CredentialId, string Name, byte[] Data);

/// <summary>What stands in the way; empty where the account is made.</summary>
public enum ActivationFault
{
    /// <summary>The link was used meanwhile, is too old, or is not needed any more.</summary>
    LinkOver,
    SignInNameMissing,
    SignInNameTaken,
    DisplayNameMissing,
    PasswordTooShort,
    PasswordTooLong,
    PasswordCommon,
    PasswordContext,
    PasswordPattern,
    CodeWrong,
}

/// <param name="RecoveryCodes">Shown once.</param>
public sealed record Activated(IReadOnlyList<ActivationFault> Faults, NewSession? Session, IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(Activated);
}
