using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NRD.Console.Components;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>What the endpoints of the plain pages share.</summary>
internal static class Pages
{
    /// <summary>A page with what stands in the way, if anything does.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(HttpContext context, object parameters, params IReadOnlyList<FieldFault> faults)
        where TPage : IComponent
    {
        var all = new RouteValueDictionary(parameters) { ["Look"] = PageLook.Of(context) };
        if (faults.Count > 0)
        {
            all["Faults"] = faults;
        }

        return new(all) { StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    /// <summary>The page of a form whose token no longer holds, with one that does.</summary>
    public static RazorComponentResult<TPage> ShowStale<TPage>(HttpContext context, object parameters)
        where TPage : IComponent
    {
        var page = Show<TPage>(context, parameters, new FieldFault("", WordsOf(context)["SignIn.Stale"]));
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    /// <summary>The sentence for somebody who must wait a little.</summary>
    public static FieldFault Wait(Duration wait, Words words) => new("", words.Count("SignIn.Wait", (int)Math.Ceiling(wait.TotalSeconds)));

    public static Words WordsOf(HttpContext context) => Words.Of(FirstLook.Of(context).Language);

    /// <summary>The actor of this request; <see cref="Actor.Nobody"/> where the sign-in is locked.</summary>
    public static async Task<Actor> ActorAsync(this HttpContext context) =>
        context.User.SessionOf() is { } session
            ? (await context.RequestServices.GetRequiredService<ActorSource>().StateAsync(session, context.RequestAborted)).Actor
            : Actor.Nobody;

    /// <summary>Each form carries its token, also one without any other field.</summary>
    public static TBuilder WithForm<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RequireAntiforgeryTokenAttribute());
}
