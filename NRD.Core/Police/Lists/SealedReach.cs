namespace NRD.Core.Police.Lists;

/// <summary>
/// Opens personal numbers to carry them from version to version and to compare them, and for nothing else: whoever wants to see one asks <see cref="Oversight.Reveal"/>.
/// </summary>
internal static class SealedReach
{
    public static ValueList<PersonalReach> Of(ContactList list) => list.Personal?.Disclose() ?? [];
}
