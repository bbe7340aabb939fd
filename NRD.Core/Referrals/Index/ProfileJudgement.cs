namespace NRD.Core.Referrals;

/// <summary>What a question makes of all services with one profile, in one number; never 0.</summary>
internal readonly record struct ProfileJudgement(uint Bits)
{
    private const int VerdictAt = 24;
    private const uint LeavesOpenBit = 1u << 26;
    private const uint KnownBit = 1u << 31;
    private static readonly uint OfPerson = RowFilter.Bit(QueryFilter.Age) | RowFilter.Bit(QueryFilter.Gender) | RowFilter.Bit(QueryFilter.Status) | RowFilter.Bit(QueryFilter.Company) | RowFilter.Bit(QueryFilter.Indigenous);
    private static readonly uint OfService = ((1u << VerdictAt) - 1) & ~OfPerson;

    public ProfileJudgement(uint failed, EligibilityVerdict verdict, bool leavesOpen)
        : this(failed | ((uint)verdict << VerdictAt) | (leavesOpen ? LeavesOpenBit : 0) | KnownBit)
    {
    }

    /// <summary>The filters that fail whoever asks.</summary>
    public uint Failed => Bits & OfService;

    /// <summary>The filters that fail for the person that was described.</summary>
    public uint FailedPerson => Bits & OfPerson;

    public EligibilityVerdict Verdict => (EligibilityVerdict)((Bits >> VerdictAt) & 3);

    /// <summary>Something that was asked for is not stated.</summary>
    public bool LeavesOpen => (Bits & LeavesOpenBit) != 0;
}
