using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.TokenAttributes;

namespace NRD.Core.Referrals;

/// <summary>
/// Brings the forms of a word together: KStem for English, the light stemmer for French, and first a table of the forms
/// that those two leave apart or wrongly bring together in this field.
/// </summary>
/// <remarks>KStem because Porter's stemmer makes one word of refugee and refuge, university and universal, organ and organize.</remarks>
internal static class Stemming
{
    // stem: forms
    private static readonly FrozenDictionary<string, string> English = Table(
        """
        woman: women womens
        man: men mens
        child: children childrens childs
        person: people persons peoples
        wife: wives
        tooth: teeth
        foot: feet
        crisis: crises
        shelter: sheltered sheltering
        counsel: counsellor counsellors counselor counselors counseled counselled counselling counseling
        traffick: trafficking trafficked trafficker traffickers traficking trafficing
        abuse: abusive abuser abusers
        addict: addiction addictions addicted addictive addicts
        withdrawal: withdrawals withdraw withdrawing withdrawn
        pregnant: pregnancy pregnancies
        immigrant: immigration immigrate immigrated immigrating immigrants
        migrant: migration migrate migrated migrants
        interpreter: interpretation interpret interpreting interpreters interpretations
        translate: translation translator translators translations
        threat: threaten threatened threatening threatens
        stalk: stalker stalkers stalking
        disability: disabled disabilities
        advocate: advocacy advocates
        clothing: clothes
        transgender: transgendered
        homeless: homelessness
        therapy: therapist therapists therapies therapeutic
        dental: dentist dentists dentistry
        exploit: exploitation exploited exploitative exploiter exploiting
        prostitution: prostitute prostitutes prostituted
        nurse: nurses nursing
        psychologist: psychologists psychological psychology
        psychiatrist: psychiatrists psychiatric psychiatry
        mediate: mediation mediator mediators
        aids: aids
        centre: center centers centres
        program: programme programmes programs programming
        labour: labor
        licence: license licences licenses
        defence: defense
        organization: organisation organisations organizations
        neighbourhood: neighborhood neighborhoods neighbourhoods
        honour: honor
        cheque: cheques
        """);

    private static readonly FrozenDictionary<string, string> French = Table(
        """
        homme: hommes
        fille: filles
        fils: fils
        salle: salles
        sale: sales
        file: files
        ville: villes
        vile: viles
        mois: mois
        cours: cours
        refugie: refugies refugiee refugiees refugee refugees
        formation: formations
        former: former
        format: formats
        logement: logements
        loger: loge loges
        vetement: vetements
        traite: traites
        traitement: traitements
        trait: traits
        travail: travaux
        sante: santes
        passe: passes
        passeport: passeports
        permis: permis
        oeil: yeux
        abus: abus
        corps: corps
        temps: temps
        acces: acces
        dossier: dossiers
        papier: papiers
        interprete: interpretes interpretation interpretations interpretariat
        immigrant: immigrants immigrante immigrantes immigration immigrer
        psychologue: psychologues psychologie psychologique psychologiques
        psychiatre: psychiatres psychiatrie psychiatrique psychiatriques
        itinerant: itinerants itinerante itinerantes itinerance
        dependance: dependances dependant dependante dependants dependantes
        toxicomanie: toxicomanies toxicomane toxicomanes
        jeune: jeunes
        jeunesse: jeunesses
        fondation: fondations
        coucher: coucher
        pays: pays
        prix: prix
        soupe: soupes
        souper: soupers
        retraite: retraites retraitee retraitees
        autorisation: autorisations
        regle: regles
        reglement: reglements
        literie: literie
        mairie: mairies
        gars: gars
        """);

    // A stemmer keeps its word in fields, so each thread has its own.
    [ThreadStatic]
    private static OneWord? oneWord;
    [ThreadStatic]
    private static KStemFilter? kStem;

    private static readonly FrenchLightStemmer FrenchLight = new();

    public static string EnglishStem(string word)
    {
        if (English.TryGetValue(word, out var known))
        {
            return known;
        }

        if (word.Length < 3 || !IsPlainLetters(word))
        {
            return word;
        }

        oneWord ??= new();
        kStem ??= new(oneWord);
        oneWord.Next = word;
        var stem = kStem.IncrementToken() ? oneWord.Term.ToString() : word;
        return English.GetValueOrDefault(stem, stem);
    }

    public static string FrenchStem(string word)
    {
        if (French.TryGetValue(word, out var known))
        {
            return known;
        }

        if (word.Length < 3 || !IsPlainLetters(word))
        {
            return word;
        }

        var letters = word.ToCharArray();
        var length = FrenchLight.Stem(letters, Masculine(word));
        return length is 0 ? word : new(letters, 0, length);
    }

    /// <summary>How much of a word is its masculine: the light stemmer leaves infirmière and infirmier, conseillère and conseiller apart.</summary>
    private static int Masculine(string word)
    {
        var length = word.EndsWith('s') ? word.Length - 1 : word.Length;
        var singular = word.AsSpan(0, length);
        return length > 6 && (singular.EndsWith("iere", StringComparison.Ordinal) || singular.EndsWith("llere", StringComparison.Ordinal))
            ? length - 1
            : word.Length;
    }

    private static bool IsPlainLetters(string word) => !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    /// <summary>Every form, and the stem itself, leads to the stem.</summary>
    private static FrozenDictionary<string, string> Table(string lines)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var stem = line[..colon];
            table[stem] = stem;
            foreach (var form in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table[form] = stem;
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>KStem can only be reached as a filter over a stream of tokens: this is a stream of one.</summary>
    private sealed class OneWord : TokenStream
    {
        public OneWord() => Term = AddAttribute<ICharTermAttribute>();

        public ICharTermAttribute Term { get; }

        public string? Next { get; set; }

        public override bool IncrementToken()
        {
            if (Next is null)
            {
                return false;
            }

            ClearAttributes();
            Term.SetEmpty().Append(Next);
            Next = null;
            return true;
        }
    }
}
