using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using NRD.Console.Accounts;
using NRD.Core.Accounts;
using NRD.Core.Oversight;

namespace NRD.Console.Oversight;

/// <summary>The audit trail as a file, asked for by a form.</summary>
public static class AuditEndpoints
{
    public static void MapAuditExport(this WebApplication app) => app.MapPost("/audit/export", ExportAsync).WithForm().Needs(Permission.ReadAudit);

    private static async Task<IResult> ExportAsync(
        HttpContext context, [FromForm] string? from, [FromForm] string? until, [FromForm] string? actor, [FromForm] string? action, [FromForm] string? subject,
        [FromForm] string? id, [FromForm] string? outcome, AuditExport export, IClock clock)
    {
        var who = await context.ActorAsync();
        var filter = new AuditFilter
        {
            From = Instant(from),
            Until = Instant(until),
            ActorId = string.IsNullOrEmpty(actor) ? null : actor,
            Action = Code<AuditAction>(action),
            Subject = Code<SubjectKind>(subject),
            SubjectId = Guid.TryParse(id, out var record) ? record : null,
            Outcome = Code<AuditOutcome>(outcome),
        };
        var name = $"audit-{clock.GetCurrentInstant().InUtc().Date.ToString("uuuu-MM-dd", null)}.csv";
        return Results.Stream(output => export.WriteAsync(who, filter, output, context.RequestAborted), MediaTypeNames.Text.Csv, name);
    }

    /// <summary>A field that narrows nothing is sent empty.</summary>
    private static T? Code<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var code) && Enum.IsDefined(code) ? code : null;

    private static Instant? Instant(string? text) => InstantPattern.ExtendedIso.Parse(text ?? "") is { Success: true } read ? read.Value : null;
}
