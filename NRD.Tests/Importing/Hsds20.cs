namespace NRD.Tests.Importing;

/// <summary>An invented package of HSDS 2.0: tables in the singular, schedules by calendar rules, attributes instead of a table of service taxonomies.</summary>
internal static class Hsds20
{
    public static readonly (string Name, string Content)[] Package =
    [
        ("datapackage.json", """{ "profile": "tabular-data-package", "resources": [ { "name": "organization", "path": "organization.csv" } ] }"""),
        ("organization.csv", """
            id,name,alternate_name,description,email,url,tax_status,tax_id,year_incorporated,legal_status
            o1,North Shore Family Place,NSFP,"Counselling &amp; a shelter",office@nsfp.example.org,https://nsfp.example.org,,,1988,society
            """),
        ("program.csv", "id,organization_id,name,alternate_name\ng1,o1,Safe nights,\n"),
        ("service.csv", """
            id,organization_id,program_id,name,alternate_name,description,url,email,status,interpretation_services,application_process,wait_time,fees,accreditations,licenses
            s1,o1,g1,Emergency shelter,,Beds for women and their children,,,active,By phone in 200 languages,Call the crisis line,None,Free,,
            s2,o1,,Youth counselling,,For ages 12 to 18,,,inactive,,,,,,
            """),
        ("location.csv", """
            id,organization_id,name,alternate_name,description,transportation,latitude,longitude
            l1,o1,Main office,,,Bus 12,49.3200,-123.0700
            l2,o1,Safe house,,,,49.3300,-123.0800
            """),
        ("service_at_location.csv", "id,service_id,location_id,description\na1,s1,l2,\na2,s2,l1,Second floor\n"),
        ("phone.csv", """
            id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type,language,description
            p1,,s1,,,,604-555-0140,,voice,en,Crisis line
            p2,,,o1,,,1-800-555-HELP,,voice,en,Toll free
            p3,,,,c1,,604-555-0141,22,voice,en,
            """),
        ("contact.csv", "id,organization_id,service_id,service_at_location_id,name,title,department,email\nc1,o1,,,Robin Placeholder,Coordinator,,robin@nsfp.example.org\n"),
        ("physical_address.csv", """
            id,location_id,attention,address_1,city,region,state_province,postal_code,country
            d1,l1,,40 Invented Quay,North Vancouver,,BC,V7M 1A1,CA
            d2,l2,,Confidential,North Vancouver,,BC,,CA
            """),
        ("postal_address.csv", "id,location_id,attention,address_1,city,region,state_province,postal_code,country\nm1,l1,,PO Box 99,North Vancouver,,BC,V7M 1A1,CA\n"),
        ("schedule.csv", """
            id,service_id,location_id,service_at_location_id,valid_from,valid_to,dtstart,freq,interval,byday,bymonthday,opens_at,closes_at,description
            h1,s1,,,,,,WEEKLY,1,"MO,TU,WE,TH,FR,SA,SU",,00:00,24:00,
            h2,,,a2,,,,WEEKLY,1,"TU,TH",,13:00,17:30,
            """),
        ("eligibility.csv", "id,service_id,eligibility\ne1,s1,Women and their children\n"),
        ("required_document.csv", "id,service_id,document\nr1,s2,Health card\n"),
        ("payment_accepted.csv", "id,service_id,payment\nx1,s2,Sliding scale\n"),
        ("language.csv", "id,service_id,location_id,language\nn1,s1,,en\nn2,s1,,pa\n"),
        ("accessibility_for_disabilities.csv", "id,location_id,accessibility,details\nw1,l1,wheelchair_entrance,Ramp at the back\n"),
        ("service_area.csv", "id,service_id,service_area,description\nv1,s1,Burnaby,\n"),
        ("funding.csv", "id,organization_id,service_id,source\nf1,o1,,Province\n"),
        ("taxonomy_term.csv", "id,term,description,parent_id,taxonomy\nt1,Domestic violence shelters,,,invented\n"),
        ("service_attribute.csv", "id,service_id,taxonomy_term_id\nb1,s1,t1\n"),
        ("other_attribute.csv", "id,link_id,link_type,taxonomy_term_id\nb2,o1,organization,t1\n"),
        ("metadata.csv", "id,resource_id,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by\nz1,s1,2026-01-05,update,name,,,robin\n"),
        ("meta_table_description.csv", "id,name,language,character_set\nk1,organization,en,UTF-8\n"),
    ];
}
