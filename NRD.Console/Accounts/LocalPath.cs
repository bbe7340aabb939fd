namespace NRD.Console.Accounts;

/// <summary>Where somebody goes after signing in: a path of this console and nothing else.</summary>
public static class LocalPath
{
    private const int Longest = 200;

    /// <summary>The path, or the start page where it is not one of ours or carries more than a path.</summary>
    public static string Of(string? path) =>
        path is { Length: > 0 and <= Longest } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && path.All(IsPlain) ? path : "/";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.';
}
