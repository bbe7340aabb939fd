using NodaTime;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Partners;
using NRD.Core.Referrals;

namespace NRD.Console.Referrals;

/// <summary>The search of one window: what was asked, the last good answer, and the record that is open beside it.</summary>
public sealed class SearchSession
{
    /// <summary>As far as a search lists.</summary>
    private const int Widest = 1000;

    private readonly ReferralSearch search;
    private readonly PartnerRecords records;
    private readonly DeskActor desk;
    private readonly LiveWork work;
    private readonly IClock clock;
    private readonly KnownLines known;
    private readonly ILogger<SearchSession> log;
    private HashSet<Guid> avoid = [];

    public SearchSession(ReferralSearch search, PartnerRecords records, DeskActor desk, LiveWork work, IClock clock, KnownLines known, ILogger<SearchSession> log)
    {
        (this.search, this.records, this.desk, this.work, this.clock, this.known, this.log) = (search, records, desk, work, clock, known, log);
        desk.Left += Forget;
    }

    public SearchForm Form { get; private set; } = new();

    /// <summary>What <see cref="Result"/> answers; the form may be some letters ahead of it.</summary>
    public SearchForm Asked { get; private set; } = new();

    /// <summary>The last answer; stays on the screen while the next one is worked out or fails.</summary>
    public ReferralResult? Result { get; private set; }

    /// <summary>Whom anybody can call: of this answer, or where there never was one, as another window last saw them.</summary>
    public IReadOnlyList<ReferralMatch> Lines => Result?.Lines ?? known.Lines;
    /// <summary>What the last answer held of partners that are not to be offered in this contact; folded away (rule R30).</summary>
    public IReadOnlyList<ReferralMatch> Avoided { get; private set; } = [];

    /// <summary>The last search failed; <see cref="Result"/> is older than what was asked.</summary>
    public bool Failed { get; private set; }

    /// <summary>The record that is open, whether or not it could be read.</summary>
    public Guid? Chosen { get; private set; }

    public RecordSheet? Sheet { get; private set; }

    /// <summary>The match the open record was chosen as, with its reasons; <c>null</c> for another service of the same partner.</summary>
    public ReferralMatch? ChosenMatch { get; private set; }

    /// <summary>The record could not be read: there is none, or the database is away.</summary>
    public bool SheetFailed { get; private set; }

    /// <summary>Says whom not to offer; what is on the screen follows with the next answer.</summary>
    public void Avoid(IEnumerable<Guid> organizations) => avoid = [.. organizations];

    /// <summary>Asks the directory; what the form holds is never lost by it.</summary>
    public void Run(DateTimeZone zone)
    {
        try
        {
            Ask(zone);
        }
        catch (Exception problem) when (problem is not NotPermittedException)
        {
            // The kind of problem only: a message could quote what a caller said.
            log.LogError("A search failed ({Problem}).", problem.GetType().Name);
            Failed = true;
        }
    }

    /// <summary>Asks the same again, since time goes on; nothing that is on the screen changes its place.</summary>
    public void Refresh(DateTimeZone zone)
    {
        // After a failure what is on the screen answers something older, and has no order to keep.
        if (Failed || Result is not { } shown)
        {
            Run(zone);
            return;
        }

        var before = Asked.ToQuery(zone, shown.At);
        Run(zone);
        if (Result is { } fresh && !Failed)
        {
            var fallen = Asked.ToQuery(zone, shown.At) == before ? Fallen(shown, fresh, zone) : [];
            Result = fresh with { Matches = InOrderOf(shown.Matches, [.. fresh.Matches, .. fallen]), DoesNotFit = InOrderOf(shown.DoesNotFit, fresh.DoesNotFit), Lines = InOrderOf(shown.Lines, fresh.Lines) };
        }
    }

    /// <summary>Opens the first match of what the form holds now; asks for it where the answer on the screen is of something older.</summary>
    /// <returns>Whether there was one to open.</returns>
    public async Task<bool> OpenFirstAsync(DateTimeZone zone, CancellationToken ct)
    {
        if (Failed || Result is not { } shown || Asked.ToQuery(zone, shown.At) != Form.ToQuery(zone, shown.At))
        {
            Run(zone);
        }

        if (Failed || Result?.Matches is not [var first, ..])
        {
            return false;
        }

        await OpenAsync(first.ServiceId, ct);
        return true;
    }

    public async Task OpenAsync(Guid serviceId, CancellationToken ct)
    {
        Chosen = serviceId;
        ChosenMatch = MatchOf(serviceId);
        try
        {
            Sheet = await records.SheetAsync(desk.Current, serviceId, ct);
            SheetFailed = Sheet is null;
            work.Choose(Sheet is { } open ? OnLock(open) : null);
        }
        catch (Exception problem) when (problem is not (NotPermittedException or OperationCanceledException))
        {
            log.LogError("A record could not be read ({Problem}).", problem.GetType().Name);
            Sheet = null;
            SheetFailed = true;
            work.Choose(null);
        }
    }

    /// <summary>Reads the open record again, since something changed; where that fails it stays as it is.</summary>
    public async Task RefreshSheetAsync(CancellationToken ct)
    {
        if (Chosen is not { } open || Sheet is null)
        {
            return;
        }

        try
        {
            if (await records.SheetAsync(desk.Current, open, ct) is { } fresh && Chosen == open)
            {
                Sheet = fresh;
                ChosenMatch = MatchOf(open) ?? ChosenMatch;
                work.Choose(OnLock(fresh));
            }
        }
        catch (Exception problem) when (problem is not (NotPermittedException or OperationCanceledException))
        {
            log.LogError("A record could not be read again ({Problem}).", problem.GetType().Name);
        }
    }

    /// <summary>A service as the answer on the screen shows it.</summary>
    public ReferralMatch? MatchOf(Guid serviceId) =>
        (Result?.Matches.Concat(Result.DoesNotFit).Concat(Result.Lines).Concat(Avoided) ?? known.Lines).FirstOrDefault(match => match.ServiceId == serviceId);

    public void Close()
    {
        Chosen = null;
        Sheet = null;
        ChosenMatch = null;
        SheetFailed = false;
        work.Choose(null);
    }

    /// <summary>What stays readable on a locked screen; a number that was reported as wrong says so there too.</summary>
    private static ChosenRecord OnLock(RecordSheet sheet) =>
        new(sheet.Service.Name, [.. sheet.PublicPhones().Select(phone => sheet.WrongNumber(phone) is null ? phone : phone with { Doubtful = true })], sheet.NotAsSaved);

    /// <summary>The sign-in is over: nothing of what was asked stays.</summary>
    private void Forget()
    {
        Close();
        (Form, Asked, Result, Failed, Avoided) = (new(), new(), null, false, []);
        avoid = [];
    }

    /// <summary>What stood on the screen and fell below its end, such as a house that is full by now: it stays where it is, and says so.</summary>
    private IReadOnlyList<ReferralMatch> Fallen(ReferralResult shown, ReferralResult fresh, DateTimeZone zone)
    {
        var gone = shown.Matches.Select(match => match.ServiceId).Except(fresh.Matches.Select(match => match.ServiceId)).ToHashSet();
        return gone.Count == 0 ? []
            : [.. search.Find(desk.Current, Asked.ToQuery(zone, clock.GetCurrentInstant()) with { Limit = Widest }).Matches.Where(match => gone.Contains(match.ServiceId) && !IsAvoided(match))];
    }

    private static IReadOnlyList<ReferralMatch> InOrderOf(IReadOnlyList<ReferralMatch> shown, IReadOnlyList<ReferralMatch> fresh)
    {
        var places = shown.Select((match, place) => (match.ServiceId, place)).ToDictionary(pair => pair.ServiceId, pair => pair.place);
        return [.. fresh.OrderBy(match => places.GetValueOrDefault(match.ServiceId, int.MaxValue))];
    }

    private bool IsAvoided(ReferralMatch match) => avoid.Contains(match.OrganizationId);

    private void Ask(DateTimeZone zone)
    {
        var asked = Form.Copy();
        var query = asked.ToQuery(zone, clock.GetCurrentInstant());

        // Before anything is asked only the lines that anybody can call are listed: a page of chance partners helps nobody.
        var found = asked.IsEmpty
            ? search.Find(desk.Current, query with { Limit = 0 }) with { Lines = search.Lines(desk.Current, query) }
            : search.Find(desk.Current, query);
        Avoided = [.. found.Matches.Concat(found.DoesNotFit).Concat(found.Lines).Where(IsAvoided).DistinctBy(match => match.ServiceId)];
        Result = Avoided.Count == 0 ? found : found with
        {
            Matches = [.. found.Matches.Where(match => !IsAvoided(match))],
            DoesNotFit = [.. found.DoesNotFit.Where(match => !IsAvoided(match))],
            Lines = [.. found.Lines.Where(match => !IsAvoided(match))],
        };
        Asked = asked;
        Failed = false;
        known.Remember(found.Lines);
    }
}
