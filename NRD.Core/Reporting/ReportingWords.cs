namespace NRD.Core.Reporting;

/// <summary>Says advice in either language: what the panel, a screen reader and the command line show. Never "no duty", never a score.</summary>
public static class ReportingWords
{
    public static string Say(AdviceReason reason, Language language)
    {
        var french = language == Language.French;
        var name = reason.Name?.In(language) ?? "";
        return reason.Code switch
        {
            ReasonCode.LifeInDanger => french
                ? "Une vie est en danger maintenant\u00A0: le numéro d’urgence d’abord. Rien n’attend et rien n’est à remplir avant."
                : "A life is in danger now: the emergency number first. Nothing waits and nothing has to be filled in before.",
            ReasonCode.ImminentHarm => french
                ? "Un danger clair, grave et imminent permet de parler. Une deuxième personne confirme d’abord."
                : "Clear, serious and imminent danger permits telling. A second person confirms first.",
            ReasonCode.HarmTestOpen => french
                ? "Le danger est en partie décrit\u00A0: répondez aux trois questions (personne identifiable, mort ou blessure grave, imminence) et consultez une personne superviseure."
                : "The danger is described in part: answer the three questions (a known person, death or serious injury, imminence) and ask a supervisor.",
            ReasonCode.LeastDisclosure => french ? "Ne dire que ce qu’il faut pour écarter le danger." : "Tell only what is needed to end the danger.",
            ReasonCode.NoticeOwed => french
                ? "Un avis écrit est dû à la personne ensuite, dès qu’un moyen sûr de la joindre existe."
                : "A written notice is owed to the person afterwards, once there is a safe way to reach them.",
            ReasonCode.LawRequires => french
                ? $"{name}\u00A0: la loi demande à toute personne de le signaler tout de suite. Personne ne peut retenir le signalement\u202F; la personne superviseure en est informée."
                : $"{name}: the law asks anybody to report this at once. Nobody can hold the report back; a supervisor is told.",
            ReasonCode.LawLeavesOpen => french
                ? $"{name}\u00A0: la loi permet de le signaler et laisse le choix. Les souhaits de la personne décident."
                : $"{name}: the law allows a report and leaves the choice. The person’s wishes decide.",
            ReasonCode.GuardianCentred => french
                ? $"{name}\u00A0: la loi parle des parents et tuteurs. Il n’est pas établi qu’elle vise aussi le tort causé par quelqu’un d’autre\u00A0: consultez une personne superviseure."
                : $"{name}: the law speaks of parents and guardians. Whether it reaches harm by somebody else is not settled: ask a supervisor.",
            ReasonCode.LawSilent => french
                ? $"{name}\u00A0: rien n’a été trouvé dans la loi sur ce motif\u00A0: consultez une personne superviseure."
                : $"{name}: nothing was found in the law on this ground: ask a supervisor.",
            ReasonCode.LawNotConfirmed => french
                ? $"{name}\u00A0: ce que dit la loi ici reste à confirmer\u00A0: consultez une personne superviseure."
                : $"{name}: what the law says here is to be confirmed: ask a supervisor.",
            ReasonCode.ProfessionalsOnly => french
                ? $"{name}\u00A0: l’obligation vise des prestataires et des professionnels\u00A0: une personne superviseure dira si elle s’applique."
                : $"{name}: the duty is of providers and professionals: a supervisor says whether it applies.",
            ReasonCode.NoRuleForTheDay => french
                ? $"{name}\u00A0: le tableau ne connaît pas la loi de ce jour-là\u00A0: consultez une personne superviseure."
                : $"{name}: the table does not know the law of that day: ask a supervisor.",
            ReasonCode.PlaceUnknown => french
                ? "Le lieu n’est pas connu\u00A0: la règle la plus stricte des treize provinces et territoires compte, et une personne superviseure est consultée."
                : "The place is not known: the strictest rule of the thirteen provinces and territories counts, and a supervisor is asked.",
            ReasonCode.AgeUnknown => french
                ? "L’âge n’est pas connu, et personne ne le devine\u00A0: consultez une personne superviseure."
                : "The age is not known, and nobody guesses it: ask a supervisor.",
            ReasonCode.AppearsMinor => french
                ? "La personne semble mineure\u00A0: la règle de l’âge la plus stricte compte."
                : "The person appears to be a minor: the strictest rule on age counts.",
            ReasonCode.GroundsUnknown => french ? "Ce qui est soupçonné n’est pas connu\u00A0: consultez une personne superviseure." : "What is suspected is not known: ask a supervisor.",
            ReasonCode.PerpetratorUnknown => french
                ? "On ne sait pas qui est soupçonné\u00A0: la règle plus stricte, celle du parent ou du tuteur, compte jusque-là."
                : "Who is suspected is not known: the stricter rule, that of a parent or guardian, counts until then.",
            ReasonCode.CapacityUnknown => french
                ? $"{name}\u00A0: si la personne adulte n’est pas en mesure de se protéger, la loi peut demander un signalement\u00A0: consultez une personne superviseure."
                : $"{name}: if the adult lacks the capacity to protect themselves, the law may ask for a report: ask a supervisor.",
            ReasonCode.PoliceSatisfy => french ? "La police peut aussi recevoir ce signalement." : "The police can receive this report too.",
            ReasonCode.PoliceDoNotSatisfy => french
                ? "Le dire à la police ne suffit pas\u00A0: la protection de l’enfance est informée séparément."
                : "Telling the police is not enough: child protection is told separately.",
            ReasonCode.PoliceNotConfirmed => french
                ? "Il reste à confirmer si le dire à la police suffit\u00A0: informez aussi la protection de l’enfance."
                : "Whether telling the police is enough is to be confirmed: tell child protection as well.",
            ReasonCode.IndigenousAgency => french
                ? "Un organisme autochtone de protection de l’enfance peut être le bon destinataire, si la personne le souhaite ou si une loi autochtone s’applique."
                : "An Indigenous child-protection agency may be the right recipient, where the person wishes it or an Indigenous law applies.",
            ReasonCode.RowNotConfirmed => french ? "Cette règle n’a pas été vérifiée à la source\u00A0: à confirmer." : "This rule was not checked against its source: to be confirmed.",
            ReasonCode.NotReviewed => french ? "Pas encore examiné par un conseiller juridique." : "Not yet reviewed by counsel.",
            ReasonCode.ConsentGiven => french ? "La personne est d’accord." : "The person agrees.",
            ReasonCode.ConsentNotAsked => french ? "Seulement si la personne est d’accord\u00A0: demandez-lui d’abord." : "Only if the person agrees: ask them first.",
            ReasonCode.ConsentRefused => french
                ? "La personne ne le veut pas\u00A0: on ne dit rien d’elle sans un motif que confirme une personne superviseure."
                : "The person does not want it: nothing is told of them without a ground that a supervisor confirms.",
            ReasonCode.ThirdPartyTip => french
                ? "L’information vient d’un tiers, qui ne peut pas consentir pour une autre personne\u00A0: une personne superviseure décide, et le tiers reste anonyme s’il le souhaite."
                : "This comes from a third party, who cannot consent for another person: a supervisor decides, and the caller stays anonymous if they wish.",
            ReasonCode.PublishedPolicy => french
                ? "La politique publiée du Centre\u00A0: la police est informée de mauvais traitements présumés d’une personne mineure et d’un danger pour autrui."
                : "The Centre’s published policy: police are told of suspected abuse of a minor and of harm to the caller or others.",
            ReasonCode.NoneForNow => french
                ? "N’informer personne pour l’instant reste possible\u00A0: la personne peut changer d’avis à tout moment."
                : "Telling nobody for now remains a choice: the person can change their mind at any time.",
            ReasonCode.AskedFor => french ? "La personne l’a demandé." : "The person asked for it.",
            ReasonCode.AskedForByAnother => french
                ? "Un tiers l’a demandé, qui ne peut pas consentir pour une autre personne\u00A0: consultez une personne superviseure."
                : "A third party asked for it, who cannot consent for another person: ask a supervisor.",
            ReasonCode.MaterialOnline => french ? "Du matériel d’exploitation sexuelle d’enfants est en ligne." : "Child sexual exploitation material is online.",
            ReasonCode.LinkAsText => french ? "Notez l’adresse comme du texte\u202F; ne l’ouvrez pas." : "Write the address down as text; do not open it.",
            ReasonCode.ImmigrationRisk => french
                ? "Une autorité d’immigration ou frontalière peut détenir ou renvoyer la personne\u00A0: seulement si elle le demande, avec un consentement distinct qui nomme ce risque. Un avocat d’abord."
                : "An immigration or border authority may detain or remove the person: only if they ask for it, with a consent of its own that names this risk. A lawyer first.",
        };
    }

    public static string Name(MissingFact fact, Language language)
    {
        var french = language == Language.French;
        return fact switch
        {
            MissingFact.Place => french ? "où se trouve la personne" : "where the person is",
            MissingFact.Age => french ? "l’âge" : "the age",
            MissingFact.Grounds => french ? "ce qui est soupçonné" : "what is suspected",
            MissingFact.Perpetrator => french ? "qui est soupçonné" : "who is suspected",
            MissingFact.Consent => french ? "ce que souhaite la personne concernée" : "what the person concerned wishes",
            MissingFact.Capacity => french ? "si la personne est en mesure de se protéger" : "whether the person has the capacity to protect themselves",
            MissingFact.LifeInDanger => french ? "si une vie est en danger maintenant" : "whether a life is in danger now",
            MissingFact.ImminentHarm => french ? "les trois questions sur le danger imminent" : "the three questions on imminent harm",
        };
    }

    public static string Name(AdviceLevel level, Language language)
    {
        var french = language == Language.French;
        return level switch
        {
            AdviceLevel.Must => french ? "Signaler maintenant" : "Report now",
            AdviceLevel.Ask => french ? "Consulter une personne superviseure" : "Ask a supervisor",
            AdviceLevel.May => french ? "Possible, selon les souhaits de la personne" : "Possible, as the person wishes",
        };
    }

    public static string Name(ReportingChannel channel, Language language)
    {
        var french = language == Language.French;
        return channel switch
        {
            ReportingChannel.Emergency => french ? "Urgence maintenant" : "Emergency now",
            ReportingChannel.ChildProtection => french ? "Protection de l’enfance" : "Child protection",
            ReportingChannel.Police => french ? "Police, selon l’itinéraire" : "Police, by route",
            ReportingChannel.AdultProtection => french ? "Protection des adultes" : "Adult protection",
            ReportingChannel.GovernmentBody => french ? "Autre organisme gouvernemental" : "Other government body",
        };
    }
}
