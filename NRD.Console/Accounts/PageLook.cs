using NRD.Console.Components;
using NRD.Console.Hosting;

namespace NRD.Console.Accounts;

/// <summary>What every page of plain HTML needs to know to show itself.</summary>
/// <param name="Path">Where it is, to come back to in the other language.</param>
/// <param name="SampleStaff">Whether a banner says that anybody may sign in as sample staff.</param>
public sealed record PageLook(Words Words, Theme Theme, string Path, bool SampleStaff)
{
    public static PageLook Of(HttpContext context)
    {
        var first = FirstLook.Of(context);
        return new(Words.Of(first.Language), first.Theme, LocalPath.Of(context.Request.Path), context.RequestServices.GetRequiredService<Deployment>().IsDevelopment);
    }
}
