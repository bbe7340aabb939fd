using System.Collections.Frozen;
using NodaTime;

namespace NRD.Core.Places;

/// <summary>The words of opening hours in English and French, lower case and without accents.</summary>
internal static class HoursVocabulary
{
    private static readonly string[][] DayNames =
    [
        ["monday", "mondays", "mon", "mo", "lundi", "lundis", "lun"],
        ["tuesday", "tuesdays", "tues", "tue", "tu", "mardi", "mardis"],
        ["wednesday", "wednesdays", "weds", "wed", "wedn", "wednes", "mercredi", "mercredis", "mer"],
        ["thursday", "thursdays", "thurs", "thur", "thu", "thr", "thrs", "th", "jeudi", "jeudis", "jeu"],
        ["friday", "fridays", "fri", "fr", "vendredi", "vendredis", "ven"],
        ["saturday", "saturdays", "sat", "sats", "sa", "samedi", "samedis", "sam"],
        ["sunday", "sundays", "sun", "suns", "su", "dimanche", "dimanches", "dim"],
    ];

    private static readonly string[][] MonthNames =
    [
        ["january", "jan", "janvier", "janv"],
        ["february", "feb", "fevrier", "fevr", "fev"],
        ["march", "mars"],
        ["april", "apr", "avril", "avr"],
        ["may", "mai"],
        ["june", "jun", "juin"],
        ["july", "jul", "juillet", "juill", "juil"],
        ["august", "aug", "aout"],
        ["september", "sept", "sep", "septembre"],
        ["october", "oct", "octobre"],
        ["november", "nov", "novembre"],
        ["december", "dec", "decembre"],
    ];

    public static readonly FrozenDictionary<string, DaySet> Days = DayNames
        .SelectMany((names, day) => names.Select(name => (name, DaySet.Of((IsoDayOfWeek)(day + 1)))))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Item2);

    public static readonly FrozenDictionary<string, int> Months = MonthNames
        .SelectMany((names, month) => names.Select(name => (name, month + 1)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Item2);

    public static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["last"] = -1,
        ["premier"] = 1,
        ["premiere"] = 1,
        ["premiers"] = 1,
        ["deuxieme"] = 2,
        ["deuxiemes"] = 2,
        ["troisieme"] = 3,
        ["troisiemes"] = 3,
        ["quatrieme"] = 4,
        ["quatriemes"] = 4,
        ["cinquieme"] = 5,
        ["dernier"] = -1,
        ["derniers"] = -1,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, HoursTokenKind> Kinds = new Dictionary<HoursTokenKind, string>
    {
        [HoursTokenKind.To] = "to through thru thrugh tru throught au à",
        [HoursTokenKind.Until] = "until till til jusqu'a jusqu'au jusqu'à",
        [HoursTokenKind.Between] = "between entre",
        [HoursTokenKind.And] = "and et then puis ainsi plus",
        [HoursTokenKind.Or] = "or ou",
        [HoursTokenKind.Closed] = "closed ferme fermee fermes fermees fermeture shut",
        [HoursTokenKind.Except] = "except excluding excepting exclude excludes excepte sauf hormis",
        [HoursTokenKind.Including] = "including includes incl included compris incluant inclus",
        [HoursTokenKind.Only] = "only seulement uniquement",
        [HoursTokenKind.PartOfDay] = "morning mornings afternoon afternoons evening evenings night nights evg evgs matin matins matinee matinees soir soirs soiree soirees nuit nuits apres-midi",
        [HoursTokenKind.Filler] =
            "open opened opening hours hour hrs hr of operation operating operational is are be from at on the a an in during available every each ea our "
            + "heure heures ouvert ouverte ouverts ouvertes ouverture ouvertures d'ouverture horaire horaires le la les de du des en l' d' chaque tous toutes y est "
            + "est edt ast adt nst ndt cst cdt mst mdt pst pdt hne hae hnp hap hnc hac hna haa eastern central mountain atlantic pacific newfoundland standard daylight time "
            + "regular normal usual weekly week hebdomadaire business schedule scheduled both all day days years year round annee",
    }.SelectMany(entry => entry.Value.Split(' ').Distinct().Select(word => (word, entry.Key)))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.Key);

    public static readonly FrozenSet<string> AfternoonWords = Words("afternoon afternoons evening evenings evg evgs soir soirs soiree soirees apres-midi");

    public static readonly FrozenSet<string> MorningWords = Words("morning mornings matin matins matinee matinees");

    /// <summary>Words that can change when a partner is open in a way these rules do not read; a text that has one is left as text.</summary>
    public static readonly FrozenSet<string> Risky = Words(
        "vary varies varied variable variables varying varient varie depend depends depending selon dependant call calls calling phone telephone appeler appelez telephoner telephonez contact contacter contactez "
        + "inquire inquiry enquire ask check see visit voir verify confirm website web www site consult consulter consultez refer internet email e-mail courriel "
        + "season seasons seasonal saison saisons saisonnier winter summer spring fall autumn hiver ete printemps automne month months monthly mois mensuel weeks weekly biweekly fortnight quarterly "
        + "other others otherwise another alternate alternating autre autres may might could can would should will if unless when whenever where while si lorsque quand "
        + "temporary temporarily temporaire currently covid pandemic school schools university college academic semester ecole scolaire universite "
        + "approx approximately about around usually generally typically normally often sometimes occasionally occasional environ habituellement generalement parfois souvent "
        + "change changes changing subject sous reserve tba tbd tbc unknown na none not no non pas aucun aucune never jamais nor without "
        + "limited extended additional special irregular flexible flex partial after before avant apres prior beginning begin begins starting start starts started commence commences "
        + "ending end ends early late later earlier tot tard hypothermia cold weather temperature froid meteo but however mais cependant toutefois "
        + "few several many most half session sessions class classes event events times dates date sundown sunset sunrise dusk dawn sabbath shabbat lunch "
        + "closing closes close leave leaves exit once twice thrice fois than more less least plus minus up upto within next previous notice advance "
        + "evening evenings night nights morning mornings afternoon afternoons soir soirs nuit nuits matin matins "
        + "rotating rotation shift shifts pending suspended cancelled canceled discontinued relocated moved hiatus vacation vacances spring-break break "
        + "request demande needed necessary required necessaire besoin jewish religious christian muslim eve easter thanksgiving paques noel christmas");

    /// <summary>Words that make what they stand with possible rather than certain.</summary>
    public static readonly FrozenSet<string> Doubtful = Words("some select selected certain alternate alternating occasional occasionally certains certaines quelques");

    public static readonly FrozenSet<string> Office = Words("office offices ofc ofcs admin administration administrative administratif administrative administrations bureau bureaux secretariat corporate headquarters main central business the of for staff principal");

    public static readonly FrozenSet<string> OfficeCore = Words("office offices ofc ofcs admin administration administrative administratif bureau bureaux secretariat headquarters");

    public static readonly FrozenSet<string> Intake = Words("intake intakes admission admissions check-in");

    public static readonly FrozenSet<string> Line = Words(
        "hotline hotlines helpline helplines crisis line lines telephone phone phones ligne lignes telephonique crise ecoute emergency emergencies urgence urgences on-call call-centre dispatch pager beeper");

    public static readonly FrozenSet<string> Machine = Words(
        "voicemail voice-mail voice mail answering machine recording recorded message messages repondeur vocale fax online on-line website web email e-mail internet courriel atm");

    public static readonly FrozenSet<string> Appointment = Words("appointment appointments appt appts appointement appointements appoinment appoinments rendez-vous rendezvous rdv");

    /// <summary>Words that may stand in a sentence of their own beside the hours and change nothing.</summary>
    public static readonly FrozenSet<string> Harmless = Words(
        "walk-in walk-ins walkin walkins walk ins drop-in drop-ins dropin drop welcome bienvenue please svp veuillez call phone telephone telephoner appeler first ahead d'abord avance before coming come visit visiting arriving "
        + "to by for of and or the a is are in with via in-person person phone per week only "
        + "recommended preferred encouraged suggested accepted recommande accepte accessible wheelchair parking free gratuit service services program programs programme programmes");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
