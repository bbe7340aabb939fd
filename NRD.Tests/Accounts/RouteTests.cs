using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Accounts;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Who gets what over HTTP, from the real console: the file is the truth, and every cell of it is asked for.</summary>
public sealed partial class RouteTests
{
    private static readonly string[] Whos = ["anonymous", .. Enum.GetNames<Role>()];

    private static readonly string File = Path.Combine(Repository.Root, "NRD.Tests", "Accounts", "routes.tsv");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_every_role_as_the_file_says_and_nothing_fails()
    {
        var root = Directory.CreateTempSubdirectory("nrd-routes-").FullName;
        await using var app = await WebConsole.StartAsync(["--urls", "http://127.0.0.1:0", "--Data:Folder", Path.Combine(root, "listed"), "--Data:SampleDirectory", "false"], "Development", Ct);
        var routes = Routes(app).ToList();
        await app.StopAsync(Ct);
        using var console = Start(Path.Combine(root, "data"));
        try
        {
            var address = await AddressAsync(console);
            var answers = new List<string> { string.Join('\t', ["method", "route", .. Whos]) };
            var rows = routes.Select(route => new List<string> { route.Method, route.Route }).ToList();
            foreach (var who in Whos)
            {
                using var browser = await BrowserOfAsync(who, address);
                for (var at = 0; at < routes.Count; at++)
                {
                    rows[at].Add(await AskAsync(browser, routes[at].Method, routes[at].Route));
                }
            }

            answers.AddRange(rows.Select(row => string.Join('\t', row)));
            answers.Where(line => line.Split('\t').Skip(2).Any(cell => cell.StartsWith('5'))).ShouldBeEmpty();
            string.Join('\n', answers).ShouldBe(string.Join('\n', await System.IO.File.ReadAllLinesAsync(File, Ct)), $"The answers were:\n{string.Join('\n', answers)}\nEnd.");
        }
        finally
        {
            console.Kill(entireProcessTree: true);
            await console.WaitForExitAsync(CancellationToken.None);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Every_page_says_whom_it_is_for()
    {
        var silent = typeof(WebConsole).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false))
            .Where(type => !type.IsDefined(typeof(NeedsAttribute), inherit: true) && !type.IsDefined(typeof(ForEverybodyAttribute), inherit: true));

        silent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Operator, new[] { "/", "/follow-ups", "/route", "/police", "/scripts", "/approvals" })]
    [InlineData(Role.Supervisor, new[] { "/", "/follow-ups", "/route", "/police", "/upkeep", "/scripts", "/keeping", "/words", "/approvals" })]
    [InlineData(Role.DirectoryStaff, new[] { "/", "/upkeep", "/words" })]
    [InlineData(Role.Publisher, new[] { "/" })]
    [InlineData(Role.Administrator, new[] { "/staff", "/approvals" })]
    [InlineData(Role.Auditor, new[] { "/audit" })]
    public void The_menu_names_what_somebody_may_open_and_nothing_else(Role role, string[] expected)
    {
        var permissions = Roles.PermissionsOf([role]);

        Navigation.Pages.Where(page => permissions.Contains(page.Needs)).Select(page => page.Path).ShouldBe([.. expected, "/security"]);
    }

    [Fact]
    public void A_page_that_says_nothing_opens_for_nobody() => PageGate.Opens(typeof(string), TestActors.In(Role.Administrator)).ShouldBeFalse();

    private static Process Start(string data) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Repository.ConsoleDll, "--urls", "http://127.0.0.1:0", "--Data:Folder", data, "--Data:SampleDirectory", "false" },
        RedirectStandardOutput = true,
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
    }) ?? throw new InvalidOperationException("The console did not start.");

    private static async Task<Uri> AddressAsync(Process console)
    {
        while (await console.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
            {
                return new(line[at..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException("The console ended.");
    }

    /// <summary>Each route once a method; files of the console itself and of the framework are one route each kind.</summary>
    private static IEnumerable<(string Method, string Route)> Routes(WebApplication app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsFile(endpoint.RoutePattern.RawText ?? ""))
            .SelectMany(endpoint => Methods(endpoint).Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .Append(("GET", "/app.css"))
            .Distinct()
            .OrderBy(pair => pair.Item2, StringComparer.Ordinal)
            .ThenBy(pair => pair.Item1, StringComparer.Ordinal);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    private static bool IsFile(string pattern) => FileName().IsMatch(pattern) && !pattern.StartsWith("_blazor", StringComparison.Ordinal);

    private static async Task<HttpClient> BrowserOfAsync(string who, Uri address)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        if (Enum.TryParse<Role>(who, out var role))
        {
            var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Ct);
            using var form = new FormUrlEncodedContent(
            [
                new("form-token", Token().Match(page).Groups[1].Value),
                new("name", SampleStaff.People.First(person => person.Role == role).Name),
                new("to", "/"),
            ]);
            using var answer = await browser.PostAsync(new Uri("/sign-in/sample", UriKind.Relative), form, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, who);
        }

        return browser;
    }

    private static async Task<string> AskAsync(HttpClient browser, string method, string route)
    {
        var path = Parameter().Replace(route, Guid.Empty.ToString());
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        var where = answer.Headers.Location is { } location ? " " + location.OriginalString.Split('?')[0] : "";
        return $"{(int)answer.StatusCode}{where}";
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.[a-z0-9]{2,6}(\.gz|\.br)?$")]
    private static partial Regex FileName();
}
