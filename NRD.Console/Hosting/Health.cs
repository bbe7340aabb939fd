using System.Net;
using NRD.Console.Accounts;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Hosting;

/// <summary>For whatever watches over the console: whether it runs, said to anybody and in silence; whether it can answer calls, said to staff and to this machine.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.NoContent()).OpenToAll("Says only that it runs, to whatever watches over it.");
        app.MapGet("/health/ready", ReadyAsync).OpenToAll("Answers staff and this machine only, and decides that itself.").WithMetadata(new NoPageAttribute());
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness, ActorSource actors, CancellationToken ct)
    {
        var actor = NrdSeat.Of(context.User) is { } seat ? (await actors.StateAsync(seat.Session, ct)).Actor : Actor.Nobody;
        if (!actor.May(Permission.OwnSecurity) && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address))
        {
            actor = Actor.Local(Environment.UserName);
        }

        if (actor == Actor.Nobody)
        {
            return Results.NotFound();
        }

        var report = await readiness.LookAsync(actor, ct);
        return Results.Json(report, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
