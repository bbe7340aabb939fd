using NRD.Core.Partners;

namespace NRD.Console.Referrals;

/// <summary>
/// The part of a search that may stand in the address bar, as codes: need, term, mode, provider type, verified within, open now.
/// Words, place, province, age, gender, status, languages and other traits can describe a caller and never do.
/// </summary>
public sealed record SearchAddress(string? Need, string? Term, string? Mode, string? Provider, int? Verified, string? Open)
{
    private static readonly (ServiceTerms Term, string Code)[] Terms =
        [(ServiceTerms.Emergency, "emergency"), (ServiceTerms.ShortTerm, "short"), (ServiceTerms.LongTerm, "long")];

    private static readonly (ServiceModes Mode, string Code)[] Modes =
        [(ServiceModes.InPerson, "person"), (ServiceModes.Phone, "phone"), (ServiceModes.Online, "online"), (ServiceModes.Mobile, "mobile")];

    private static readonly (ProviderType Type, string Code)[] Providers = [(ProviderType.Direct, "direct"), (ProviderType.Indirect, "indirect")];

    /// <summary>Whether a code of the taxonomy may stand in the address; whom a search may offer stays Core's to decide.</summary>
    public static bool IsNeed(string code) => Core.Places.Taxonomy.Default.Find(code) is not null;

    public static SearchAddress Of(SearchForm form) => new(
        Joined(form.Needs),
        Joined(Terms.Where(t => form.Terms.HasFlag(t.Term)).Select(t => t.Code)),
        Joined(Modes.Where(m => form.Modes.HasFlag(m.Mode)).Select(m => m.Code)),
        Joined(Providers.Where(p => p.Type == form.Provider).Select(p => p.Code)),
        form.VerifiedWithinDays,
        form.Open == OpenWish.Now ? "1" : null);

    public override string ToString()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("need", Need), ("term", Term), ("mode", Mode), ("provider", Provider), ("verified", Verified?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("open", Open),
        };
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
        return query.Length == 0 ? "/" : $"/?{query}";
    }

    /// <summary>Puts what the address says into the form; a code that is not known is left out.</summary>
    /// <param name="isNeed">Whether a code of the taxonomy may be searched for.</param>
    public void FillIn(SearchForm form, Func<string, bool> isNeed)
    {
        form.Needs.Clear();
        form.Needs.AddRange(Codes(Need).Where(isNeed).Distinct());
        form.Terms = Terms.Where(t => Codes(Term).Contains(t.Code)).Aggregate(ServiceTerms.None, (all, t) => all | t.Term);
        form.Modes = Modes.Where(m => Codes(Mode).Contains(m.Code)).Aggregate(ServiceModes.None, (all, m) => all | m.Mode);
        form.Provider = Providers.Where(p => p.Code == Provider).Select(p => (ProviderType?)p.Type).SingleOrDefault();
        form.VerifiedWithinDays = Verified is > 0 and <= 3660 ? Verified : null;

        // An hour that was chosen says more than "now" and is not in the address: it stays.
        if (form.Open != OpenWish.At)
        {
            form.Open = Open == "1" ? OpenWish.Now : OpenWish.Any;
        }
    }

    private static string? Joined(IEnumerable<string> codes) => string.Join(',', codes) is { Length: > 0 } joined ? joined : null;

    private static string[] Codes(string? joined) => joined?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
