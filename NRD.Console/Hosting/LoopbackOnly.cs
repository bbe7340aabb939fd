using System.Net;
using NRD.Console.Resources;

namespace NRD.Console.Hosting;

/// <summary>In Development, where anybody may sign in as sample staff, nobody but the person at this machine may reach the console.</summary>
public static class LoopbackOnly
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The addresses the settings ask for.</summary>
    /// <exception cref="RefusedException">One of them can be reached from another machine, or is not an address.</exception>
    public static IReadOnlyList<string> Urls(IConfiguration configuration)
    {
        var urls = AllUrls(configuration);
        return urls.FirstOrDefault(url => !IsLoopback(url)) is { } reachable
            ? throw new RefusedException(Texts.Hosting("LoopbackOnly", reachable, DefaultUrl))
            : urls;
    }

    /// <summary>The addresses the settings ask for, wherever they can be reached from.</summary>
    public static IReadOnlyList<string> AllUrls(IConfiguration configuration)
    {
        // Endpoints of Kestrel's own section win over "Urls".
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? endpoint.Key).ToList();
        var urls = (configuration["Urls"] is { Length: > 0 } set ? set : DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return endpoints.Count > 0 ? endpoints : urls;
    }

    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is ("http" or "https")
        && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
