using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NRD.Tests.Browser;

/// <summary>A cable between browser and console that can be pulled out and put back, or carry nothing for a while.</summary>
internal sealed class DroppableLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> open = [];
    private volatile Uri console;
    private volatile bool dropped;
    private volatile TaskCompletionSource flows = Flowing();

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

    /// <summary>The same cable, to a console that was started anew.</summary>
    public void LeadTo(string another) => console = new(another);

    /// <summary>Keeps back what either side says, in order, until <see cref="Release"/>.</summary>
    public void Hold() => flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => flows.TrySetResult();

    public void Dispose()
    {
        listener.Stop();
        Drop();
        listener.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var flowing = new TaskCompletionSource();
        flowing.SetResult();
        return flowing;
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[16 * 1024];
        while (await from.ReadAsync(bytes) is > 0 and var count)
        {
            await flows.Task;
            await to.WriteAsync(bytes.AsMemory(0, count));
        }
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
            await Task.WhenAny(CopyAsync(near.GetStream(), far.GetStream()), CopyAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Pulled out.
        }
    }
}
