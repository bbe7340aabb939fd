using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Calls.Deciding;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Reporting;
using NRD.Tests.Support;

namespace NRD.Tests.Calls.Deciding;

/// <summary>Two operators, two supervisors and a call in which something is to be decided.</summary>
internal sealed class DecidingBench : IAsyncDisposable
{
    public static readonly Actor Ana = Person("ana", Role.Operator);
    public static readonly Actor Ben = Person("ben", Role.Operator);
    public static readonly Actor Sue = Person("sue", Role.Supervisor);
    public static readonly Actor Tom = Person("tom", Role.Supervisor);

    private static readonly PlaceFinder Places = new();
    private readonly ConsentBook book;

    private DecidingBench(TestDatabase database)
    {
        Database = database;
        Alerts = new(database, database.Clock);
        Contacts = new(database, database.Clock);
        Decisions = new(database, new ReportingGuide(DutyRules.Shipped), new RouteFinder(PoliceReference.Shipped, Places, new TimeZones()), new TimeZones(), Alerts, database.Clock);
        History = new(database, database.Trail, database.Clock);
        Reports = new(database, Alerts, database.Clock);
        Tips = new(database, Alerts, database.Clock);
        book = new(database, database.Clock);
    }

    public Guid Contact { get; } = Guid.NewGuid();

    public TestDatabase Database { get; }

    public SupervisorAlerts Alerts { get; }

    public ContactDesk Contacts { get; }

    public DecisionDesk Decisions { get; }

    public DecisionHistory History { get; }

    public ReportDesk Reports { get; }

    public Tips Tips { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DecidingBench> OpenAsync()
    {
        var bench = new DecidingBench(await TestDatabase.CreateAsync(Ct));
        await bench.Contacts.StartAsync(Ana, bench.Contact, ContactChannel.Call, ContactKind.PersonInNeed, Ct);
        return bench;
    }

    /// <summary>A whole draft: every factor answered or said to be unknown, and the choices the advice allows at once.</summary>
    public DecisionDraft Draft(string place, Situation situation, params (ReportingChannel Channel, ChannelAct Act)[] choices)
    {
        var draft = new DecisionDraft(
            Guid.NewGuid(), Contact, Places.Resolve(place).Certain, situation, new("their sister, named", "he said he would kill her", "he is on his way"),
            DecisionFactor.All.Select(factor => new FactorAnswer(factor.Code, null)).ToValueList(), [], "As they asked.");
        var advised = Decisions.Look(Ana, draft, CentrePolicy.Stricter).Advice.Channels;
        var acts = choices.ToDictionary(choice => choice.Channel, choice => choice.Act);
        return draft with
        {
            Choices = advised.Select(advice => advice.Channel).Distinct()
                .Select(channel => new ChannelChoice(channel, acts.GetValueOrDefault(channel, advised.Any(a => a.Channel == channel && a.Level == AdviceLevel.Must) ? ChannelAct.Report : ChannelAct.NotNow)))
                .ToValueList(),
        };
    }

    public async Task<ReportDecision> DecideAsync(DecisionDraft draft) =>
        (await Decisions.DecideAsync(Ana, draft, CentrePolicy.Stricter, Ct)).Kept ?? throw new InvalidOperationException("It was not taken.");

    public async Task<(Guid Id, ReportRefusal? Refusal)> BeginAsync(ReportDecision decision, ReportingChannel channel, string text = "A girl of 15 is kept in a house in the north end.", params ValueList<SharedItem> items)
    {
        var id = Guid.NewGuid();
        var police = channel == ReportingChannel.Police;
        return (id, await Reports.BeginAsync(Ana, new(id, decision.Id, channel, police ? "OPP" : null, police ? new("OPP", "PPO") : null, text, "en", items), Ct));
    }

    public Task<ReportRefusal?> TellAsync(Guid report) => Reports.ToldAsync(Ana, report, new("Sgt. Roy, 1234", "26-0199", null, "What stands above."), null, Ct);

    /// <summary>A spoken consent to that recipient, read back.</summary>
    public async Task<Guid> ConsentAsync(ReportingChannel channel, string? recipient, params SharedItem[] items)
    {
        var id = Guid.NewGuid();
        await book.BeginAsync(Ana, new(id, Contact, ReportRecipients.IdOf(channel, recipient), ReportRecipients.PurposeOf(channel), ConsentBasis.PersonConcerned, ConsentMode.Verbal, "ConsentAsk/1", "en", null), Ct);
        foreach (var item in items)
        {
            await book.AnswerAsync(Ana, id, item, ConsentAnswer.Yes, Ct);
        }

        await book.ReadBackAsync(Ana, id, Ct);
        return id;
    }

    public Task WithdrawAsync(Guid consent) => book.WithdrawAsync(Ana, consent, Ct);

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private static Actor Person(string id, Role role) => new(id, id, Roles.PermissionsOf([role])) { AuthenticatedAt = TestDatabase.Noon };
}
