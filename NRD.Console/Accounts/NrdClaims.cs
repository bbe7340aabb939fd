using System.Security.Claims;

namespace NRD.Console.Accounts;

/// <summary>The two claims of somebody who is signed in. Everything else about them is read fresh from the database.</summary>
public static class NrdClaims
{
    /// <summary>Id of the staff user.</summary>
    public const string User = ClaimTypes.NameIdentifier;

    /// <summary>Id of the sign-in.</summary>
    public const string Session = "nrd:session";

    public static ClaimsPrincipal Principal(Guid user, Guid session) =>
        new(new ClaimsIdentity([new(User, user.ToString("D")), new(Session, session.ToString("D"))], SignInCookie.Scheme));

    /// <summary>The sign-in of this principal; <c>null</c> for somebody who is not signed in.</summary>
    public static Guid? SessionOf(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(Session), "D", out var session) ? session : null;

    /// <summary>The staff user; <c>null</c> for somebody who is not signed in.</summary>
    public static Guid? UserOf(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(User), "D", out var user) ? user : null;
}
