using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using NodaTime;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>Counts tries to sign in by account, by browser and by place in the network.</summary>
public sealed class Attempts(Throttle throttle, SealedCookies cookies)
{
    private const int MostAccounts = 30;
    private const int ShortKey = 16;
    private static readonly TimeSpan DeviceLives = TimeSpan.FromDays(180);

    /// <returns>Zero where the try may be made; otherwise how long to wait.</returns>
    public Task<Duration> EnterAsync(HttpContext context, string accountKey) => throttle.EnterAsync(Buckets(context, accountKey), context.RequestAborted);

    /// <summary>The person got in: this browser is theirs from now on.</summary>
    public async Task SucceededAsync(HttpContext context, string accountKey)
    {
        await throttle.SucceededAsync(Buckets(context, accountKey), context.RequestAborted);
        var (device, accounts) = Device(context);
        var known = accounts.Append(accountKey[..ShortKey]).Distinct().TakeLast(MostAccounts);
        Remember(context, cookies, string.Join(' ', known.Prepend(device)));
    }

    public static void Remember(HttpContext context, SealedCookies cookies, string device) => cookies.Write(context, SealedCookies.Device, device, DeviceLives, kept: true);

    private ThrottleBucket[] Buckets(HttpContext context, string accountKey)
    {
        var (device, accounts) = Device(context);
        return accounts.Contains(accountKey[..ShortKey])
            ? [new(ThrottleKind.Device, device + accountKey)]
            : [new(ThrottleKind.Account, accountKey), new(ThrottleKind.Source, Source(context.Connection.RemoteIpAddress))];
    }

    private (string Device, IReadOnlyList<string> Accounts) Device(HttpContext context) => cookies.Read(context, SealedCookies.Device)?.Split(' ') is [var device, .. var accounts]
        ? (device, accounts)
        : (Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), []);

    private static string Source(IPAddress? address)
    {
        var bytes = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.GetAddressBytes() ?? [];

        // One household of the newer protocol has more addresses than anybody can count.
        return Convert.ToHexString(address?.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
