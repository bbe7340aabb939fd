namespace NRD.Core.Reporting;

/// <summary>An answer that may not have been given.</summary>
public enum Answer
{
    Unknown,
    No,
    Yes,
}

/// <summary>The ages at which some law changes, youngest first. Finer than minor and adult, because the thirteen draw their lines differently.</summary>
public enum AgeBand
{
    UpTo12,
    At13,
    From14To15,
    From16To17,
    At18,
    From19,

    /// <summary>Not said, but the person appears to be under 19: the strictest age counts.</summary>
    AppearsMinor,

    /// <summary>Not said: nobody guesses an age from a voice or a name.</summary>
    Unknown,
}

/// <summary>What is suspected.</summary>
public enum Ground
{
    Sexual,
    Physical,
    SexualExploitation,
    LabourExploitation,
    Neglect,
    Emotional,
}

/// <summary>Who is suspected.</summary>
public enum Perpetrator
{
    /// <summary>A parent or guardian.</summary>
    Parent,
    Other,
    Unknown,
}

/// <summary>Whether the person agrees that others are told.</summary>
public enum ConsentAnswer
{
    NotAsked,
    No,
    Yes,
}

/// <summary>A body other than police and protection that a person may ask for.</summary>
public enum RequestedBody
{
    LabourInspection,

    /// <summary>The tip line on child sexual exploitation online.</summary>
    Cybertip,

    /// <summary>Never offered; where the person asks, a supervisor decides with them (rule R14).</summary>
    ImmigrationAuthority,
}

/// <summary>How the Centre reads its own promise on telling the police.</summary>
public enum CentrePolicy
{
    /// <summary>Only with explicit consent, or where the law requires it.</summary>
    Stricter,

    /// <summary>As published: police are told of suspected abuse of a minor and of harm to the caller or others.</summary>
    Published,
}
