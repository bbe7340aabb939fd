using Microsoft.Extensions.DependencyInjection;

namespace NRD.Core.Police.Lists;

internal static class ListServices
{
    /// <summary>Contact lists of the police, and the routes that follow them.</summary>
    public static IServiceCollection AddContactLists(this IServiceCollection services)
    {
        services.AddSingleton<Accounts.IApprovedAct, PutListInForceAct>();
        services.AddSingleton<ContactLists>();
        services.AddSingleton<ListEditing>();
        services.AddSingleton<ListNotices>();
        services.AddSingleton<ListExchange>();
        services.AddSingleton<CurrentRouteLists>();
        services.AddSingleton<RouteListKeeper>();
        services.AddSingleton<Persistence.SampleContactLists>();
        return services;
    }
}
