using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Persistence;

namespace NRD.Console.Accounts;

/// <summary>Signing in and out: requests of plain HTML, each form with its antiforgery token.</summary>
public static class SignInEndpoints
{
    private const string Reason = "Whoever signs in is not signed in yet.";
    private const int LongestName = 100;
    private const string CodePath = SignInCookie.SignInPath + "/code";
    private const string RecoveryPath = SignInCookie.SignInPath + "/recovery";
    private static readonly TimeSpan StepLives = TimeSpan.FromMinutes(5);

    public static void MapSignIn(this WebApplication app, Deployment deployment)
    {
        var open = app.MapGroup(SignInCookie.SignInPath).OpenToAll(Reason).WithForm().WithMetadata(new ShownAgain(ShowStale));
        open.MapGet("", Show);
        open.MapPost("", PasswordAsync);
        open.MapGet("/code", ShowCode);
        open.MapPost("/code", CodeAsync);
        open.MapPost("/recovery", RecoveryAsync);
        open.MapPost("/passkey/options", (HttpContext context, Passkeys passkeys) => passkeys.AskAsync(context));
        open.MapPost("/passkey", PasskeyAsync);
        if (deployment.IsDevelopment)
        {
            open.MapPost("/sample", PickSampleAsync);
        }

        app.MapSignOut();
        app.MapActivation();
        app.MapReauthentication(deployment);
        app.MapSecurity();
    }

    private static RazorComponentResult<SignInPage> Show(HttpContext context, string? to) =>
        Pages.Show<SignInPage>(context, new { To = LocalPath.Of(to), SignedInAs = context.User.SessionOf() is not null });

    /// <summary>For somebody who signs in as soon as another signed out, or who left the page open since yesterday.</summary>
    private static IResult ShowStale(HttpContext context, IFormCollection typed)
    {
        var path = context.Request.Path.Value;
        if (path is CodePath or RecoveryPath && Step(context, context.RequestServices.GetRequiredService<SealedCookies>()) is not null)
        {
            return Pages.ShowStale<CodePage>(context, new { });
        }

        // The picker of sample staff sends a name too, which belongs in no field.
        var name = path == SignInCookie.SignInPath ? typed["name"].ToString() : "";
        return Pages.ShowStale<SignInPage>(context, new { To = LocalPath.Of(typed["to"]), Name = name.Length <= LongestName ? name : "", SignedInAs = context.User.SessionOf() is not null });
    }

    private static async Task<IResult> PasswordAsync(
        HttpContext context, [FromForm] string? name, [FromForm] string? password, [FromForm] string? to, SignIn signIn, Attempts attempts, SealedCookies cookies, CancellationToken ct)
    {
        if (context.User.SessionOf() is not null)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        var words = Pages.WordsOf(context);
        var account = SignIn.AccountKey(name ?? "");
        if (await attempts.EnterAsync(context, account) is { } wait && wait > NodaTime.Duration.Zero)
        {
            return Pages.Show<SignInPage>(context, new { To = LocalPath.Of(to), Name = name }, Pages.Wait(wait, words));
        }

        var first = await signIn.CheckPasswordAsync(name ?? "", password ?? "", ct);
        cookies.Write(context, SealedCookies.Step, string.Join(' ', first.Text(), account, LocalPath.Of(to)), StepLives);
        return Results.LocalRedirect(CodePath);
    }

    private static IResult ShowCode(HttpContext context, SealedCookies cookies) =>
        Step(context, cookies) is null ? Results.LocalRedirect(SignInCookie.SignInPath) : Pages.Show<CodePage>(context, new { });

    private static Task<IResult> CodeAsync(HttpContext context, [FromForm] string? code, SignIn signIn, CancellationToken ct) =>
        FinishAsync(context, "code", first => signIn.WithCodeAsync(first, (code ?? "").Trim().Replace(" ", "", StringComparison.Ordinal), DeviceWords.Of(context.Request), ct), to => to);

    private static Task<IResult> RecoveryAsync(HttpContext context, [FromForm] string? recovery, SignIn signIn, CancellationToken ct) =>
        FinishAsync(context, "recovery", first => signIn.WithRecoveryCodeAsync(first, recovery ?? "", DeviceWords.Of(context.Request), ct), _ => SecurityEndpoints.AfterRecovery);

    private static async Task<IResult> FinishAsync(HttpContext context, string field, Func<FirstStep, Task<NewSession?>> finish, Func<string, string> next)
    {
        var cookies = context.RequestServices.GetRequiredService<SealedCookies>();
        var attempts = context.RequestServices.GetRequiredService<Attempts>();
        if (Step(context, cookies) is not var (first, account, to))
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        var words = Pages.WordsOf(context);
        if (await attempts.EnterAsync(context, account) is { } wait && wait > NodaTime.Duration.Zero)
        {
            return Pages.Show<CodePage>(context, new { }, Pages.Wait(wait, words));
        }

        if (await finish(first) is not { } session)
        {
            return Pages.Show<CodePage>(context, new { }, new FieldFault(field, words["SignIn.NotRight"]));
        }

        cookies.Forget(context, SealedCookies.Step);
        await attempts.SucceededAsync(context, account);
        await SignInCookie.StartAsync(context, session);
        return Results.LocalRedirect(next(to));
    }

    private static async Task<IResult> PasskeyAsync(HttpContext context, [FromForm] string? answer, [FromForm] string? to, Passkeys passkeys, SignIn signIn, CancellationToken ct)
    {
        if (context.User.SessionOf() is not null)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        // Never delayed by anybody's wrong passwords: there is nothing to guess.
        var found = await passkeys.FoundAsync(context, answer);
        var session = found is null ? null : await signIn.WithPasskeyAsync(found.UserId, found.CredentialId, found.Data, DeviceWords.Of(context.Request), ct);
        if (session is null)
        {
            if (found is null)
            {
                await signIn.PasskeyFailedAsync(ct);
            }

            return Pages.Show<SignInPage>(context, new { To = LocalPath.Of(to) }, new FieldFault("", Pages.WordsOf(context)["SignIn.PasskeyNotRight"]));
        }

        await SignInCookie.StartAsync(context, session);
        return Results.LocalRedirect(LocalPath.Of(to));
    }

    private static async Task<IResult> PickSampleAsync(HttpContext context, [FromForm] string? name, [FromForm] string? to, SampleStaff sample, CancellationToken ct)
    {
        if (context.User.SessionOf() is not null || await sample.SignInAsync(name ?? "", DeviceWords.Of(context.Request), ct) is not { } session)
        {
            return Results.LocalRedirect(SignInCookie.SignInPath);
        }

        await SignInCookie.StartAsync(context, session);
        return Results.LocalRedirect(LocalPath.Of(to));
    }

    private static (FirstStep First, string Account, string To)? Step(HttpContext context, SealedCookies cookies) =>
        cookies.Read(context, SealedCookies.Step)?.Split(' ') is [var text, var account, var to] && FirstStep.Parse(text) is { } first ? (first, account, to) : null;
}
