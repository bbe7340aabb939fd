namespace NRD.Console.Accounts;

/// <summary>Where a one-time link leads.</summary>
public static class ActivationAddress
{
    public static string PathOf(string secret) => $"/activate/{secret}";
}
