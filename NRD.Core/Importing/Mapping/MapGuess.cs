namespace NRD.Core.Importing.Mapping;

/// <summary>Recognizes the columns of a file that nobody wrote a mapping for, by their names in English and French.</summary>
internal static class MapGuess
{
    /// <summary>Marks a name that only a French file uses: its text is French.</summary>
    private const char French = '~';

    private static readonly (string Field, string[] Names)[] Fields =
    [
        ("id", ["id", "recordid", "objectid", "uid", "uuid", "identifier", "~identifiant", "ref", "reference", "key", "serviceid", "globalid", "recordnumber", "~numero", "no"]),
        ("name", ["name", "servicename", "programname", "publicname", "sitename", "locationname", "facilityname", "centrename", "shelter", "sheltername", "title", "~nom", "~nomservice", "~nomduservice", "~nometablissement", "~etablissement", "~titre"]),
        ("organization", ["organization", "organisation", "organizationname", "organisationname", "orgname", "agency", "agencyname", "operator", "operatedby", "provider", "providername", "~organisme", "~nomorganisme", "~nomdelorganisme", "~exploitant"]),
        ("otherNames", ["alternatename", "aka", "alsoknownas", "othernames", "acronym", "shortname", "~autrenom", "~autresnoms", "~acronyme"]),
        ("description", ["description", "servicedescription", "programdescription", "details", "summary", "about", "services", "~sommaire", "~apropos"]),
        ("phone", ["phone", "phonenumber", "telephone", "telephonenumber", "tel", "phone1", "phone1number", "mainphone", "phonemain", "businessphone", "contactnumber", "~numerodetelephone", "~telephoneprincipal", "tel1", "contactphone"]),
        ("tollFree", ["tollfree", "tollfreephone", "phonetollfree", "tollfreenumber", "sansfrais", "~telephonesansfrais"]),
        ("crisisPhone", ["crisisline", "hotline", "crisisphone", "emergencyphone", "crisisnumber", "~lignedecrise", "~ligneurgence", "~telephoneurgence"]),
        ("fax", ["fax", "faxnumber", "~telecopieur"]),
        ("tty", ["tty", "tdd", "ats"]),
        ("website", ["website", "url", "web", "webaddress", "websiteaddress", "homepage", "link", "~siteweb", "~siteinternet"]),
        ("email", ["email", "emailaddress", "emailaddressmain", "mail", "~courriel", "~adressecourriel"]),
        ("address", ["address", "fulladdress", "physicaladdress", "streetaddress", "locationaddress", "siteaddress", "addressfull", "~adresse", "~adressecomplete", "~adressecivique", "address1", "addressline1", "street", "~rue", "location"]),
        ("street2", ["address2", "addressline2", "unit", "suite"]),
        ("city", ["city", "town", "municipality", "community", "~ville", "~municipalite", "~localite"]),
        ("province", ["province", "state", "stateprovince", "provincestate", "prov", "provinceterritory"]),
        ("postalCode", ["postalcode", "postal", "zip", "zipcode", "postcode", "~codepostal", "cp"]),
        ("country", ["country", "~pays"]),
        ("latitude", ["latitude", "lat", "y", "ycoord"]),
        ("longitude", ["longitude", "lon", "lng", "long", "x", "xcoord"]),
        ("coordinates", ["coordinates", "coords", "latlng", "latlon", "geopoint", "geopoint2d", "location.coordinates", "geometry.coordinates", "~coordonnees"]),
        ("hours", ["hours", "hoursofoperation", "openinghours", "operatinghours", "schedule", "hoursofservice", "~heures", "~heuresouverture", "~heuresdouverture", "~horaire", "~horaires"]),
        ("eligibility", ["eligibility", "eligibilitycriteria", "whocanuse", "serves", "targetpopulation", "population", "~clientele", "~admissibilite"]),
        ("languages", ["languages", "language", "languagesoffered", "~langues", "~langue"]),
        ("fees", ["fees", "fee", "cost", "costs", "~frais", "~cout", "~couts"]),
        ("application", ["application", "applicationprocess", "howtoapply", "intake", "referral", "access", "accessnotes", "~modalites"]),
        ("documents", ["documentsrequired", "requireddocuments", "documents", "~documentsrequis"]),
        ("accessibility", ["accessibility", "disabilitiesaccess", "wheelchairaccess", "~accessibilite"]),
        ("coverage", ["coverage", "coveragearea", "areaserved", "areasserved", "servicearea", "geographicarea", "catchment", "coveragedescription", "~territoire", "~territoiredesservi", "~secteurdesservi", "~regiondesservie"]),
        ("categories", ["category", "categories", "type", "servicetype", "typeofservice", "programtype", "servicecategory", "taxonomy", "topic", "keywords", "tags", "~categorie", "~typedeservice", "~themes", "theme"]),
        ("status", ["status", "recordstatus", "servicestatus", "~statut"]),
        ("assuredOn", ["lastverified", "lastverifiedon", "verifiedon", "dateverified", "lastupdated", "assureddate", "verification.lastverified", "~derniereverification"]),
    ];

    /// <summary>A mapping by the names of the columns; <c>null</c> where there is no name, or nothing beside it to reach or understand a partner by.</summary>
    public static ImportMap? Guess(IReadOnlyList<string> columns)
    {
        var map = ImportMap.Guessed();
        var taken = new HashSet<string>();
        foreach (var (field, names) in Fields)
        {
            foreach (var name in names)
            {
                Take(map, field, name, columns, taken);
                if (map.English.ContainsKey(field) || map.French.ContainsKey(field))
                {
                    break;
                }
            }
        }

        if (!map.English.ContainsKey("name") && !map.French.ContainsKey("name"))
        {
            Share(map.English);
            Share(map.French);
        }

        string[] enough = ["address", "phone", "tollFree", "crisisPhone", "description", "website", "email", "latitude", "coordinates", "city"];
        return (map.English.ContainsKey("name") || map.French.ContainsKey("name")) && enough.Any(f => map.English.ContainsKey(f) || map.French.ContainsKey(f)) ? map : null;
    }

    private static void Share(Dictionary<string, MapField> side)
    {
        if (side.TryGetValue("organization", out var organization))
        {
            side["name"] = organization;
        }
    }

    private static void Take(ImportMap map, string field, string name, IReadOnlyList<string> columns, HashSet<string> taken)
    {
        foreach (var column in columns.Where(c => !taken.Contains(c)))
        {
            var key = SourceTable.KeyOf(Text.AddressText.Fold(column));
            var wanted = SourceTable.KeyOf(name);
            var inFrench = name[0] == French;
            var french = key == $"{wanted}fr" || key == $"{wanted}french" || key == $"{wanted}francais" || key == $"fr{wanted}";
            var english = key == wanted || key == $"{wanted}en" || key == $"{wanted}english" || key == $"{wanted}anglais" || key == $"en{wanted}";
            var sides = french || (inFrench && key == wanted) ? map.French : english ? map.English : null;
            if (sides?.TryAdd(field, MapField.Path(column)) == true)
            {
                taken.Add(column);
            }
        }
    }
}
