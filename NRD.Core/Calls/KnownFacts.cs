using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Calls;

/// <summary>What a contact knows that could be passed on, out of its sheet. What has no field is never in it (rule R15).</summary>
public static class KnownFacts
{
    private static readonly PlaceFinder Places = new();

    /// <summary>The field an item comes from; <c>null</c> for what is never pre-filled.</summary>
    public static ContactField? FieldOf(SharedItem item) => item switch
    {
        SharedItem.NameToUse => ContactField.NameToUse,
        SharedItem.Pronouns => ContactField.Pronouns,
        SharedItem.AgeBand => ContactField.AgeBand,
        SharedItem.Area => ContactField.Place,
        SharedItem.Language => ContactField.Language,
        SharedItem.Needs => ContactField.Needs,
        SharedItem.Urgency => ContactField.Urgency,
        SharedItem.SafeContact => ContactField.SafeContact,
        SharedItem.Background => ContactField.Background,
        SharedItem.Companions => ContactField.Companions,
        SharedItem.AccessNeeds => ContactField.AccessNeeds,
        SharedItem.SafetyConcerns => ContactField.SafetyConcerns,
        SharedItem.PhoneNumber or SharedItem.EmailAddress or SharedItem.ExactAddress or SharedItem.DocumentNumber or SharedItem.ImmigrationStatus
            or SharedItem.CriminalHistory or SharedItem.Health or SharedItem.ViolenceNarrative or SharedItem.OtherAgencies => null,
    };

    /// <summary>Everything that is noted and could be asked about, in the order practice asks. A name that is known to the hotline only is not among it.</summary>
    public static IReadOnlyList<KnownFact> Of(IReadOnlyDictionary<ContactField, FieldState> fields) =>
        [.. SharedItems.Usual.Select(item => Fact(item, fields)).OfType<KnownFact>()];

    /// <summary>Whether the person wants their name kept here, whatever else they share.</summary>
    public static bool KeepsName(IReadOnlyDictionary<ContactField, FieldState> fields) => Value(fields, ContactField.Identity) is "known" or "anonymous";

    private static KnownFact? Fact(SharedItem item, IReadOnlyDictionary<ContactField, FieldState> fields)
    {
        if (FieldOf(item) is not { } field || Value(fields, field) is not { } value || (item == SharedItem.NameToUse && KeepsName(fields)))
        {
            return null;
        }

        var (text, typed) = item switch
        {
            SharedItem.AgeBand or SharedItem.Urgency => (SheetChoices.Say(field, value), false),
            SharedItem.Area => (ContactPlace.Read(value, Places) is { } place ? Area(place) : Bilingual.Empty, false),
            SharedItem.Language => (LanguageOf(value, Value(fields, ContactField.Interpreter)), false),
            SharedItem.Needs => (Needs(value), false),
            _ => (new Bilingual(value, value), true),
        };
        return text.IsEmpty ? null : new(item, text, typed, SavedAt(fields, field, item == SharedItem.Language ? ContactField.Interpreter : field));
    }

    private static string? Value(IReadOnlyDictionary<ContactField, FieldState> fields, ContactField field) =>
        fields.GetValueOrDefault(field)?.Value.Trim() is { Length: > 0 } value && value != SheetChoices.PrefersNot && value != "Unknown" ? value : null;

    private static Instant? SavedAt(IReadOnlyDictionary<ContactField, FieldState> fields, params ContactField[] among) =>
        among.Select(field => fields.GetValueOrDefault(field)?.SavedAt).Max();

    private static Bilingual Area(PlaceRef place) => Province.Find(place.Province) is { } province && place.Name != province.Name
        ? new($"{place.Name.In(Language.English)}, {province.Name.In(Language.English)}", $"{place.Name.In(Language.French)}, {province.Name.In(Language.French)}")
        : place.Name;

    private static Bilingual LanguageOf(string code, string? interpreter)
    {
        var name = Languages.Default.Name(code);
        return interpreter == "yes" && SheetChoices.Say(ContactField.Interpreter, interpreter) is { } with
            ? new($"{name.In(Language.English)}, {with.En?.ToLowerInvariant()}", $"{name.In(Language.French)}, {with.Fr?.ToLowerInvariant()}")
            : name;
    }

    private static Bilingual Needs(string kept)
    {
        var terms = SheetChoices.Codes(kept).Select(code => Taxonomy.Default.Find(code)?.Name).OfType<Bilingual>().ToList();
        return new(string.Join(", ", terms.Select(name => name.In(Language.English))), string.Join(", ", terms.Select(name => name.In(Language.French))));
    }
}
