using Microsoft.Extensions.Configuration;
using NRD.Console.Accounts;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Where the console may be served, and from what.</summary>
public sealed class DeploymentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nrd-deployment-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("https://*:443;http://*:80")]
    public void Production_without_https_or_a_named_proxy_is_refused(string urls) =>
        Should.Throw<RefusedException>(() => Deployment.Of(Settings(("Urls", urls)), isDevelopment: false)).Message.ShouldContain("Hosting:Proxy");

    [Fact]
    public void Production_goes_with_https_or_behind_a_named_proxy_and_has_the_cookie_that_browsers_guard()
    {
        Deployment.Of(Settings(("Urls", "https://*:443")), isDevelopment: false).CookieName("nrd").ShouldBe("__Host-nrd");
        var behind = Deployment.Of(Settings(("Urls", "http://127.0.0.1:5080"), ("Hosting:Proxy", "127.0.0.1"), ("Hosting:ServerDomain", "nrd.example.org")), isDevelopment: false);
        behind.IsSecure.ShouldBeTrue();
        behind.ServerDomain.ShouldBe("nrd.example.org");
        Should.Throw<RefusedException>(() => Deployment.Of(Settings(("Hosting:Proxy", "proxy.example.org")), isDevelopment: false)).Message.ShouldContain("proxy.example.org");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("https://nrd.example.org:443")]
    public void Development_is_reached_from_this_machine_only(string urls) =>
        Should.Throw<RefusedException>(() => Deployment.Of(Settings(("Urls", urls)), isDevelopment: true)).Message.ShouldContain(urls);

    [Fact]
    public void Finding_12_The_cookie_ends_with_the_browser_goes_to_nobody_else_and_no_script_reads_it()
    {
        var cookie = Deployment.Of(Settings(("Urls", "https://*:443")), isDevelopment: false).Cookie("nrd");

        (cookie.HttpOnly, cookie.SameSite, cookie.SecurePolicy, cookie.Path, cookie.Domain, cookie.MaxAge)
            .ShouldBe((true, Microsoft.AspNetCore.Http.SameSiteMode.Strict, Microsoft.AspNetCore.Http.CookieSecurePolicy.Always, "/", null, null));
    }

    [Fact]
    public async Task Production_does_not_start_with_the_sample_staff()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var sample = new SampleStaff(database, database.Clock);
        var data = DataFolder.Open(new() { Folder = folder });
        await new StartGuard(sample, Settings()).DemandAsync(data, Ct);
        await sample.LoadAsync(Actor.Local("test"), Ct);
        await sample.LoadAsync(Actor.Local("test"), Ct);

        (await Should.ThrowAsync<RefusedException>(() => new StartGuard(sample, Settings()).DemandAsync(data, Ct))).Message.ShouldContain("Data:Folder");
    }

    [Fact]
    public async Task Production_does_not_start_with_detailed_errors_or_with_keys_that_others_can_read_or_use()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var sample = new SampleStaff(database, database.Clock);
        var data = DataFolder.Open(new() { Folder = folder });
        var file = Path.Combine(data.Keys, "key-1.xml");

        (await Should.ThrowAsync<RefusedException>(() => new StartGuard(sample, Settings(("DetailedErrors", "true"))).DemandAsync(data, Ct))).Message.ShouldContain("DetailedErrors");
        await File.WriteAllTextAsync(file, "<key><descriptor><masterKey><value>plain</value></masterKey></descriptor></key>", Ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            (await Should.ThrowAsync<RefusedException>(() => new StartGuard(sample, Settings()).DemandAsync(data, Ct))).Message.ShouldContain("chmod 600");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await Should.ThrowAsync<RefusedException>(() => new StartGuard(sample, Settings()).DemandAsync(data, Ct))).Message.ShouldContain(file);
    }

    [Theory]
    [InlineData("/records/12", "/records/12")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/search?words=secret", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void Signing_in_leads_to_a_path_of_ours_and_nowhere_else(string? asked, string leads) => LocalPath.Of(asked).ShouldBe(leads);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();
}
