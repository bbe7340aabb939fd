using NodaTime;
using NRD.Console.Components;
using NRD.Console.Hosting;
using NRD.Console.Referrals;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Console.Calls;

/// <summary>The contact that is open in one window: what is noted in it, its search, its shortlist. Holds nothing that is not saved.</summary>
public sealed class ContactSession
{
    private readonly ContactEntries entries;
    private readonly ContactWatch watch;
    private readonly SearchSessions searches;
    private readonly PlaceFinder places;
    private readonly DeskActor desk;
    private readonly DeskView view;
    private readonly PartnerRecords records;
    private readonly IClock clock;
    private readonly ILogger<ContactSession> log;

    public ContactSession(ContactEntries entries, ContactWatch watch, SearchSessions searches, PlaceFinder places, DeskActor desk, DeskView view, PartnerRecords records, IClock clock, ILogger<ContactSession> log)
    {
        (this.entries, this.watch, this.searches, this.places, this.desk, this.view, this.records, this.clock, this.log) = (entries, watch, searches, places, desk, view, records, clock, log);
        desk.Left += Forget;
    }

    /// <summary>The contact is not as it was: drawn anew by whoever shows it.</summary>
    public event Action? Changed;

    /// <summary><c>null</c> where none is open, or there is none that this person may see.</summary>
    public ContactView? View { get; private set; }

    /// <summary>The search of this contact.</summary>
    public SearchSession? Search { get; private set; }

    /// <summary>The database did not answer; <see cref="View"/> is as it was, and the last choice is not saved.</summary>
    public bool Failed { get; private set; }

    /// <summary>What is offered, in the operator's order.</summary>
    public IReadOnlyList<ShortlistItem> Shortlist { get; private set; } = [];

    /// <summary>The option one works on.</summary>
    public ShortlistItem? Chosen { get; private set; }

    /// <summary>Partners not to be offered in this contact, each with the service by which it was chosen.</summary>
    public IReadOnlyDictionary<Guid, Guid> Avoided => AvoidedPartners.Of(View);

    /// <summary>Names this window's own savings among those that <see cref="ContactWatch"/> tells of.</summary>
    public string Window { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Opens a contact, with its search as it was left.</summary>
    public async Task OpenAsync(Guid id, CancellationToken ct)
    {
        (View, Search, Shortlist, Chosen) = (null, null, [], null);
        await TryAsync(async () => View = await entries.OpenAsync(desk.Current, id, ct));
        if (View is { } contact)
        {
            Search = await searches.OfAsync(contact, ct);
            Take(contact);
        }

        Changed?.Invoke();
    }

    /// <summary>Reads the open contact again, after something else changed it.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        if (View is { } before)
        {
            await TryAsync(async () => View = await entries.OpenAsync(desk.Current, before.Id, ct));
            if (View is { } contact)
            {
                Take(contact);
            }

            Changed?.Invoke();
        }
    }

    /// <summary>Saves what was chosen rather than typed. What is typed saves itself from the browser, whatever the circuit does.</summary>
    public async Task SaveAsync(ContactField field, string value, CancellationToken ct)
    {
        if (View is not { } contact)
        {
            return;
        }

        Saved? saved = null;
        await TryAsync(async () =>
        {
            var revision = (contact.Fields.GetValueOrDefault(field)?.Revision ?? 0) + 1;
            saved = await entries.SaveAsync(desk.Current, contact.Id, field, value, revision, ct);
            if (saved.Result == SaveResult.Behind)
            {
                // Another window of the same person chose meanwhile: the later choice counts, the earlier one stays in the history.
                saved = await entries.SaveAsync(desk.Current, contact.Id, field, value, saved.Revision + 1, ct);
            }
        });
        if (saved is { Result: SaveResult.Saved, At: { } at })
        {
            Put(field, new(value, saved.Revision, at));
            watch.Tell(contact.Id, field, Window);
        }
        else if (saved is not null)
        {
            // Not this person's to write any more, or closed meanwhile.
            await ReloadAsync(ct);
        }
    }

    /// <summary>Takes in what another path or window saved.</summary>
    /// <returns>The field as it is now; <c>null</c> where the whole contact was read again.</returns>
    public async Task<FieldState?> HearAsync(ContactChange change, CancellationToken ct)
    {
        FieldState? state = null;
        if (change.Field is { } field && View is { CanWrite: true } contact)
        {
            await TryAsync(async () => state = await entries.ReadAsync(desk.Current, contact.Id, field, ct));
            if (state is not null)
            {
                Put(field, state);
                return state;
            }
        }

        await ReloadAsync(ct);
        return null;
    }

    /// <summary>Works on one option of the shortlist.</summary>
    public void Choose(ShortlistItem? item)
    {
        Chosen = item;
        Changed?.Invoke();
    }

    /// <summary>Keeps the filters of the search and the record that is open.</summary>
    public Task KeepSearchAsync(CancellationToken ct)
    {
        if (View is not { CanWrite: true } contact || Search is not { } search)
        {
            return Task.CompletedTask;
        }

        var draft = SearchDraft.Write(search.Form, search.Chosen);
        return draft == contact.Value(ContactField.Search) ? Task.CompletedTask : SaveAsync(ContactField.Search, draft, ct);
    }

    /// <summary>Offers nothing of a partner in this contact any more.</summary>
    public Task AvoidAsync(Guid organization, Guid service, CancellationToken ct) => KeepAvoidedAsync(Avoided.Append(new(organization, service)), ct);

    /// <summary>Takes that back.</summary>
    public Task AllowAsync(Guid organization, CancellationToken ct) => KeepAvoidedAsync(Avoided.Where(pair => pair.Key != organization), ct);

    /// <summary>Puts an option at the end of the shortlist, with what is shown of it now.</summary>
    public async Task AddAsync(Guid serviceId, CancellationToken ct)
    {
        if (View is { CanWrite: true } && Shortlist.All(item => item.ServiceId != serviceId) && await records.SheetAsync(desk.Current, serviceId, ct) is { } sheet)
        {
            await KeepShortlistAsync([.. Shortlist, ShownFacts.Of(sheet, Search?.MatchOf(serviceId), view.Zone, clock.GetCurrentInstant())], ct);
        }
    }

    /// <summary>Keeps the shortlist in another order, or without some of it.</summary>
    public Task KeepShortlistAsync(IReadOnlyList<ShortlistItem> items, CancellationToken ct) => SaveAsync(ContactField.Shortlist, ShortlistItem.Write(items), ct);

    private async Task KeepAvoidedAsync(IEnumerable<KeyValuePair<Guid, Guid>> avoided, CancellationToken ct)
    {
        await SaveAsync(ContactField.Avoid, AvoidedPartners.Write(avoided), ct);
        Search?.Refresh(view.Zone);
        Changed?.Invoke();
    }

    /// <summary>What is on the screen stays there while the database is away.</summary>
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            Failed = false;
        }
        catch (Exception problem) when (problem is not (NotPermittedException or OperationCanceledException))
        {
            // The kind of problem only: a message could quote what a caller said.
            log.LogError("A contact could not be read or saved ({Problem}).", problem.GetType().Name);
            Failed = true;
            Changed?.Invoke();
        }
    }

    private void Put(ContactField field, FieldState state)
    {
        if (View is not { } contact)
        {
            return;
        }

        var before = contact.Fields.GetValueOrDefault(field)?.Value;
        var after = contact with { Fields = new Dictionary<ContactField, FieldState>(contact.Fields) { [field] = state } };
        if (Search is { } search && SheetFilters.Feeds(field) && before != state.Value)
        {
            SheetFilters.Apply(search.Form, field, before, state.Value, places, view.Words);
        }

        Take(after);
        Changed?.Invoke();
    }

    private void Take(ContactView contact)
    {
        View = contact;
        Shortlist = ShortlistItem.Read(contact.Value(ContactField.Shortlist));
        Chosen = Shortlist.FirstOrDefault(item => item.ServiceId == Chosen?.ServiceId);
        Search?.Avoid(Avoided.Keys);
    }

    /// <summary>The sign-in is over: nothing of the contact stays in the window.</summary>
    private void Forget() => (View, Search, Shortlist, Chosen) = (null, null, [], null);
}
