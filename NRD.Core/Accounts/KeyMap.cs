namespace NRD.Core.Accounts;

/// <summary>What one key does at a desk, from anywhere on the page.</summary>
public enum DeskAct
{
    /// <summary>The caret goes into the search box.</summary>
    Search,
    Filters,
    OpenNow,
    NextPane,
    PreviousPane,
    HideNow,

    /// <summary>The list of keys.</summary>
    Keys,

    /// <summary>A call begins.</summary>
    NewCall,

    /// <summary>A contact of another kind begins.</summary>
    NewContact,
    NextContact,

    /// <summary>The emergency number and what to say; nothing comes before it.</summary>
    Emergency,
    Outcome,
    Hold,
    Drop,
    Silent,

    /// <summary>What the desk found out about a record.</summary>
    Report,
    UnmetNeed,
    ReferralOutcome,
}

/// <summary>The key somebody chose for an act; <c>null</c>: none, which turns it off.</summary>
public sealed record KeyChoice(DeskAct Act, string? Key);

/// <summary>Why a key cannot be chosen.</summary>
public enum KeyFault
{
    /// <summary>Neither browser nor keyboard leaves it free.</summary>
    NotFree,

    /// <summary>It does something else already.</summary>
    Taken,

    /// <summary>The screen can always be hidden, and the emergency number shown, by a key.</summary>
    Needed,
}

/// <summary>Which key does what for one person: as shipped, with what they chose.</summary>
public sealed class KeyMap(IEnumerable<KeyChoice> chosen)
{
    /// <summary>As it comes.</summary>
    public static readonly KeyMap Shipped = new([]);

    private readonly Dictionary<DeskAct, string?> own = chosen.Where(choice => choice.Key is null || Free.Contains(choice.Key)).ToDictionary(choice => choice.Act, choice => choice.Key);

    /// <summary>
    /// Function keys and combinations with Ctrl that neither browsers nor a French-Canadian keyboard use; Ctrl+K alone is taken from the browser.
    /// None is a mere letter or sign, so that speech and slips of the hand set nothing off.
    /// </summary>
    public static IReadOnlyList<string> Free { get; } =
    [
        "F2", "F3", "F4", "F6", "F7", "F8", "F9", "Shift+F2", "Shift+F3", "Shift+F4", "Shift+F6", "Shift+F7", "Shift+F8", "Shift+F9", "Ctrl+F2", "Ctrl+F8", "Ctrl+F9",
        "Ctrl+K", "Ctrl+/", "Ctrl+.", "Ctrl+;", "Ctrl+,",
    ];

    /// <summary>What somebody chose, in the order of the acts.</summary>
    public IReadOnlyList<KeyChoice> Chosen => [.. own.OrderBy(pair => pair.Key).Select(pair => new KeyChoice(pair.Key, pair.Value))];

    /// <summary>The key of an act; <c>null</c> where it has none.</summary>
    public string? this[DeskAct act] => own.TryGetValue(act, out var key) ? key : ShippedKey(act);

    /// <summary>What else the key does already.</summary>
    public DeskAct? Holder(string key, DeskAct except) =>
        Enum.GetValues<DeskAct>().Where(act => act != except && this[act] == key).Select(act => (DeskAct?)act).FirstOrDefault();

    /// <returns>The map with it, or why not.</returns>
    public (KeyMap? Map, KeyFault? Fault) With(DeskAct act, string? key)
    {
        KeyFault? fault = key is null ? (IsNeeded(act) ? KeyFault.Needed : null)
            : !Free.Contains(key) ? KeyFault.NotFree
            : Holder(key, act) is not null ? KeyFault.Taken
            : null;
        return fault is null ? (new([.. Chosen.Where(choice => choice.Act != act), .. key == ShippedKey(act) ? [] : (KeyChoice[])[new(act, key)]]), null) : (null, fault);
    }

    /// <summary>Acts that cannot be left without a key.</summary>
    public static bool IsNeeded(DeskAct act) => act is DeskAct.HideNow or DeskAct.Emergency;

    private static string ShippedKey(DeskAct act) => act switch
    {
        DeskAct.Search => "Ctrl+K",
        DeskAct.Filters => "F4",
        DeskAct.OpenNow => "Shift+F4",
        DeskAct.NextPane => "F6",
        DeskAct.PreviousPane => "Shift+F6",
        DeskAct.HideNow => "F9",
        DeskAct.Keys => "Ctrl+/",
        DeskAct.NewCall => "F2",
        DeskAct.NewContact => "Shift+F2",
        DeskAct.NextContact => "Shift+F7",
        DeskAct.Emergency => "F7",
        DeskAct.Outcome => "F8",
        DeskAct.Hold => "Shift+F8",
        DeskAct.Drop => "Ctrl+.",
        DeskAct.Silent => "Ctrl+;",
        DeskAct.Report => "F3",
        DeskAct.UnmetNeed => "Shift+F3",
        DeskAct.ReferralOutcome => "Ctrl+,",
    };
}

/// <summary>The keys that somebody chose, kept with their account.</summary>
public sealed class StaffKeys
{
    public StaffKeys(Guid userId) => UserId = userId;

    private StaffKeys()
    {
    }

    public Guid UserId { get; private set; }

    public ValueList<KeyChoice> Chosen { get; private set; } = [];

    public void Choose(KeyMap map) => Chosen = map.Chosen.ToValueList();
}
