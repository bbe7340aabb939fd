using NRD.Core.Accounts;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace NRD.Console.Components;

/// <summary>One page of the menu.</summary>
/// <param name="Title">Key of its name.</param>
/// <param name="WholePage">Plain HTML: the browser opens it, not the window's own router.</param>
public sealed record NavigationEntry(string Path, string Title, Permission Needs, bool WholePage = false);

/// <summary>The one list of pages that the menu offers, each to those who may open it. A page that is not part of this console is not offered.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    public static IReadOnlyList<NavigationEntry> Pages { get; } =
    [
        new("/", "Shell.PageSearch", Permission.SearchDirectory),
        new("/follow-ups", "Shell.PageFollowUps", Permission.TakeContacts),
        new("/route", "Shell.PageRoute", Permission.ReadPoliceRoutes),
        new("/police", "Shell.PagePolice", Permission.ReadPoliceLists),
        new("/upkeep", "Shell.PageUpkeep", Permission.KeepDirectory),
        new("/scripts", "Shell.PageScripts", Permission.TakeContacts),
        new("/keeping", "Shell.PageKeeping", Permission.SuperviseContacts),
        new("/words", "Shell.PageWords", Permission.EditSearchWords),
        new("/staff", "Shell.PageStaff", Permission.ManageStaff),
        new("/approvals", "Shell.PageApprovals", Permission.UseApprovals),
        new("/audit", "Shell.PageAudit", Permission.ReadAudit),
        new("/security", "Shell.PageSecurity", Permission.OwnSecurity, WholePage: true),
    ];

    private readonly Lazy<HashSet<string>> there = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.Ordinal));

    public IReadOnlyList<NavigationEntry> For(IReadOnlySet<Permission> permissions) =>
        [.. Pages.Where(page => permissions.Contains(page.Needs) && there.Value.Contains(page.Path))];

    /// <summary>Where somebody starts who may not search.</summary>
    public string HomeOf(IReadOnlySet<Permission> permissions) => For(permissions) is [var first, ..] ? first.Path : "/not-found";
}

/// <summary>Whether a window may show a page; the same rule that a request for it meets.</summary>
public static class PageGate
{
    /// <summary>A page that says nothing of whom it is for is for nobody.</summary>
    public static bool Opens(Type page, Actor actor) =>
        page.GetCustomAttributes(typeof(Accounts.NeedsAttribute), inherit: true) is [Accounts.NeedsAttribute needs, ..]
            ? actor.May(needs.Permission)
            : page.IsDefined(typeof(Accounts.ForEverybodyAttribute), inherit: true);

    /// <summary>The page, or the one that says there is no such page: what is not theirs looks like what is not there.</summary>
    public static RouteData Through(RouteData route, Actor actor) =>
        Opens(route.PageType, actor) ? route : new RouteData(typeof(NotFoundPage), new Dictionary<string, object?>());
}
