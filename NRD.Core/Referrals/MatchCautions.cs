using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Referrals;

/// <summary>What to watch for in a match, the gravest first.</summary>
internal static class MatchCautions
{
    public static IReadOnlyList<MatchCaution> Of(ShownService shown, ReferralQuery query, TextQuery text, SearchMoment moment, bool partOfTheWords)
    {
        var cautions = new List<MatchCaution>();
        var facts = shown.Facts;
        if (facts.NotAsSaved)
        {
            cautions.Add(new(CautionCode.NotAsSaved));
        }

        cautions.AddRange(ReportCautions.Of(facts.Reports, facts.Capacity, moment.At, Called(shown), shown.Hours.TimeZone));
        if (facts.Needs.Contains(Offering.ImmigrationAuthority))
        {
            cautions.Add(new(CautionCode.ImmigrationAuthority));
        }

        foreach (var alert in facts.Partner.Alerts.Concat(facts.Alerts))
        {
            if (alert.HoldsAt(moment.At))
            {
                cautions.Add(new(CautionCode.Alert, alert.Text));
            }
        }

        AddPerson(cautions, shown, query.Person);
        if (ServedPeople.Say(facts.Eligibility, query.Person) is { IsEmpty: false } people)
        {
            cautions.Add(new(CautionCode.ServesOnly, people));
        }

        AddHours(cautions, shown);
        AddCapacity(cautions, shown, moment);
        AddPlace(cautions, shown, query);
        AddLanguages(cautions, facts, query);
        if (query.WarmTransfer && facts.WarmTransfer is null)
        {
            cautions.Add(new(CautionCode.WarmTransferNotStated));
        }

        AddReview(cautions, shown, moment);
        if (partOfTheWords)
        {
            cautions.Add(new(CautionCode.PartOfTheWords));
        }

        foreach (var corrected in text.Corrections.Values.Distinct())
        {
            cautions.Add(new(CautionCode.CorrectedWord, new Bilingual(corrected, corrected)));
        }

        if (Called(shown) is { Doubtful: true })
        {
            cautions.Add(new(CautionCode.DoubtfulPhone));
        }

        return cautions;
    }

    private static Phone? Called(ShownService shown) => PhoneChoice.Of(shown.Open.State, shown.Facts.Reports, shown.Facts.Phones, shown.Place.Phones, shown.Facts.Partner.Phones);

    private static void AddPerson(List<MatchCaution> cautions, ShownService shown, PersonTraits person)
    {
        var words = shown.Facts.Eligibility.AsStated is { IsEmpty: false } stated ? stated : null;
        foreach (var trait in Enum.GetValues<Trait>().Where(trait => RowFilter.IsAsked(trait, person)))
        {
            switch (shown.Judge(trait, person))
            {
                case EligibilityVerdict.DoesNotFit:
                    cautions.Add(new(DoesNotFit(trait), words ?? TraitWords.Of(trait)));
                    break;
                case EligibilityVerdict.NotStated:
                    cautions.Add(new(NotStated(trait), TraitWords.Of(trait)));
                    break;
                case EligibilityVerdict.Fits:
                    break;
            }
        }

        static CautionCode DoesNotFit(Trait trait) => trait switch
        {
            Trait.Age => CautionCode.AgeDoesNotFit,
            Trait.Gender => CautionCode.GenderDoesNotFit,
            Trait.Status => CautionCode.StatusDoesNotFit,
            Trait.Children or Trait.Partner or Trait.Pets => CautionCode.CompanyDoesNotFit,
            Trait.Indigenous => CautionCode.IndigenousDoesNotFit,
        };

        static CautionCode NotStated(Trait trait) => trait switch
        {
            Trait.Age => CautionCode.AgeNotStated,
            Trait.Gender => CautionCode.GenderNotStated,
            Trait.Status => CautionCode.StatusNotStated,
            Trait.Children or Trait.Partner or Trait.Pets => CautionCode.CompanyNotStated,
            Trait.Indigenous => CautionCode.IndigenousNotStated,
        };
    }

    private static void AddHours(List<MatchCaution> cautions, ShownService shown)
    {
        if (shown.Open.State == OpenState.Closed)
        {
            cautions.Add(new(CautionCode.Closed, null, null, shown.Open.OpensAt));
        }
        else if (shown.Open.State == OpenState.Unconfirmed)
        {
            cautions.Add(new(shown.Open.Reason switch
            {
                UnconfirmedReason.None or UnconfirmedReason.HoursUnknown => CautionCode.HoursNotConfirmed,
                UnconfirmedReason.ZoneUnknown or UnconfirmedReason.ZoneCheckFailed => CautionCode.ZoneUnknown,
                UnconfirmedReason.Holiday => CautionCode.Holiday,
                UnconfirmedReason.ByAppointment => CautionCode.ByAppointment,
            }));
        }

        if (shown.Intake?.State == OpenState.Closed)
        {
            cautions.Add(new(CautionCode.IntakeClosed, null, null, shown.Intake.OpensAt));
        }
    }

    private static void AddCapacity(List<MatchCaution> cautions, ShownService shown, SearchMoment moment)
    {
        if (shown.Facts.Capacity is not { } capacity)
        {
            return;
        }

        var since = MatchReasons.InZone(capacity.AsOf, shown);
        var days = NodaTime.Period.DaysBetween(since.Date, moment.At.InZone(since.Zone).Date);
        switch (capacity.State)
        {
            case CapacityState.Full:
                cautions.Add(new(CautionCode.Full, null, days, since));
                break;
            case CapacityState.WaitList:
                cautions.Add(new(CautionCode.WaitList, null, days, since));
                break;
            case CapacityState.Available or CapacityState.Unknown:
                break;
        }
    }

    private static void AddPlace(List<MatchCaution> cautions, ShownService shown, ReferralQuery query)
    {
        if (query.Place is not { } place)
        {
            return;
        }

        var segment = shown.Segment;
        var reach = segment.WhereOf(shown.Row).Reach;
        if (reach.HasFlag(Reach.WhereaboutsUnknown))
        {
            cautions.Add(new(CautionCode.PlaceNotStated));
        }
        else if (shown.Reached.CoversOther || (shown.Reached.Tier == NearTier.Elsewhere && reach.HasFlag(Reach.CoverageStated)))
        {
            cautions.Add(new(CautionCode.ServesOtherPlaces, place.Name));
        }

        var province = segment.ProvinceCodes.Find(place.Province);
        var located = segment.WhereOf(shown.Row).Located;
        if (shown.Reached.Tier != NearTier.ServesPlace && located != 0 && (located & province) == 0
            && !reach.HasFlag(Reach.Country) && (segment.WhereOf(shown.Row).Covered & province) == 0)
        {
            cautions.Add(new(CautionCode.OutsideProvince, shown.Place.Province is { } code ? segment.Reference.ProvinceName(code) ?? new Bilingual(code, code) : null));
        }
    }

    private static void AddLanguages(List<MatchCaution> cautions, ServiceFacts facts, ReferralQuery query)
    {
        if (query.Languages.Count == 0)
        {
            return;
        }

        if (facts.Languages.Count == 0)
        {
            cautions.Add(new(CautionCode.LanguageNotStated));
            return;
        }

        var asked = facts.Languages.Where(language => query.Languages.Contains(language.Code)).ToList();
        if (asked.Count > 0 && asked.TrueForAll(language => language.ByInterpreter))
        {
            cautions.Add(new(CautionCode.LanguageByInterpreter, Languages.Default.Name(asked[0].Code)));
        }
    }

    private static void AddReview(List<MatchCaution> cautions, ShownService shown, SearchMoment moment)
    {
        var age = shown.AgeOn(moment.Today);
        if (age is null)
        {
            cautions.Add(new(CautionCode.NeverVerified));
        }
        else if (Ranking.IsOverdue(age, shown.Segment.Rows[shown.Row].ReviewDays))
        {
            cautions.Add(new(CautionCode.NotVerified, null, age));
        }

        if (shown.Facts.Status == PartnerStatus.CarriedOver)
        {
            cautions.Add(new(CautionCode.CarriedOver));
        }
        else if (shown.Facts.Status == PartnerStatus.Conditional)
        {
            cautions.Add(new(CautionCode.Conditional));
        }
    }
}
