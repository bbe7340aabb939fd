using NodaTime;
using NRD.Console.Components;
using NRD.Core.Partners;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>One filter in force, as a word that can be taken away.</summary>
public sealed record FormWord(QueryFilter Filter, string Text, Action<SearchForm> Drop);

/// <summary>Everything in force, in the order in which one would say it.</summary>
public static class FormWords
{
    public static IReadOnlyList<FormWord> Of(SearchForm form, Words words, Instant now, DateTimeZone zone)
    {
        var all = new List<FormWord>();
        void Add(QueryFilter filter, string text, Action<SearchForm>? drop = null) => all.Add(new(filter, text, drop ?? (f => f.Drop(filter))));

        foreach (var need in form.Needs)
        {
            Add(QueryFilter.Need, Names.Need(need, words), f => f.Drop(QueryFilter.Need, need));
        }

        if (form.Place is { } place)
        {
            Add(QueryFilter.Place, words[$"Filters.Scope{form.Scope}Of", words.In(place.Name)]);
        }

        foreach (var province in form.Provinces)
        {
            Add(QueryFilter.Province, Names.Province(province, words), f => f.Drop(QueryFilter.Province, province));
        }

        foreach (var term in Enum.GetValues<ServiceTerms>().Where(term => term != 0 && form.Terms.HasFlag(term)))
        {
            Add(QueryFilter.Term, words[$"Filters.Term{term}"], f => f.Terms &= ~term);
        }

        foreach (var mode in Enum.GetValues<ServiceModes>().Where(mode => mode != 0 && form.Modes.HasFlag(mode)))
        {
            Add(QueryFilter.Mode, words[$"Filters.Mode{mode}"], f => f.Modes &= ~mode);
        }

        if (form.Provider is { } provider)
        {
            Add(QueryFilter.Provider, words[$"Filters.Provider{provider}"]);
        }

        AddPerson(form, words, Add);
        foreach (var language in form.Languages)
        {
            Add(QueryFilter.Language, words["Filters.InLanguage", Names.Language(language, words)], f => f.Drop(QueryFilter.Language, language));
        }

        if (form.Open != OpenWish.Any)
        {
            Add(QueryFilter.OpenNow, form.OpenAt(zone, now) is { } at ? words["Filters.OpenAt", TimeWords.When(at.InZone(zone), now, words)] : words["Filters.OpenNow"]);
        }

        if (form.WarmTransfer)
        {
            Add(QueryFilter.WarmTransfer, words["Filters.WarmTransfer"]);
        }

        if (form.VerifiedWithinDays is { } days)
        {
            Add(QueryFilter.Verified, words["Filters.VerifiedIn", days]);
        }

        return all;
    }

    private static void AddPerson(SearchForm form, Words words, Action<QueryFilter, string, Action<SearchForm>?> add)
    {
        if (form.Gender is { } gender)
        {
            add(QueryFilter.Gender, words[$"Filters.Gender{gender}"], null);
        }

        if (form.Age is { } age)
        {
            add(QueryFilter.Age, AgeWords.Say(age, words), null);
        }

        if (form.Status is { } status)
        {
            add(QueryFilter.Status, words[$"Filters.Status{status}"], null);
        }

        if (form.WithChildren)
        {
            add(QueryFilter.Company, words["Filters.WithChildren"], f => f.WithChildren = false);
        }

        if (form.WithPartner)
        {
            add(QueryFilter.Company, words["Filters.WithPartner"], f => f.WithPartner = false);
        }

        if (form.WithPets)
        {
            add(QueryFilter.Company, words["Filters.WithPets"], f => f.WithPets = false);
        }

        if (form.Indigenous is { } indigenous)
        {
            add(QueryFilter.Indigenous, words[indigenous ? "Filters.Indigenous" : "Filters.NotIndigenous"], null);
        }
    }
}
