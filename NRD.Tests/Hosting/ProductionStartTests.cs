using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using NRD.Console.Hosting;
using NRD.Core.Persistence.Sealing;

namespace NRD.Tests.Hosting;

/// <summary>The whole console as it is served in earnest: what it needs to start, and each thing for which it does not.</summary>
public sealed class ProductionStartTests : IDisposable
{
    private const string Secure = "https://127.0.0.1:0";

    private readonly string root = Directory.CreateTempSubdirectory("nrd-production-").FullName;
    private readonly X509Certificate2 certificate;
    private readonly string certificateFile;
    private readonly string keyFile;

    public ProductionStartTests()
    {
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=nrd.example.org", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        certificateFile = Path.Combine(root, "console.crt");
        keyFile = Path.Combine(root, "console.key");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        SetMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string KeysFolder => Path.Combine(root, "data", "keys");

    public void Dispose()
    {
        certificate.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task It_starts_with_a_certificate_and_key_files_that_are_only_its_own_and_serves_the_sign_in_over_https()
    {
        await using var app = await StartAsync(Secure);
        using var browser = Browser(app);

        using var live = await browser.GetAsync(new Uri("/health/live", UriKind.Relative), Ct);
        live.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("max-age=31536000");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));

        // Nobody can be picked, and nothing says that anybody could.
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldNotContain("sample", Case.Insensitive);
        using var form = new FormUrlEncodedContent([new("name", "operator")]);
        using var picked = await browser.PostAsync(new Uri("/sign-in/sample", UriKind.Relative), form, Ct);
        picked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Directory.GetFiles(KeysFolder, "*.xml").ShouldNotBeEmpty("a form was shown, so there is a key, and the next start looks at it");
        await app.StopAsync(Ct);

        await using var again = await StartAsync(Secure);
        await again.StopAsync(Ct);
    }

    [Fact]
    public async Task It_starts_behind_a_named_proxy()
    {
        await using var app = await StartAsync("http://127.0.0.1:0", "--Hosting:Proxy", "127.0.0.1");
        await app.StopAsync(Ct);
    }

    [Fact]
    public async Task It_does_not_start_without_https() =>
        (await RefusedAsync("http://127.0.0.1:0")).ShouldContain("Hosting:Proxy");

    [Fact]
    public async Task It_does_not_start_over_a_database_with_sample_staff()
    {
        await using (var development = await RunningConsole.StartAsync(root, "Development"))
        {
            await development.StopAsync(Ct);
        }

        (await RefusedAsync(Secure)).ShouldContain("Data:Folder");
    }

    [Fact]
    public async Task It_does_not_start_with_detailed_errors() =>
        (await RefusedAsync(Secure, "--DetailedErrors", "true")).ShouldContain("DetailedErrors");

    [Fact]
    public async Task It_does_not_start_with_a_key_that_nothing_seals()
    {
        await StartedOnceAsync();
        var plain = Path.Combine(KeysFolder, "key-plain.xml");
        await File.WriteAllTextAsync(plain, "<key><descriptor><masterKey><value>plain</value></masterKey></descriptor></key>", Ct);
        SetMode(plain, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await RefusedAsync(Secure)).ShouldContain(plain);
    }

    [Fact]
    public async Task It_does_not_start_with_a_key_file_that_others_can_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps no such modes.");
            return;
        }

        await StartedOnceAsync();
        var cookies = Directory.GetFiles(KeysFolder, "*.xml")[0];
        foreach (var file in new[] { keyFile, cookies, Path.Combine(root, "data-keys", "master.key") })
        {
            var kept = File.GetUnixFileMode(file);
            File.SetUnixFileMode(file, kept | UnixFileMode.OtherRead);

            (await RefusedAsync(Secure)).ShouldContain("chmod 600", Case.Sensitive, file);

            File.SetUnixFileMode(file, kept);
        }

        await StartedOnceAsync();
    }

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    /// <summary>A browser that believes this one certificate.</summary>
    private HttpClient Browser(WebApplication app) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
    })
    {
        BaseAddress = RunningConsole.AddressOf(app),
    };

    private async Task StartedOnceAsync()
    {
        await using var app = await StartAsync(Secure);
        using var browser = Browser(app);
        await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        await app.StopAsync(Ct);
    }

    private Task<WebApplication> StartAsync(string url, params string[] more) => RunningConsole.StartAsync(
        root,
        "Production",
        ["--urls", url, "--Kestrel:Certificates:Default:Path", certificateFile, "--Kestrel:Certificates:Default:KeyPath", keyFile, .. more]);

    /// <summary>What is said to whoever tried to start it.</summary>
    private async Task<string> RefusedAsync(string url, params string[] more)
    {
        var refused = await Should.ThrowAsync<Exception>(async () => await StartAsync(url, more));
        return refused is RefusedException or MasterKeyException ? refused.Message : throw new ShouldAssertException($"It ended by {refused}.");
    }
}
