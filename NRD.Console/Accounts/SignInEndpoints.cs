using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Console.Accounts;

/// <summary>Signing in and out: requests of plain HTML, each form with its antiforgery token.</summary>
public static class SignInEndpoints
{
    private const string Reason = "Whoever signs in is not signed in yet.";

    public static void MapSignIn(this WebApplication app, Deployment deployment)
    {
        var open = app.MapGroup(SignInCookie.SignInPath).OpenToAll(Reason);
        open.MapGet("", Show);
        open.MapPost("/language", SwitchLanguage);
        if (deployment.IsDevelopment)
        {
            open.MapPost("/sample", PickSampleAsync);
        }

        app.MapPost("/sign-out", SignOutAsync).WithMetadata(new WhileLockedAttribute());
    }

    private static RazorComponentResult<SignInPage> Show(HttpContext context, string? to) =>
        new(new { Look = PageLook.Of(context), To = LocalPath.Of(to) });

    private static async Task<IResult> PickSampleAsync(HttpContext context, [FromForm] string? name, [FromForm] string? to, SampleStaff sample, CancellationToken ct)
    {
        if (context.User.SessionOf() is not null)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        if (await sample.SignInAsync(name ?? "", DeviceWords.Of(context.Request), ct) is not { } session)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        await SignInCookie.StartAsync(context, session);
        return Results.LocalRedirect(LocalPath.Of(to));
    }

    private static IResult SwitchLanguage(HttpContext context, [FromForm] string? language, [FromForm] string? to)
    {
        context.Response.Cookies.Append(FirstLook.LanguageCookie, language == "fr" ? "fr" : "en", new()
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(LocalPath.Of(to));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, OpenSessions sessions, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        if (context.User.SessionOf() is { } session)
        {
            await sessions.SignOutAsync(session, ct);
        }

        return Left(context);
    }

    private static IResult Left(HttpContext context)
    {
        context.Response.Cookies.Delete(context.RequestServices.GetRequiredService<Deployment>().CookieName(SignInCookie.Scheme), new() { Path = "/" });
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Results.LocalRedirect(SignInCookie.SignInPath);
    }
}
