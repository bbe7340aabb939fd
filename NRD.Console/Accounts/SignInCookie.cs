using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
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
        services.AddSingleton<SealedCookies>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<KeptCookies>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<StaffUser>, PasskeyHandler<StaffUser>>();
        services.Configure<IdentityPasskeyOptions>(options => Passkeys.Configure(options, deployment));
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

    /// <summary>Gives this browser the key of a sign-in that has begun. One that it already had ends.</summary>
    public static async Task StartAsync(HttpContext context, NewSession session)
    {
        if (context.User.SessionOf() is { } earlier)
        {
            await context.RequestServices.GetRequiredService<OpenSessions>().SignOutAsync(earlier, context.RequestAborted);
        }

        // The handler of this request still knows the earlier key; a fresh one finds it over and takes the new.
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        var scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(Scheme) ?? throw new InvalidOperationException("There is no sign-in.");
        await handler.InitializeAsync(scheme, context);
        var properties = new AuthenticationProperties { ExpiresUtc = session.ExpiresAt.ToDateTimeOffset() };
        properties.SetParameter(SessionTickets.KeyParameter, session.Key);
        await handler.SignInAsync(NrdClaims.Principal(session.UserId, session.Id), properties);
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
