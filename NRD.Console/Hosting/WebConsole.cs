using System.Net.Sockets;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using NRD.Console.Accounts;
using NRD.Console.Calls;
using NRD.Console.Components;
using NRD.Console.Oversight;
using NRD.Console.Police;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Core.Police.Lists;
using NRD.Core.Referrals;
using Serilog;
using KeyOptions = NRD.Core.Persistence.Sealing.KeyOptions;

namespace NRD.Console.Hosting;

/// <summary>The console as a web site on this machine.</summary>
public static class WebConsole
{
    private const int LargestMessage = 512 * 1024;

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="args">Settings such as <c>--urls http://127.0.0.1:0</c>.</param>
    /// <param name="output">Gets one line with the address.</param>
    /// <exception cref="RefusedException">The settings cannot be used, or the port is taken.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        await using var app = await StartAsync(args, ConsoleSettings.Environment, ct);
        foreach (var address in app.Urls)
        {
            await output.WriteLineAsync(Texts.Hosting("Ready", address, app.Services.GetRequiredService<DataFolder>().FullPath));
        }

        await output.FlushAsync(ct);
        await app.WaitForShutdownAsync(ct);
        return Commands.ConsoleCommands.Done;
    }

    /// <summary>The console, listening.</summary>
    internal static async Task<WebApplication> StartAsync(string[] args, string environment, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebConsole).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        builder.Configuration.AddEnvironmentVariables(ConsoleSettings.EnvironmentPrefix).AddCommandLine(args);
        var deployment = Deployment.Of(builder.Configuration, builder.Environment.IsDevelopment());
        var options = ConsoleSettings.Data(builder.Configuration);
        var folder = DataFolder.Open(options);
        var held = folder.Hold();
        AddServices(builder, folder, deployment);
        builder.Services.AddSingleton(_ => new FolderUse(held));

        var app = builder.Build();
        app.Services.GetRequiredService<FolderUse>();
        app.Urls.Clear();
        foreach (var url in deployment.Urls)
        {
            app.Urls.Add(url);
        }

        Map(app, deployment);
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await CoreHost.FillAsync(app.Services, options, ct);
        if (deployment.IsDevelopment)
        {
            await app.Services.GetRequiredService<SampleStaff>().LoadAsync(Actor.Local(Environment.UserName), ct);
        }
        else
        {
            await app.Services.GetRequiredService<StartGuard>().DemandAsync(folder, ct);
        }

        if (RuntimeLevel.Problem(Environment.Version) is { } old)
        {
            app.Logger.LogWarning("{Problem}", old.In(Texts.Terminal));
        }

        await app.Services.GetRequiredService<IndexKeeper>().RefreshAsync(ct);
        await app.Services.GetRequiredService<RouteListKeeper>().RefreshAsync(ct);
        await ListenAsync(app, deployment.Urls, ct);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, DataFolder folder, Deployment deployment)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 300;
        });

        var services = builder.Services;
        services.AddSerilog(Logging.Create(folder), dispose: true);
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddNrdCore(folder.ConnectionString, builder.Configuration.GetSection(KeyOptions.Section).Bind, builder.Configuration.GetSection(AuditOptions.Section).Bind);
        services.AddSingleton(deployment);
        services.AddSingleton(folder);
        services.AddOptions<LockOptions>().BindConfiguration(LockOptions.Section);
        services.AddSingleton<StartGuard>();
        services.AddSealedProtection(folder);
        services.AddSignIn(deployment);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddOptions<CircuitOptions>().Configure<IOptions<DeskOptions>>((circuit, desk) =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitMaxRetained = 2 * desk.Value.ExpectedDesks;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(desk.Value.KeepDisconnectedMinutes);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(15);

            // A search can describe a caller: once a window is gone for good, nothing of it is kept.
            circuit.PersistedCircuitInMemoryMaxRetained = 0;
            circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromSeconds(1);
        });
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = LargestMessage;
            hub.EnableDetailedErrors = false;
            hub.MaximumParallelInvocationsPerClient = 1;
            hub.AddFilter<CircuitOwners>();
        });

        // What cannot be read is answered with a number, in Development too.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddMudServices();
        services.AddConsoleDesk();
        services.AddHostedService(core => core.GetRequiredService<IndexKeeper>());
        services.AddHostedService(core => core.GetRequiredService<RouteListKeeper>());
        services.AddHostedService(core => core.GetRequiredService<Watch>());
        services.AddHostedService(core => core.GetRequiredService<NRD.Core.Calls.FollowUpRounds>());
    }

    private static void Map(WebApplication app, Deployment deployment)
    {
        if (deployment.Proxy is { } proxy)
        {
            app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, KnownProxies = { proxy } });
        }

        app.UseSecurityHeaders();
        app.UseKnownMethodsOnly();
        app.UseExceptionHandler(error => error.Run(ErrorPage.WriteAsync));
        app.UseSameOriginOnly();
        app.UseNotFoundPage("/not-found");
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormTokens();
        app.UseLock();
        app.MapStaticAssets().OpenToAll("The files of the console itself say nothing about anybody.");
        app.MapHealth();
        app.MapPolicyReports();
        app.MapSignIn(deployment);
        app.MapLock(deployment);
        app.MapDrafts();
        app.MapListFiles();
        app.MapAuditExport();

        // Before the hub that the components would map for themselves: web sockets only, and no longer than the sign-in.
        app.MapBlazorHub(hub =>
        {
            hub.Transports = HttpTransportType.WebSockets;
            hub.CloseOnAuthenticationExpiration = true;
        }).WithOrder(-1).RequireAuthorization().WithMetadata(new WhileLockedAttribute());
        app.MapRazorComponents<App>().WithMetadata(new WhileLockedAttribute()).AddInteractiveServerRenderMode(mode =>
        {
            mode.ContentSecurityFrameAncestorsPolicy = "'none'";
            mode.DisableWebSocketCompression = true;
        });
    }

    private static async Task ListenAsync(WebApplication app, IReadOnlyList<string> urls, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (OptionsValidationException e)
        {
            throw new RefusedException(string.Join(' ', e.Failures));
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new RefusedException(Texts.Hosting("PortTaken", string.Join(", ", urls)));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new RefusedException(Texts.Hosting("CannotListen", string.Join(", ", urls)));
        }
    }
}
