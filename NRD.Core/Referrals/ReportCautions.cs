using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>What the desks reported of a service, as cautions; the gravest first.</summary>
public static class ReportCautions
{
    /// <param name="called">The number that is shown to be called; a report on another one says so.</param>
    /// <param name="zone">Where the partner is; a page says the times on its reader's clock instead.</param>
    public static IReadOnlyList<MatchCaution> Of(IReadOnlyList<ReportedFact> reports, Capacity? capacity, Instant at, Phone? called, DateTimeZone? zone)
    {
        if (reports.Count == 0)
        {
            return [];
        }

        var held = HeldReports.Of(reports, capacity, at);
        var wrong = called is null ? null : reports.LastOrDefault(report => report.HoldsAt(at) && report.IsOf(called));
        var cautions = new List<MatchCaution>();
        Add(wrong is null ? CautionCode.OtherNumberWrong : CautionCode.NumberWrong, wrong ?? held.WrongNumber);
        Add(CautionCode.ReportedClosed, held.Closed);
        Add(CautionCode.ReportedFull, held.Full);
        Add(CautionCode.ReportedHours, held.ChangedHours);
        Add(CautionCode.NoAnswer, held.NoAnswer);
        Add(CautionCode.DeclinedTransfer, held.Declined);
        return cautions;

        void Add(CautionCode code, ReportedFact? report)
        {
            if (report is not null)
            {
                cautions.Add(new(code, null, code == CautionCode.NoAnswer ? held.NoAnswers : null, report.At.InZone(zone ?? DateTimeZone.Utc)));
            }
        }
    }

    /// <summary>Whether a caution comes from the desks, and so says its time on the reader's clock.</summary>
    public static bool IsReport(CautionCode code) => code is CautionCode.NumberWrong or CautionCode.OtherNumberWrong or CautionCode.ReportedClosed or CautionCode.ReportedFull
        or CautionCode.ReportedHours or CautionCode.NoAnswer or CautionCode.DeclinedTransfer;

    /// <summary>Those that are shown as dangers: whoever overlooks one loses time that a person may not have.</summary>
    public static bool IsGrave(CautionCode code) => code is CautionCode.NumberWrong or CautionCode.ReportedClosed or CautionCode.ReportedFull;
}
