namespace NRD.Core.Importing.Text;

/// <summary>The United States, for directories from there: codes, and the zone of those that have one only.</summary>
internal static class UsStates
{
    // A state that is split between zones has none here: hours there are not confirmed rather than an hour wrong.
    private static readonly Dictionary<string, (string Name, string? Zone)> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AL"] = ("Alabama", "America/Chicago"),
        ["AK"] = ("Alaska", null),
        ["AZ"] = ("Arizona", null),
        ["AR"] = ("Arkansas", "America/Chicago"),
        ["CA"] = ("California", "America/Los_Angeles"),
        ["CO"] = ("Colorado", "America/Denver"),
        ["CT"] = ("Connecticut", "America/New_York"),
        ["DE"] = ("Delaware", "America/New_York"),
        ["DC"] = ("District of Columbia", "America/New_York"),
        ["FL"] = ("Florida", null),
        ["GA"] = ("Georgia", "America/New_York"),
        ["HI"] = ("Hawaii", "Pacific/Honolulu"),
        ["ID"] = ("Idaho", null),
        ["IL"] = ("Illinois", "America/Chicago"),
        ["IN"] = ("Indiana", null),
        ["IA"] = ("Iowa", "America/Chicago"),
        ["KS"] = ("Kansas", null),
        ["KY"] = ("Kentucky", null),
        ["LA"] = ("Louisiana", "America/Chicago"),
        ["ME"] = ("Maine", "America/New_York"),
        ["MD"] = ("Maryland", "America/New_York"),
        ["MA"] = ("Massachusetts", "America/New_York"),
        ["MI"] = ("Michigan", null),
        ["MN"] = ("Minnesota", "America/Chicago"),
        ["MS"] = ("Mississippi", "America/Chicago"),
        ["MO"] = ("Missouri", "America/Chicago"),
        ["MT"] = ("Montana", "America/Denver"),
        ["NE"] = ("Nebraska", null),
        ["NV"] = ("Nevada", null),
        ["NH"] = ("New Hampshire", "America/New_York"),
        ["NJ"] = ("New Jersey", "America/New_York"),
        ["NM"] = ("New Mexico", "America/Denver"),
        ["NY"] = ("New York", "America/New_York"),
        ["NC"] = ("North Carolina", "America/New_York"),
        ["ND"] = ("North Dakota", null),
        ["OH"] = ("Ohio", "America/New_York"),
        ["OK"] = ("Oklahoma", null),
        ["OR"] = ("Oregon", null),
        ["PA"] = ("Pennsylvania", "America/New_York"),
        ["RI"] = ("Rhode Island", "America/New_York"),
        ["SC"] = ("South Carolina", "America/New_York"),
        ["SD"] = ("South Dakota", null),
        ["TN"] = ("Tennessee", null),
        ["TX"] = ("Texas", null),
        ["UT"] = ("Utah", null),
        ["VT"] = ("Vermont", "America/New_York"),
        ["VA"] = ("Virginia", "America/New_York"),
        ["WA"] = ("Washington", "America/Los_Angeles"),
        ["WV"] = ("West Virginia", "America/New_York"),
        ["WI"] = ("Wisconsin", "America/Chicago"),
        ["WY"] = ("Wyoming", "America/Denver"),
        ["PR"] = ("Puerto Rico", "America/Puerto_Rico"),
    };

    private static readonly Dictionary<string, string> Codes = States.ToDictionary(s => s.Value.Name, s => s.Key, StringComparer.OrdinalIgnoreCase);

    public static string? Code(string? text) => text is null ? null
        : States.ContainsKey(text.Trim()) ? text.Trim().ToUpperInvariant()
        : Codes.GetValueOrDefault(text.Trim());

    /// <summary>IANA zone, where the whole state keeps one time.</summary>
    public static string? Zone(string? state) => Code(state) is { } code ? States[code].Zone : null;
}
