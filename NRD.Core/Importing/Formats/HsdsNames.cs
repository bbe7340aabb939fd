namespace NRD.Core.Importing.Formats;

/// <summary>The names that HSDS 1.1, 2.0, 3.x and Ohana give to the same tables.</summary>
internal static class HsdsNames
{
    private static readonly Dictionary<string, string> Tables = new()
    {
        ["organization"] = "organizations", ["organizations"] = "organizations",
        ["program"] = "programs", ["programs"] = "programs",
        ["service"] = "services", ["services"] = "services",
        ["location"] = "locations", ["locations"] = "locations",
        ["serviceatlocation"] = "service_at_location", ["serviceatlocations"] = "service_at_location", ["servicesatlocation"] = "service_at_location", ["servicesatlocations"] = "service_at_location",
        ["phone"] = "phones", ["phones"] = "phones",
        ["contact"] = "contacts", ["contacts"] = "contacts",
        ["physicaladdress"] = "physical_addresses", ["physicaladdresses"] = "physical_addresses",
        ["postaladdress"] = "postal_addresses", ["postaladdresses"] = "postal_addresses", ["mailaddress"] = "postal_addresses", ["mailaddresses"] = "postal_addresses", ["mailingaddresses"] = "postal_addresses",
        ["address"] = "addresses", ["addresses"] = "addresses",
        ["regularschedule"] = "regular_schedules", ["regularschedules"] = "regular_schedules",
        ["holidayschedule"] = "holiday_schedules", ["holidayschedules"] = "holiday_schedules",
        ["schedule"] = "schedules", ["schedules"] = "schedules",
        ["language"] = "languages", ["languages"] = "languages",
        ["servicearea"] = "service_areas", ["serviceareas"] = "service_areas",
        ["eligibility"] = "eligibility", ["eligibilities"] = "eligibility",
        ["requireddocument"] = "required_documents", ["requireddocuments"] = "required_documents",
        ["paymentaccepted"] = "payments_accepted", ["paymentsaccepted"] = "payments_accepted", ["acceptedpayments"] = "payments_accepted",
        ["costoption"] = "cost_options", ["costoptions"] = "cost_options", ["feesoptions"] = "cost_options",
        ["funding"] = "funding", ["fundings"] = "funding",
        ["accessibilityfordisabilities"] = "accessibility", ["accessibility"] = "accessibility", ["accessibilities"] = "accessibility",
        ["taxonomy"] = "taxonomies", ["taxonomies"] = "taxonomies",
        ["taxonomyterm"] = "taxonomy_terms", ["taxonomyterms"] = "taxonomy_terms",
        ["servicetaxonomy"] = "service_taxonomy", ["servicestaxonomy"] = "service_taxonomy", ["servicetaxonomies"] = "service_taxonomy",
        ["servicecategories"] = "service_categories", ["serviceicarolcategories"] = "service_icarol_categories",
        ["linktaxonomy"] = "attributes", ["attribute"] = "attributes", ["attributes"] = "attributes", ["otherattributes"] = "attributes", ["otherattribute"] = "attributes",
        ["serviceattribute"] = "attributes", ["serviceattributes"] = "attributes",
        ["organizationidentifier"] = "organization_identifiers", ["organizationidentifiers"] = "organization_identifiers",
        ["url"] = "urls", ["urls"] = "urls", ["additionalurls"] = "urls", ["additionalwebsites"] = "urls",
        ["metadata"] = "metadata", ["metatabledescription"] = "meta_table_descriptions", ["metatabledescriptions"] = "meta_table_descriptions",
        ["servicecapacity"] = "service_capacity", ["servicecapacities"] = "service_capacity", ["capacities"] = "service_capacity", ["capacity"] = "service_capacity", ["unit"] = "units", ["units"] = "units",
        ["taxonomymapping"] = "taxonomy_mapping",
    };

    /// <summary>The table a file or a JSON property of that name is; <c>null</c> where HSDS knows none.</summary>
    public static string? Table(string name) => Tables.GetValueOrDefault(SourceTable.KeyOf(name));

    /// <summary>Tables that a package cannot do without: one of them at least.</summary>
    public static bool IsBackbone(string table) => table is "organizations" or "services" or "locations";
}
