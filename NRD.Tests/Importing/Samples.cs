namespace NRD.Tests.Importing;

/// <summary>Small invented directories in the formats that are imported.</summary>
internal static class Samples
{
    public const string Organizations = """
        id,name,alternate_name,description,email,url
        o1,Lantern House,LH,"Shelter &amp; support<br/>for <b>women</b>",office@lantern.example.org,lantern.example.org
        o2,,,"Nobody knows what it is called",,
        """;

    public const string Services = """
        id,organization_id,name,description,status,fees,interpretation_services
        s1,o1,Emergency beds,"Beds for the night",active,Free,by phone
        s2,o1,Old program,"It has ended",inactive,,
        s3,o9,Lost program,"Its organization is not here",active,,
        """;

    public const string Locations = """
        id,organization_id,name,latitude,longitude
        l1,o1,Main house,45.42,-75.69
        l2,o1,Second house,45.43,-75.70
        """;

    public const string AtLocations = """
        id,service_id,location_id
        a1,s1,l1
        a2,s1,l9
        """;

    public const string Phones = """
        id,service_id,organization_id,number,type,extension
        p1,s1,,613-555-0142,voice,7
        p2,,o1,1-800-555-HELP,voice,
        p3,s9,,613-555-0143,voice,
        p4,s1,,,voice,
        """;

    public const string Addresses = """
        id,location_id,address_1,city,state_province,postal_code,country
        d1,l1,12 Invented Street,Ottawa,ON,k1a0b1,CA
        d2,l2,CONFIDENTIAL,Ottawa,ON,K1A 0B1,CA
        """;

    public const string Schedules = """
        id,service_id,weekday,opens_at,closes_at
        h1,s1,1,09:00:00,17:00:00
        h2,s1,2,22:00,06:00
        h3,s1,8,09:00,17:00
        """;

    public static readonly (string Name, string Content)[] Package =
    [
        ("organizations.csv", Organizations), ("services.csv", Services), ("locations.csv", Locations), ("services_at_location.csv", AtLocations),
        ("phones.csv", Phones), ("physical_addresses.csv", Addresses), ("regular_schedules.csv", Schedules),
    ];

    public const string Icarol = """
        TaxonomyLevelName,ResourceAgencyNum,PublicName,ParentAgencyNum,ParentAgency,AgencyStatus,PhysicalAddress1,PhysicalCity,PhysicalStateProvince,PhysicalPostalCode,PhysicalCountry,Phone1Number,Phone1Name,InternalNotes,ExcludeFromWebsite,LanguagesOffered,Eligibility,TaxonomyCodes,TemporaryMessage,TemporaryMessageAppears,TemporaryMessageExpires,LastVerifiedOn,MadeUpColumn
        Agency,100,Harbour Centre,0,,Active,5 Invented Road,Halifax,NS,B3H1A1,Canada,902-555-0110,Main Number,,No,,,,,,,5/13/24 8:45,kept
        Program,101,Night shelter,100,Harbour Centre,"Active, but do not refer",Confidential,Halifax,NS,B3H1A1,Canada,902-555-0111 ext. 5 or 902-555-0112,Crisis Line,Ask for the night desk,Yes,"English, French",Women and their children,BH-1800; XX-1,Closed for repairs,5/1/24 0:00,6/1/24 0:00,5/2/24 0:00,
        Program,102,Day program,100,Harbour Centre,,5 Invented Road,Halifax,NS,B3H1A1,Canada,,,,No,,Ages 16-24,,,,,,
        Program,103,Stray program,777,Unknown Agency,Active,,,,,,,,,,,,,,,,,
        Group,104,What is this,100,,Active,,,,,,,,,,,,,,,,,
        Program,105,,100,,Active,,,,,,,,,,,,,,,,,
        Program,101,Night shelter again,100,,Active,,,,,,,,,,,,,,,,,
        """;

    public const string Airs = """
        <?xml version="1.0" encoding="utf-8"?>
        <Source SourceEntity="Invented 211" SchemaVersion="3.0">
          <Agency ExcludeFromWebsite="true">
            <Key>900</Key>
            <Name>River Association</Name>
            <AgencyDescription>Runs the &amp;lt;b&amp;gt;Quiet House&amp;lt;/b&amp;gt; program.</AgencyDescription>
            <AKA><Name>RA</Name><Confidential>false</Confidential></AKA>
            <Site>
              <Key>901</Key>
              <Name>Quiet House</Name>
              <PhysicalAddress Confidential="true"><Line1>77 Hidden Lane</Line1><City>Regina</City><State>SK</State><ZipCode>S4P 3Y2</ZipCode><Country>CA</Country></PhysicalAddress>
              <SpatialLocation><Latitude>50.45</Latitude><Longitude>-104.61</Longitude></SpatialLocation>
              <Phone TollFree="false" Confidential="true"><PhoneNumber>306-555-0177</PhoneNumber><Type>Business Line</Type></Phone>
              <SiteService>
                <Key>902</Key>
                <Name>Second-stage housing</Name>
                <Description>Housing for a year.</Description>
                <Phone TollFree="true"><PhoneNumber>1-866-555-0150</PhoneNumber><Type>Hotline</Type></Phone>
                <Phone><PhoneNumber /><Type>Fax</Type></Phone>
                <Taxonomy><Code>BH-7000</Code></Taxonomy>
                <Taxonomy><Code>{what:'HOUSING',who:'Women'}</Code></Taxonomy>
                <GeographicAreaServed><City>Regina</City><State>SK</State><Country>Canada</Country></GeographicAreaServed>
                <Gadget>unheard of</Gadget>
              </SiteService>
            </Site>
          </Agency>
        </Source>
        """;

    public const string HsdsJson = """
        { "total_items": 2, "page_number": 1, "contents": [
          { "id": "s1", "name": "Legal clinic", "status": "active", "minimum_age": 18,
            "organization": { "id": "o1", "name": "Fair Start", "legal_status": "society" },
            "phones": [ { "id": "p1", "number": "604-555-0101", "type": "voice" } ],
            "languages": [ { "id": "n1", "name": "Punjabi", "code": "pa" } ],
            "schedules": [ { "id": "h1", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00" } ],
            "service_at_locations": [ { "id": "a1", "location": { "id": "l1", "location_type": "physical", "name": "Office",
              "addresses": [ { "id": "d1", "address_1": "9 Invented Way", "city": "Vancouver", "state_province": "BC", "postal_code": "V6B 1A1", "country": "CA", "address_type": "physical" } ],
              "phones": [ { "id": "p1", "number": "604-555-0101", "type": "voice" } ] } } ] },
          { "id": "s2", "name": "Intake line", "status": "active", "organization": { "id": "o1", "name": "Fair Start" } } ] }
        """;
}
