using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using NRD.Console.Hosting;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Tests.Support;

namespace NRD.Tests.Hosting;

public sealed class SealedProtectionTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("nrd-protection-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Keys_of_cookies_lie_sealed_and_open_again_after_a_restart_and_a_new_master_key()
    {
        string cookie;
        await using (var first = await StartAsync("one"))
        {
            cookie = Protector(first).Protect("session");
            await first.GetRequiredService<KeyRing>().RewrapAsync(TestActors.In(Role.Administrator), TestActors.With("second", Permission.ManageKeys), Ct);
        }

        await using var again = await StartAsync("one");
        Protector(again).Unprotect(cookie).ShouldBe("session");
        var file = Directory.GetFiles(Path.Combine(root, "one", "keys")).ShouldHaveSingleItem();
        var secret = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName is "encryptedSecret" or "sealed").Select(e => e.Name.LocalName).ToList();
        secret.ShouldBe(["encryptedSecret", "sealed"]);
        var text = await File.ReadAllTextAsync(file, Ct);
        text.ShouldNotContain("masterKey");
        text.ShouldContain(nameof(SealingDecryptor));
    }

    [Fact]
    public async Task Copied_keys_of_cookies_open_nothing_elsewhere()
    {
        string cookie;
        await using (var first = await StartAsync("one"))
        {
            cookie = Protector(first).Protect("session");
        }

        await using var other = await StartAsync("two");
        foreach (var file in Directory.GetFiles(Path.Combine(root, "one", "keys")))
        {
            File.Copy(file, Path.Combine(root, "two", "keys", Path.GetFileName(file)));
        }

        Should.Throw<CryptographicException>(() => Protector(other).Unprotect(cookie));
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private async Task<ServiceProvider> StartAsync(string name)
    {
        var folder = DataFolder.Open(new() { Folder = Path.Combine(root, name) });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNrdCore(folder.ConnectionString);
        services.AddSealedProtection(folder);
        var provider = services.BuildServiceProvider();
        await new DatabaseSetup(provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<NrdDbContext>>()).PrepareAsync(Ct);
        provider.GetRequiredService<IKeyManager>().GetAllKeys();
        return provider;
    }
}
