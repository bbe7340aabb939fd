using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Hosting;

namespace NRD.Tests.Hosting;

/// <summary>The whole console in this process, listening on a port of its own, with a data folder of its own.</summary>
public sealed partial class RunningConsole : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("nrd-routes-").FullName;
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Every route the console really has, with something in place of what varies.</summary>
    public IReadOnlyList<string> Paths => PathsOf(app ?? throw new InvalidOperationException("Not started."));

    public static IReadOnlyList<string> PathsOf(WebApplication app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", "0b1f7d2e-0000-4000-8000-000000000000").TrimStart('/'))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public async ValueTask InitializeAsync()
    {
        app = await StartAsync(root, "Development");
        Address = AddressOf(app);
    }

    public static Task<WebApplication> StartAsync(string root, string environment, params string[] more) => WebConsole.StartAsync(
        ["--urls", "http://127.0.0.1:0", "--Data:Folder", Path.Combine(root, "data"), "--Data:SampleDirectory", "false", .. more], environment, CancellationToken.None);

    public static Uri AddressOf(WebApplication app) => new(app.Urls.First());

    /// <summary>A browser that follows nothing by itself.</summary>
    public HttpClient NewBrowser() => new PlainBrowser(Address).Http;

    /// <summary>One that has signed in as one of the sample staff.</summary>
    public async Task<HttpClient> SignInAsync(string name, CancellationToken ct) => (await SignInAsync(Address, name, ct)).Http;

    /// <inheritdoc cref="SignInAsync(string, CancellationToken)"/>
    public static async Task<PlainBrowser> SignInAsync(Uri address, string name, CancellationToken ct)
    {
        var browser = new PlainBrowser(address);
        using var form = new FormUrlEncodedContent([new("form-token", await TokenAsync(browser.Http, "/sign-in", ct)), new("name", name), new("to", "/")]);
        using var answer = await browser.Http.PostAsync(new Uri("/sign-in/sample", UriKind.Relative), form, ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    public static async Task<string> TokenAsync(HttpClient browser, string page, CancellationToken ct) =>
        Token().Match(await browser.GetStringAsync(new Uri(page, UriKind.Relative), ct)).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Directory.Delete(root, recursive: true);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A browser that follows nothing by itself, with its cookies.</summary>
public sealed class PlainBrowser : IDisposable
{
    public PlainBrowser(Uri address) => Http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public void Dispose() => Http.Dispose();
}
