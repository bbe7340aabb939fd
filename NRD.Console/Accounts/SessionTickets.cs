using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>Rebuilds the ticket from the row of the sign-in with each request; nothing else is kept, so an end there is an end here.</summary>
public sealed class SessionTickets(OpenSessions sessions) : ITicketStore
{
    /// <summary>Hands the key of a new sign-in to <see cref="StoreAsync"/>; never serialized.</summary>
    public const string KeyParameter = "key";

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        Task.FromResult(ticket.Properties.GetParameter<string>(KeyParameter) ?? throw new InvalidOperationException("A sign-in begins in Core."));

    /// <summary>A sign-in is never prolonged.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await sessions.FindAsync(key, CancellationToken.None) is { } session ? Ticket(session) : null;

    public async Task RemoveAsync(string key)
    {
        if (await sessions.FindAsync(key, CancellationToken.None) is { } session)
        {
            await sessions.SignOutAsync(session.Id, CancellationToken.None);
        }
    }

    private static AuthenticationTicket Ticket(NewSession session) =>
        new(NrdClaims.Principal(session.UserId, session.Id), new() { ExpiresUtc = session.ExpiresAt.ToDateTimeOffset(), AllowRefresh = false }, SignInCookie.Scheme);
}
