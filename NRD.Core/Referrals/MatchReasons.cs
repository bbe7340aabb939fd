using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>What speaks for a match, the weightiest first.</summary>
internal static class MatchReasons
{
    public static IReadOnlyList<MatchReason> Of(ShownService shown, ReferralQuery query, TextQuery text, SearchMoment moment)
    {
        var reasons = new List<MatchReason>();
        if (MatchesName(shown, text))
        {
            reasons.Add(new(ReasonCode.MatchesName));
        }

        AddPlace(reasons, shown, query);
        AddHours(reasons, shown);
        AddPerson(reasons, shown, query.Person);
        foreach (var need in MatchedNeeds(shown.Facts, query, text))
        {
            reasons.Add(new(ReasonCode.MatchesNeed, NeedName(need)));
        }

        foreach (var language in shown.Facts.Languages)
        {
            if (query.Languages.Contains(language.Code) && !language.ByInterpreter)
            {
                reasons.Add(new(ReasonCode.Language, Languages.Default.Name(language.Code)));
            }
        }

        if (shown.Facts.Partner.TraffickingSpecific)
        {
            reasons.Add(new(ReasonCode.TraffickingSpecific));
        }

        if (shown.Facts.Capacity is { State: CapacityState.Available } capacity && HeldReports.Of(shown.Facts.Reports, capacity, moment.At).Full is null)
        {
            reasons.Add(new(ReasonCode.Capacity, null, capacity.Available, InZone(capacity.AsOf, shown)));
        }

        if (shown.Facts.WarmTransfer == true)
        {
            reasons.Add(new(ReasonCode.WarmTransfer));
        }

        if (shown.AgeOn(moment.Today) is { } age && !Ranking.IsOverdue(age, shown.Segment.Rows[shown.Row].ReviewDays))
        {
            reasons.Add(new(ReasonCode.Verified, null, age));
        }

        return reasons;
    }

    public static Bilingual NeedName(string code) => Taxonomy.Default.Find(code)?.Name ?? new Bilingual(code, code);

    public static NodaTime.ZonedDateTime InZone(NodaTime.Instant at, ShownService shown) => at.InZone(shown.Hours.TimeZone ?? NodaTime.DateTimeZone.Utc);

    private static void AddPlace(List<MatchReason> reasons, ShownService shown, ReferralQuery query)
    {
        if (query.Place is not { } place)
        {
            return;
        }

        var segment = shown.Segment;
        var province = segment.ProvinceCodes.Find(place.Province);
        var coversProvince = (segment.WhereOf(shown.Row).Covered & province) != 0;
        var coversCountry = (segment.WhereOf(shown.Row).Reach & Reach.Country) != 0;
        switch (shown.Reached.Tier)
        {
            case NearTier.ServesPlace:
                var standsThere = place.Kind == PlaceKind.Province || place.PlaceId is null
                    ? (segment.WhereOf(shown.Row).Located & province) != 0
                    : segment.Stands[shown.Row][shown.Reached.Stand].TownId == place.PlaceId;
                var covers = segment.WhereOf(shown.Row).Reach.HasFlag(Reach.CoverageStated);
                if (covers)
                {
                    reasons.Add(new(ReasonCode.ServesPlace, place.Name));
                }

                // R01: of a confidential site not even the town is said where its coverage says enough.
                if ((standsThere || !covers) && !shown.Place.Confidential)
                {
                    reasons.Add(new(ReasonCode.LocatedInPlace, place.Name));
                }

                break;
            case NearTier.Near:
                reasons.Add(new(ReasonCode.Near, place.Name, (int)Math.Round(EarthPoint.Kilometres(shown.Reached.Chord))));
                break;
            case NearTier.ProvinceWide or NearTier.National or NearTier.Elsewhere:
                break;
        }

        if (coversProvince && shown.Reached.Tier is not NearTier.ServesPlace)
        {
            reasons.Add(new(ReasonCode.ServesProvince, segment.Reference.ProvinceName(place.Province) ?? place.Name));
        }
        else if (coversCountry && shown.Reached.Tier is not NearTier.ServesPlace)
        {
            reasons.Add(new(ReasonCode.ServesCountry));
        }
    }

    private static void AddHours(List<MatchReason> reasons, ShownService shown)
    {
        if (shown.Open.State == OpenState.Open)
        {
            reasons.Add(shown.Open.Until is null ? new(ReasonCode.OpenAlways) : new(ReasonCode.OpenNow, null, null, shown.Open.Until));
        }

        if (shown.Intake?.State == OpenState.Open)
        {
            reasons.Add(new(ReasonCode.IntakeOpen, null, null, shown.Intake.Until));
        }
    }

    private static void AddPerson(List<MatchReason> reasons, ShownService shown, PersonTraits person)
    {
        foreach (var trait in Enum.GetValues<Trait>())
        {
            if (RowFilter.IsAsked(trait, person) && shown.Judge(trait, person) == EligibilityVerdict.Fits && ReasonFor(trait) is { } code)
            {
                reasons.Add(new(code, TraitWords.Of(trait)));
            }
        }
    }

    private static ReasonCode? ReasonFor(Trait trait) => trait switch
    {
        Trait.Age => ReasonCode.FitsAge,
        Trait.Gender => ReasonCode.FitsGender,
        Trait.Status => ReasonCode.FitsStatus,
        Trait.Children or Trait.Partner or Trait.Pets => ReasonCode.FitsCompany,
        Trait.Indigenous => null,
    };

    private static IEnumerable<string> MatchedNeeds(ServiceFacts facts, ReferralQuery query, TextQuery text) =>
        facts.Needs.Where(need => query.Needs.Contains(need) || text.Slots.Any(slot => slot.Needs.Contains(need))).Take(3);

    /// <summary>Every word that was typed stands in its names.</summary>
    private static bool MatchesName(ShownService shown, TextQuery text)
    {
        var terms = shown.Segment.Terms;
        foreach (var word in text.Words)
        {
            var fields = terms.FieldsOf(word.Text, shown.Row) | terms.FieldsOf(word.EnglishStem, shown.Row) | terms.FieldsOf(word.FrenchStem, shown.Row);
            if ((fields & (TextField.ServiceName | TextField.OrganizationName | TextField.OtherName)) == 0)
            {
                return false;
            }
        }

        return text.Words.Count > 0;
    }
}

/// <summary>Who comes along, in words.</summary>
internal static class TraitWords
{
    public static Bilingual? Of(Trait trait) => trait switch
    {
        Trait.Children => new("children", "enfants"),
        Trait.Partner => new("partner", "partenaire"),
        Trait.Pets => new("pets", "animaux"),
        Trait.Age or Trait.Gender or Trait.Status or Trait.Indigenous => null,
    };
}
