using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using NRD.Console.Calls;
using NRD.Console.Hosting;
using NRD.Console.Referrals;

namespace NRD.Console.Components;

/// <summary>What the console itself keeps for each window.</summary>
public static class DeskServices
{
    public static IServiceCollection AddConsoleDesk(this IServiceCollection services)
    {
        services.AddScoped<DeskActor>();
        services.AddScoped<LiveWork>();
        services.AddSingleton<OpenDesks>();
        services.AddHostedService<DeskWatch>();
        services.AddScoped<CircuitHandler, DeskGuard>();
        services.AddSingleton<CircuitOwners>();
        services.AddScoped<AuthenticationStateProvider, DeskAuthentication>();
        services.AddSingleton<OpenWindows>();
        services.AddScoped<WindowSeat>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<WindowSeat>());
        services.AddScoped<CircuitHandler, DeskCulture>();
        services.AddScoped<DeskView>();
        services.AddSingleton<Navigation>();
        services.AddSingleton<WaitingWork>();
        services.AddScoped<PassingSession>();
        services.AddScoped<SearchSession>();
        services.AddSingleton<ContactWatch>();
        services.AddScoped<SearchSessions>();
        services.AddScoped<ContactSession>();
        services.AddScoped<PassingSession>();
        services.AddScoped<LiveContacts>();
        return services;
    }
}
