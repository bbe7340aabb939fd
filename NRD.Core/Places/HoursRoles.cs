namespace NRD.Core.Places;

internal enum HoursRole
{
    /// <summary>Hours without a label, or labelled with what the partner does.</summary>
    Service,
    Office,
    Intake,

    /// <summary>A telephone that is answered at other hours than the door.</summary>
    Line,

    /// <summary>A voice mail or a web page: nobody is there.</summary>
    Machine,
}

/// <summary>What a label says about the hours beside it.</summary>
/// <param name="IsAppointment">They are hours for appointments.</param>
/// <param name="IsOnly">"by appointment only".</param>
/// <param name="IsDoubtful">"some Saturdays", "if necessary".</param>
/// <param name="Key">The words, to tell two labels apart.</param>
internal sealed record HoursLabel(HoursRole Role, bool IsAppointment, bool IsOnly, bool IsDoubtful, string Key)
{
    public static readonly HoursLabel None = new(HoursRole.Service, false, false, false, "");

    public HoursLabel With(HoursLabel other) => new(
        Role == HoursRole.Service ? other.Role : Role,
        IsAppointment || other.IsAppointment,
        IsOnly || other.IsOnly,
        IsDoubtful || other.IsDoubtful,
        Key.Length == 0 ? other.Key : Key);
}

/// <summary>Reads labels: whose hours are these, and may they be believed.</summary>
internal static class HoursRoles
{
    private const int LongestLabel = 8;

    private static readonly string[] Opening = ["intake", "intakes", "begin", "begins", "start", "starts", "doors", "check-in", "admission", "by", "shelter", "residents", "clients", "guests"];

    /// <summary>The label, or <c>null</c> where its words could change the hours in a way that is not read.</summary>
    public static HoursLabel? Read(IReadOnlyList<string> words)
    {
        var isAppointment = words.Any(HoursVocabulary.Appointment.Contains);
        var isDoubtful = words.Any(HoursVocabulary.Doubtful.Contains);
        var isOnly = words.Any(word => HoursVocabulary.Kinds.GetValueOrDefault(word) == HoursTokenKind.Only || word is "required" or "necessary" or "must" or "needed" or "requis" or "obligatoire");
        var key = string.Join(' ', words);
        if (isAppointment)
        {
            return new(RoleOf(words), true, isOnly, false, key);
        }

        // "phone first" asks a courtesy; "by phone" says whose hours they are.
        var isOfPhone = words.Any(word => word is "phone" or "telephone") && !words.Any(word => word is "first" or "ahead" or "before" or "d'abord" or "please" or "avance");
        if (words.All(HoursVocabulary.Harmless.Contains) && !isOfPhone && !isOnly)
        {
            return HoursLabel.None;
        }

        var role = RoleOf(words);
        var isRisky = words.Any(word => !HoursVocabulary.Doubtful.Contains(word) && HoursVocabulary.Risky.Contains(word) && !IsPartOfRole(word, role))
            // One or two letters may be a day in a spelling that is not known here.
            || words.Any(word => word.Length < 3 && word[0] != '#' && !HoursVocabulary.Harmless.Contains(word));
        return isRisky || isOnly || words.Count > LongestLabel ? null : new(role, false, false, isDoubtful, isDoubtful ? "" : key);
    }

    public static bool IsOpeningPhrase(IReadOnlyList<string> words) => words.All(Opening.Contains);

    public static bool IsHarmless(IReadOnlyList<string> words) => words.All(HoursVocabulary.Harmless.Contains);

    private static bool IsPartOfRole(string word, HoursRole role) => role switch
    {
        HoursRole.Line => word is "phone" or "telephone" or "call",
        HoursRole.Machine => HoursVocabulary.Machine.Contains(word),
        HoursRole.Office => word is "phone" or "telephone",
        HoursRole.Service or HoursRole.Intake => false,
    };

    private static HoursRole RoleOf(IReadOnlyList<string> words)
    {
        if (words.Any(HoursVocabulary.Intake.Contains))
        {
            return HoursRole.Intake;
        }

        if (words.Any(HoursVocabulary.OfficeCore.Contains) && words.All(HoursVocabulary.Office.Contains))
        {
            return HoursRole.Office;
        }

        if (words.Any(HoursVocabulary.Machine.Contains))
        {
            return HoursRole.Machine;
        }

        return words.Any(HoursVocabulary.Line.Contains) && !words.Any(IsPlace) ? HoursRole.Line : HoursRole.Service;
    }

    /// <summary>An emergency shelter is a door, not a telephone.</summary>
    private static bool IsPlace(string word) => word is "shelter" or "shelters" or "housing" or "room" or "department" or "refuge" or "centre" or "center" or "unit" or "food" or "pantry" or "bed" or "beds" or "hebergement";
}
