using CsCheck;
using NodaTime.Testing;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Referrals;
using NRD.Tests.Support;

namespace NRD.Tests.Referrals;

/// <summary>The fast search held against the rules read slowly, on small directories made up at random.</summary>
public sealed class SearchOracleTests
{
    private const int Runs = 60;

    private static readonly Gen<(IndexedPartner[] Partners, ReferralQuery Query)> Question = Gen.Select(DirectoryGen.Directory, DirectoryGen.Query);

    [Fact]
    public void What_is_listed_folded_and_said_of_it_agrees_with_the_rules() => Question.Sample(
        question =>
        {
            var (fitting, notFitting, partOfTheWords, _) = new SearchOracle(question.Partners, question.Query).Answer();
            var answer = Find(question);

            answer.Total.ShouldBe(fitting.Count);
            answer.DoesNotFitTotal.ShouldBe(notFitting.Count);
            Ids(answer.Matches).ShouldBe(fitting.Select(one => one.Service.Id), ignoreOrder: true);
            Ids(answer.DoesNotFit).ShouldBe(notFitting.Select(one => one.Service.Id), ignoreOrder: true);
            answer.PartOfTheWords.ShouldBe(partOfTheWords && fitting.Count + notFitting.Count > 0);
            answer.OpenCount.ShouldBe(fitting.Count(one => one.Open == OpenState.Open));
            answer.UnconfirmedCount.ShouldBe(fitting.Count(one => one.Open == OpenState.Unconfirmed));
        },
        iter: Runs);

    [Fact]
    public void The_order_is_nearness_first_then_who_fits_and_is_open() => Question.Sample(
        question =>
        {
            var oracle = new SearchOracle(question.Partners, question.Query);
            var (fitting, notFitting, _, _) = oracle.Answer();
            var judged = fitting.Concat(notFitting).ToDictionary(one => one.Service.Id);
            var answer = Find(question);

            foreach (var list in (IReadOnlyList<ReferralMatch>[])[answer.Matches, answer.DoesNotFit])
            {
                var places = list.Select(match => (judged[match.ServiceId].Tier, Group: oracle.Group(judged[match.ServiceId]))).ToList();
                places.ShouldBe(places.OrderBy(place => place.Tier).ThenBy(place => place.Group));
                list.ShouldAllBe(match => match.Tier == judged[match.ServiceId].Tier && match.Verdict == judged[match.ServiceId].Verdict && match.Open.State == judged[match.ServiceId].Open);
            }
        },
        iter: Runs);

    [Fact]
    public void Each_facet_counts_what_fails_no_other_filter() => Question.Sample(
        question =>
        {
            var oracle = new SearchOracle(question.Partners, question.Query);
            var (fitting, notFitting, partOfTheWords, elsewhere) = oracle.Answer();
            if (fitting.Count + notFitting.Count == 0)
            {
                return;
            }

            var words = partOfTheWords ? fitting.Concat(notFitting).First().Words : question.Query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            var facets = Find(question).Facets;
            Same(Facet.Need, QueryFilter.Need, one => OrNotStated(one.Service.Listing.Needs));
            Same(Facet.Language, QueryFilter.Language, one => OrNotStated(one.Service.Listing.Languages.Select(language => language.Code)));
            Same(Facet.Provider, QueryFilter.Provider, one => [FacetCodes.Of(one.Partner.Listing.Provider)]);
            Same(Facet.Open, QueryFilter.OpenNow, one => [FacetCodes.Of(one.Open)]);
            Same(Facet.WarmTransfer, QueryFilter.WarmTransfer, one => [FacetCodes.OfWarmTransfer(one.WarmTransfer)]);
            Same(Facet.Mode, QueryFilter.Mode, one => OrNotStated(Enum.GetValues<ServiceModes>().Where(mode => mode != 0 && one.Service.Listing.Modes.HasFlag(mode)).Select(FacetCodes.Of)));
            Same(Facet.Term, QueryFilter.Term, one => OrNotStated(Enum.GetValues<ServiceTerms>().Where(term => term != 0 && one.Service.Listing.Terms.HasFlag(term)).Select(FacetCodes.Of)));
            foreach (var province in (string[])[DirectoryGen.Toronto.Province, DirectoryGen.Edmonton.Province])
            {
                facets[Facet.Province].GetValueOrDefault(province)
                    .ShouldBe(oracle.Facet(QueryFilter.Province, words, elsewhere, one => one.Provinces.Distinct()).GetValueOrDefault(province));
            }

            void Same(Facet facet, QueryFilter filter, Func<SearchOracle.Judged, IEnumerable<string>> codes) =>
                facets[facet].OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .ShouldBe(oracle.Facet(filter, words, elsewhere, codes).OrderBy(pair => pair.Key, StringComparer.Ordinal), facet.ToString());
        },
        iter: Runs);

    [Fact]
    public void A_facet_promises_what_choosing_it_gives() => Question.Sample(
        question =>
        {
            var answer = Find(question);
            if (answer.PartOfTheWords || answer.Total == 0 || answer.Matches[0].Tier == NearTier.Elsewhere)
            {
                return;
            }

            foreach (var (need, count) in answer.Facets[Facet.Need].Where(pair => pair.Key != FacetCodes.NotStated))
            {
                Find((question.Partners, question.Query with { Needs = [need] })).Total.ShouldBe(count, need);
            }

            foreach (var (province, count) in answer.Facets[Facet.Province])
            {
                Find((question.Partners, question.Query with { Provinces = [province] })).Total.ShouldBe(count, province);
            }

            foreach (var provider in Enum.GetValues<ProviderType>().Where(provider => answer.Facets[Facet.Provider].ContainsKey(FacetCodes.Of(provider))))
            {
                Find((question.Partners, question.Query with { Provider = provider })).Total.ShouldBe(answer.Facets[Facet.Provider][FacetCodes.Of(provider)]);
            }
        },
        iter: Runs / 3);

    [Fact]
    public void The_same_question_has_the_same_answer_however_the_directory_is_ordered_or_brought_forward() => Question.Sample(
        question =>
        {
            var answer = Find(question);
            var turned = Find((question.Partners.Reverse().ToArray(), question.Query));

            // Half of it came as changes to a snapshot.
            var half = question.Partners.Length / 2;
            var grown = DirectoryGen.Index(question.Partners.Take(half))
                .With(question.Partners.Skip(half).ToDictionary(partner => partner.Id, partner => (IndexedPartner?)partner), 1, DirectoryGen.Noon);
            var brought = Find(grown, question.Query);

            foreach (var other in (ReferralResult[])[Find(question), turned, brought])
            {
                Ids(other.Matches).ShouldBe(Ids(answer.Matches));
                Ids(other.DoesNotFit).ShouldBe(Ids(answer.DoesNotFit));
                other.Total.ShouldBe(answer.Total);
                other.PartOfTheWords.ShouldBe(answer.PartOfTheWords);
            }
        },
        iter: Runs);

    [Fact]
    public void R16_Taking_away_what_a_partner_states_never_takes_it_off_the_list() => Question.Sample(
        question =>
        {
            var query = question.Query;
            var before = Find(question);
            if (before.PartOfTheWords || before.Matches.Any(match => match.Tier == NearTier.Elsewhere))
            {
                return;
            }

            var silent = question.Partners.Select(partner => partner with
            {
                WarmTransfer = null,
                Services = [.. partner.Services.Select(service => service with
                {
                    WarmTransfer = null,
                    Listing = service.Listing with { Eligibility = Eligibility.NotStated, Languages = [], Hours = OpeningHours.Unknown },
                })],
            }).ToArray();

            var after = Find((silent, query));

            // What was found is found still.
            Ids(before.Matches).Except(Ids(after.Matches)).ShouldBeEmpty();
            after.DoesNotFitTotal.ShouldBe(0);
        },
        iter: Runs);

    private static ReferralResult Find((IndexedPartner[] Partners, ReferralQuery Query) question) => Find(DirectoryGen.Index(question.Partners), question.Query);

    private static ReferralResult Find(ReferralIndex index, ReferralQuery query) =>
        new ReferralSearch(new CurrentIndex { Index = index }, new FakeClock(DirectoryGen.Noon)).Find(TestActors.Desk, query);

    private static IEnumerable<Guid> Ids(IEnumerable<ReferralMatch> matches) => matches.Select(match => match.ServiceId);

    private static IEnumerable<string> OrNotStated(IEnumerable<string> codes) => codes.DefaultIfEmpty(FacetCodes.NotStated);
}
