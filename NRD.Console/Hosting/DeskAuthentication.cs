using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace NRD.Console.Hosting;

/// <summary>Who opened a window, for as long as it lives. The framework may try to put somebody else there when it reconnects; then the window is nobody's.</summary>
public sealed class DeskAuthentication(DeskActor desk) : AuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private AuthenticationState? opener;

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(opener ?? Nobody);

    /// <exception cref="InvalidOperationException">It is somebody else than who opened the window.</exception>
    public void SetAuthenticationState(Task<AuthenticationState> authenticationStateTask)
    {
        var arriving = authenticationStateTask.IsCompletedSuccessfully ? authenticationStateTask.Result : Nobody;
        if (opener is null)
        {
            opener = arriving;
        }
        else if (NrdSeat.Of(opener.User) != NrdSeat.Of(arriving.User))
        {
            opener = Nobody;
            desk.Leave();
            throw new InvalidOperationException("A window never changes hands.");
        }
    }
}
