using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Writes out what a match shows, for the few that are shown.</summary>
internal sealed class MatchWriter(ReferralQuery query, TextQuery text, SearchMoment moment, bool partOfTheWords)
{
    public ReferralMatch Write(SegmentSearch search, IndexSegment segment, int row)
    {
        var facts = segment.Facts[row];
        var reached = search.ReachedOf(row);
        var verdict = search.VerdictOf(row);
        var stand = segment.Stands[row][reached.Stand];
        var place = segment.StandFactsOf(row, reached.Stand);
        var hours = segment.Hours[stand.Hours];
        var board = segment.BoardAt(moment.At);
        var open = board.Status(stand.Hours);
        OpenStatus? intake = stand.Intake < 0 ? null : board.Status(stand.Intake);
        var shown = new ShownService(segment, row, facts, place, reached, verdict, open, intake, hours);
        return new()
        {
            ServiceId = facts.Id,
            OrganizationId = facts.Partner.Id,
            SourceId = facts.SourceId ?? facts.Partner.SourceId,
            Service = facts.Name,
            Organization = facts.Partner.Name,
            Place = place.Confidential ? null : place.Town,
            Province = place.Province,
            DistanceKm = place.Point is { } site && query.Place?.Point is { } from ? Math.Round(from.KilometresTo(site), 1) : null,
            Tier = reached.Tier,
            Open = open,
            Hours = hours.Hours,
            Intake = intake,
            Zone = hours.Zone,
            Verdict = verdict,
            Eligibility = facts.Eligibility,
            Languages = facts.Languages,
            Needs = facts.Needs,
            Terms = facts.Terms,
            Modes = facts.Modes,
            Provider = facts.Partner.Provider,
            Status = facts.Status,
            TraffickingSpecific = facts.Partner.TraffickingSpecific,
            Phone = PhoneChoice.Of(open.State, facts.Reports, facts.Phones, place.Phones, facts.Partner.Phones),
            Capacity = facts.Capacity,
            WarmTransfer = facts.WarmTransfer,
            ConfidentialSite = place.Confidential,
            LastVerified = facts.AssuredOn,
            Reasons = MatchReasons.Of(shown, query, text, moment),
            Cautions = MatchCautions.Of(shown, query, text, moment, partOfTheWords),
        };
    }
}

/// <summary>All that reasons and cautions are drawn from.</summary>
internal sealed record ShownService(
    IndexSegment Segment,
    int Row,
    ServiceFacts Facts,
    StandFacts Place,
    Reached Reached,
    EligibilityVerdict Verdict,
    OpenStatus Open,
    OpenStatus? Intake,
    HoursEntry Hours)
{
    public EligibilityVerdict Judge(Trait trait, PersonTraits person) => Segment.ProfileOf(Row).Eligibility.Judge(trait, person);

    /// <summary>Days since it was verified; <c>null</c> where never.</summary>
    public int? AgeOn(LocalDate today) => Facts.AssuredOn is { } day ? Math.Max(0, Days.Number(today) - Days.Number(day)) : null;
}
