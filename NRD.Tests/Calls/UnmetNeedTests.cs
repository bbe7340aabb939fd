using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Accounts;
using NRD.Core.Calls;
using NRD.Core.Oversight;
using NRD.Tests.Support;

namespace NRD.Tests.Calls;

/// <summary>Needs that nobody could meet are counted, and nothing leads from a count to a person.</summary>
public sealed class UnmetNeedTests : IAsyncLifetime
{
    private static readonly Actor Ana = TestActors.In(Role.Operator);
    private static readonly Actor Sam = TestActors.In(Role.Supervisor);
    private TestDatabase database = default!;
    private UnmetNeeds needs = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Ct);
        needs = new(database, database.Clock);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task R24_What_is_kept_knows_no_contact_no_operator_and_no_hour()
    {
        await needs.RecordAsync(Ana, Guid.NewGuid(), ["B1", "no such code"], "CA-ON", UnmetNeedReason.NoneFound, Ct);
        await needs.RecordAsync(Ana, Guid.NewGuid(), [], "her street 12", UnmetNeedReason.TooFar, Ct);

        typeof(UnmetNeed).GetProperties().Select(property => property.Name).ShouldBe(["Id", "Need", "Province", "Reason", "Week"], ignoreOrder: true);
        await using var db = database.CreateDbContext();
        var kept = await db.UnmetNeeds.OrderByDescending(n => n.Need).ToListAsync(Ct);
        kept.Select(n => (n.Need, n.Province, n.Week)).ShouldBe([("B1", "CA-ON", new LocalDate(2026, 11, 23)), ("", "", new LocalDate(2026, 11, 23))]);
        var entry = await db.Audit.Where(a => a.Action == AuditAction.UnmetNeedRecorded).ToListAsync(Ct);
        entry.Count.ShouldBe(2);
        entry.ShouldAllBe(a => a.SubjectId == Guid.Empty && a.Reason == null);
    }

    [Fact]
    public async Task A_key_pressed_twice_counts_once()
    {
        var id = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => needs.RecordAsync(Ana, id, ["B1", "F1"], "CA-ON", UnmetNeedReason.NoneFound, Ct), Ct)));

        await using var db = database.CreateDbContext();
        (await db.UnmetNeeds.CountAsync(Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task R25_Counts_below_ten_do_not_appear_and_those_of_the_running_quarter_only_in_tens()
    {
        await RecordAsync(9, "B1", "CA-PE");
        await RecordAsync(17, "B1", "CA-ON");

        (await needs.CountsAsync(Sam, 0, Ct)).Counts.ShouldBe([new UnmetCount("B1", "CA-ON", UnmetNeedReason.NoneFound, 10, true)]);
        database.Clock.Advance(Duration.FromDays(60));
        (await needs.CountsAsync(Sam, 0, Ct)).Counts.ShouldBeEmpty();
        (await needs.CountsAsync(Sam, 1, Ct)).Counts.ShouldBe([new UnmetCount("B1", "CA-ON", UnmetNeedReason.NoneFound, 17, false)]);
    }

    [Fact]
    public async Task Quarters_never_overlap_so_that_no_small_number_comes_out_of_two_large_ones()
    {
        var (before, now) = (await needs.CountsAsync(Sam, 1, Ct), await needs.CountsAsync(Sam, 0, Ct));

        before.To.ShouldBe(now.From);
        (before.From, now.To).ShouldBe((new LocalDate(2026, 7, 1), new LocalDate(2027, 1, 1)));
    }

    [Fact]
    public async Task An_operator_records_and_does_not_read_and_directory_staff_read_and_do_not_record()
    {
        await Should.ThrowAsync<NotPermittedException>(() => needs.CountsAsync(Ana, 0, Ct));
        await Should.ThrowAsync<NotPermittedException>(() => needs.RecordAsync(TestActors.In(Role.DirectoryStaff), Guid.NewGuid(), [], null, UnmetNeedReason.NoneFound, Ct));
        (await needs.CountsAsync(TestActors.In(Role.DirectoryStaff), 0, Ct)).Counts.ShouldBeEmpty();
    }

    private async Task RecordAsync(int times, string need, string province)
    {
        for (var i = 0; i < times; i++)
        {
            await needs.RecordAsync(Ana, Guid.NewGuid(), [need], province, UnmetNeedReason.NoneFound, Ct);
        }
    }
}
