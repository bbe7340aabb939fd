using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Oversight;
using NRD.Core.Persistence;
using NRD.Tests.Support;

namespace NRD.Tests.Accounts;

/// <summary>Whatever people do in whatever order, approvals behave as a dozen lines of model say.</summary>
public sealed class ApprovalsModelTests
{
    private const int People = 4;
    private const int Records = 2;

    private static readonly int[] Waits = [1, 1, 4, 6, 14, 15, 60 * 24 * 29, 60 * 24 * 30];

    private static readonly Gen<Step> Steps = Gen.OneOf<Step>(
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 2], Gen.Int[0, Records - 1], Gen.Int[0, 1], (who, kind, record, value) => (Step)new Ask(who, kind, record, value)),
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 20], (who, which) => (Step)new Give(who, which)),
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 20], (who, which) => (Step)new Give(who, which)),
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 20], (who, which) => (Step)new Decline(who, which)),
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 20], (who, which) => (Step)new Withdraw(who, which)),
        Gen.Select(Gen.Int[0, People - 1], Gen.Int[0, 20], (who, which) => (Step)new Use(who, which)),
        Gen.Int[0, Records - 1].Select(record => (Step)new Change(record)),
        Gen.Int[0, Waits.Length - 1].Select(which => (Step)new Wait(Waits[which])),
        Gen.Int[0, People - 1].Select(who => (Step)new Prove(who)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_sequence_of_asking_answering_withdrawing_changing_using_and_waiting_follows_the_model()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await Steps.Array[1, 40].SampleAsync(
            async steps =>
            {
                var trial = new Trial(database);
                foreach (var step in steps)
                {
                    // The model speaks first; only the id of a new request comes from the real thing.
                    var expected = step is Ask ? null : trial.Model(step);
                    (await trial.DoAsync(step)).ShouldBe(expected, step.ToString());
                    if (step is Ask)
                    {
                        trial.Model(step);
                    }

                    await trial.StatesMatchAsync();
                }
            },
            iter: 150,
            threads: 1);
    }

    private abstract record Step;

    private sealed record Ask(int Who, int Kind, int Record, int Value) : Step;

    private sealed record Give(int Who, int Which) : Step;

    private sealed record Decline(int Who, int Which) : Step;

    private sealed record Withdraw(int Who, int Which) : Step;

    private sealed record Use(int Who, int Which) : Step;

    private sealed record Change(int Record) : Step;

    private sealed record Wait(int Minutes) : Step;

    private sealed record Prove(int Who) : Step;

    /// <summary>What the model knows of one request.</summary>
    private sealed class Known(Guid id, Ask asked, string terms, Instant expires)
    {
        public Guid Id { get; } = id;

        public Ask Asked { get; } = asked;

        public string Terms { get; } = terms;

        public Instant Expires { get; } = expires;

        public ApprovalState State { get; set; }
    }

    /// <summary>One person may ask only; kind 0 is during a contact, kind 1 waits and is used by whoever asked, kind 2 is done at once when allowed.</summary>
    private sealed class Trial
    {
        private readonly TestDatabase database;
        private readonly Approvals approvals;
        private readonly Guid[] records = [.. Enumerable.Range(0, Records).Select(_ => Guid.NewGuid())];
        private readonly string[] values = [.. Enumerable.Repeat("start", Records)];
        private readonly Actor[] people;
        private readonly List<Known> known = [];
        private readonly KindAct[] acts;
        private int changes;
        private Guid asked;

        public Trial(TestDatabase database)
        {
            this.database = database;
            acts =
            [
                new(this, new("DuringContact", Permission.EditRecords, Permission.ManageStaff, ApprovalKind.DuringContact), false),
                new(this, new("Waiting", Permission.EditRecords, Permission.ManageStaff, ApprovalKind.Worklist), false),
                new(this, new("AtOnce", Permission.EditRecords, Permission.ManageStaff, ApprovalKind.Worklist), true),
            ];
            approvals = new(database, acts, database.Clock);
            people = [.. Enumerable.Range(0, People).Select(who => TestActors
                .With($"{who}-{Guid.NewGuid():N}", [Permission.UseApprovals, Permission.EditRecords, .. who == 0 ? [] : new[] { Permission.ManageStaff }]).At(Now))];
        }

        private Instant Now => database.Clock.GetCurrentInstant();

        public Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) =>
            Task.FromResult<ApprovalTerms?>(asked with { Values = [new("value", values[Array.IndexOf(records, asked.SubjectId)], asked.After("value"))] });

        public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct)
        {
            values[Array.IndexOf(records, approval.Terms.SubjectId)] = approval.Terms.After("value")!;
            return Task.FromResult(true);
        }

        public async Task<ApprovalRefusal?> DoAsync(Step step)
        {
            await using var db = database.CreateDbContext();
            switch (step)
            {
                case Ask ask:
                    asked = (await approvals.AskAsync(db, people[ask.Who], acts[ask.Kind].Kind, Terms(ask), Ct)).Id;
                    await db.SaveChangesAsync(Ct);
                    return null;
                case Give(var who, var which):
                    return await approvals.GiveAsync(people[who], Pick(which)?.Id ?? Guid.NewGuid(), Ct);
                case Decline(var who, var which):
                    return await approvals.DeclineAsync(people[who], Pick(which)?.Id ?? Guid.NewGuid(), DeclineReason.NotNeeded, Ct);
                case Withdraw(var who, var which):
                    return await approvals.WithdrawAsync(people[who], Pick(which)?.Id ?? Guid.NewGuid(), Ct);
                case Use(var who, var which) when Pick(which) is { } picked:
                    var terms = (await db.Approvals.AsNoTracking().SingleAsync(a => a.Id == picked.Id, Ct)).Terms;
                    var refusal = await approvals.UseAsync(db, people[who], terms, Ct);
                    await db.SaveChangesAsync(Ct);
                    return refusal;
                case Change(var record):
                    values[record] = $"changed {++changes}";
                    return null;
                case Wait(var minutes):
                    database.Clock.AdvanceMinutes(minutes);
                    return null;
                case Prove(var who):
                    people[who] = people[who].At(Now);
                    return null;
                default:
                    return null;
            }
        }

        /// <summary>What should have come of it.</summary>
        public ApprovalRefusal? Model(Step step)
        {
            switch (step)
            {
                case Ask ask:
                    if (known.All(k => k.Id != asked))
                    {
                        known.Exists(k => k.Asked.Who == ask.Who && k.Terms == Key(ask) && Alive(k)).ShouldBeFalse("asked twice");
                        known.Add(new(asked, ask, Key(ask), Now + acts[ask.Kind].Kind.Lives));
                    }

                    return null;
                case Give(var who, var which):
                    return Pick(which) is not { } given ? ApprovalRefusal.NotFound
                        : Answer(who, given) is { } no ? no
                        : Now - people[who].AuthenticatedAt > Duration.FromMinutes(5) ? ApprovalRefusal.ReauthenticateFirst
                        : !Was(given) ? Set(given, ApprovalState.Void, ApprovalRefusal.RecordChanged)
                        : Set(given, given.Asked.Kind == 2 ? ApprovalState.Used : ApprovalState.Given, null);
                case Decline(var who, var which):
                    return Pick(which) is not { } declined ? ApprovalRefusal.NotFound : Answer(who, declined) ?? Set(declined, ApprovalState.Declined, null);
                case Withdraw(var who, var which):
                    return Pick(which) is not { } withdrawn || withdrawn.Asked.Who != who ? ApprovalRefusal.NotFound
                        : withdrawn.State is not (ApprovalState.Open or ApprovalState.Given) ? ApprovalRefusal.NotOpen
                        : Now >= withdrawn.Expires ? ApprovalRefusal.Expired
                        : Set(withdrawn, ApprovalState.Withdrawn, null);
                case Use(var who, var which) when Pick(which) is { } picked:
                    var mine = known.Where(k => k.Asked.Who == who && k.Terms == picked.Terms).ToList();
                    return mine.Count == 0 ? ApprovalRefusal.NotFound
                        : mine.LastOrDefault(k => k.State == ApprovalState.Given && Alive(k)) is { } usable
                            ? Key(usable.Asked) == usable.Terms ? Set(usable, ApprovalState.Used, null) : ApprovalRefusal.RecordChanged
                        : mine.Exists(k => k.State == ApprovalState.Given) ? ApprovalRefusal.Expired
                        : ApprovalRefusal.NotOpen;
                default:
                    return null;
            }
        }

        public async Task StatesMatchAsync()
        {
            await using var db = database.CreateDbContext();
            var ids = known.ConvertAll(k => k.Id);
            var states = await db.Approvals.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.State, Ct);
            foreach (var one in known)
            {
                states[one.Id].ShouldBe(one.State);
            }

            var uses = await db.Audit.Where(a => ids.Contains(a.SubjectId) && a.Action == AuditAction.ApprovalUsed).GroupBy(a => a.SubjectId).Select(g => g.Count()).ToListAsync(Ct);
            uses.ShouldAllBe(count => count == 1);
        }

        private static ApprovalRefusal? Set(Known one, ApprovalState state, ApprovalRefusal? refusal)
        {
            one.State = state;
            return refusal;
        }

        private ApprovalRefusal? Answer(int who, Known one) =>
            one.Asked.Who == who ? ApprovalRefusal.OwnRequest
            : who == 0 ? ApprovalRefusal.NotFound
            : one.State != ApprovalState.Open ? ApprovalRefusal.NotOpen
            : Now >= one.Expires ? ApprovalRefusal.Expired
            : null;

        private bool Was(Known one) => Key(one.Asked) == one.Terms;

        private bool Alive(Known one) => one.State is ApprovalState.Open or ApprovalState.Given && Now < one.Expires;

        private Known? Pick(int which) => known.Count == 0 ? null : known[which % known.Count];

        private string Key(Ask ask) => $"{ask.Kind} {ask.Record} {values[ask.Record]} {ask.Value}";

        private ApprovalTerms Terms(Ask ask) =>
            new(acts[ask.Kind].Kind.Code, SubjectKind.Directory, records[ask.Record], [new("value", values[ask.Record], $"value {ask.Value}")]);
    }

    private sealed class KindAct(Trial trial, ApprovalKind kind, bool atOnce) : IApprovedAct
    {
        public ApprovalKind Kind => kind;

        public Task<ApprovalTerms?> NowAsync(NrdDbContext db, ApprovalTerms asked, CancellationToken ct) => trial.NowAsync(db, asked, ct);

        public Task<bool> DoAsync(NrdDbContext db, Actor approver, Approval approval, CancellationToken ct) =>
            atOnce ? trial.DoAsync(db, approver, approval, ct) : Task.FromResult(false);
    }
}
