using NodaTime;
using NRD.Console.Components;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>The count and every filter in one sentence, with what dropping one of them would bring.</summary>
public static class ReadBack
{
    public static string Sentence(SearchForm form, ReferralResult result, Words words, Instant now, DateTimeZone zone)
    {
        var filters = FormWords.Of(form, words, now, zone);
        var needs = filters.Where(w => w.Filter == QueryFilter.Need).Select(w => w.Text).ToList();
        var sentence = words.Count("Search.Services", result.Total);
        if (!string.IsNullOrWhiteSpace(form.Text))
        {
            sentence = words["Search.ForWords", sentence, form.Text.Trim()];
        }

        if (needs.Count > 0)
        {
            sentence = words["Search.ForNeeds", sentence, words.List(needs)];
        }

        if (form.Place is { } place)
        {
            sentence = words[$"Search.Scope{form.Scope}", sentence, words.In(place.Name)];
        }

        foreach (var word in filters.Where(w => w.Filter is not (QueryFilter.Need or QueryFilter.Place)))
        {
            sentence = words["Search.AndFilter", sentence, word.Text];
        }

        if (form.Open != OpenWish.Any && result.UnconfirmedCount > 0)
        {
            sentence = words.Count("Search.WithUnconfirmed", result.UnconfirmedCount, sentence);
        }

        return words["Search.Full", sentence] + More(form, result, words, filters);
    }

    /// <summary>What a filter is called where one asks whether to let it go.</summary>
    public static string NameOf(QueryFilter filter, SearchForm form, Words words, IReadOnlyList<FormWord> filters) => filter switch
    {
        QueryFilter.Text => form.Text.Trim(),
        QueryFilter.Place or QueryFilter.Need or QueryFilter.Term or QueryFilter.Mode or QueryFilter.Province or QueryFilter.Language
            or QueryFilter.Provider or QueryFilter.OpenNow or QueryFilter.WarmTransfer or QueryFilter.Verified or QueryFilter.Age
            or QueryFilter.Gender or QueryFilter.Status or QueryFilter.Company or QueryFilter.Indigenous =>
            words.List([.. filters.Where(w => w.Filter == filter).Select(w => w.Text)]),
    };

    private static string More(SearchForm form, ReferralResult result, Words words, IReadOnlyList<FormWord> filters)
    {
        // With nothing found the advice stands below as buttons.
        if (result.Total == 0 || result.Advice.FirstOrDefault(a => a.Total > result.Total) is not { } best)
        {
            return "";
        }

        return " " + words.Count("Search.MoreWithout", best.Total - result.Total, NameOf(best.Filter, form, words, filters));
    }
}
