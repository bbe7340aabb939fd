namespace NRD.Console.Referrals;

/// <summary>Partner links are data from elsewhere: only plain web addresses become links.</summary>
public static class WebAddress
{
    /// <returns>The address with its scheme; <c>null</c> where it is no web address.</returns>
    public static string? Safe(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : "https://" + text.Trim();
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http") && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal)
            ? uri.ToString()
            : null;
    }
}
