using Microsoft.AspNetCore.Antiforgery;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Console.Accounts;

/// <summary>Lets somebody reach an endpoint while their sign-in is locked. Everything else leads to the lock.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WhileLockedAttribute : Attribute;

/// <summary>Locking, unlocking and asking whose the browser is: plain requests, so that they work whatever the circuit does and leave it as it is.</summary>
public static class LockEndpoints
{
    public static void MapLock(this WebApplication app)
    {
        var locks = app.MapGroup("").WithMetadata(new WhileLockedAttribute());
        locks.MapGet("/session", WhoseIsIt);
        locks.MapPost("/lock", LockAsync);
        locks.MapPost("/unlock", UnlockAsync);
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

    private static async Task<IResult> LockAsync(HttpContext context, IAntiforgery antiforgery, ActorSource actors, StaffSessions sessions, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

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

    private static async Task<IResult> UnlockAsync(HttpContext context, IAntiforgery antiforgery, Deployment deployment, SampleStaff sample, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        return NrdSeat.Of(context.User) is not { } seat ? Results.Unauthorized()
            : deployment.IsDevelopment && await sample.UnlockAsync(seat.Session, ct) ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
