using Microsoft.AspNetCore.Authorization;

namespace NRD.Console.Accounts;

/// <summary>Lets somebody who is not signed in reach an endpoint, and says why. There is no other way past the sign-in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnonymousAttribute(string reason) : Attribute, IAllowAnonymous
{
    public string Reason => reason;
}

public static class AnonymousEndpoints
{
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoints, string reason)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new AnonymousAttribute(reason));
}
