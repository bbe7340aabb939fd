using NRD.Core.Places;

namespace NRD.Core.Police;

/// <summary>Says the steps of a route in either language.</summary>
public static class RouteWords
{
    /// <summary>The reason as a sentence; a date that ends in a stop ends it.</summary>
    public static string Say(RouteReason reason, Language language) => Sentence(reason, language).Replace("..", ".", StringComparison.Ordinal);

    private static string Sentence(RouteReason reason, Language language)
    {
        var french = language == Language.French;
        var name = reason.Name?.In(language) ?? "";
        var day = reason.Day is { } date ? ClockWords.Date(date, language) : "";
        return reason.Code switch
        {
            RouteReasonCode.EmergencyFirst => french
                ? $"Une vie est en danger\u00A0: le {name} d’abord. Si vous appelez d’ailleurs, demandez le service d’urgence du lieu."
                : $"A life is at risk: {name} first. If you call from elsewhere, ask for the emergency service of the place.",
            RouteReasonCode.EmergencyIfNeeded => french
                ? $"Si une vie est en danger, le {name} passe avant tout ce qui suit. Si vous appelez d’ailleurs, demandez le service d’urgence du lieu."
                : $"If a life is at risk, {name} comes before all that follows. If you call from elsewhere, ask for the emergency service of the place.",
            RouteReasonCode.EmergencyNotConfirmed => french
                ? "Il n’est pas confirmé que ce numéro réponde partout ici\u00A0: s’il ne répond pas, appelez la police du lieu."
                : "That this number answers everywhere here is not confirmed: if it does not, call the police of the place.",
            RouteReasonCode.NoEmergencyNumber => french
                ? "Le 911 ne répond pas partout ici et aucun autre numéro d’urgence n’est au dossier. Si une vie est en danger\u00A0: essayez le 911, appelez la police du lieu et avertissez tout de suite une personne superviseure."
                : "911 does not answer everywhere here and no other emergency number is on file. If a life is at risk: try 911, call the police of the place, and tell a supervisor at once.",
            RouteReasonCode.PolicesThePlace => french ? "Dessert ce lieu." : "Serves this place.",
            RouteReasonCode.MayPoliceThePlace => french ? "Dessert peut-être ce lieu." : "May serve this place.",
            RouteReasonCode.PresumedHere => french
                ? "Présumé desservir ce lieu, faute d’un service local connu avec certitude."
                : "Presumed to serve this place, since no local service is known for certain to.",
            RouteReasonCode.ProvincialPolice => french ? "Police de la province ou du territoire, si aucun service local ne peut être informé." : "Police of the province or territory, where no local service can be told.",
            RouteReasonCode.NationalPolice => french ? "Échelon national, si personne de plus proche ne peut être informé." : "National, where nobody nearer can be told.",
            RouteReasonCode.Note => name,
            RouteReasonCode.ToBeConfirmed => french ? "À confirmer." : "To be confirmed.",
            RouteReasonCode.Limited => french ? $"Jamais d’office\u00A0: {Lower(name)}" : $"Never by itself: {Lower(name)}",
            RouteReasonCode.RuralArea => french
                ? "Ce code postal couvre plusieurs localités\u00A0: demandez dans laquelle se trouve la personne."
                : "This postal area covers several communities: ask which one the person is in.",
            RouteReasonCode.NearTown => french ? $"Le lieu est tout près de {name} et peut en faire partie." : $"The place is close to {name} and may be a part of it.",
            RouteReasonCode.ProvinceOnly => french
                ? $"{name} est une province ou un territoire\u00A0: nommez la ville pour voir les services locaux."
                : $"{name} is a province or territory: name the town to see its local services.",
            RouteReasonCode.NoLocalOnFile => french
                ? $"Aucun service local n’est au dossier pour {name}\u202F; il peut en exister un."
                : $"No local service is on file for {name}; there may be one.",
            RouteReasonCode.NoLocalPolice => french
                ? "Pas de police municipale dans cette province ou ce territoire."
                : "There is no municipal police in this province or territory.",
            RouteReasonCode.LargeTown => french
                ? $"{name} compte 50\u00A0000 personnes ou plus et a donc sa propre police, qui n’est pas au dossier\u00A0: renseignez-vous."
                : $"{name} has 50,000 people or more and so a police service of its own, which is not on file: find out.",
            RouteReasonCode.IndigenousCommunity => french
                ? "Communauté autochtone\u00A0: elle peut avoir sa propre police. Demandez à qui la personne fait confiance."
                : "An Indigenous community: it may have police of its own. Ask whom the person trusts.",
            RouteReasonCode.NoList => french
                ? "Aucune liste de contacts n’est en vigueur\u00A0: la suite de l’itinéraire s’applique."
                : "No contact list is in force: the rest of the route holds.",
            RouteReasonCode.ListNotInForce => french ? $"La liste de contacts n’entre en vigueur que le {day}." : $"The contact list is in force only from {day}.",
            RouteReasonCode.ListExpired => french ? $"La liste de contacts devait être révisée le {day}\u00A0: elle n’est pas utilisée." : $"The contact list was due for review on {day}: it is not used.",
            RouteReasonCode.ListWithdrawn => french ? $"La liste de contacts a été retirée le {day}\u00A0: elle n’est pas utilisée." : $"The contact list was withdrawn on {day}: it is not used.",
            RouteReasonCode.ListNotAsSaved => french
                ? "La liste de contacts n’est pas telle qu’elle a été enregistrée\u00A0: elle n’est pas utilisée. Avertissez une personne superviseure."
                : "The contact list is not as it was saved: it is not used. Tell a supervisor.",
            RouteReasonCode.LastConfirmed => french
                ? $"Confirmé la dernière fois le {day}, il y a {ClockWords.Span(reason.Age ?? 0, language)}."
                : $"Last confirmed on {day}, {ClockWords.Span(reason.Age ?? 0, language)} ago.",
            RouteReasonCode.NobodyUsable => french ? "Personne de la liste ne peut être informé maintenant\u00A0: la suite de l’itinéraire s’applique." : "Nobody on the list can be told now: the rest of the route holds.",
            RouteReasonCode.OnDuty => french ? $"En service maintenant\u202F; confirmé le {day}." : $"On duty now; confirmed on {day}.",
            RouteReasonCode.HoursNotConfirmed => french ? "Heures non confirmées\u00A0: appelez, et prévoyez la suite." : "Hours not confirmed: call, and be ready for the next step.",
            RouteReasonCode.OffHours => reason.Time is { } time
                ? french ? $"Hors service\u202F; de retour {ClockWords.DayAndTime(time, language)}, heure du lieu." : $"Off duty; back {ClockWords.DayAndTime(time, language)} there."
                : french ? "Hors service." : "Off duty.",
            RouteReasonCode.NeverConfirmed => french ? "Jamais confirmé\u00A0: n’est pas utilisé." : "Never confirmed: not used.",
            RouteReasonCode.ReviewOverdue => french ? $"Confirmé le {day}, trop ancien\u00A0: n’est pas utilisé." : $"Confirmed on {day}, too long ago: not used.",
            RouteReasonCode.Flagged => french ? "Signalé comme erroné depuis\u00A0: n’est pas utilisé." : "Reported wrong since: not used.",
            RouteReasonCode.NoThirdPartyTips => french ? "N’accepte pas l’information de tiers." : "Does not take tips from third parties.",
            RouteReasonCode.NoMinors => french ? "Ne s’occupe pas des personnes mineures." : "Does not take what concerns minors.",
            RouteReasonCode.OtherUrgency => french ? "Prend d’autres degrés d’urgence." : "Takes other urgencies.",
            RouteReasonCode.ImmigrationExposure => french
                ? "Lien avec l’application des lois sur l’immigration\u00A0: jamais d’office, seulement avec un consentement distinct qui nomme le risque."
                : "Tied to immigration enforcement: never by itself, only with a consent of its own that names the risk.",
            RouteReasonCode.ImmigrationConsented => french
                ? "Seulement parce que la personne y a consenti, en connaissant le risque de détention et de renvoi."
                : "Only because the person agreed to it, knowing the risk of detention and removal.",
            RouteReasonCode.LaterInOrder => french ? "Vient après le contact retenu." : "Comes after the contact that was chosen.",
            RouteReasonCode.NotNeeded => french ? "Quelqu’un de plus proche peut être informé\u202F; reste en réserve." : "Somebody nearer can be told; stays to fall back on.",
            RouteReasonCode.ChildProtectionApart => french
                ? "Personne mineure\u00A0: la protection de l’enfance a son propre contact et son propre suivi. Le dire à la police ne suffit pas toujours\u202F; voir l’avis de signalement."
                : "A minor: child protection has a contact and a log of its own. Telling the police is not always enough; see the advice on reporting.",
            RouteReasonCode.SupervisorLast => french ? "Aucun contact ne peut être utilisé\u00A0: une personne superviseure décide de la suite." : "No contact can be used: a supervisor decides how to go on.",
        };
    }

    public static string Name(RouteStepKind kind, Language language)
    {
        var french = language == Language.French;
        return kind switch
        {
            RouteStepKind.Emergency => french ? "Numéro d’urgence" : "Emergency number",
            RouteStepKind.LocalPolice => french ? "Police locale" : "Local police",
            RouteStepKind.ProvincialPolice => french ? "Police provinciale ou territoriale" : "Provincial or territorial police",
            RouteStepKind.NationalPolice => french ? "Échelon national" : "National",
            RouteStepKind.ImmigrationBody => french ? "Organisme d’immigration ou frontalier" : "Immigration or border body",
            RouteStepKind.ChildProtection => french ? "Protection de l’enfance" : "Child protection",
            RouteStepKind.Supervisor => french ? "Personne superviseure" : "Supervisor",
        };
    }

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
