using Microsoft.AspNetCore.Authorization;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>The permission without which a page is not there: for a request that asks for it, and for a window that is led to it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(PolicyOf(permission))
{
    public Permission Permission => permission;

    public static string PolicyOf(Permission permission) => $"needs {permission}";
}

/// <summary>A page for everybody who is signed in, and why. There is no other way past <see cref="NeedsAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForEverybodyAttribute(string reason) : Attribute
{
    public string Reason => reason;
}

/// <summary>What a request must hold.</summary>
public sealed record NeedsRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the database, with each request: a role that was taken away opens nothing any more.</summary>
public sealed class NeedsHandler(PageAccess access) : AuthorizationHandler<NeedsRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsRequirement requirement)
    {
        if (context.User.SessionOf() is { } session && (await access.PermissionsOfAsync(session, CancellationToken.None)).Contains(requirement.Permission))
        {
            context.Succeed(requirement);
        }
    }
}

public static class NeedsPolicies
{
    /// <summary>One policy a permission, for pages and endpoints.</summary>
    public static IServiceCollection AddNeeds(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        return services.Configure<AuthorizationOptions>(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(NeedsAttribute.PolicyOf(permission), policy => policy.RequireAuthenticatedUser().AddRequirements(new NeedsRequirement(permission)));
            }
        });
    }

    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NeedsAttribute(permission));
}
