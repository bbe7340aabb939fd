using NRD.Core.Partners;

namespace NRD.Core.Referrals;

/// <summary>What of a person a condition is about; each is judged for itself.</summary>
internal enum Trait
{
    Age,
    Gender,
    Status,
    Children,
    Partner,
    Pets,
    Indigenous,
}

/// <summary>Who a service says it is for, small enough to be judged for every service of a search.</summary>
internal readonly record struct PackedEligibility
{
    private const byte NotStated = 0;
    private const byte Open = byte.MaxValue;

    private readonly byte agesStated;
    private readonly byte from;
    private readonly byte to;
    private readonly byte genders;
    private readonly byte status;
    private readonly byte children;
    private readonly byte partner;
    private readonly byte pets;
    private readonly byte indigenousOnly;

    public PackedEligibility(Eligibility eligibility)
    {
        agesStated = eligibility.Ages is null ? NotStated : (byte)1;
        from = (byte)Math.Clamp(eligibility.Ages?.From ?? 0, 0, Open);
        to = (byte)Math.Clamp(eligibility.Ages?.To ?? Open, 0, Open);
        genders = (byte)(eligibility.Genders ?? Genders.None);
        status = eligibility.Status is { } required ? (byte)(required + 1) : NotStated;
        children = Pack(eligibility.Children);
        partner = Pack(eligibility.Partner);
        pets = Pack(eligibility.Pets);
        indigenousOnly = Pack(eligibility.IndigenousOnly);
    }

    /// <summary>The verdict on one trait that was asked for.</summary>
    public EligibilityVerdict Judge(Trait trait, PersonTraits person) => trait switch
    {
        Trait.Age => JudgeAge(person.Age),
        Trait.Gender => JudgeGender(person.Gender),
        Trait.Status => JudgeStatus(person.Status),
        Trait.Children => person.WithChildren ? Accepts(children) : EligibilityVerdict.Fits,
        Trait.Partner => person.WithPartner ? Accepts(partner) : EligibilityVerdict.Fits,
        Trait.Pets => person.WithPets ? Accepts(pets) : EligibilityVerdict.Fits,
        Trait.Indigenous => JudgeIndigenous(person.Indigenous),
    };

    private EligibilityVerdict JudgeAge(AgeRange? asked)
    {
        if (asked is null)
        {
            return EligibilityVerdict.Fits;
        }

        if (agesStated == NotStated)
        {
            return EligibilityVerdict.NotStated;
        }

        var askedFrom = asked.From ?? 0;
        var askedTo = asked.To ?? int.MaxValue;
        var statedTo = to == Open ? int.MaxValue : to;
        if (askedTo < from || askedFrom > statedTo)
        {
            return EligibilityVerdict.DoesNotFit;
        }

        // A band that reaches past the limit may or may not fit: the partner decides, not the list.
        return askedFrom >= from && askedTo <= statedTo ? EligibilityVerdict.Fits : EligibilityVerdict.NotStated;
    }

    private EligibilityVerdict JudgeGender(Genders? asked)
    {
        if (asked is null or Genders.None)
        {
            return EligibilityVerdict.Fits;
        }

        var stated = (Genders)genders;
        if (stated == Genders.None)
        {
            return EligibilityVerdict.NotStated;
        }

        if ((asked.Value & ~stated) == Genders.None)
        {
            return EligibilityVerdict.Fits;
        }

        // R16: "women" says nothing of trans women, nor anything of non-binary people; only what a partner states excludes.
        var unsaid = Genders.NonBinary;
        unsaid |= stated.HasFlag(Genders.Women) ? Genders.TransWomen : Genders.None;
        unsaid |= stated.HasFlag(Genders.Men) ? Genders.TransMen : Genders.None;
        return (asked.Value & (stated | unsaid)) != Genders.None ? EligibilityVerdict.NotStated : EligibilityVerdict.DoesNotFit;
    }

    private EligibilityVerdict JudgeStatus(StatusSituation? asked)
    {
        if (asked is null)
        {
            return EligibilityVerdict.Fits;
        }

        if (status == NotStated)
        {
            return EligibilityVerdict.NotStated;
        }

        return (StatusRequirement)(status - 1) switch
        {
            StatusRequirement.None => EligibilityVerdict.Fits,
            StatusRequirement.StatusNeeded => asked.Value switch
            {
                StatusSituation.CitizenOrPermanentResident => EligibilityVerdict.Fits,
                StatusSituation.NoStatus => EligibilityVerdict.DoesNotFit,
                StatusSituation.RefugeeOrClaimant or StatusSituation.MigrantWorker or StatusSituation.OtherTemporary => EligibilityVerdict.NotStated,
            },
            StatusRequirement.CitizenOrPermanentResident => Only(asked.Value == StatusSituation.CitizenOrPermanentResident),
            StatusRequirement.RefugeeOrClaimant => Only(asked.Value == StatusSituation.RefugeeOrClaimant),

            // Many a worker without status had a permit: the partner knows whether they still count.
            StatusRequirement.MigrantWorker => asked.Value == StatusSituation.NoStatus ? EligibilityVerdict.NotStated : Only(asked.Value == StatusSituation.MigrantWorker),
        };
    }

    /// <summary>A service for Indigenous people only excludes others; nothing ever excludes an Indigenous person (rule R38).</summary>
    private EligibilityVerdict JudgeIndigenous(bool? asked) => (asked, indigenousOnly) switch
    {
        (null or true, _) => EligibilityVerdict.Fits,
        (false, NotStated) => EligibilityVerdict.NotStated,
        (false, Yes) => EligibilityVerdict.DoesNotFit,
        (false, _) => EligibilityVerdict.Fits,
    };

    private const byte Yes = 1;

    private static byte Pack(bool? stated) => stated switch { null => NotStated, true => Yes, false => 2 };

    private static EligibilityVerdict Only(bool fits) => fits ? EligibilityVerdict.Fits : EligibilityVerdict.DoesNotFit;

    private static EligibilityVerdict Accepts(byte stated) => stated switch
    {
        NotStated => EligibilityVerdict.NotStated,
        Yes => EligibilityVerdict.Fits,
        _ => EligibilityVerdict.DoesNotFit,
    };
}
