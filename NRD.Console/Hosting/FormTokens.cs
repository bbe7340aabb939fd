using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace NRD.Console.Hosting;

/// <summary>A form without its token is answered before anything looks at it.</summary>
public static class FormTokens
{
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.UseAntiforgery().Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        // A person gets words; a script that sent it gets the number.
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<ShownAgain>() is not { } again)
            {
                return ErrorPage.WriteStaleAsync(context);
            }

            // So that what was typed can be read, to be shown again and for nothing else.
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            return again.WriteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>The page for what is not there is for whoever asked for a page; any other answer stands as it is.</summary>
    public static IApplicationBuilder UseNotFoundPage(this IApplicationBuilder app, string path) =>
        app.UseStatusCodePagesWithReExecute(path, createScopeForStatusCodePages: true).Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled &= HttpMethods.IsGet(context.Request.Method);
            }

            return next(context);
        });
}
