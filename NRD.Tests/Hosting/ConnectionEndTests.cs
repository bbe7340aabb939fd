using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Tests.Hosting;

/// <summary>The line between a window and the console, without a browser that would close it by itself.</summary>
public sealed class ConnectionEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_13_The_connection_of_a_window_ends_with_its_ticket_and_comes_to_no_new_one()
    {
        var root = Directory.CreateTempSubdirectory("nrd-ticket-").FullName;
        var app = await RunningConsole.StartAsync(root, "Development");
        try
        {
            var address = RunningConsole.AddressOf(app);
            using var ending = await RunningConsole.SignInAsync(address, "operator", Ct);
            using var lasting = await RunningConsole.SignInAsync(address, "supervisor", Ct);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<NrdDbContext>>().CreateDbContextAsync(Ct);

            // Tickets count in whole seconds.
            var over = Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() + 6);
            var session = await db.StaffSessions.OrderBy(s => s.StartedAt).Select(s => s.Id).FirstAsync(Ct);
            await db.StaffSessions.Where(s => s.Id == session).ExecuteUpdateAsync(row => row.SetProperty(s => s.ExpiresAt, over), Ct);

            using var line = await ConnectAsync(ending, address);
            using var other = await ConnectAsync(lasting, address);
            await UntilClosedAsync(line);

            SystemClock.Instance.GetCurrentInstant().ShouldBeGreaterThanOrEqualTo(over);
            other.State.ShouldBe(WebSocketState.Open);
            using var again = await ending.Http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Ct);
            again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            await app.StopAsync(Ct);
            await app.DisposeAsync();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(PlainBrowser browser, Uri address)
    {
        using var negotiated = await browser.Http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Ct);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(Ct));
        var token = answer.RootElement.GetProperty("connectionToken").GetString();
        var line = new ClientWebSocket();
        line.Options.Cookies = browser.Cookies;
        line.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await line.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor?id={token}"), Ct);
        await line.SendAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + "\u001e"), WebSocketMessageType.Binary, true, Ct);
        return line;
    }

    private static async Task UntilClosedAsync(ClientWebSocket line)
    {
        var buffer = new byte[4096];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            while ((await line.ReceiveAsync(buffer, late.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut off without a word: that too is the end.
        }
    }
}
