using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Console.Hosting;

/// <summary>
/// The framework finds a circuit by its secret alone and hands it, with all it holds, to whoever the browser's cookie has become meanwhile.
/// This stands in front: a circuit goes back to the sign-in that opened it, or to nobody.
/// </summary>
public sealed class CircuitOwners(OpenDesks desks, IClock clock, ILogger<CircuitOwners> log) : IHubFilter
{
    private readonly ConcurrentDictionary<string, (NrdSeat Seat, Instant Until)> owners = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var seat = NrdSeat.Of(invocationContext.Context.User);
        switch (invocationContext.HubMethodName)
        {
            case "StartCircuit":
                return seat is null ? null : Remember(await next(invocationContext), seat);
            case "ConnectCircuit":
                return Owns(seat, invocationContext) ? await next(invocationContext) : false;
            case "ResumeCircuit":
                return seat is not null && Owns(seat, invocationContext) ? Remember(await next(invocationContext), seat) : null;
            default:
                return await next(invocationContext);
        }
    }

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private object? Remember(object? secret, NrdSeat seat)
    {
        var now = clock.GetCurrentInstant();
        foreach (var (key, owner) in owners)
        {
            if (owner.Until <= now)
            {
                owners.TryRemove(key, out _);
            }
        }

        if (secret is string text)
        {
            owners[Hash(text)] = (seat, now + StaffSession.Longest);
        }

        return secret;
    }

    /// <summary>A circuit nobody is known to have opened is nobody's.</summary>
    private bool Owns(NrdSeat? seat, HubInvocationContext invocation)
    {
        if (invocation.HubMethodArguments is not [string secret, ..] || !owners.TryGetValue(Hash(secret), out var owner))
        {
            return false;
        }

        if (owner.Seat == seat)
        {
            return true;
        }

        log.LogWarning("A window was asked for by another sign-in than its own; it was closed.");
        desks.Drop(owner.Seat);
        return false;
    }
}
