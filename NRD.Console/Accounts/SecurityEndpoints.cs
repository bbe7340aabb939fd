using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>One's own factors and sign-ins.</summary>
public static class SecurityEndpoints
{
    /// <summary>Where somebody comes out who used a recovery code: they should set their app or passkey up again.</summary>
    public const string AfterRecovery = Path + "?recovered=true";

    private const string Path = "/security";
    private static readonly TimeSpan SeedLives = TimeSpan.FromMinutes(30);

    public static void MapSecurity(this WebApplication app)
    {
        var pages = app.MapGroup(Path).WithForm();
        pages.MapGet("", (HttpContext context, bool? recovered, string? done, CancellationToken ct) => ShowAsync(context, recovered ?? false, done, ct));
        pages.MapPost("/password", (HttpContext context, [FromForm] string? password, OwnSecurity security, CancellationToken ct) =>
            ChangeAsync(context, "password", actor => security.ChangePasswordAsync(actor, password ?? "", ct), ct));
        pages.MapGet("/code-app", ShowCodeAppAsync);
        pages.MapPost("/code-app", SetCodeAppAsync);
        pages.MapPost("/passkeys/options", OfferPasskeyAsync);
        pages.MapPost("/passkeys", AddPasskeyAsync);
        pages.MapPost("/passkeys/rename", (HttpContext context, [FromForm] string? id, [FromForm] string? name, OwnPasskeys own, CancellationToken ct) =>
            ChangeAsync(context, "passkeys", actor => own.RenameAsync(actor, id ?? "", name ?? "", ct), ct));
        pages.MapPost("/passkeys/remove", (HttpContext context, [FromForm] string? id, OwnPasskeys own, CancellationToken ct) =>
            ChangeAsync(context, "passkeys", actor => own.RemoveAsync(actor, id ?? "", ct), ct));
        pages.MapPost("/recovery-codes", NewCodesAsync);
        pages.MapPost("/sessions/end", (HttpContext context, [FromForm] string? id, OwnSecurity security, CancellationToken ct) => ChangeAsync(
            context, "sessions", async actor => await security.EndSessionAsync(actor, Guid.TryParse(id, out var session) ? session : Guid.Empty, ct) ? null : FactorFault.NotThere, ct));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, bool recovered, string? done, CancellationToken ct, params FieldFault[] faults)
    {
        var security = context.RequestServices.GetRequiredService<OwnSecurity>();
        var actor = await context.ActorAsync();
        if (!actor.May(Permission.OwnSecurity))
        {
            return Prove(Path);
        }

        var words = Pages.WordsOf(context);
        var said = done is "password" or "code-app" or "passkeys" or "sessions" ? words["SignIn.Saved"] : null;
        return Pages.Show<SecurityPage>(
            context, new { Overview = await security.OverviewAsync(actor, ct), IsFresh = security.IsFresh(actor), UsedRecoveryCode = recovered, Done = said }, faults);
    }

    /// <summary>Done leads back to the page; what stands in the way is said there.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext context, string what, Func<Actor, Task<FactorFault?>> change, CancellationToken ct)
    {
        var actor = await context.ActorAsync();
        if (!actor.May(Permission.OwnSecurity))
        {
            return Prove(Path);
        }

        return await change(actor) switch
        {
            null => Results.LocalRedirect($"{Path}?done={what}"),
            FactorFault.ProveAgain => Prove(Path),
            { } fault => await ShowAsync(context, recovered: false, done: null, ct, FaultWords.Of(fault, Pages.WordsOf(context))),
        };
    }

    private static async Task<IResult> ShowCodeAppAsync(HttpContext context, OwnSecurity security, CancellationToken ct)
    {
        var actor = await context.ActorAsync();
        return actor.May(Permission.OwnSecurity) && security.IsFresh(actor)
            ? CodeAppForm(context, (await security.OverviewAsync(actor, ct)).SignInName, CodeApp.NewSeed())
            : Prove(Path + "/code-app");
    }

    private static async Task<IResult> SetCodeAppAsync(HttpContext context, [FromForm] string? seed, [FromForm] string? code, OwnSecurity security, SealedCookies cookies, CancellationToken ct)
    {
        var actor = await context.ActorAsync();
        if (!actor.May(Permission.OwnSecurity) || cookies.Open(Path, seed ?? "") is not { } given)
        {
            return Prove(Path + "/code-app");
        }

        return await security.SetCodeAppAsync(actor, given, (code ?? "").Replace(" ", "", StringComparison.Ordinal), ct) switch
        {
            null => Results.LocalRedirect($"{Path}?done=code-app"),
            FactorFault.ProveAgain => Prove(Path + "/code-app"),
            { } fault => CodeAppForm(context, (await security.OverviewAsync(actor, ct)).SignInName, given, FaultWords.Of(fault, Pages.WordsOf(context))),
        };
    }

    private static async Task<IResult> OfferPasskeyAsync(HttpContext context, OwnSecurity security, Passkeys passkeys, CancellationToken ct)
    {
        var actor = await context.ActorAsync();
        if (!actor.May(Permission.OwnSecurity) || !security.IsFresh(actor))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var overview = await security.OverviewAsync(actor, ct);
        return Results.Text(await passkeys.OfferAsync(context, overview.UserId, overview.SignInName, overview.DisplayName), "application/json");
    }

    private static Task<IResult> AddPasskeyAsync(
        HttpContext context, [FromForm(Name = "passkey-name")] string? name, [FromForm] string? answer, OwnPasskeys own, Passkeys passkeys, CancellationToken ct) =>
        ChangeAsync(
            context,
            "passkeys",
            async actor => (name ?? "").Trim() is not { Length: > 0 and <= 60 } given
                ? FactorFault.NameMissing
                : await passkeys.MadeAsync(context, answer, given) is { } made ? await own.AddAsync(actor, made, ct) : FactorFault.NotThere,
            ct);

    private static async Task<IResult> NewCodesAsync(HttpContext context, OwnSecurity security, CancellationToken ct)
    {
        var actor = await context.ActorAsync();
        if (!actor.May(Permission.OwnSecurity))
        {
            return Prove(Path);
        }

        var (codes, fault) = await security.NewRecoveryCodesAsync(actor, ct);
        return fault is null ? Pages.Show<RecoveryCodesPage>(context, new { Codes = codes, Next = Path }) : Prove(Path);
    }

    private static RazorComponentResult<CodeAppPage> CodeAppForm(HttpContext context, string signInName, string seed, params FieldFault[] faults) => Pages.Show<CodeAppPage>(
        context, new { Seed = seed, SealedSeed = context.RequestServices.GetRequiredService<SealedCookies>().Seal(Path, seed, SeedLives), SignInName = signInName }, faults);

    private static IResult Prove(string next) => Results.LocalRedirect($"/re-authenticate?for={next}");
}
