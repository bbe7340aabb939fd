namespace NRD.Core.Referrals;

/// <summary>What follows for each row from how long ago it was verified, as of one day; reckoned once a day, not once a question.</summary>
internal sealed class DayBoard
{
    private readonly sbyte[] merits;
    private readonly byte[] verifiedSteps;

    public DayBoard(RowFacts[] rows, int today)
    {
        Today = today;
        merits = new sbyte[rows.Length];
        verifiedSteps = new byte[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            ref readonly var facts = ref rows[row];
            int? age = facts.VerifiedDay == IndexSegment.Never ? null : Math.Max(0, today - facts.VerifiedDay);
            merits[row] = (sbyte)Ranking.Merit(facts.Standing, age, facts.ReviewDays);
            verifiedSteps[row] = StepOf(age);
        }
    }

    /// <summary>Days since 1970.</summary>
    public int Today { get; }

    /// <summary>How many steps there are: those of <see cref="FacetCodes.VerifiedSteps"/>, longer ago, and never.</summary>
    public static int Steps => FacetCodes.VerifiedSteps.Count + 2;

    /// <summary>What lifts or lowers a row among its equals.</summary>
    public int Merit(int row) => merits[row];

    /// <summary>The first step that it was verified within.</summary>
    public int VerifiedStep(int row) => verifiedSteps[row];

    private static byte StepOf(int? age)
    {
        if (age is null)
        {
            return (byte)(Steps - 1);
        }

        var step = 0;
        while (step < FacetCodes.VerifiedSteps.Count && age > FacetCodes.VerifiedSteps[step])
        {
            step++;
        }

        return (byte)step;
    }
}
