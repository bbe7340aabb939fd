using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>One field as the browser holds it.</summary>
public sealed record DraftField(string Field, string Value, long Revision)
{
    public static DraftField Of(ContactField field, FieldState state) => new(field.ToString(), state.Value, state.Revision);

    /// <summary>Every field that the browser keeps; what the console alone writes is not among them.</summary>
    public static IReadOnlyList<DraftField> All(ContactView contact) =>
        [.. contact.Fields.Where(pair => pair.Key is not (ContactField.Shortlist or ContactField.Search or ContactField.Place or ContactField.Avoid)).Select(pair => Of(pair.Key, pair.Value))];
}
