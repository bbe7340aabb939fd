using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>Signing out, and the language of the plain pages, which outlives it.</summary>
public static class SignOutEndpoints
{
    private const string Path = "/sign-out";

    public static void MapSignOut(this WebApplication app)
    {
        var open = app.MapGroup("").OpenToAll("Whoever is signed out already has what they asked for.").WithForm().WithMetadata(new WhileLockedAttribute());
        open.MapGet(Path, Show);
        open.MapPost(Path, SignOutAsync).WithMetadata(new ShownAgain((context, _) => Pages.ShowStale<SignOutPage>(context, new { })));
        open.MapGet(SignInCookie.SignInPath + "/again/{ticket}", GiveBack);
        open.MapPost(SignInCookie.SignInPath + "/language", SwitchLanguage);
    }

    /// <summary>A link cannot sign anybody out; the button on this page does.</summary>
    private static RazorComponentResult<SignOutPage> Show(HttpContext context) => Pages.Show<SignOutPage>(context, new { });

    private static IResult SwitchLanguage(HttpContext context, [FromForm] string? language, [FromForm] string? to)
    {
        SetLanguage(context, language);
        return Results.LocalRedirect(LocalPath.Of(to));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, OpenSessions sessions, SealedCookies cookies, KeptCookies kept, CancellationToken ct)
    {
        if (context.User.SessionOf() is { } session)
        {
            await sessions.SignOutAsync(session, ct);
        }

        context.Response.Cookies.Delete(context.RequestServices.GetRequiredService<Deployment>().CookieName(SignInCookie.Scheme), new() { Path = "/" });
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        var ticket = kept.Keep(cookies.Read(context, SealedCookies.Device), context.Request.Cookies[FirstLook.LanguageCookie]);
        return Results.LocalRedirect($"{SignInCookie.SignInPath}/again/{ticket}");
    }

    private static IResult GiveBack(HttpContext context, string ticket, SealedCookies cookies, KeptCookies kept)
    {
        var (device, language) = kept.Take(ticket);
        if (device is not null)
        {
            Attempts.Remember(context, cookies, device);
        }

        if (language is not null)
        {
            SetLanguage(context, language);
        }

        return Results.LocalRedirect(SignInCookie.SignInPath);
    }

    private static void SetLanguage(HttpContext context, string? language) =>
        context.Response.Cookies.Append(FirstLook.LanguageCookie, language == "fr" ? "fr" : "en", new()
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        });
}
