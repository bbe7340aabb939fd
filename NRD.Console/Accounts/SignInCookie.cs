using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>The one cookie by which somebody is signed in: for this browser only, until it is closed and never beyond 12 hours.</summary>
public static class SignInCookie
{
    public const string Scheme = "nrd";
    public const string SignInPath = "/sign-in";
    private const string Name = "nrd";

    public static IServiceCollection AddSignIn(this IServiceCollection services, Deployment deployment)
    {
        services.AddSingleton<SessionTickets>();
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionTickets>((cookie, tickets) =>
        {
            cookie.SessionStore = tickets;
            cookie.ExpireTimeSpan = StaffSession.Longest.ToTimeSpan();
            cookie.SlidingExpiration = false;
            cookie.Cookie = deployment.Cookie(Name);
            cookie.Events.OnRedirectToLogin = ToSignIn;
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(form =>
        {
            form.Cookie = deployment.Cookie(Name + "-form");
            form.FormFieldName = "form-token";
        });
        return services;
    }

    /// <summary>Gives this browser the key of a sign-in that has begun.</summary>
    public static Task StartAsync(HttpContext context, NewSession session)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = session.ExpiresAt.ToDateTimeOffset() };
        properties.SetParameter(SessionTickets.KeyParameter, session.Key);
        return context.SignInAsync(Scheme, NrdClaims.Principal(session.UserId, session.Id), properties);
    }

    /// <summary>Pages lead to the sign-in and back to their path; what they were asked with stays out of the address. Everything else is told.</summary>
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return Answer(context.Response, StatusCodes.Status401Unauthorized);
        }

        context.Response.Redirect(request.Path == "/" ? SignInPath : $"{SignInPath}?to={Uri.EscapeDataString(request.Path)}");
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
