using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>Lets somebody reach an endpoint while their sign-in is locked. Everything else leads to the lock.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WhileLockedAttribute : Attribute;

/// <summary>A script asks, so a refusal is a number and not a page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoPageAttribute : Attribute, ISkipStatusCodePagesMetadata;

/// <summary>Locking, unlocking and asking whose the browser is: plain requests, so that they work whatever the circuit does and leave it as it is.</summary>
public static class LockEndpoints
{
    public static void MapLock(this WebApplication app, Deployment deployment)
    {
        var locks = app.MapGroup("").WithForm().WithMetadata(new WhileLockedAttribute(), new NoPageAttribute());
        locks.MapGet("/session", WhoseIsIt);
        locks.MapPost("/lock", LockAsync);
        locks.MapPost("/unlock", UnlockAsync);
        locks.MapPost("/unlock/passkey", WithPasskeyAsync);
        if (deployment.IsDevelopment)
        {
            locks.MapPost("/unlock/sample", AsSampleAsync);
        }
    }

    /// <summary>Whoever is locked reaches the lock and the way out of it, nothing else.</summary>
    public static IApplicationBuilder UseLock(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<WhileLockedAttribute>() is null
            && endpoint.Metadata.GetMetadata<AnonymousAttribute>() is null
            && NrdSeat.Of(context.User) is { } seat
            && (await context.RequestServices.GetRequiredService<ActorSource>().StateAsync(seat.Session, context.RequestAborted)).Standing == SessionStanding.Locked)
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.Redirect("/");
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status423Locked;
            }

            return;
        }

        await next(context);
    });

    private static IResult WhoseIsIt(HttpContext context) => NrdSeat.Of(context.User) is { } seat ? Results.Text(seat.Session.ToString("N")) : Results.Unauthorized();

    private static async Task<IResult> LockAsync(HttpContext context, ActorSource actors, StaffSessions sessions, CancellationToken ct)
    {
        if (NrdSeat.Of(context.User) is not { } seat)
        {
            return Results.Unauthorized();
        }

        var state = await actors.StateAsync(seat.Session, ct);
        if (state.Standing == SessionStanding.Live)
        {
            await sessions.LockAsync(state.Actor, LockReason.HiddenNow, ct);
        }

        // Also what the browser keeps of the pages before, so that Back shows nothing.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Results.NoContent();
    }

    private static async Task<IResult> UnlockAsync(HttpContext context, [FromForm] string? password, Reauthentication again, Attempts attempts, CancellationToken ct)
    {
        var session = context.User.SessionOf() ?? Guid.Empty;
        if (await again.WaysAsync(session, ct) is not { } ways)
        {
            return Results.Unauthorized();
        }

        var account = SignIn.AccountKey(ways.SignInName);
        if (await attempts.EnterAsync(context, account) > Duration.Zero)
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!await again.UnlockAsync(session, password ?? "", ct))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        await attempts.SucceededAsync(context, account);
        return Results.NoContent();
    }

    private static async Task<IResult> WithPasskeyAsync(HttpContext context, [FromForm] string? answer, Passkeys passkeys, Reauthentication again, CancellationToken ct) =>
        Opened(await passkeys.FoundAsync(context, answer) is { } found
            && await again.WithPasskeyAsync(context.User.SessionOf() ?? Guid.Empty, found.UserId, found.CredentialId, found.Data, ct));

    private static async Task<IResult> AsSampleAsync(HttpContext context, Reauthentication again, CancellationToken ct) =>
        Opened(await again.AsSampleAsync(context.User.SessionOf() ?? Guid.Empty, ct));

    private static IResult Opened(bool opened) => opened ? Results.NoContent() : Results.StatusCode(StatusCodes.Status403Forbidden);
}
