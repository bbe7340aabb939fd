using NRD.Console.Accounts;
using NRD.Core.Accounts;
using NRD.Core.Police.Lists;

namespace NRD.Console.Police;

/// <summary>A contact list as a file to keep.</summary>
internal static class ListFileEndpoints
{
    public static void MapListFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/police/{serviceId}/file/{number:int}/{format:regex(^(csv|xlsx)$)}", async (HttpContext context, string serviceId, int number, string format, ListExchange exchange) =>
        {
            var kind = format == "xlsx" ? ListFileFormat.Xlsx : ListFileFormat.Csv;
            return await exchange.ExportAsync(await context.ActorAsync(), serviceId, number, kind, context.RequestAborted) is { } file
                ? Results.File(file.Bytes, kind == ListFileFormat.Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", file.Name)
                : Results.NotFound();
        }).Needs(Permission.ExchangePoliceLists);
}
