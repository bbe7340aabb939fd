using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Formats;

/// <summary>Contacts, who stay internal, and phones: those of a contact stay with the contact.</summary>
internal static class HsdsPeople
{
    public static void Fill(HsdsRows rows)
    {
        var phones = rows.Of("phones").ToLookup(r => r["contact_id"] ?? "");
        foreach (var row in rows.Of("contacts"))
        {
            Contact(rows, row, phones[row.Key]);
        }

        foreach (var row in rows.Of("phones").Where(r => r.Feeds.Count == 0))
        {
            if (row["number"] is null)
            {
                row.Reject("number", null, CellWords.NoNumber());
                continue;
            }

            var numbers = Read(row);
            if (numbers.Count == 0)
            {
                row.Reject("number", row["number"], CellWords.NoDigit());
                continue;
            }

            foreach (var owner in rows.Owners(row, "service_at_location_id", "service_id", "location_id", "organization_id"))
            {
                owner.Phones.AddRange(numbers);
            }
        }
    }

    private static void Contact(HsdsRows rows, SourceRow row, IEnumerable<SourceRow> phones)
    {
        var owners = rows.Owners(row, "service_at_location_id", "service_id", "location_id", "organization_id");
        if (owners.Count == 0)
        {
            return;
        }

        var numbers = new List<Phone>();
        foreach (var phone in phones)
        {
            numbers.AddRange(Read(phone));
            owners[0].Tells(phone);
        }

        var role = string.Join(", ", new[] { HtmlText.Line(row["title"]), HtmlText.Line(row["department"]) }.Where(t => t is not null));
        var contact = new InternalContact(HtmlText.Line(row["name"]), role.Length == 0 ? null : role, numbers.ToValueList(), WebText.Mail(row["email"]));
        if (contact.Name is null && contact.Role is null && contact.Email is null && numbers.Count == 0)
        {
            row.Reject("name", null, CellWords.NamesNobody());
            return;
        }

        foreach (var owner in owners)
        {
            owner.Contacts.Add(contact);
        }
    }

    private static IReadOnlyList<Phone> Read(SourceRow row)
    {
        var words = HtmlText.Line(row.First("description", "department", "vanity_number"));
        var type = row.First("type", "number_type");
        var purpose = type?.ToLowerInvariant() switch
        {
            "fax" => PhonePurpose.Fax,
            "textphone" or "tty" => PhonePurpose.Tty,
            "text" or "sms" => PhonePurpose.Text,
            "hotline" => PhonePurpose.Crisis,
            _ => PhoneText.PurposeOf(words) ?? PhonePurpose.Main,
        };
        var extension = row["extension"];
        return PhoneText.Read(row["number"]?.Trim('"', ' '), purpose, words is null || IsPlain(words) ? null : new Bilingual(words, null), extension);
    }

    /// <summary>"Phone 1" is the export's word, not the partner's.</summary>
    private static bool IsPlain(string words) =>
        words.Length > 80 || words.StartsWith("Phone ", StringComparison.OrdinalIgnoreCase) || words.Equals("voice", StringComparison.OrdinalIgnoreCase);
}
