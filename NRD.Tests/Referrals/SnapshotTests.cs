using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Places;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>The snapshot: the same answers each time, brought forward by the change log, and still there when the database is not.</summary>
public sealed class SnapshotTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("refuge", "hébergement", "hebergement", "shelter", "sheltr", "Shelters")]
    [InlineData("pièces d'identité", "identity documents", "ID", "PIECES D’IDENTITE")]
    [InlineData("detox", "désintox", "sevrage", "withdrawal")]
    [InlineData("sexual assault", "agression sexuelle", "rape")]
    public async Task English_and_French_words_find_the_same_partners(params string[] words)
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);

        var found = words.Select(word => Ids(bench.Find(new ReferralQuery { Text = word, Limit = 500 }))).ToList();

        found[0].Count.ShouldBeGreaterThan(0);
        foreach (var (ids, word) in found.Zip(words))
        {
            (ids.Intersect(found[0]).Count() >= found[0].Count * 0.9).ShouldBeTrue($"{word} finds {ids.Count}, {words[0]} finds {found[0].Count}");
        }
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        await using var other = await SearchBench.WithSampleAsync(Ct);
        var query = new ReferralQuery { Text = "shelter", Place = bench.At("Winnipeg"), OpenNow = true, Person = new() { Age = new(17, 17) } };

        Order(bench.Find(query)).ShouldBe(Order(bench.Find(query)));
        Order(bench.Find(query)).ShouldBe(Order(other.Find(query)));

        static IEnumerable<Guid> Order(ReferralResult result) => result.Matches.Select(m => m.ServiceId);
    }

    [Fact]
    public async Task Any_text_is_harmless()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);

        foreach (var text in (string[])["O'Brien", "-shelter", "t:", "(((", "AND", "*", "shelter\"", "' OR 1=1 --", "\uD800", "\u202Eretlehs", new string('x', 100_000), "   ", "\0"])
        {
            Should.NotThrow(() => bench.Find(text));
        }

        Gen.String.Sample(text => bench.Find(text).Total >= 0, iter: 300);
    }

    [Fact]
    public async Task Each_facet_counts_what_choosing_it_gives()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        var open = bench.Find(new ReferralQuery { Text = "counselling", Limit = 500 });

        foreach (var (need, count) in open.Facets[Facet.Need].Where(f => f.Key != FacetCodes.NotStated))
        {
            bench.Find(new ReferralQuery { Text = "counselling", Needs = [need] }).Total.ShouldBe(count, need);
        }

        foreach (var mode in Enum.GetValues<ServiceModes>().Where(m => m != 0))
        {
            bench.Find(new ReferralQuery { Text = "counselling", Modes = mode, Limit = 500 }).Matches.Count(m => m.Modes.HasFlag(mode))
                .ShouldBe(open.Facets[Facet.Mode].GetValueOrDefault(FacetCodes.Of(mode)), mode.ToString());
        }
    }

    [Fact]
    public async Task An_edited_record_is_found_without_a_rebuild_and_as_a_rebuild_would()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        var service = await FirstOfferedAsync(bench);
        var changes = new PartnerChanges(bench.Database, bench.Database.Clock);

        await changes.ReviseServiceAsync(TestActors.Desk, service.Id, service.Version, service.Listing with { Name = new("Quixotic beds", "Lits quichottesques") }, service.Internals, service.AssuredOn, Ct);
        await bench.Keeper.RefreshAsync(Ct);
        var delta = bench.Find("quixotic");
        await bench.Keeper.RebuildAsync(Ct);
        var rebuilt = bench.Find("quixotic");

        delta.Matches.Single().ServiceId.ShouldBe(service.Id);
        delta.Total.ShouldBe(rebuilt.Total);
        delta.DirectorySize.ShouldBe(rebuilt.DirectorySize);
    }

    [Fact]
    public async Task R27_A_suspended_partner_is_gone_for_every_operator_at_once()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        var service = await FirstOfferedAsync(bench);
        var name = service.Listing.Name.En ?? "";
        bench.Find(new ReferralQuery { Text = name, Limit = 500 }).Matches.ShouldContain(m => m.ServiceId == service.Id);

        await new PartnerChanges(bench.Database, bench.Database.Clock).MoveOrganizationAsync(TestActors.Desk, service.OrganizationId, PartnerStatus.Suspended, Ct);
        await bench.Keeper.RefreshAsync(Ct);

        bench.Find(new ReferralQuery { Text = name, Limit = 500 }).Matches.ShouldNotContain(m => m.ServiceId == service.Id);
    }

    [Fact]
    public async Task R42_The_last_snapshot_answers_and_says_how_old_it_is_when_the_database_is_away()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        var before = bench.Find("shelter");
        bench.Database.Clock.Advance(Duration.FromMinutes(10));

        await bench.Database.DisposeAsync();

        await Should.ThrowAsync<Exception>(() => bench.Keeper.RefreshAsync(Ct));
        var after = bench.Find("shelter");
        after.Total.ShouldBe(before.Total);
        after.SnapshotAt.ShouldBe(TestDatabase.Noon);
    }

    [Fact]
    public async Task R32_A_closed_or_unknown_hour_is_never_mistaken()
    {
        var zoneless = DirectoryOf.Shelter() with { Hours = DirectoryOf.OfficeHours };
        await using var bench = await SearchBench.WithAsync(Ct, DirectoryOf.Partner("No zone", zoneless), DirectoryOf.Partner("Zone", zoneless with { Zone = "America/Toronto" }));

        var states = bench.Find("shelter").Matches.ToDictionary(m => m.Organization.En ?? "", m => m.Open.State);

        states["No zone"].ShouldBe(OpenState.Unconfirmed);
        states["Zone"].ShouldBe(OpenState.Open);
    }

    [Fact]
    public async Task R01_Nothing_that_a_search_answers_holds_a_confidential_address()
    {
        await using var bench = await SearchBench.WithSampleAsync(Ct);
        await using var db = bench.Database.CreateDbContext();
        var lines = (await db.ConfidentialAddresses.ToListAsync(Ct)).Select(a => a.Address.Disclose().Line1 ?? "").Where(line => line.Length > 0).ToList();

        var everything = JsonSerializer.Serialize(bench.Find(new ReferralQuery { Limit = 1000 }).Matches, JsonColumn.Options);

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => !everything.Contains(line, StringComparison.OrdinalIgnoreCase));
    }

    private static HashSet<Guid> Ids(ReferralResult result) => [.. result.Matches.Select(m => m.ServiceId)];

    private static async Task<Service> FirstOfferedAsync(SearchBench bench)
    {
        var id = bench.Find("shelter").Matches[0].ServiceId;
        await using var db = bench.Database.CreateDbContext();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Id == id, Ct);
    }
}
