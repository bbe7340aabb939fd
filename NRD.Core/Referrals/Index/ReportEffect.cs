using NodaTime;
using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>What the desks' reports do to the place of a service in the list. None of them takes it out.</summary>
/// <param name="ComesLast">Full or closed: last in its tier.</param>
/// <param name="IsDoubtful">A number or the hours may be wrong: not among what surely fits and is open.</param>
/// <param name="Demerit">How far it falls among its equals.</param>
internal readonly record struct ReportEffect(bool ComesLast, bool IsDoubtful, int Demerit)
{
    private const int WrongNumber = 12;
    private const int NotAnswering = 4;

    public static ReportEffect Of(ServiceFacts facts, Instant at)
    {
        var held = HeldReports.Of(facts.Reports, facts.Capacity, at);
        return new(
            held.Full is not null || held.Closed is not null,
            held.WrongNumber is not null || held.ChangedHours is not null,
            (held.WrongNumber is null ? 0 : WrongNumber) + (held.NoAnswers >= 2 ? NotAnswering : 0));
    }
}

/// <summary>The last report of each kind that holds at an hour.</summary>
/// <param name="NoAnswers">How often nobody answered that day.</param>
internal sealed record HeldReports(
    ReportedFact? Full, ReportedFact? Closed, ReportedFact? ChangedHours, ReportedFact? WrongNumber, ReportedFact? Declined, ReportedFact? NoAnswer, int NoAnswers)
{
    /// <param name="capacity">As staff or the partner last said it: what is older counts no more.</param>
    public static HeldReports Of(IReadOnlyList<ReportedFact> reports, Capacity? capacity, Instant at)
    {
        ReportedFact? full = null, closed = null, hours = null, number = null, declined = null, silent = null;
        var silences = 0;
        foreach (var report in reports)
        {
            if (!report.HoldsAt(at))
            {
                continue;
            }

            switch (report.Kind)
            {
                case DeskReportKind.Full:
                    full = capacity is { State: not CapacityState.Unknown } && capacity.AsOf > report.At ? full : report;
                    break;
                case DeskReportKind.Closed:
                    closed = report;
                    break;
                case DeskReportKind.ChangedHours:
                    hours = report;
                    break;
                case DeskReportKind.WrongNumber:
                    number = report;
                    break;
                case DeskReportKind.Declined:
                    declined = report;
                    break;
                case DeskReportKind.NoAnswer:
                    (silent, silences) = (report, silences + 1);
                    break;
            }
        }

        return new(full, closed, hours, number, declined, silent, silences);
    }
}
