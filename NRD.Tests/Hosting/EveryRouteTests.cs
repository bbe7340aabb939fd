using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using NRD.Console.Hosting;

namespace NRD.Tests.Hosting;

/// <summary>What every answer of the console says about itself: each route, each method, for whoever asks.</summary>
public sealed class EveryRouteTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"];
    private static readonly string[] Unknown = ["/nothing", "/nothing/at/all", "/app.css.map", "/_framework/nothing.js", "/../appsettings.json", "/nrd.db"];

    // What browsers themselves send without a form; the check of where a request comes from stands before all of it.
    private static readonly string[] WithoutForm = ["/_blazor", "/policy-report", "/_framework"];

    private static readonly (string Name, string Value)[] Table =
    [
        ("Content-Security-Policy", SecurityHeaders.ContentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Permissions-Policy", SecurityHeaders.PermissionsPolicy),
        ("X-Robots-Tag", "noindex"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("operator")]
    [InlineData("administrator")]
    public async Task Every_route_and_method_answers_with_the_headers_and_is_never_a_fault(string? who)
    {
        using var browser = who is null ? console.NewBrowser() : await console.SignInAsync(who, Ct);
        var faults = new List<string>();

        foreach (var path in console.Paths.Concat(Unknown).Where(path => path != "/sign-out"))
        {
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
                using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
                var what = $"{method} {path}: {(int)answer.StatusCode}";
                faults.AddRange(Table.Where(header => Value(answer, header.Name) != header.Value).Select(header => $"{what}, {header.Name}: {Value(answer, header.Name)}"));
                if (answer.Headers.CacheControl is not { NoStore: true })
                {
                    if (!IsFingerprinted(path) || Value(answer, "Cache-Control") is not { } cache || !cache.Contains("immutable", StringComparison.Ordinal))
                    {
                        faults.Add($"{what}, Cache-Control: {answer.Headers.CacheControl}");
                    }
                }

                if (Value(answer, "Server") is { } server)
                {
                    faults.Add($"{what}, Server: {server}");
                }

                if ((int)answer.StatusCode >= 500)
                {
                    faults.Add(what);
                }

                if (method is not ("GET" or "HEAD" or "POST") && answer.StatusCode != HttpStatusCode.MethodNotAllowed)
                {
                    faults.Add($"{what}: this method is answered");
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Only_styles_may_stand_in_a_page_itself()
    {
        var rules = SecurityHeaders.ContentSecurityPolicy.Split(';', StringSplitOptions.TrimEntries);

        rules.Single(rule => rule.Contains("unsafe", StringComparison.Ordinal)).ShouldBe("style-src 'self' 'unsafe-inline'");
        rules.ShouldContain("default-src 'none'");
        rules.ShouldContain("frame-ancestors 'none'");
        rules.ShouldContain("script-src 'self'");
        SecurityHeaders.PermissionsPolicy.ShouldContain("publickey-credentials-get=(self)");
        SecurityHeaders.PermissionsPolicy.ShouldContain("publickey-credentials-create=(self)");
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        using var browser = await console.SignInAsync("operator", Ct);

        foreach (var path in console.Paths.Where(path => !WithoutForm.Any(start => path.StartsWith(start, StringComparison.Ordinal))))
        {
            using var form = new FormUrlEncodedContent([new("name", "operator")]);
            using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form, Ct);

            ((int)answer.StatusCode).ShouldBeInRange(400, 499, path);
        }

        (await browser.GetAsync(new Uri("/session", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, "still signed in");
    }

    [Fact]
    public async Task Signing_out_takes_along_what_the_browser_kept()
    {
        using var browser = await console.SignInAsync("operator", Ct);
        using var form = new FormUrlEncodedContent([new("form-token", await RunningConsole.TokenAsync(browser, "/", Ct))]);

        using var answer = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), form, Ct);

        Value(answer, "Clear-Site-Data").ShouldBe("\"cache\", \"cookies\", \"storage\"");
        (await browser.GetAsync(new Uri("/session", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whoever_is_locked_reaches_the_lock_and_nothing_else()
    {
        using var browser = await console.SignInAsync("operator", Ct);
        var token = await RunningConsole.TokenAsync(browser, "/", Ct);
        (await PostAsync("/lock")).ShouldBe(HttpStatusCode.NoContent);

        using var page = await browser.GetAsync(new Uri("/security", UriKind.Relative), Ct);
        (page.StatusCode, page.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.Redirect, "/"));
        (await PostAsync("/security/password")).ShouldBe(HttpStatusCode.Locked);
        (await PostAsync("/unlock")).ShouldBe(HttpStatusCode.Forbidden, "sample staff have no password");
        (await PostAsync("/unlock/sample")).ShouldBe(HttpStatusCode.NoContent);
        (await browser.GetAsync(new Uri("/security", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> PostAsync(string path)
        {
            using var form = new FormUrlEncodedContent([new("form-token", token)]);
            using var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form, Ct);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Alive_is_said_to_anybody_in_silence_and_ready_with_its_reasons_to_this_machine()
    {
        using var browser = console.NewBrowser();

        using var live = await browser.GetAsync(new Uri("/health/live", UriKind.Relative), Ct);
        (live.StatusCode, await live.Content.ReadAsStringAsync(Ct)).ShouldBe((HttpStatusCode.NoContent, ""));
        using var ready = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Ct)).RootElement;
        (report.GetProperty("database").GetBoolean(), report.GetProperty("index").GetBoolean(), report.GetProperty("clocks").GetBoolean()).ShouldBe((true, true, true));
    }

    [Fact]
    public async Task A_web_socket_opens_for_our_own_pages_and_for_somebody_signed_in_only()
    {
        (await TryAsync("http://elsewhere.example", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await TryAsync(console.Address.GetLeftPart(UriPartial.Authority), null)).ShouldNotBe(HttpStatusCode.SwitchingProtocols);

        async Task<HttpStatusCode> TryAsync(string origin, string? cookie)
        {
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", origin);
            socket.Options.CollectHttpResponseDetails = true;
            if (cookie is not null)
            {
                socket.Options.SetRequestHeader("Cookie", cookie);
            }

            try
            {
                await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{console.Address.Port}/_blazor?id=none"), Ct);
            }
            catch (WebSocketException)
            {
                // What it answered is asked for below.
            }

            return socket.HttpStatusCode;
        }
    }

    [Fact]
    public async Task The_line_between_page_and_console_is_a_web_socket_only()
    {
        using var browser = await console.SignInAsync("operator", Ct);

        using var answer = await browser.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Ct);

        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("availableTransports").EnumerateArray()
            .Select(transport => transport.GetProperty("transport").GetString()).ShouldBe(["WebSockets"]);
    }

    [Fact]
    public async Task Of_a_report_about_a_broken_policy_only_a_known_rule_is_taken_and_never_much()
    {
        using var browser = console.NewBrowser();

        (await ReportAsync("""{"csp-report":{"effective-directive":"script-src","document-uri":"http://canary.example"}}""")).ShouldBe(HttpStatusCode.NoContent);
        (await ReportAsync("""{"csp-report":[]}""")).ShouldBe(HttpStatusCode.NoContent);
        (await ReportAsync("nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await ReportAsync(new string('x', 20_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        async Task<HttpStatusCode> ReportAsync(string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/csp-report");
            using var answer = await browser.PostAsync(new Uri("/policy-report", UriKind.Relative), content, Ct);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Forwarded_headers_are_believed_from_nobody_unless_a_proxy_is_named()
    {
        using var browser = console.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health/live", UriKind.Relative)) { Headers = { { "X-Forwarded-Proto", "https" } } };

        using var answer = await browser.SendAsync(request, Ct);

        Value(answer, "Strict-Transport-Security").ShouldBeNull();
    }

    [Fact]
    public async Task Behind_its_proxy_every_answer_asks_for_https()
    {
        var root = Directory.CreateTempSubdirectory("nrd-proxy-").FullName;
        try
        {
            await using var app = await RunningConsole.StartAsync(root, "Production", "--Hosting:Proxy", "127.0.0.1", "--Hosting:ServerDomain", "localhost");
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = RunningConsole.AddressOf(app) };

            foreach (var path in new[] { "/", "/sign-in", "/nothing", "/health/live", "/app.css" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "X-Forwarded-Proto", "https" } } };
                using var answer = await browser.SendAsync(request, Ct);
                Value(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000", path);
            }

            // Only files of the console itself may be kept, each under the name of its content. A build keeps none, a published console does.
            var kept = new List<string>();
            foreach (var path in RunningConsole.PathsOf(app).Where(path => path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal)))
            {
                using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
                if (answer.Headers.CacheControl is not { NoStore: true })
                {
                    kept.Add(path);
                }
            }

            kept.ShouldAllBe(path => IsFingerprinted(path));
            (await browser.GetAsync(new Uri("/app.css", UriKind.Relative), Ct)).Headers.CacheControl?.NoStore.ShouldBeTrue();
            await app.StopAsync(Ct);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string? Value(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>A hash of the content stands in the name, so that another content has another name.</summary>
    private static bool IsFingerprinted(string path) => path.Split('/')[^1].Split('.') is { Length: >= 3 } parts && parts[1..^1].Any(part => part.Length == 10);
}
