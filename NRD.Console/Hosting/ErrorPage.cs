using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using NRD.Console.Resources;

namespace NRD.Console.Hosting;

/// <summary>The page for when nothing else works: both languages, no script, nothing of what went wrong.</summary>
public static class ErrorPage
{
    public static async Task WriteAsync(HttpContext context)
    {
        // What could not be read is the request's fault, not ours.
        context.Response.StatusCode = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        await WriteAsync(context, "ErrorTitle", "ErrorBody", "BackToSearch");
    }

    /// <summary>For a form whose token no longer holds.</summary>
    public static Task WriteStaleAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return WriteAsync(context, "StaleTitle", "StaleBody", "StaleAgain");
    }

    private static Task WriteAsync(HttpContext context, string title, string body, string link)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en-CA">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>NRD</title><link rel="stylesheet" href="/app.css"></head>
            <body class="plain"><main>{Section("en-CA", title, body, link)}{Section("fr-CA", title, body, link)}</main></body>
            </html>
            """);
    }

    private static string Section(string language, string title, string body, string link)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        string Say(string key) => WebUtility.HtmlEncode(Texts.Get("Shell", key, culture));
        return $"""<section lang="{language}"><h1>{Say(title)}</h1><p>{Say(body)}</p><p><strong>{Say("Emergency911")}</strong></p><p><a href="/">{Say(link)}</a></p></section>""";
    }
}
