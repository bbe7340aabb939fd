using Microsoft.AspNetCore.Mvc;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>Somebody who is signed in proves again who they are; that also unlocks.</summary>
public static class ReauthenticationEndpoints
{
    public static void MapReauthentication(this WebApplication app, Deployment deployment)
    {
        var signedIn = app.MapGroup("/re-authenticate").WithForm().WithMetadata(new WhileLockedAttribute());
        signedIn.MapGet("", (HttpContext context, [FromQuery(Name = "for")] string? next, CancellationToken ct) => ShowAsync(context, next, ct));
        signedIn.MapPost("", WithCodeAsync);
        signedIn.MapPost("/passkey/options", (HttpContext context, Passkeys passkeys) => passkeys.AskAsync(context));
        signedIn.MapPost("/passkey", WithPasskeyAsync);
        if (deployment.IsDevelopment)
        {
            signedIn.MapPost("/sample", AsSampleAsync);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string? next, CancellationToken ct, params FieldFault[] faults) =>
        await context.RequestServices.GetRequiredService<Reauthentication>().WaysAsync(Session(context), ct) is { } ways
            ? Pages.Show<ReauthenticatePage>(context, new { Ways = ways, For = LocalPath.Of(next) }, faults)
            : Results.LocalRedirect(SignInCookie.SignInPath);

    private static async Task<IResult> WithCodeAsync(
        HttpContext context, [FromForm] string? password, [FromForm] string? code, [FromForm(Name = "for")] string? next, Reauthentication again, Attempts attempts, CancellationToken ct)
    {
        if (await again.WaysAsync(Session(context), ct) is not { } ways)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        var words = Pages.WordsOf(context);
        var account = SignIn.AccountKey(ways.SignInName);
        if (await attempts.EnterAsync(context, account) is { } wait && wait > NodaTime.Duration.Zero)
        {
            return await ShowAsync(context, next, ct, Pages.Wait(wait, words));
        }

        if (!await again.WithCodeAsync(Session(context), password ?? "", (code ?? "").Replace(" ", "", StringComparison.Ordinal), ct))
        {
            return await ShowAsync(context, next, ct, new FieldFault("password", words["SignIn.ProveNotRight"]));
        }

        await attempts.SucceededAsync(context, account);
        return Results.LocalRedirect(LocalPath.Of(next));
    }

    private static async Task<IResult> WithPasskeyAsync(
        HttpContext context, [FromForm] string? answer, [FromForm(Name = "for")] string? next, Passkeys passkeys, Reauthentication again, CancellationToken ct) =>
        await passkeys.FoundAsync(context, answer) is { } found && await again.WithPasskeyAsync(Session(context), found.UserId, found.CredentialId, found.Data, ct)
            ? Results.LocalRedirect(LocalPath.Of(next))
            : await ShowAsync(context, next, ct, new FieldFault("", Pages.WordsOf(context)["SignIn.PasskeyNotRight"]));

    private static async Task<IResult> AsSampleAsync(HttpContext context, [FromForm(Name = "for")] string? next, Reauthentication again, CancellationToken ct) =>
        await again.AsSampleAsync(Session(context), ct) ? Results.LocalRedirect(LocalPath.Of(next)) : await ShowAsync(context, next, ct);

    private static Guid Session(HttpContext context) => context.User.SessionOf() ?? Guid.Empty;
}
