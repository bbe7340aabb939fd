using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>What a service states of itself in a few words each, packed into a number small enough to count by.</summary>
internal readonly record struct ServiceKind
{
    /// <summary>How many kinds there can be.</summary>
    public const int Count = Flags * Providers * 3;

    private const int Flags = 1 << (TermBits + ModeBits);
    private const int TermBits = 3;
    private const int ModeBits = 4;
    private const int TermMask = (1 << TermBits) - 1;
    private const int ModeMask = (1 << ModeBits) - 1;
    private const int Providers = 3;

    private readonly ushort number;

    public ServiceKind(ServiceTerms terms, ServiceModes modes, ProviderType provider, bool? warmTransfer)
    {
        var warm = warmTransfer switch { null => 0, true => 1, false => 2 };
        number = (ushort)(((int)terms & TermMask) | (((int)modes & ModeMask) << TermBits) | (((warm * Providers) + (int)provider) * Flags));
    }

    private ServiceKind(int number) => this.number = (ushort)number;

    /// <summary>All kinds, each at its number.</summary>
    public static IReadOnlyList<ServiceKind> All { get; } = [.. Enumerable.Range(0, Count).Select(number => new ServiceKind(number))];

    public int Number => number;

    public ServiceTerms Terms => (ServiceTerms)(number & TermMask);

    public ServiceModes Modes => (ServiceModes)((number >> TermBits) & ModeMask);

    public ProviderType Provider => (ProviderType)(number / Flags % Providers);

    public bool? WarmTransfer => (number / Flags / Providers) switch { 0 => null, 1 => true, _ => false };
}
