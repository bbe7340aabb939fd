namespace NRD.Console.Hosting;

/// <summary>
/// The page that a form of this endpoint stands on. A person who sends the form after its token has gone stale meets that page again, with a token
/// that holds and what they typed, and not a dead end. Nothing that was sent is acted on.
/// </summary>
public sealed class ShownAgain(Func<HttpContext, IFormCollection, IResult> page)
{
    public async Task WriteAsync(HttpContext context) => await page(context, await TypedAsync(context)).ExecuteAsync(context);

    private static async Task<IFormCollection> TypedAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }
}
