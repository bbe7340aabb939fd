using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>Partners that are not offered in a contact: ids and nothing else, each with the service by which it was chosen (rule R30).</summary>
public static class AvoidedPartners
{
    public static IReadOnlyDictionary<Guid, Guid> Of(ContactView? contact) =>
        SheetChoices.Pairs(contact?.Value(ContactField.Avoid)).ToDictionary(pair => Guid.Parse(pair.Key), pair => Guid.Parse(pair.Value));

    public static string Write(IEnumerable<KeyValuePair<Guid, Guid>> avoided) => string.Join(',', avoided.DistinctBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));
}
