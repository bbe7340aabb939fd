using System.Collections.Concurrent;
using System.Text.Json;
using NRD.Console.Accounts;

namespace NRD.Console.Hosting;

/// <summary>Where browsers say that a page broke the content security policy. Of a report only the name of the rule is kept: the rest may quote a page.</summary>
public static class PolicyReports
{
    public const string Path = "/policy-report";
    private const int Longest = 16 * 1024;
    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromHours(1);

    private static readonly string[] Rules =
        [.. SecurityHeaders.ContentSecurityPolicy.Split(';').Select(rule => rule.Trim().Split(' ')[0]), "script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "frame-src", "worker-src", "media-src", "manifest-src"];

    private static readonly ConcurrentDictionary<string, long> Said = new();

    public static void MapPolicyReports(this WebApplication app) =>
        app.MapPost(Path, TakeAsync).OpenToAll("Browsers report without a sign-in.").WithMetadata(new NoPageAttribute()).DisableAntiforgery();

    private static async Task<IResult> TakeAsync(HttpRequest request, ILogger<Program> log, CancellationToken ct)
    {
        if (request.ContentLength is not (> 0 and <= Longest))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            using var report = await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = 8 }, ct);
            if (RuleOf(report.RootElement) is { } rule && IsNews(rule))
            {
                log.LogWarning("A page broke the rule {Rule} of the content security policy.", rule);
            }
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }

        return Results.NoContent();
    }

    private static string? RuleOf(JsonElement report) =>
        report.ValueKind == JsonValueKind.Object
        && report.TryGetProperty("csp-report", out var body) && body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("effective-directive", out var named) && named.ValueKind == JsonValueKind.String
            ? Rules.FirstOrDefault(rule => rule == named.GetString())
            : null;

    private static bool IsNews(string rule)
    {
        var now = Environment.TickCount64;
        var last = Said.GetOrAdd(rule, long.MinValue / 2);
        return now - last > SaidAgainAfter.TotalMilliseconds && Said.TryUpdate(rule, now, last);
    }
}
