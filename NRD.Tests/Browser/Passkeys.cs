using System.Diagnostics;
using Microsoft.Playwright;
using NRD.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NRD.Tests.Browser;

/// <summary>Getting in by a passkey, which the browser keeps in an authenticator of its own.</summary>
internal static class Passkeys
{
    /// <summary>Passkeys are bound to a name, which an address of digits is not.</summary>
    public static string ByName(string address) => address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Makes the account of an administrator with a passkey and no password, signed in.</summary>
    public static async Task SetUpPasskeyAsync(this IPage page, string link, string name, string display)
    {
        await page.AddAuthenticatorAsync();
        await page.GotoAsync(ByName(link));
        await page.Locator("#passkey-name").FillAsync(name);
        await page.Locator("#passkey-display").FillAsync(display);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up a passkey" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
    }

    public static Task WithPasskeyAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

    public static async Task<string> BootstrapLinkAsync(this BrowserDesk desk, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.ConsoleDll, "admin", "bootstrap" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NRD_Data__Folder"] = desk.DataFolder, ["NRD_Urls"] = desk.Address.TrimEnd('/') },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The verb did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync(ct));
        return output.Trim();
    }

    private static async Task AddAuthenticatorAsync(this IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
