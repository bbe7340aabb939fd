using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using NRD.Console.Accounts;
using NRD.Core.Accounts;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>Where the browser saves what is typed: a plain request, so that it works whatever the circuit does. The words are the body; address and headers hold none of them.</summary>
public static class DraftEndpoint
{
    /// <summary>The name of the field.</summary>
    public const string FieldHeader = "X-Draft-Field";

    /// <summary>Counted by the window that writes.</summary>
    public const string RevisionHeader = "X-Draft-Revision";

    /// <summary>The window that writes.</summary>
    public const string WindowHeader = "X-Draft-Window";

    // Four bytes for each character, and some.
    private const int LargestBody = 2 * 1024 * 1024;

    // What the console alone writes is not taken from a browser.
    private static readonly ContactField[] NotFromOutside = [ContactField.Search, ContactField.Shortlist, ContactField.Avoid, ContactField.Place];

    public static void MapDrafts(this WebApplication app) =>
        app.MapPost("/contact/{id:guid}/draft", SaveAsync).WithForm().Needs(Permission.TakeContacts).WithMetadata(new NoPageAttribute(), new RequestSizeLimitAttribute(LargestBody));

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, ContactEntries entries, ContactWatch watch, CancellationToken ct)
    {
        var headers = context.Request.Headers;
        if (!Enum.TryParse<ContactField>(headers[FieldHeader].ToString(), out var field)
            || !Enum.IsDefined(field)
            || NotFromOutside.Contains(field)
            || !long.TryParse(headers[RevisionHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return Results.BadRequest();
        }

        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var value = await reader.ReadToEndAsync(ct);
        var actor = await context.ActorAsync();
        var saved = await entries.SaveAsync(actor, id, field, value, revision, ct);
        if (saved.Result == SaveResult.Saved)
        {
            watch.Tell(id, field, headers[WindowHeader].ToString());
        }

        return saved.Result switch
        {
            SaveResult.Saved => Results.Json(new DraftAnswer(saved.Revision, saved.At?.ToUnixTimeMilliseconds(), null)),
            SaveResult.Behind => Results.Json(await BehindAsync(entries, actor, id, field, saved.Revision, ct), statusCode: StatusCodes.Status409Conflict),
            SaveResult.TooLong => Results.Json(new { limit = ContactEntries.LongestOf(field) }, statusCode: StatusCodes.Status413PayloadTooLarge),
            SaveResult.NotWritable => Results.StatusCode(StatusCodes.Status410Gone),
        };
    }

    private static async Task<DraftAnswer> BehindAsync(ContactEntries entries, Actor actor, Guid id, ContactField field, long revision, CancellationToken ct) =>
        await entries.ReadAsync(actor, id, field, ct) is { } state
            ? new(state.Revision, state.SavedAt.ToUnixTimeMilliseconds(), state.Value)
            : new(revision, null, null);

    /// <param name="Revision">The latest that is kept.</param>
    /// <param name="At">When it was saved, in milliseconds.</param>
    /// <param name="Value">What another window saved meanwhile.</param>
    private sealed record DraftAnswer(long Revision, long? At, string? Value);
}
