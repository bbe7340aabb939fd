using System.Collections.Concurrent;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>Gathers the words by which a service is found. What many services share, such as the words of a need, is read once.</summary>
internal sealed class ServiceText(IndexReference reference, TermNumbers numbers)
{
    private readonly ConcurrentDictionary<(string Kind, string Code), uint[]> shared = new();
    private readonly ConcurrentBag<RowTerms> spare = [];
    private readonly ConcurrentDictionary<AudienceWords.Group, HashSet<int>> denied = new();

    private static readonly Bilingual AroundTheClock = new("24/7 24 hours", "24 h 24 heures");

    /// <summary>The words that all services of an organization share.</summary>
    public PartnerTerms Of(IndexedPartner partner) => new(
        Gather(terms => AddPartner(terms, partner)),
        Gather(terms => terms.Add(partner.Listing.Description, TextField.Description)));

    /// <summary>The packed terms of a service.</summary>
    public uint[] Of(PartnerTerms ofPartner, IndexedService service, IReadOnlyList<PreparedStand> stands) =>
        Gather(terms => AddService(terms, ofPartner, service, stands));

    /// <summary>Hundreds of thousands of services are read one after the other: what gathers their terms is used again.</summary>
    private uint[] Gather(Action<RowTerms> gather)
    {
        var terms = spare.TryTake(out var known) ? known : new RowTerms(numbers);
        gather(terms);
        var packed = terms.Pack();
        spare.Add(terms);
        return packed;
    }

    private void AddPartner(RowTerms terms, IndexedPartner partner)
    {
        var listing = partner.Listing;
        terms.AddName(listing.Name, TextField.OrganizationName);
        terms.AddName(listing.LegalName, TextField.OtherName);
        foreach (var name in listing.OtherNames)
        {
            terms.AddName(name, TextField.OtherName);
        }

        terms.Add(partner.SearchHints, TextField.Hint);
        foreach (var area in listing.Focus)
        {
            terms.AddAll(Shared("focus", area.ToString(), gathered => gathered.Add(FocusWords.Of(area), TextField.Focus)));
        }

        if (listing.Kind == OrganizationKind.Police)
        {
            terms.Add(new Bilingual("police", "police"), TextField.Focus);
        }
    }

    private void AddService(RowTerms terms, PartnerTerms ofPartner, IndexedService service, IReadOnlyList<PreparedStand> stands)
    {
        var listing = service.Listing;
        terms.AddAll(ofPartner.Own);
        terms.AddAll(ofPartner.Description, Denied(listing.Eligibility));
        terms.AddName(listing.Name, TextField.ServiceName);
        foreach (var name in listing.OtherNames)
        {
            terms.AddName(name, TextField.OtherName);
        }

        foreach (var text in (ReadOnlySpan<Bilingual>)[listing.Description, listing.Eligibility.AsStated, listing.Eligibility.Other, listing.Fees, listing.Documents, listing.Application, listing.Interpretation])
        {
            terms.Add(text, TextField.Description);
        }

        terms.Add(service.SearchHints, TextField.Hint);
        foreach (var need in listing.Needs)
        {
            terms.AddAll(Shared("need", need, gathered => AddNeed(gathered, need)));
        }

        foreach (var language in listing.Languages)
        {
            terms.AddAll(Shared("language", language.Code, gathered => AddLanguage(gathered, language.Code)));
        }

        AddGenders(terms, listing.Eligibility.Genders);
        AddPlaces(terms, listing.Coverage, stands);
        if (stands.Any(stand => stand.Hours.Kind == HoursKind.Always))
        {
            terms.AddAll(Shared("hours", "always", gathered => gathered.Add(AroundTheClock, TextField.Focus)));
        }
    }

    private HashSet<int>? Denied(Eligibility stated) => AudienceWords.Denied(stated) is var groups and not AudienceWords.Group.None
        ? denied.GetOrAdd(groups, _ => [.. AudienceWords.Terms(groups).Select(numbers.Of)])
        : null;

    private uint[] Shared(string kind, string code, Action<RowTerms> gather) => shared.GetOrAdd((kind, code), _ => Gather(gather));

    private void AddNeed(RowTerms terms, string need)
    {
        terms.AddTerm(TermDictionary.NeedPrefix + need, TextField.Need);
        terms.Add(need, null, TextField.Need);
        foreach (var words in reference.NeedWords(need))
        {
            terms.Add(words, TextField.Need);
        }
    }

    private void AddLanguage(RowTerms terms, string code)
    {
        foreach (var name in reference.LanguageNames(code))
        {
            terms.Add(name, TextField.Focus);
        }
    }

    private void AddGenders(RowTerms terms, Genders? stated)
    {
        if (stated is not { } genders)
        {
            return;
        }

        if (genders == Genders.All)
        {
            terms.AddTerm(AudienceWords.Everyone.Text, TextField.Focus);
            return;
        }

        foreach (var (gender, words) in FocusWords.Genders)
        {
            if (genders.HasFlag(gender))
            {
                terms.AddAll(Shared("gender", gender.ToString(), gathered => gathered.Add(words, TextField.Focus)));
            }
        }
    }

    private void AddPlaces(RowTerms terms, Coverage coverage, IReadOnlyList<PreparedStand> stands)
    {
        foreach (var stand in stands)
        {
            terms.AddName(stand.Facts.Town ?? Bilingual.Empty, TextField.Town);
            terms.AddName(stand.SiteName, TextField.OtherName);
            AddProvince(stand.Facts.Province);
        }

        foreach (var town in coverage.Places)
        {
            var id = town.ToString(System.Globalization.CultureInfo.InvariantCulture);
            terms.AddAll(Shared("town", id, gathered => gathered.AddName(reference.Town(town)?.Name ?? Bilingual.Empty, TextField.Town)));
        }

        foreach (var nation in coverage.FirstNations)
        {
            terms.Add(nation, null, TextField.Town);
        }

        foreach (var province in coverage.Provinces)
        {
            AddProvince(province);
        }

        terms.Add(coverage.AsStated, TextField.Town);
        if (coverage.Country)
        {
            terms.Add(new Bilingual("Canada", "Canada"), TextField.Town);
        }

        void AddProvince(string? code)
        {
            if (code is not null)
            {
                terms.AddAll(Shared("province", code, gathered => gathered.Add(reference.ProvinceName(code) ?? Bilingual.Empty, TextField.Town)));
            }
        }
    }
}

/// <summary>The words of an organization: those that hold for all its services, and its description, which may speak of some of them only.</summary>
internal sealed record PartnerTerms(uint[] Own, uint[] Description);

/// <summary>Words for what a partner works on and for whom, as people type them.</summary>
internal static class FocusWords
{
    public static readonly (Genders Gender, Bilingual Words)[] Genders =
    [
        (Partners.Genders.Women, new("women", "femmes")),
        (Partners.Genders.Men, new("men", "hommes")),
        (Partners.Genders.TransWomen, new("trans women", "femmes trans")),
        (Partners.Genders.TransMen, new("trans men", "hommes trans")),
        (Partners.Genders.NonBinary, new("non-binary", "non binaire")),
    ];

    public static Bilingual Of(FocusArea area) => area switch
    {
        FocusArea.Trafficking => new("human trafficking", "traite des personnes"),
        FocusArea.SexualAssault => new("sexual assault", "agression sexuelle"),
        FocusArea.DomesticViolence => new("domestic violence", "violence conjugale"),
        FocusArea.LabourRights => new("labour rights", "droits du travail"),
        FocusArea.HomelessYouth => new("homeless youth", "jeunes sans-abri"),
        FocusArea.IndigenousSpecific => new("Indigenous", "Autochtones"),
        FocusArea.ImmigrationAndRefugee => new("immigration refugees", "immigration réfugiés"),
        FocusArea.Health => new("health", "santé"),
        FocusArea.MentalHealth => new("mental health", "santé mentale"),
        FocusArea.SubstanceUse => new("substance use", "dépendances"),
        FocusArea.Housing => new("housing", "logement"),
        FocusArea.LegalHelp => new("legal help", "aide juridique"),
        FocusArea.SexWorkers => new("sex workers", "travail du sexe"),
        FocusArea.TwoSpiritAndLgbtq => new("Two-Spirit 2SLGBTQI+ LGBTQ", "bispirituel 2ELGBTQI+ LGBTQ"),
        FocusArea.Children => new("children", "enfants"),
        FocusArea.Disability => new("disability", "handicap"),
        FocusArea.BasicNeeds => new("basic needs", "besoins essentiels"),
        FocusArea.Other => Bilingual.Empty,
    };
}
