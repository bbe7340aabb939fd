using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>What a one-time link opens. Its secret leaves the address at once, so that it stays in no history and no log of a proxy.</summary>
public static class ActivationEndpoints
{
    private const string Path = "/activate";
    private static readonly TimeSpan LinkLives = TimeSpan.FromMinutes(30);

    public static void MapActivation(this WebApplication app)
    {
        var open = app.MapGroup(Path).OpenToAll("Whoever has a one-time link has no account yet, or no factor.").WithForm();
        open.MapGet("/{secret}", OpenAsync);
        open.MapGet("", ShowAsync);
        open.MapPost("", WithPasswordAsync);
        open.MapPost("/passkey/options", OfferPasskeyAsync);
        open.MapPost("/passkey", WithPasskeyAsync);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, string secret, Activation activation, SealedCookies cookies, CancellationToken ct)
    {
        if (await activation.FindAsync(secret, ct) is null)
        {
            return Over(context);
        }

        cookies.Write(context, SealedCookies.Link, secret, LinkLives);
        return Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, CancellationToken ct) =>
        await LinkAsync(context, ct) is { } link ? Show(context, link, CodeApp.NewSeed(), null, null) : Over(context);

    private static async Task<IResult> WithPasswordAsync(
        HttpContext context, [FromForm] string? name, [FromForm] string? display, [FromForm] string? password, [FromForm] string? seed, [FromForm] string? code, SealedCookies cookies, CancellationToken ct)
    {
        if (await LinkAsync(context, ct) is not { } link)
        {
            return Over(context);
        }

        var given = cookies.Open(SealedCookies.Link, seed ?? "");
        var chosen = new ChosenFactors(name ?? "", display ?? "", password ?? "", given, (code ?? "").Replace(" ", "", StringComparison.Ordinal), null);
        return await CompleteAsync(context, link, chosen, given, ct);
    }

    private static async Task<IResult> OfferPasskeyAsync(
        HttpContext context, [FromForm(Name = "passkey-name")] string? name, [FromForm(Name = "passkey-display")] string? display, Passkeys passkeys, CancellationToken ct) =>
        await LinkAsync(context, ct) is { } link
            ? Results.Text(await passkeys.OfferAsync(context, link.UserId, Or(link.SignInName, name), Or(link.DisplayName, display)), "application/json")
            : Results.NotFound();

    private static async Task<IResult> WithPasskeyAsync(
        HttpContext context, [FromForm(Name = "passkey-name")] string? name, [FromForm(Name = "passkey-display")] string? display, [FromForm] string? answer, Passkeys passkeys, CancellationToken ct)
    {
        if (await LinkAsync(context, ct) is not { } link)
        {
            return Over(context);
        }

        var words = Pages.WordsOf(context);
        return await passkeys.MadeAsync(context, answer, words["SignIn.FirstPasskey"]) is { } made
            ? await CompleteAsync(context, link, new(name ?? "", display ?? "", "", null, "", made), null, ct)
            : Show(context, link, CodeApp.NewSeed(), name, display, new FieldFault("", words["SignIn.PasskeyNotGiven"]));
    }

    private static async Task<IResult> CompleteAsync(HttpContext context, OpenLink link, ChosenFactors chosen, string? seed, CancellationToken ct)
    {
        var activated = await context.RequestServices.GetRequiredService<Activation>().CompleteAsync(link, chosen, DeviceWords.Of(context.Request), ct);
        if (activated.Session is not { } session)
        {
            var words = Pages.WordsOf(context);
            return Show(context, link, seed ?? CodeApp.NewSeed(), chosen.SignInName, chosen.DisplayName, [.. activated.Faults.Select(fault => FaultWords.Of(fault, words))]);
        }

        context.RequestServices.GetRequiredService<SealedCookies>().Forget(context, SealedCookies.Link);
        await context.RequestServices.GetRequiredService<Attempts>().SucceededAsync(context, SignIn.AccountKey(Or(link.SignInName, chosen.SignInName)));
        await SignInCookie.StartAsync(context, session);
        return Pages.Show<RecoveryCodesPage>(context, new { Codes = activated.RecoveryCodes });
    }

    private static RazorComponentResult<ActivatePage> Show(HttpContext context, OpenLink link, string seed, string? name, string? display, params IReadOnlyList<FieldFault> faults) => Pages.Show<ActivatePage>(
        context,
        new
        {
            Link = link,
            Seed = seed,
            SealedSeed = context.RequestServices.GetRequiredService<SealedCookies>().Seal(SealedCookies.Link, seed, LinkLives),
            Name = name,
            Display = display,
        },
        faults);

    private static RazorComponentResult<LinkOverPage> Over(HttpContext context)
    {
        var page = Pages.Show<LinkOverPage>(context, new { });
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    private static async Task<OpenLink?> LinkAsync(HttpContext context, CancellationToken ct) =>
        context.RequestServices.GetRequiredService<SealedCookies>().Read(context, SealedCookies.Link) is { } secret
            ? await context.RequestServices.GetRequiredService<Activation>().FindAsync(secret, ct)
            : null;

    private static string Or(string fixedName, string? chosen) => fixedName.Length > 0 ? fixedName : (chosen ?? "").Trim();
}
