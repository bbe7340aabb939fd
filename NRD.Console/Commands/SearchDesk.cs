using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using NRD.Console.Resources;
using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Console.Commands;

/// <summary>Turns the words of the command line into a query, and an answer into what is written.</summary>
internal sealed class SearchDesk(ReferralSearch search, PlaceFinder places, TimeZones zones, Actor actor, CultureInfo culture)
{
    private const int LargestLimit = 1000;

    private readonly Language language = culture.TwoLetterISOLanguageName == "fr" ? Language.French : Language.English;

    /// <returns><c>null</c> where all was understood; otherwise what was not, and nothing is searched.</returns>
    public SearchRefusal? Understand(SearchRequest asked, out ReferralQuery query)
    {
        query = new() { Text = asked.Text ?? "", OpenNow = asked.OpenNow ?? false };
        SearchPurpose? purpose = asked.For?.ToLowerInvariant() switch
        {
            null or "" or "person" => SearchPurpose.Person,
            "involvement" => SearchPurpose.Involvement,
            _ => null,
        };
        if (purpose is null)
        {
            return Refuse("ForUnknown", asked.For);
        }

        var needs = (asked.Need ?? []).Select(code => (code, term: Taxonomy.Default.Find(code))).ToList();
        if (needs.FirstOrDefault(n => n.term is null) is { code: { } need })
        {
            return Refuse("NeedUnknown", need);
        }

        var languages = (asked.Language ?? []).Select(code => (code, entry: Languages.Default.Find(code))).ToList();
        if (languages.FirstOrDefault(l => l.entry is null) is { code: { } tongue })
        {
            return Refuse("LanguageUnknown", tongue);
        }

        if (asked.Age is < 0 or > 120)
        {
            return Refuse("AgeUnlikely", asked.Age);
        }

        if (asked.Limit is < 1 or > LargestLimit)
        {
            return Refuse("LimitOutside", asked.Limit, LargestLimit);
        }

        PlaceRef? place = null;
        if (!string.IsNullOrWhiteSpace(asked.Place) && AskedPlace.Find(places, asked.Place, language, out place) is { } unclear)
        {
            return unclear;
        }

        Instant? at = null;
        if (!string.IsNullOrWhiteSpace(asked.At) && (at = AskedMoment.Read(asked.At.Trim(), place, zones)) is null)
        {
            return Refuse("AtUnclear", asked.At);
        }

        query = query with
        {
            For = purpose.Value,
            Place = place,
            Needs = needs.Select(n => n.term?.Code).OfType<string>().ToValueList(),
            Languages = languages.Select(l => l.entry?.Code).OfType<string>().ToValueList(),
            At = at,
            Limit = asked.Limit ?? ReferralQuery.DefaultLimit,
            Person = asked.Age is { } age ? new() { Age = new AgeRange(age, age) } : PersonTraits.None,

            // Asking for the code of the immigration authorities is the explicit request that rule R14 wants.
            ImmigrationAuthorities = needs.Exists(n => n.term?.Code == "L5"),
        };
        return null;
    }

    public SearchFindings Find(SearchRequest asked, ReferralQuery query)
    {
        var clock = Stopwatch.StartNew();
        var result = search.Find(actor, query);
        var took = clock.Elapsed;
        return new(
            asked.Text ?? "",
            Math.Round(took.TotalMilliseconds, 3),
            result.Total,
            result.Facets.ToDictionary(f => JsonNamingPolicy.CamelCase.ConvertName(f.Key.ToString()), f => f.Value),
            [.. result.Matches.Concat(result.DoesNotFit).Take(query.Limit).Select(Finding)]);
    }

    private SearchFinding Finding(ReferralMatch match) => new(
        match.ServiceId,
        match.SourceId,
        match.Service.In(language),
        match.Organization.In(language),
        match.Place?.In(language),
        match.Province,
        match.DistanceKm is { } km ? Math.Round(km, 1) : null,
        Kebab(match.Open.State),
        Kebab(match.Verdict),
        [.. match.Reasons.Select(r => new CodedText(Kebab(r.Code), ReferralWords.Say(r, language)))],
        [.. match.Cautions.Select(c => new CodedText(Kebab(c.Code), ReferralWords.Say(c, language)))],
        match.LastVerified is { } day ? LocalDatePattern.Iso.Format(day) : null);

    private static string Kebab<T>(T code)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString());

    private static SearchRefusal Refuse(string key, params object?[] values) => new(Texts.Commands(key, values), []);
}
