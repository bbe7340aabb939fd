using System.Globalization;
using System.Text.RegularExpressions;
using NRD.Core.Partners;

namespace NRD.Core.Importing.Text;

/// <summary>Reads out of a partner's words who a service is for, and only what they say beyond doubt; the words themselves are always kept.</summary>
internal static partial class EligibilityText
{
    /// <param name="minimum">An age that the source keeps apart.</param>
    public static Eligibility Read(Bilingual text, int? minimum = null, int? maximum = null)
    {
        var ages = minimum is not null || maximum is not null ? Range(minimum, maximum) : Ages(text.En) ?? Ages(text.Fr);
        var genders = GendersOf(text.En) ?? GendersOf(text.Fr);
        if (text.IsEmpty && ages is null)
        {
            return Eligibility.NotStated;
        }

        return new Eligibility
        {
            Ages = ages,
            Genders = genders,
            Status = StatusOf(text.En) ?? StatusOf(text.Fr),
            Children = WithChildren(text.En) || WithChildren(text.Fr) ? true : null,
            AsStated = text,
        };
    }

    /// <summary>The one range of ages that the words name; <c>null</c> where they name none or several.</summary>
    internal static AgeRange? Ages(string? text)
    {
        if (text is null || Hedged().IsMatch(text) || OfSomeOnly().IsMatch(text))
        {
            return null;
        }

        var found = new List<AgeRange>();
        foreach (Match m in Between().Matches(text))
        {
            Add(found, Number(m.Groups["from"]), Number(m.Groups["to"]));
        }

        foreach (Match m in AtLeast().Matches(text))
        {
            Add(found, m.Groups["over"].Success ? Number(m.Groups["age"]) + 1 : Number(m.Groups["age"]), null);
        }

        foreach (Match m in AtMost().Matches(text))
        {
            Add(found, null, m.Groups["under"].Success ? Number(m.Groups["age"]) - 1 : Number(m.Groups["age"]));
        }

        return found.Distinct().ToList() is [var only] ? only : null;
    }

    private static void Add(List<AgeRange> found, int? from, int? to)
    {
        if (Range(from, to) is { } range)
        {
            found.Add(range);
        }
    }

    private static AgeRange? Range(int? from, int? to)
    {
        from = from is > 0 and <= 110 ? from : null;
        to = to is >= 0 and < 110 ? to : null;
        return (from is null && to is null) || from > to ? null : new AgeRange(from, to);
    }

    private static int? Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null;

    /// <summary>"Women only", "for women and their children"; a word such as "families" or "men" beside it means it is not so clear.</summary>
    private static Genders? GendersOf(string? text)
    {
        if (text is null || Everybody().IsMatch(text) || Hedged().IsMatch(text))
        {
            return null;
        }

        var women = OnlyWomen().IsMatch(text);
        var men = OnlyMen().IsMatch(text);
        return (women && !MenWord().IsMatch(text), men && !WomenWord().IsMatch(text)) switch
        {
            (true, false) => Genders.Women,
            (false, true) => Genders.Men,
            _ => null,
        };
    }

    private static StatusRequirement? StatusOf(string? text) => text is null ? null
        : AnyStatus().IsMatch(text) ? StatusRequirement.None
        : Citizens().IsMatch(text) ? StatusRequirement.CitizenOrPermanentResident
        : Refugees().IsMatch(text) ? StatusRequirement.RefugeeOrClaimant
        : null;

    private static bool WithChildren(string? text) => text is not null && TheirChildren().IsMatch(text);

    /// <summary>An alternative or an exception: whoever does not meet the number may still be served.</summary>
    [GeneratedRegex(@"\bor (?:are |be |have |with |who (?:are|have) )?(?:a |any )?(?:disab\w+|handicap\w*|pregnan\w+|blind|special needs)|\bcase[- ]by[- ]case\b|\b(?:one|any) of the following\b|\b(?:any|all|no|every) ages?\b|\bage limits?\b|\b(?:unless|except\w*|primarily|mainly|mostly|usually|typically|generally|priority|prefer\w*|emphasis|although|however)\b|\bmay (?:also )?be (?:accepted|considered|served)\b|\b(?:sauf|principalement|surtout|priorité|de préférence|selon le cas|ou en situation de handicap|tout âge|tous les âges)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hedged();

    /// <summary>The number holds for some of those served: for the children of a family, for one group among several, for boys.</summary>
    [GeneratedRegex(@"\([^()]*\d[^()]*\)|\band their (?:parents?|famil\w+|caregivers?|mothers?|guardians?)|\btheir (?:famil\w+|caregivers?)\b|\bwith (?:a |an |young |small )*(?:child\w*|kids|infants?|sons?|daughters?|boys|girls)\b[^.;]{0,40}\d|\bno\b[^.;]{0,30}\b(?:over|under|above|older|younger|below)\b|\balso (?:serves?|open|available|accepts?|see)\b|\b(?:and|or) (?:adults|persons|people|individuals|those|anyone|others|youth|families|seniors?|women|men)\b|\banyone in need\b|\bopen to (?:the )?(?:public|community)\b|\bet (?:leurs? famille|leurs? parents?|les personnes|les adultes|les familles|les aînés)|\bavec (?:des |leurs? |un )?enfants?\b[^.;]{0,40}\d", RegexOptions.IgnoreCase)]
    private static partial Regex OfSomeOnly();

    [GeneratedRegex(@"(?:\b(?:ages?|aged|âgée?s?|agee?s?)\b\s*(?:of|de|between|from)?\s*|\b(?:between|from|entre|de)\s+(?:the\s+)?(?:ages?\s+(?:of\s+)?)?|(?<=^|[\s(]))(?<from>\d{1,2})\s*(?:years?\s*)?(?:-|–|—|to|and|through|thru|à|et|a)\s*(?<to>\d{1,3})\b(?!\s*(?:%|\$|am\b|pm\b|:|h\b|hours|heures|days|jours|weeks|semaines|months|mois|people|beds|lits))(?<=\b(?:ages?|aged|âgée?s?|agee?s?)\b.{0,40})|\b(?<from>\d{1,2})\s*(?:-|–|to|à)\s*(?<to>\d{1,3})\s*(?:years?|yrs?|ans)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?<age>\d{1,2})\s*(?:\+|(?:years?|yrs?|ans)?\s*(?:of age\s*)?(?:and|or|et|ou)\s+(?:over|older|up|above|plus))|\b(?:at least|minimum(?: age)?(?: of)?|au moins|older than (?<over>)|over (?:the age of )?(?<over>)|plus de (?<over>))\s*(?<age>\d{1,2})\s*(?:years|yrs|ans)?(?=\s*(?:years|yrs|ans|of age|\W|$))(?!\s*(?:%|\$|hours|days|weeks|months|beds|mois|jours|heures))", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\b(?<age>\d{1,2})\s*(?:years?|yrs?|ans)?\s*(?:of age\s*)?(?:and|or|et|ou)\s+(?:under|younger|below|moins)|\b(?:under (?:the age of )?(?<under>)|younger than (?<under>)|moins de (?<under>)|up to (?:the age of |age )?|jusqu'à )\s*(?<age>\d{1,2})\s*(?:years|yrs|ans)(?: old| of age)?|\bunder (?:the )?age (?:of )?(?<under>)(?<age>\d{1,2})", RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\b(everyone|anyone|anybody|all genders?|open to all|women and men|men and women|males? and females?|families|tous et toutes|toute personne|hommes et femmes|femmes et hommes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"\b(?:women|females?|girls) only\b|\bonly (?:for )?(?:women|females)\b|^\W*(?:(?:adult|single|homeless|abused|battered|young|pregnant|senior|older|immigrant)\s+)*(?:women|females)\b|\b(?:for|pour|serves) (?:(?:adult|single|homeless|abused|young|pregnant|les)\s+)*(?:women|femmes)\b|\bfemmes (?:seulement|uniquement)\b|^\W*femmes\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyWomen();

    [GeneratedRegex(@"\b(?:men|males?|boys) only\b|\bonly (?:for )?(?:men|males)\b|^\W*(?:(?:adult|single|homeless|young|senior|older)\s+)*(?:men|males)\b|\b(?:for|pour|serves) (?:(?:adult|single|homeless|young|les)\s+)*(?:men|hommes)\b|\bhommes (?:seulement|uniquement)\b|^\W*hommes\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyMen();

    [GeneratedRegex(@"\b(men|males?|hommes|boys|garçons)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MenWord();

    [GeneratedRegex(@"\b(women|females?|femmes|girls|filles)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WomenWord();

    [GeneratedRegex(@"\b(with or without (?:immigration )?status|regardless of (?:immigration )?status|any (?:immigration )?status|avec ou sans statut|peu importe (?:le|leur) statut)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyStatus();

    [GeneratedRegex(@"\b(?:must be (?:a )?(?:(?:canadian|u\.?s\.?|united states) )?citizens?|(?:canadian )?citizens? (?:and|or) permanent residents? only|citoyens? (?:et|ou) résidents? permanents? seulement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Citizens();

    [GeneratedRegex(@"^\W*(?:(?:must be|for|pour)\s+)?(?:refugees?(?: claimants?)?(?: and (?:refugee claimants?|asylum seekers?|asylees?))?|demandeurs d'asile|personnes réfugiées)(?: only| seulement)?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Refugees();

    [GeneratedRegex(@"\b(?:with|and) (?:their |her |or without )*(?:dependent )?children\b|\bwith or without children\b|\b(?:avec|et) (?:leurs|ses) enfants\b", RegexOptions.IgnoreCase)]
    private static partial Regex TheirChildren();
}
