using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NRD.Console.Hosting;

namespace NRD.Console.Accounts;

/// <summary>Short notes that a browser carries from one step of signing in to the next, without being able to read or change them.</summary>
public sealed class SealedCookies(IDataProtectionProvider protection, Deployment deployment)
{
    /// <summary>Between name and code.</summary>
    public const string Step = "nrd-step";

    /// <summary>While the browser asks for a passkey.</summary>
    public const string Passkey = "nrd-passkey";

    /// <summary>Instead of the secret of a one-time link, which leaves the address at once.</summary>
    public const string Link = "nrd-link";

    /// <summary>Which accounts have signed in on this browser.</summary>
    public const string Device = "nrd-device";

    public string? Read(HttpContext context, string name) =>
        context.Request.Cookies[deployment.CookieName(name)] is { Length: > 0 and < 8000 } text ? Open(name, text) : null;

    /// <param name="lives">Also what is sealed opens no longer than that.</param>
    /// <param name="kept">Whether it outlives the browser window.</param>
    public void Write(HttpContext context, string name, string text, TimeSpan lives, bool kept = false)
    {
        var cookie = deployment.Cookie(name).Build(context);
        cookie.MaxAge = kept ? lives : null;
        context.Response.Cookies.Append(deployment.CookieName(name), Seal(name, text, lives), cookie);
    }

    public void Forget(HttpContext context, string name) => context.Response.Cookies.Delete(deployment.CookieName(name), deployment.Cookie(name).Build(context));

    /// <summary>For a hidden field of a form.</summary>
    public string Seal(string purpose, string text, TimeSpan lives) => Protector(purpose).Protect(text, lives);

    /// <returns><c>null</c> where it was not sealed here, or too long ago.</returns>
    public string? Open(string purpose, string text)
    {
        try
        {
            return Protector(purpose).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string purpose) => protection.CreateProtector("NRD.SignIn", purpose).ToTimeLimitedDataProtector();
}
