using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>How many services a choice would give, beside the choice.</summary>
public static class FacetWords
{
    /// <returns><c>null</c> before the first answer.</returns>
    public static int? CountOf<T>(ReferralResult? result, Facet facet, T code)
        where T : notnull => result is null ? null
        : result.Facets.TryGetValue(facet, out var counts) && counts.TryGetValue(IndexCode(code), out var count) ? count : 0;

    private static string IndexCode<T>(T code)
        where T : notnull => code as string ?? System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString() ?? "");
}
