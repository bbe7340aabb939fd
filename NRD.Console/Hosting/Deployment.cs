using System.Net;
using NRD.Console.Resources;

namespace NRD.Console.Hosting;

/// <summary>How this console is run and reached, decided once at its start.</summary>
/// <param name="IsDevelopment">On somebody's own machine, with sample staff and without HTTPS.</param>
/// <param name="IsSecure">Browsers speak HTTPS with it, or with the proxy in front of it.</param>
/// <param name="Proxy">The one address whose forwarded headers are believed.</param>
/// <param name="ServerDomain">What passkeys are bound to; empty where none are offered.</param>
/// <param name="Urls">Where it listens.</param>
public sealed record Deployment(bool IsDevelopment, bool IsSecure, IPAddress? Proxy, string ServerDomain, IReadOnlyList<string> Urls)
{
    /// <exception cref="RefusedException">People could reach it in a way that is not safe.</exception>
    public static Deployment Of(IConfiguration configuration, bool isDevelopment)
    {
        var options = configuration.GetSection(HostingOptions.Section).Get<HostingOptions>() ?? new();
        var proxy = Parse(options.Proxy);
        if (isDevelopment)
        {
            return new(true, IsSecure: false, proxy, options.ServerDomain is { Length: > 0 } named ? named : "localhost", LoopbackOnly.Urls(configuration));
        }

        var urls = LoopbackOnly.AllUrls(configuration);
        return proxy is not null || urls.All(IsHttps)
            ? new(false, IsSecure: true, proxy, options.ServerDomain, urls)
            : throw new RefusedException(Texts.Hosting("NeedsHttps", urls.First(url => !IsHttps(url))));
    }

    /// <summary>A cookie that goes to this console only; with the prefix that browsers enforce, wherever there is HTTPS.</summary>
    public CookieBuilder Cookie(string name) => new()
    {
        Name = CookieName(name),
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        SecurePolicy = IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
    };

    public string CookieName(string name) => IsSecure ? $"__Host-{name}" : name;

    private static bool IsHttps(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static IPAddress? Parse(string proxy) => proxy.Length == 0
        ? null
        : IPAddress.TryParse(proxy, out var address) ? address : throw new RefusedException(Texts.Hosting("ProxyNotAnAddress", proxy));
}
