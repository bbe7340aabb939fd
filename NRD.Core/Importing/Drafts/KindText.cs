using System.Text.RegularExpressions;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Drafts;

/// <summary>What names and categories say beyond doubt about the kind of a body, its field, and how a service is given.</summary>
internal static partial class KindText
{
    public static OrganizationKind Kind(string name) =>
        Police().IsMatch(name) ? OrganizationKind.Police
        : Coalition().IsMatch(name) ? OrganizationKind.Coalition
        : Government().IsMatch(name) ? OrganizationKind.Government
        : OrganizationKind.Ngo;

    public static IEnumerable<FocusArea> Focus(string words)
    {
        foreach (var (area, pattern) in Areas)
        {
            if (pattern.IsMatch(words))
            {
                yield return area;
            }
        }
    }

    public static ServiceTerms Terms(string words) =>
        (Emergency().IsMatch(words) ? ServiceTerms.Emergency : 0)
        | (Transitional().IsMatch(words) ? ServiceTerms.ShortTerm : 0)
        | (Permanent().IsMatch(words) ? ServiceTerms.LongTerm : 0);

    public static ServiceModes Modes(string words) =>
        (Line().IsMatch(words) ? ServiceModes.Phone : 0)
        | (Online().IsMatch(words) ? ServiceModes.Online : 0)
        | (Mobile().IsMatch(words) ? ServiceModes.Mobile : 0);

    private static readonly (FocusArea Area, Regex Pattern)[] Areas =
    [
        (FocusArea.Trafficking, Trafficking()), (FocusArea.SexualAssault, SexualAssault()), (FocusArea.DomesticViolence, DomesticViolence()),
        (FocusArea.LabourRights, Labour()), (FocusArea.HomelessYouth, HomelessYouth()), (FocusArea.IndigenousSpecific, Indigenous()),
        (FocusArea.ImmigrationAndRefugee, Immigration()), (FocusArea.MentalHealth, MentalHealth()), (FocusArea.SubstanceUse, Substance()),
        (FocusArea.Health, Health()), (FocusArea.Housing, Housing()), (FocusArea.LegalHelp, Legal()), (FocusArea.SexWorkers, SexWork()),
        (FocusArea.TwoSpiritAndLgbtq, Lgbtq()), (FocusArea.Children, Children()), (FocusArea.Disability, Disability()), (FocusArea.BasicNeeds, BasicNeeds()),
    ];

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bpolice (service|department|force|station|detachment)\b|\b\w+ police$|\bRCMP\b|\bGRC\b|mounted police|gendarmerie|sûreté du québec|service de police|\bsheriff'?s? (office|department)\b|\bconstabulary\b|\bSPVM\b|\bOPP\b", Loose)]
    private static partial Regex Police();

    [GeneratedRegex(@"\b(coalition|regroupement|fédération des)\b", Loose)]
    private static partial Regex Coalition();

    [GeneratedRegex(@"^(city|town|county|municipality|district|government|province|ministry|department|village|township|regional municipality) of\b|^(ville|gouvernement|ministère|municipalité|mrc) d|\bhealth services$|\b(county|state) (department|office)\b|\bdepartment of\b|\bministry of\b|\bministère d|\bcourt$", Loose)]
    private static partial Regex Government();

    [GeneratedRegex(@"\bemergency\b|\bcrisis\b|\burgence\b|\bcrise\b|\bhotline\b|\bhypothermia\b|\bovernight\b", Loose)]
    private static partial Regex Emergency();

    [GeneratedRegex(@"\btransition(al|nel|nelle)?\b|\bsecond[- ]stage\b|\bdeuxième étape\b|\bshort[- ]term\b|\bcourt terme\b", Loose)]
    private static partial Regex Transitional();

    [GeneratedRegex(@"\bpermanent\b|\blong[- ]term\b(?! care)|\blong terme\b|\bsupportive housing\b", Loose)]
    private static partial Regex Permanent();

    [GeneratedRegex(@"\b(hot|help|crisis |info|distress |text |support )line\b|\bhotline\b|\b(crisis|distress|help|support|information) line\b|\bligne (d'écoute|de crise|d'aide|info)\b|\btelephone (support|counsel\w+|helpline)\b|\bby phone\b", Loose)]
    private static partial Regex Line();

    [GeneratedRegex(@"\b(online|virtual|web[- ]?chat|en ligne|clavardage|telehealth|e-?counsel\w+)\b", Loose)]
    private static partial Regex Online();

    [GeneratedRegex(@"\b(mobile|outreach|home visits?|travail de (rue|proximité)|à domicile|in-home)\b", Loose)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"\b(human )?trafficking\b|\btraite des (personnes|êtres)\b|\btraite humaine\b|\bsexual exploitation\b|\bexploitation sexuelle\b", Loose)]
    private static partial Regex Trafficking();

    [GeneratedRegex(@"\bsexual (assault|violence|abuse)\b|\brape\b|\bagressions? (à caractère )?sexuelles?\b|\bCALACS\b", Loose)]
    private static partial Regex SexualAssault();

    [GeneratedRegex(@"\b(domestic|family|gender[- ]based|intimate partner|spousal) (violence|abuse)\b|\b(abused|battered) women\b|\bviolence (conjugale|familiale)\b|\bwomen'?s shelter\b|\bdv-support\b", Loose)]
    private static partial Regex DomesticViolence();

    [GeneratedRegex(@"\b(labou?r|employment) standards\b|\bmigrant workers?\b|\bworkers'? (rights|centre|center|action)\b|\bnormes du travail\b|\btravailleurs migrants\b", Loose)]
    private static partial Regex Labour();

    [GeneratedRegex(@"\b(homeless|runaway|street|missing) youth\b|\byouth shelter\b|\bjeunes (de la rue|itinérants|en fugue)\b|\bhébergement jeunesse\b", Loose)]
    private static partial Regex HomelessYouth();

    [GeneratedRegex(@"\b(indigenous|aboriginal|first nations?|inuit|métis|friendship cent(re|er)|autochtones?|premières nations|centre d'amitié|american indians?|native american)\b", Loose)]
    private static partial Regex Indigenous();

    [GeneratedRegex(@"\b(immigra\w+|refugees?|newcomers?|settlement services|asylum|réfugiée?s?|nouveaux arrivants|nouvelles arrivantes|demandeurs d'asile)\b", Loose)]
    private static partial Regex Immigration();

    [GeneratedRegex(@"\b(mental[- ]health|psychiatr\w+|santé mentale|suicide|crisis counsel\w+)\b", Loose)]
    private static partial Regex MentalHealth();

    [GeneratedRegex(@"\b(substance|addictions?|drug|alcohol|detox\w*|withdrawal|harm reduction|toxicoman\w+|dépendances?|désintox\w+|réduction des méfaits)\b", Loose)]
    private static partial Regex Substance();

    [GeneratedRegex(@"\b(hospitals?|clinics?|medical|health (care|cent(re|er)|services)|cliniques?|hôpita(l|ux)|soins|CLSC)\b", Loose)]
    private static partial Regex Health();

    [GeneratedRegex(@"\b(housing|shelters?|hostels?|homeless\w*|hébergement|logements?|itinérance)\b", Loose)]
    private static partial Regex Housing();

    [GeneratedRegex(@"\b(legal|law(yers?)?|justice|juridiques?|avocats?)\b", Loose)]
    private static partial Regex Legal();

    [GeneratedRegex(@"\b(sex (work(ers?)?|trade)|travail(leuses)? du sexe|prostitut\w+)\b", Loose)]
    private static partial Regex SexWork();

    [GeneratedRegex(@"\b(lgbt\w*|2slgbt\w*|2elgbt\w*|two[- ]spirit|transgender|trans people|queer|bispirituel\w*)", Loose)]
    private static partial Regex Lgbtq();

    [GeneratedRegex(@"\b(child(ren)?'?s?|kids?|enfants?|child protection|protection de la jeunesse|infants?)\b", Loose)]
    private static partial Regex Children();

    [GeneratedRegex(@"\b(disabilit(y|ies)|disabled|deaf|blind|handicap\w*|sourde?s?|developmental)\b", Loose)]
    private static partial Regex Disability();

    [GeneratedRegex(@"\b(food|meals?|clothing|furniture|pantry|banque alimentaire|repas|vêtements)\b", Loose)]
    private static partial Regex BasicNeeds();
}
