namespace NRD.Core.Partners;

/// <summary>Where a partner or one of its services stands; one list for the whole product.</summary>
public enum PartnerStatus
{
    Applied,
    InReview,
    Included,

    /// <summary>Included with a condition and its date.</summary>
    Conditional,
    Declined,

    /// <summary>Do not refer.</summary>
    Suspended,
    Inactive,
    Removed,

    /// <summary>Imported from another directory: offered with the caution "not yet reviewed against the criteria".</summary>
    CarriedOver,
}

/// <summary>What kind of body an organization is.</summary>
public enum OrganizationKind
{
    Ngo,
    Police,
    Government,
    Coalition,
    Network,
    Allied,
}

/// <summary>Whether a partner helps survivors in person or supports those who do.</summary>
public enum ProviderType
{
    NotClassified,
    Direct,
    Indirect,
}

/// <summary>What a partner works on: trafficking itself, or a field next to it.</summary>
public enum FocusArea
{
    Trafficking,
    SexualAssault,
    DomesticViolence,
    LabourRights,
    HomelessYouth,
    IndigenousSpecific,
    ImmigrationAndRefugee,
    Health,
    MentalHealth,
    SubstanceUse,
    Housing,
    LegalHelp,
    SexWorkers,
    TwoSpiritAndLgbtq,
    Children,
    Disability,
    BasicNeeds,
    Other,
}

/// <summary>For how long a service is meant to carry somebody.</summary>
[Flags]
public enum ServiceTerms
{
    None = 0,
    Emergency = 1,

    /// <summary>Short-term or transitional.</summary>
    ShortTerm = 2,
    LongTerm = 4,
}

/// <summary>How a service is given.</summary>
[Flags]
public enum ServiceModes
{
    None = 0,
    InPerson = 1,
    Phone = 2,
    Online = 4,

    /// <summary>Comes to where the person is.</summary>
    Mobile = 8,
}

/// <summary>Genders a partner says it serves, as it states them.</summary>
[Flags]
public enum Genders
{
    None = 0,
    Women = 1,
    Men = 2,
    TransWomen = 4,
    TransMen = 8,
    NonBinary = 16,
    All = Women | Men | TransWomen | TransMen | NonBinary,
}

/// <summary>What immigration status a partner requires, as it states it.</summary>
public enum StatusRequirement
{
    /// <summary>Anybody, with or without status.</summary>
    None,

    /// <summary>Some status is asked for; the partner's words say which.</summary>
    StatusNeeded,

    /// <summary>Only citizens and permanent residents.</summary>
    CitizenOrPermanentResident,

    /// <summary>Only refugees and refugee claimants.</summary>
    RefugeeOrClaimant,

    /// <summary>Only migrant or temporary foreign workers.</summary>
    MigrantWorker,
}

/// <summary>What a phone number is for.</summary>
public enum PhonePurpose
{
    Main,
    Intake,
    Crisis,
    AfterHours,
    TollFree,
    Text,
    Tty,
    Fax,
    Administration,
    Other,
}

/// <summary>What is known of free places.</summary>
public enum CapacityState
{
    Unknown,
    Available,
    WaitList,
    Full,
}
