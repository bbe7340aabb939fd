using NodaTime;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Says reasons and cautions in either language: what the page, a screen reader and the command line show.</summary>
public static class ReferralWords
{
    public static string Say(MatchReason reason, Language language)
    {
        var french = language == Language.French;
        var name = Name(reason.Name, language);
        return reason.Code switch
        {
            ReasonCode.ServesPlace => french ? $"dessert {name}" : $"serves {name}",
            ReasonCode.LocatedInPlace => french ? $"situé à {name}" : $"located in {name}",
            ReasonCode.Near => french ? $"à {reason.Number}\u00A0km {De(name)}" : $"{reason.Number}\u00A0km from {name}",
            ReasonCode.ServesProvince => french ? $"dessert toute la province ou le territoire\u00A0: {name}" : $"serves all of {name}",
            ReasonCode.ServesCountry => french ? "dessert tout le Canada" : "serves all of Canada",
            ReasonCode.OpenNow => french ? $"ouvert jusqu’à {Clock(reason.Time, language)}, heure du lieu" : $"open now until {Clock(reason.Time, language)} there",
            ReasonCode.OpenAlways => french ? "ouvert jour et nuit" : "open day and night",
            ReasonCode.IntakeOpen => reason.Time is null
                ? french ? "admissions en tout temps" : "intake at any hour"
                : french ? $"admissions jusqu’à {Clock(reason.Time, language)}, heure du lieu" : $"intake until {Clock(reason.Time, language)} there",
            ReasonCode.TraffickingSpecific => french ? "spécialisé en traite des personnes" : "trafficking-specific",
            ReasonCode.Verified => reason.Number switch
            {
                null => french ? "vérifié" : "verified",
                <= 0 => french ? "vérifié aujourd’hui" : "verified today",
                { } days => french ? $"vérifié il y a {ClockWords.Span(days, language)}" : $"verified {ClockWords.Span(days, language)} ago",
            },
            ReasonCode.MatchesName => french ? "correspond au nom" : "matches the name",
            ReasonCode.MatchesNeed => french ? $"pour\u00A0: {name}" : $"for: {name}",
            ReasonCode.Language => french ? $"en {Lower(name)}" : $"in {name}",
            ReasonCode.FitsAge => french ? "l’âge convient" : "age fits",
            ReasonCode.FitsGender => french ? "le genre convient" : "gender fits",
            ReasonCode.FitsStatus => french ? "le statut d’immigration convient" : "immigration status fits",
            ReasonCode.FitsCompany => french ? $"accueille aussi\u00A0: {name}" : $"takes in too: {name}",
            ReasonCode.Capacity => reason.Number is { } free
                ? french ? $"places libres\u00A0: {free} ({Clock(reason.Time, language)}, selon le partenaire)" : $"places free: {free} ({Clock(reason.Time, language)}, self-reported)"
                : french ? "places libres, selon le partenaire" : "places free, self-reported",
            ReasonCode.WarmTransfer => french ? "accepte un transfert accompagné" : "accepts a warm transfer",
        };
    }

    /// <param name="reader">The hour where it is read: what desks reported is said on that clock, and without a date where it was the same day.</param>
    public static string Say(MatchCaution caution, Language language, ZonedDateTime? reader = null)
    {
        var french = language == Language.French;
        caution = reader is { } now && ReportCautions.IsReport(caution.Code) ? caution with { Time = caution.Time?.ToInstant().InZone(now.Zone) } : caution;
        var today = reader is { } here && caution.Time?.Date == here.Date;
        var name = Name(caution.Name, language);
        return caution.Code switch
        {
            CautionCode.HoursNotConfirmed => french ? "heures non confirmées\u00A0: appelez d’abord" : "hours not confirmed: call first",
            CautionCode.ZoneUnknown => french ? "fuseau horaire inconnu\u00A0: heures non confirmées" : "time zone unknown: hours not confirmed",
            CautionCode.Holiday => french ? "jour férié\u00A0: heures non confirmées" : "public holiday: hours not confirmed",
            CautionCode.ByAppointment => french ? "sur rendez-vous\u00A0: appelez d’abord" : "by appointment: call first",
            CautionCode.Closed => caution.Time is { } opens
                ? french ? $"fermé\u202F; ouvre {ClockWords.DayAndTime(opens.LocalDateTime, language)}, heure du lieu" : $"closed; opens {ClockWords.DayAndTime(opens.LocalDateTime, language)} there"
                : french ? "fermé" : "closed",
            CautionCode.IntakeClosed => caution.Time is { } intake
                ? french ? $"admissions fermées\u202F; reprennent {ClockWords.DayAndTime(intake.LocalDateTime, language)}, heure du lieu" : $"intake closed; opens {ClockWords.DayAndTime(intake.LocalDateTime, language)} there"
                : french ? "admissions fermées" : "intake closed",
            CautionCode.NotVerified => caution.Number is { } days
                ? french ? $"non vérifié depuis {ClockWords.Span(days, language)}" : $"not verified for {ClockWords.Span(days, language)}"
                : french ? "vérification en retard" : "verification overdue",
            CautionCode.NeverVerified => french ? "jamais vérifié" : "never verified",
            CautionCode.AgeNotStated => french ? "âge non précisé" : "age not stated",
            CautionCode.GenderNotStated => french ? "genre non précisé" : "gender not stated",
            CautionCode.StatusNotStated => french ? "exigence de statut non précisée" : "status requirement not stated",
            CautionCode.CompanyNotStated => french ? $"non précisé\u00A0: {name}" : $"not stated: {name}",
            CautionCode.IndigenousNotStated => french ? "non précisé si réservé aux Autochtones" : "not stated whether only for Indigenous people",
            CautionCode.AgeDoesNotFit => DoesNotFit(french ? "l’âge ne convient pas" : "age does not fit", name, french),
            CautionCode.GenderDoesNotFit => DoesNotFit(french ? "le genre ne convient pas" : "gender does not fit", name, french),
            CautionCode.StatusDoesNotFit => DoesNotFit(french ? "l’exigence de statut n’est pas remplie" : "status requirement not met", name, french),
            CautionCode.CompanyDoesNotFit => DoesNotFit(french ? "n’accueille pas les personnes qui accompagnent" : "does not take in who comes along", name, french),
            CautionCode.IndigenousDoesNotFit => DoesNotFit(french ? "réservé aux Autochtones" : "only for Indigenous people", name, french),
            CautionCode.LanguageByInterpreter => french ? $"{name} par interprète" : $"{name} by interpreter",
            CautionCode.LanguageNotStated => french ? "langues non précisées" : "languages not stated",
            CautionCode.Full => french ? $"complet{Since(caution, language)}" : $"full{Since(caution, language)}",
            CautionCode.WaitList => french ? $"liste d’attente{Since(caution, language)}" : $"wait list{Since(caution, language)}",
            CautionCode.CarriedOver => french ? "pas encore évalué selon les critères" : "not yet reviewed against the criteria",
            CautionCode.Conditional => french ? "inclus sous condition" : "included with a condition",
            CautionCode.ImmigrationAuthority => french
                ? "autorité d’immigration\u00A0: risque de détention ou de renvoi\u202F; seulement si la personne le demande"
                : "immigration authority: risk of detention or removal; only if the person asks for it",
            CautionCode.PartOfTheWords => french ? "ne contient qu’une partie des mots" : "holds only part of the words",
            CautionCode.CorrectedWord => french ? $"trouvé avec «\u00A0{name}\u00A0»" : $"found with “{name}”",
            CautionCode.Alert => name,
            CautionCode.DoubtfulPhone => french ? "numéro de téléphone douteux" : "phone number doubtful",
            CautionCode.OutsideProvince => name.Length == 0
                ? french ? "hors de la province" : "outside the province"
                : french ? $"dans une autre province\u00A0: {name}" : $"in another province: {name}",
            CautionCode.PlaceNotStated => french ? "territoire desservi non précisé" : "area served not stated",
            CautionCode.ServesOtherPlaces => french ? $"dit desservir d’autres lieux que {name}" : $"says that it serves other places than {name}",
            CautionCode.NotAsSaved => french ? "ne vous fiez pas à ce numéro" : "do not rely on this number",
            CautionCode.WarmTransferNotStated => french ? "transfert accompagné non précisé" : "warm transfer not stated",
            CautionCode.NumberWrong => french ? $"numéro signalé comme erroné{At(caution, today, language)}\u00A0: ne vous y fiez pas" : $"number reported wrong{At(caution, today, language)}: do not rely on it",
            CautionCode.OtherNumberWrong => french ? $"un autre de ses numéros a été signalé comme erroné{At(caution, today, language)}" : $"another of its numbers was reported wrong{At(caution, today, language)}",
            CautionCode.ReportedFull => french ? $"complet{Since(caution with { Number = today ? 0 : null }, language)}" : $"full{Since(caution with { Number = today ? 0 : null }, language)}",
            CautionCode.ReportedClosed => french ? $"signalé fermé{At(caution, today, language)}\u00A0: appelez d’abord" : $"reported closed{At(caution, today, language)}: call first",
            CautionCode.ReportedHours => french ? $"changement d’heures signalé{At(caution, today, language)}\u00A0: appelez d’abord" : $"hours reported changed{At(caution, today, language)}: call first",
            CautionCode.NoAnswer => caution.Number switch
            {
                null or <= 1 => french ? $"pas de réponse{At(caution, today, language)}" : $"no answer{At(caution, today, language)}",
                2 => french ? "deux fois sans réponse aujourd’hui" : "no answer twice today",
                { } times => french ? $"{times}\u00A0fois sans réponse aujourd’hui" : $"no answer {times} times today",
            },
            CautionCode.DeclinedTransfer => french ? $"a refusé un transfert{At(caution, today, language)}" : $"declined a transfer{At(caution, today, language)}",
            CautionCode.ServesOnly => french ? $"seulement pour\u00A0: {name}" : $"only for: {name}",
        };
    }

    private static string Name(Bilingual? name, Language language) => name?.In(language) ?? "";

    private static string Clock(ZonedDateTime? time, Language language) => time is { } moment ? ClockWords.Time(moment.TimeOfDay, language) : "";

    /// <summary>The partner's own words follow, so that the operator can judge and say why.</summary>
    private static string DoesNotFit(string what, string stated, bool french) =>
        stated.Length == 0 ? what : french ? $"{what}\u00A0: «\u00A0{stated}\u00A0»" : $"{what}: “{stated}”";

    private static string At(MatchCaution caution, bool today, Language language)
    {
        if (caution.Time is not { } time)
        {
            return "";
        }

        var clock = ClockWords.Time(time.TimeOfDay, language);
        return language == Language.French
            ? today ? $" à {clock}" : $" le {ClockWords.Date(time.Date, language)} à {clock}"
            : today ? $" at {clock}" : $" on {ClockWords.Date(time.Date, language)} at {clock}";
    }

    private static string Since(MatchCaution caution, Language language)
    {
        if (caution.Time is not { } time)
        {
            return "";
        }

        var clock = ClockWords.Time(time.TimeOfDay, language);
        var moment = caution.Number is 0 ? clock : $"{ClockWords.Date(time.Date, language)}, {clock}";
        return language == Language.French
            ? caution.Number is 0 ? $" depuis {moment}" : $" depuis le {moment}"
            : $" since {moment}";
    }

    /// <summary>French elides "de" before a vowel: "d’Edmonton".</summary>
    private static string De(string name) => PlainText.Of(name) is [var first, ..] && "aeiouyh".Contains(first, StringComparison.Ordinal) ? $"d’{name}" : $"de {name}";

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
