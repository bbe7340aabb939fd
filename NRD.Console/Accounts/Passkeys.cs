using Microsoft.AspNetCore.Identity;
using NRD.Console.Hosting;
using NRD.Core.Accounts;

namespace NRD.Console.Accounts;

/// <summary>A passkey that proved itself.</summary>
public sealed record FoundPasskey(Guid UserId, byte[] CredentialId, byte[] Data);

/// <summary>Asks a browser for a passkey and checks what it answers, by the framework's own handler. What was asked travels sealed in a cookie.</summary>
public sealed class Passkeys(IPasskeyHandler<StaffUser> handler, SealedCookies cookies, Deployment deployment)
{
    private const int LongestAnswer = 20_000;
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);

    /// <summary>Without a name to bind them to, none are offered.</summary>
    public bool Offered => deployment.ServerDomain.Length > 0;

    /// <summary>What the browser needs to ask for a passkey of anybody's.</summary>
    public async Task<string> AskAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        cookies.Write(context, SealedCookies.Passkey, asked.AssertionState ?? "", Lives);
        return asked.RequestOptionsJson;
    }

    /// <returns><c>null</c> where the answer proves nothing.</returns>
    public async Task<FoundPasskey?> FoundAsync(HttpContext context, string? answer)
    {
        if (Asked(context) is not { } state || answer is not { Length: > 0 and <= LongestAnswer })
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer, AssertionState = state });
        return result is { Succeeded: true, User: { } user, Passkey: { IsUserVerified: true } passkey }
            ? new(user.Id, passkey.CredentialId, StaffUserStore.Write(passkey))
            : null;
    }

    /// <summary>What the browser needs to make a passkey for this person.</summary>
    public async Task<string> OfferAsync(HttpContext context, Guid user, string signInName, string displayName)
    {
        var offered = await handler.MakeCreationOptionsAsync(new() { Id = user.ToString(), Name = signInName, DisplayName = displayName }, context);
        cookies.Write(context, SealedCookies.Passkey, offered.AttestationState ?? "", Lives);
        return offered.CreationOptionsJson;
    }

    /// <returns><c>null</c> where no usable passkey was made.</returns>
    public async Task<NewPasskey?> MadeAsync(HttpContext context, string? answer, string name)
    {
        if (Asked(context) is not { } state || answer is not { Length: > 0 and <= LongestAnswer })
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer, AttestationState = state });
        return result is { Succeeded: true, Passkey: { IsUserVerified: true } passkey } && Guid.TryParse(result.UserEntity?.Id, out var user)
            ? new(user, passkey.CredentialId, name, StaffUserStore.Write(passkey))
            : null;
    }

    /// <summary>The passkeys of this name and no other, proved by face, finger or PIN, and found without typing a name.</summary>
    public static void Configure(IdentityPasskeyOptions options, Deployment deployment)
    {
        options.ServerDomain = deployment.ServerDomain.Length > 0 ? deployment.ServerDomain : null;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(2);

        // Our pages give no referrer, so their forms come with the origin "null"; what the browser signed says where it was asked.
        options.ValidateOrigin = asked => ValueTask.FromResult(
            !asked.CrossOrigin
            && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin)
            && (origin.Scheme == Uri.UriSchemeHttps || deployment.IsDevelopment)
            && string.Equals(origin.Host, deployment.ServerDomain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What was asked is asked once.</summary>
    private string? Asked(HttpContext context)
    {
        var state = cookies.Read(context, SealedCookies.Passkey);
        cookies.Forget(context, SealedCookies.Passkey);
        return state;
    }
}
