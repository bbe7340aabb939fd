namespace NRD.Core.Referrals;

/// <summary>Which filters a question sets, and the question without one of them.</summary>
public static class QueryFilters
{
    public static ReferralQuery Without(ReferralQuery query, QueryFilter filter) => filter switch
    {
        QueryFilter.Text => query with { Text = "" },
        QueryFilter.Place => query with { Place = null },
        QueryFilter.Need => query with { Needs = [] },
        QueryFilter.Term => query with { Terms = default },
        QueryFilter.Mode => query with { Modes = default },
        QueryFilter.Province => query with { Provinces = [] },
        QueryFilter.Language => query with { Languages = [] },
        QueryFilter.Provider => query with { Provider = null },
        QueryFilter.OpenNow => query with { OpenNow = false },
        QueryFilter.WarmTransfer => query with { WarmTransfer = false },
        QueryFilter.Verified => query with { VerifiedWithinDays = null },
        QueryFilter.Age => query with { Person = query.Person with { Age = null } },
        QueryFilter.Gender => query with { Person = query.Person with { Gender = null } },
        QueryFilter.Status => query with { Person = query.Person with { Status = null } },
        QueryFilter.Company => query with { Person = query.Person with { WithChildren = false, WithPartner = false, WithPets = false } },
        QueryFilter.Indigenous => query with { Person = query.Person with { Indigenous = null } },
    };

    /// <summary>In the order of the filters.</summary>
    public static IReadOnlyList<QueryFilter> Active(ReferralQuery query) =>
        [.. Enum.GetValues<QueryFilter>().Where(filter => filter == QueryFilter.Text ? !string.IsNullOrWhiteSpace(query.Text) : Without(query, filter) != query)];

    /// <summary>The same, where a text without a word counts for nothing.</summary>
    internal static IReadOnlyList<QueryFilter> Active(ReferralQuery query, TextQuery text) =>
        [.. Active(query).Where(filter => filter != QueryFilter.Text || !text.IsEmpty)];
}
