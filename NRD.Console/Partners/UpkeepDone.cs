using NRD.Core.Partners;

namespace NRD.Console.Partners;

/// <summary>What came of an act on one task, for the page around it.</summary>
/// <param name="Said">Key of the sentence that says it was done.</param>
public sealed record UpkeepDone(Guid TaskId, UpkeepOutcome Outcome, string Said)
{
    /// <summary>Something that was typed must be corrected; its field says so.</summary>
    public static bool IsFieldFault(UpkeepOutcome outcome) => outcome is UpkeepOutcome.NumberUnclear or UpkeepOutcome.HoursUnclear or UpkeepOutcome.DayPassed;
}
