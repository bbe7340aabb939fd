using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NRD.Tests.Browser;

/// <summary>A cable between browser and console that can be pulled out and put back.</summary>
internal sealed class DroppableLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly Uri console;
    private volatile bool dropped;

    public DroppableLine(string console)
    {
        this.console = new(console);
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public void Drop()
    {
        dropped = true;
        while (open.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    public void Restore() => dropped = false;

    public void Dispose()
    {
        listener.Stop();
        Drop();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient();
        open.Add(near);
        open.Add(far);
        if (dropped)
        {
            return;
        }

        try
        {
            await far.ConnectAsync(console.Host, console.Port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Pulled out.
        }
    }
}
