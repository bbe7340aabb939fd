namespace NRD.Console.Hosting;

/// <summary>Another site open in the same browser may not talk to the console: browsers say where a request comes from, also for web sockets.</summary>
public static class SameOrigin
{
    public static IApplicationBuilder UseSameOriginOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();

        // A form of a page that gives no referrer is sent with the origin "null"; only the browser itself can write the other header.
        if (origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || (origin == "null" && request.Headers["Sec-Fetch-Site"] == "same-origin"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
