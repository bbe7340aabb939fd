using NRD.Core.Partners;

namespace NRD.Console.Partners;

/// <summary>One thing that a desk can report with one key.</summary>
/// <param name="Phone">Which number is wrong.</param>
public sealed record FlagChoice(DeskReportKind Kind, Phone? Phone = null)
{
    /// <summary>As many as there are digits.</summary>
    private const int Most = 9;

    public string? Number => Phone is null ? null : ReportedFact.NumberOf(Phone);

    /// <summary>Full, no answer, the number that is called, closed, changed hours; then the other numbers.</summary>
    public static IReadOnlyList<FlagChoice> For(IReadOnlyList<Phone> phones)
    {
        var different = phones.DistinctBy(ReportedFact.NumberOf).Select(phone => new FlagChoice(DeskReportKind.WrongNumber, phone)).ToList();
        return
        [
            .. new[]
            {
                new FlagChoice(DeskReportKind.Full), new FlagChoice(DeskReportKind.NoAnswer),
            }.Concat(different.Take(1)).Concat([new FlagChoice(DeskReportKind.Closed), new FlagChoice(DeskReportKind.ChangedHours)]).Concat(different.Skip(1)).Take(Most),
        ];
    }
}
