using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Text;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing.Formats;

/// <summary>Addresses of locations: where one can go, and where post goes.</summary>
internal static class HsdsAddresses
{
    public static void Fill(HsdsRows rows)
    {
        foreach (var row in rows.Of("physical_addresses").Concat(rows.Of("addresses")))
        {
            Address(rows, row, row["address_type"] is { } type && type.StartsWith("post", StringComparison.OrdinalIgnoreCase));
        }

        // Where many rows lead nowhere, the others lead somewhere by chance: the post of one would be sent to another.
        var postal = rows.Of("postal_addresses").ToList();
        var lost = postal.Count(r => r["location_id"] is { } id && rows.ById("locations", id) is null);
        var doubtful = lost * 20 > postal.Count;
        if (doubtful)
        {
            rows.Reading.Warn(WarningWords.LostAddresses(postal[0].Table.File, lost, postal.Count));
        }

        foreach (var row in postal)
        {
            if (doubtful)
            {
                KeepAsNote(rows, row);
            }
            else
            {
                Address(rows, row, postal: true);
            }
        }
    }

    private static void KeepAsNote(HsdsRows rows, SourceRow row)
    {
        foreach (var site in rows.Owners(row, "location_id", "organization_id").OfType<SiteDraft>().Where(s => !s.Confidential))
        {
            site.Note("Postal address in the source, perhaps of another", string.Join(", ", new[] { row["attention"], row["address_1"], row["address_2"], row["city"], row["state_province"], row["postal_code"] }.Where(p => p is not null)));
        }
    }

    private static void Address(HsdsRows rows, SourceRow row, bool postal)
    {
        var rest = string.Join(", ", new[] { row["address_2"], row["address_3"], row["address_4"] }.Where(l => l is not null));
        var line1 = row.First("address_1", "street_1", "address", "street");
        var confidential = ConfidentialText.Is(line1) || ConfidentialText.Is(row["address_2"]) || ConfidentialText.Is(row["attention"]);
        var address = AddressText.Make(
            ConfidentialText.Is(line1) ? null : line1,
            rest.Length == 0 || ConfidentialText.Is(rest) ? null : rest,
            row["city"], row.First("state_province", "state", "region"), row["postal_code"], row["country"]);
        foreach (var owner in rows.Owners(row, "location_id", "organization_id"))
        {
            switch (owner)
            {
                case SiteDraft site when postal:
                    Mail(rows, site, address, confidential);
                    break;
                case SiteDraft site:
                    site.Address ??= address;
                    site.Confidential |= confidential;
                    row.Confidential |= site.Confidential;
                    site.Note("Attention", confidential ? null : HtmlText.Line(row["attention"]));
                    break;
                case OrganizationDraft organization when !confidential:
                    organization.MailingAddress ??= address;
                    break;
            }
        }
    }

    private static void Mail(HsdsRows rows, SiteDraft site, Partners.Address? address, bool confidential)
    {
        // Post to a shelter's street would give its place away: only a box may be shown for it.
        var organization = rows.Organizations.Values.FirstOrDefault(o => o.Sites.Contains(site));
        if (organization is not null && !confidential && (!site.Confidential || AddressText.IsPostBox(address?.Line1)))
        {
            organization.MailingAddress ??= address;
        }
    }
}
