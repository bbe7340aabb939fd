using NodaTime;
using NRD.Console.Hosting;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Partners;
using NRD.Core.Reporting;

namespace NRD.Console.Calls;

/// <summary>How somebody is passed on.</summary>
public enum PassingWay
{
    Transfer,

    /// <summary>The partner is told, without the person on the line.</summary>
    Tell,

    /// <summary>The person gets the details and calls themselves.</summary>
    Details,
}

/// <summary>What comes next; the key of the next step does it.</summary>
public enum PassingStep
{
    None,
    Begin,
    Answered,
    HasRoom,
    Ask,
    ReadBack,
    FinishBriefing,
    HandOver,
    Together,
    Connected,
    Tell,
    NextOption,
}

/// <summary>Passing one person on, as one window shows it: the option one works on, its consent, its briefing, its transfer. Holds nothing that is not kept by Core.</summary>
public sealed class PassingSession(
    ContactSession contact, PassedOn passed, PartnerRecords records, ConsentBook book, Briefings briefings, WarmTransfer transfers, Relay relays, ReferralOutcomes outcomes, DeskActor desk, IClock clock)
{
    /// <summary>A second press so soon after the first is the same press.</summary>
    private static readonly Duration SamePress = Duration.FromMilliseconds(500);

    /// <summary>For how long a briefing that was composed is shown: consents end by the clock too. What is handed over is composed anew by Core.</summary>
    private static readonly Duration Fresh = Duration.FromSeconds(1);

    private (ContactView Contact, Guid Recipient, ConsentPurpose Purpose, Instant At, Briefing Draft, IReadOnlyList<BriefingFault> Faults)? composed;
    private Guid? read;
    private Guid? asking;
    private Instant lastMove = Instant.MinValue;

    public PassingView View { get; private set; } = PassingView.Empty;

    public PassingWay Way { get; set; }

    /// <summary>Why the last act was not done; <c>null</c> where it was.</summary>
    public PassingAnswer? Answer { get; private set; }

    public ConsentRefusal? Refusal { get; private set; }

    /// <summary>What the last withdrawal stopped and could not stop.</summary>
    public Withdrawal? Withdrawn { get; private set; }

    /// <summary>The record of the option, with its protocol.</summary>
    public RecordSheet? Sheet { get; private set; }

    public ConsentPurpose Purpose => Way == PassingWay.Transfer ? ConsentPurpose.WarmTransfer : ConsentPurpose.Relay;

    /// <summary>The option one works on: the chosen one, else the first that was not tried in vain.</summary>
    public ShortlistItem? Option => contact.Chosen ?? contact.Shortlist.FirstOrDefault(item => !View.InVain(item.ServiceId)) ?? (contact.Shortlist is [var first, ..] ? first : null);

    /// <summary>The consent that is being taken, or holds, for the option.</summary>
    public Consent? Consent => Option is not { } option || contact.View is not { } open ? null
        : open.Consents.Where(c => c.RecipientId == option.OrganizationId && c.Purpose == Purpose && c.WithdrawnAt is null && !c.IsExpired(Now, open.State == ContactState.Closed)).MaxBy(c => c.GivenAt);

    public Briefing? Draft => Composed()?.Draft;

    public IReadOnlySet<string> NotAbout => (contact.View?.Value(ContactField.NotAbout) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    /// <summary>What keeps the briefing from being finished.</summary>
    public IReadOnlyList<BriefingFault> Faults => Composed()?.Faults ?? [];

    public FinishedBriefing? Finished => Option is { } option ? View.BriefingOf(option.ServiceId, Purpose) : null;

    /// <summary>What was noted or agreed since the briefing was finished is not in it.</summary>
    public bool IsOutdated => Finished is { } finished && Draft is { } draft && (!finished.Detail.Briefing.Lines.Equals(draft.Lines) || finished.Detail.Briefing.Request != draft.Request.Trim());

    public Transfer? Transfer => Option is { } option ? View.TransferOf(option.ServiceId) : null;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The option after this one: the next of the shortlist that was not tried in vain.</summary>
    public ShortlistItem? NextOption => contact.Shortlist.FirstOrDefault(item => item.ServiceId != Option?.ServiceId && !View.InVain(item.ServiceId));

    public PassingStep Next => Option is null ? PassingStep.None : Way switch
    {
        PassingWay.Details => PassingStep.None,
        PassingWay.Tell => NextOfBriefing ?? (Finished!.Detail.Left.Any(left => left.Way == DepartureWay.Told) ? PassingStep.None : PassingStep.Tell),
        PassingWay.Transfer => Transfer switch
        {
            null => PassingStep.Begin,
            { Step: TransferStep.CallAgency } => PassingStep.Answered,
            { Step: TransferStep.AskCapacity } => PassingStep.HasRoom,
            { Step: TransferStep.TakeConsent } => NextOfBriefing ?? PassingStep.HandOver,
            { Step: TransferStep.Introduce } => PassingStep.Together,
            { Step: TransferStep.Stay } => PassingStep.Connected,
            _ => View.InVain(Option.ServiceId) ? PassingStep.NextOption : PassingStep.None,
        },
    };

    private PassingStep? NextOfBriefing =>
        Consent is null or { Answers.Count: 0 } && !Draft!.Lines.Any(line => line.ExceptionId is not null) ? PassingStep.Ask
        : Consent is { ReadBackAt: null, Answers.Count: > 0 } ? PassingStep.ReadBack
        : Draft!.Withheld.Any(fact => fact.Why == UnmetReason.ChangedSince) ? PassingStep.ReadBack
        : Finished is null || IsOutdated ? PassingStep.FinishBriefing
        : null;

    /// <summary>Reads what the contact passed on, and the record of its option, where they are not at hand.</summary>
    public async Task ReadAsync(bool again, CancellationToken ct)
    {
        if (contact.View is not { } open)
        {
            (View, Sheet, read) = (PassingView.Empty, null, null);
            return;
        }

        if (again || read != open.Id)
        {
            if (read != open.Id)
            {
                (Way, Answer, Refusal, Withdrawn, asking, read) = (PassingWay.Transfer, null, null, null, null, open.Id);
            }

            View = await passed.ReadAsync(desk.Current, open.Id, ct);
        }

        if (Sheet?.ServiceId != Option?.ServiceId)
        {
            Sheet = Option is { } option ? await records.SheetAsync(desk.Current, option.ServiceId, ct) : null;
        }
    }

    /// <summary>One answer to one item. The consent begins with the first.</summary>
    public Task AnswerItemAsync(ConsentRequest request, SharedItem item, ConsentAnswer answer, CancellationToken ct) =>
        ConsentAsync(async (actor, id) => await BeginAsync(actor, request, ct) ?? await book.AnswerAsync(actor, id, item, answer, ct), ct);

    /// <summary>Their yes to one question, which is read back as it is asked: that they get the details this way.</summary>
    public Task WantsDetailsAsync(ConsentRequest request, CancellationToken ct) =>
        ConsentAsync(async (actor, id) => await BeginAsync(actor, request, ct) ?? await book.ReadBackAsync(actor, id, ct), ct);

    public Task ReadBackAsync(CancellationToken ct) => Consent is { } consent ? ConsentAsync((actor, _) => book.ReadBackAsync(actor, consent.Id, ct), ct) : Task.CompletedTask;

    public Task RecordAsync(LawfulException exception, CancellationToken ct) => ConsentAsync((actor, _) => book.RecordExceptionAsync(actor, exception, ct), ct);

    public async Task WithdrawAsync(Guid consentId, CancellationToken ct)
    {
        Withdrawn = await book.WithdrawAsync(desk.Current, consentId, ct);
        (Refusal, Answer, asking) = (Withdrawn.Refusal, null, null);
        await AgainAsync(ct);
    }

    /// <summary>Does what comes next. A second press at once is the same press: it never takes the step after.</summary>
    public async Task NextAsync(CancellationToken ct)
    {
        if (Now < lastMove + SamePress)
        {
            return;
        }

        lastMove = Now;
        await TakeStepAsync(ct);
        lastMove = Now;
    }

    public Task FinishBriefingAsync(CancellationToken ct) => Option is { } option && contact.View is { } open
        ? DoAsync(actor => briefings.FinishAsync(actor, Guid.NewGuid(), open.Id, option.ServiceId, Purpose, NotAbout, ct), ct)
        : Task.CompletedTask;

    public Task EndAsync(TransferResult result, CancellationToken ct) => Transfer is { } transfer ? DoAsync(actor => transfers.FinishAsync(actor, transfer.Id, result, ct), ct) : Task.CompletedTask;

    /// <summary>A transfer that came to nothing is begun once more.</summary>
    public Task AgainFromStartAsync(CancellationToken ct) => Option is { } option && contact.View is { } open
        ? DoAsync(actor => transfers.BeginAsync(actor, Guid.NewGuid(), open.Id, option.ServiceId, ct), ct)
        : Task.CompletedTask;

    public Task CopiedAsync(CancellationToken ct) => Finished is { } finished ? DoAsync(actor => briefings.CopiedAsync(actor, finished.Id, ct), ct) : Task.CompletedTask;

    public Task PrintedAsync(CancellationToken ct) => Finished is { } finished ? DoAsync(actor => briefings.PrintedAsync(actor, finished.Id, ct), ct) : Task.CompletedTask;

    public Task GiveAsync(RelayRequest request, CancellationToken ct) => DoAsync(actor => relays.GiveAsync(actor, request, ct), ct);

    public Task SetOutcomeAsync(ReferralOutcome outcome, CancellationToken ct) => Option is { } option && contact.View is { } open
        ? DoAsync(actor => outcomes.SetAsync(actor, open.Id, option.ServiceId, outcome, ct), ct)
        : Task.CompletedTask;

    /// <summary>Works on the next option, or on the next match, which goes to the shortlist.</summary>
    public async Task TakeNextAsync(CancellationToken ct)
    {
        var tried = contact.Shortlist.Select(item => item.ServiceId).ToHashSet();
        if (NextOption is null && contact.Search?.Result?.Matches.FirstOrDefault(match => !tried.Contains(match.ServiceId)) is { } match)
        {
            await contact.AddAsync(match.ServiceId, ct);
        }

        Answer = null;
        contact.Choose(NextOption);
    }

    /// <summary>Asked for many times as the page is drawn, and composed once.</summary>
    private (Briefing Draft, IReadOnlyList<BriefingFault> Faults)? Composed()
    {
        if (Option is not { OrganizationId: var recipient } || contact.View is not { } open)
        {
            return null;
        }

        var now = Now;
        if (composed is not { } kept || !ReferenceEquals(kept.Contact, open) || kept.Recipient != recipient || kept.Purpose != Purpose || now - kept.At >= Fresh)
        {
            var draft = Briefings.Draft(open, recipient, Purpose, now);
            composed = kept = (open, recipient, Purpose, now, draft, draft.Unmet(open.Consents, open.Exceptions, now, NotAbout));
        }

        return (kept.Draft, kept.Faults);
    }

    private Task TakeStepAsync(CancellationToken ct)
    {
        var (option, open, next) = (Option, contact.View, Next);
        return option is null || open is null ? Task.CompletedTask : next switch
        {
            PassingStep.Begin => DoAsync(actor => transfers.BeginAsync(actor, Guid.NewGuid(), open.Id, option.ServiceId, ct), ct),
            PassingStep.Answered => DoAsync(actor => transfers.AnsweredAsync(actor, Transfer!.Id, ct), ct),
            PassingStep.HasRoom => DoAsync(actor => transfers.HasRoomAsync(actor, Transfer!.Id, ct), ct),
            PassingStep.ReadBack => ReadBackAsync(ct),
            PassingStep.FinishBriefing => FinishBriefingAsync(ct),
            PassingStep.HandOver => DoAsync(actor => transfers.HandOverAsync(actor, Finished!.Id, ct), ct),
            PassingStep.Together => DoAsync(actor => transfers.TogetherAsync(actor, Transfer!.Id, ct), ct),
            PassingStep.Connected => EndAsync(TransferResult.Connected, ct),
            PassingStep.Tell => DoAsync(actor => relays.TellAsync(actor, Finished!.Id, ct), ct),
            PassingStep.NextOption => TakeNextAsync(ct),
            PassingStep.None or PassingStep.Ask => Task.CompletedTask,
        };
    }

    private async Task<ConsentRefusal?> BeginAsync(Actor actor, ConsentRequest request, CancellationToken ct) =>
        Consent is null ? await book.BeginAsync(actor, request with { Id = asking!.Value }, ct) : null;

    private async Task ConsentAsync(Func<Actor, Guid, Task<ConsentRefusal?>> act, CancellationToken ct)
    {
        // One id until the consent is there: asking twice records one.
        asking = Consent?.Id ?? asking ?? Guid.NewGuid();
        Refusal = await act(desk.Current, asking.Value);
        Answer = null;
        await AgainAsync(ct);
        asking = Consent is null && Refusal is null ? asking : null;
    }

    private async Task DoAsync(Func<Actor, Task<PassingAnswer>> act, CancellationToken ct)
    {
        // What was found out of an option stays on the screen until somebody goes on to the next.
        if (contact.Chosen is null)
        {
            contact.Choose(Option);
        }

        lastMove = Now;
        Answer = await act(desk.Current);
        Refusal = null;
        await AgainAsync(ct);
        lastMove = Now;
    }

    private async Task AgainAsync(CancellationToken ct)
    {
        await ReadAsync(again: true, ct);
        await contact.ReloadAsync(ct);
    }
}
