using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core.Calls;
using NRD.Core.Places;

namespace NRD.Console.Calls;

/// <summary>The searches of the contacts of one window: each has its own, and keeps it while another tab is in front.</summary>
public sealed class SearchSessions(IServiceProvider services, PlaceFinder places, DeskView view)
{
    private readonly Dictionary<Guid, SearchSession> all = [];

    /// <summary>The search of a contact; begun only now it is filled from what was saved.</summary>
    public async Task<SearchSession> OfAsync(ContactView contact, CancellationToken ct)
    {
        if (all.TryGetValue(contact.Id, out var known))
        {
            return known;
        }

        var search = ActivatorUtilities.CreateInstance<SearchSession>(services);
        all.Add(contact.Id, search);
        await RestoreAsync(contact, search, ct);
        return search;
    }

    /// <summary>Lets go of every search but those of <paramref name="open"/> contacts.</summary>
    public void Keep(IReadOnlySet<Guid> open)
    {
        foreach (var over in all.Keys.Where(id => !open.Contains(id)).ToList())
        {
            all.Remove(over);
        }
    }

    /// <summary>The search as it was left: its filters, words and place, and the record that was open.</summary>
    private async Task RestoreAsync(ContactView contact, SearchSession search, CancellationToken ct)
    {
        search.Form.For = contact.Kind == ContactKind.Involvement ? Core.Referrals.SearchPurpose.Involvement : Core.Referrals.SearchPurpose.Person;
        foreach (var field in contact.Fields.Keys.Where(SheetFilters.Feeds))
        {
            SheetFilters.Apply(search.Form, field, null, contact.Fields[field].Value, places, view.Words);
        }

        search.Form.Text = contact.Value(ContactField.SearchText) ?? "";
        if (contact.Fields.ContainsKey(ContactField.SearchPlace))
        {
            search.Form.PlaceText = contact.Value(ContactField.SearchPlace) ?? "";
            search.Form.Place = search.Form.PlaceText.Length == 0 ? null : places.Resolve(search.Form.PlaceText).Certain ?? search.Form.Place;
        }

        var draft = SearchDraft.Read(contact.Value(ContactField.Search));
        draft?.FillIn(search.Form);

        // What was said while the line was down is newer than the filters that were kept.
        foreach (var (field, state) in contact.Fields.Where(pair => SheetFilters.Feeds(pair.Key) && pair.Value.SavedAt > contact.Fields.GetValueOrDefault(ContactField.Search)?.SavedAt))
        {
            SheetFilters.Apply(search.Form, field, null, state.Value, places, view.Words);
        }

        search.Avoid(AvoidedPartners.Of(contact).Keys);
        search.Run(view.Zone);
        if (draft?.Chosen is { } chosen)
        {
            await search.OpenAsync(chosen, ct);
        }
    }
}
