namespace NRD.Console.Accounts;

/// <summary>Browser and system in two words, so that somebody knows their own sign-ins again. Nothing finer is kept of what a browser says.</summary>
public static class DeviceWords
{
    // The order matters: most browsers also call themselves by the names further down.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return string.Join(", ", new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(word => word is not null));
    }

    private static string? Find((string Mark, string Name)[] table, string agent) =>
        table.FirstOrDefault(entry => agent.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
