using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using NodaTime;
using NRD.Console.Accounts;

namespace NRD.Console.Hosting;

/// <summary>Seats whoever opened the window, and reads how they stand before each event is handled.</summary>
public sealed class DeskGuard(DeskActor desk, OpenDesks desks, AuthenticationStateProvider authentication) : CircuitHandler
{
    private static readonly Duration Fresh = Duration.FromSeconds(1);

    /// <summary>Before every other handler.</summary>
    public override int Order => int.MinValue;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (NrdSeat.Of((await authentication.GetAuthenticationStateAsync()).User) is { } seat)
        {
            await desk.SitAsync(seat.User, seat.Session, cancellationToken);
            desks.Open(desk);
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        desks.Close(desk);
        desk.Leave();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await desk.NotOlderThanAsync(Fresh, CancellationToken.None);
        await next(context);
    };
}

/// <summary>Whose sign-in a request or a connection carries.</summary>
public sealed record NrdSeat(Guid User, Guid Session)
{
    /// <returns><c>null</c> where nobody is signed in.</returns>
    public static NrdSeat? Of(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
        && Guid.TryParse(principal.FindFirstValue(NrdClaims.Session), out var session)
            ? new(user, session)
            : null;
}
