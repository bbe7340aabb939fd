using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>One line of the table that counsel reviews: what one channel is advised in one combination, with no danger and consent not asked.</summary>
/// <param name="Level"><c>null</c> where the channel does not come up.</param>
/// <param name="Citation">The law behind it; of child protection also where it does not come up, so that this can be reviewed too.</param>
public sealed record DutyTableRow(
    Province Jurisdiction,
    AgeBand Band,
    Ground Ground,
    Perpetrator Perpetrator,
    ReportingChannel Channel,
    AdviceLevel? Level,
    Bilingual? Recipient,
    Answer? PoliceSatisfies,
    Bilingual? Citation,
    LocalDate? EffectiveFrom,
    LocalDate? ReviewedOn)
{
    internal static IEnumerable<DutyTableRow> All(DutyRules rules, CentrePolicy policy, LocalDate day) =>
        from place in Province.All
        from band in Enum.GetValues<AgeBand>()
        from ground in Enum.GetValues<Ground>()
        from perpetrator in Enum.GetValues<Perpetrator>()
        let advice = ReportingAdvice.For(Plain(place, band, ground, perpetrator), rules, policy, day)
        from channel in Enum.GetValues<ReportingChannel>()
        select Row(place, band, ground, perpetrator, channel, advice.On(channel), rules.OfChildren(place, day).FirstOrDefault());

    private static Situation Plain(Province place, AgeBand band, Ground ground, Perpetrator perpetrator) => new()
    {
        Place = place,
        Band = band,
        Grounds = [ground],
        Perpetrator = perpetrator,
        LifeInDanger = Answer.No,
        Harm = HarmTest.NotMet,
    };

    private static DutyTableRow Row(Province place, AgeBand band, Ground ground, Perpetrator perpetrator, ReportingChannel channel, ChannelAdvice? advice, DutyRule? statute) =>
        advice is null
            ? new(place, band, ground, perpetrator, channel, null, null, null, channel == ReportingChannel.ChildProtection ? statute?.Citation : null, null, channel == ReportingChannel.ChildProtection ? statute?.ReviewedOn : null)
            : new(place, band, ground, perpetrator, channel, advice.Level, advice.Recipient, advice.PoliceSatisfies, advice.Citation, advice.EffectiveFrom, advice.ReviewedOn);
}
