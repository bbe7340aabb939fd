namespace NRD.Core.Calls;

/// <summary>One thing that is noted of a contact. Each saves itself. There is none for immigration status, criminal history, health or a legal name (rule R15).</summary>
public enum ContactField
{
    /// <summary>Whether they can speak freely: a code.</summary>
    CanSpeak,

    /// <summary>The limits of confidentiality were said: when.</summary>
    LimitsSaid,

    /// <summary>What to do when the line is lost: wait, or call.</summary>
    DropPlan,

    /// <summary>Who may answer a call back, whether a voicemail may be left, until when; never the number.</summary>
    DropPlanDetails,

    /// <summary>The number of an agreed call back; shown masked, revealed by itself (rule R05).</summary>
    CallBackNumber,

    /// <summary>Whether a message may be left on a call back: a code.</summary>
    CallBackVoicemail,

    CodeWord,

    /// <summary>Share, known to us only, or anonymous.</summary>
    Identity,

    CallerRole,

    /// <summary>A code of the language table.</summary>
    Language,

    /// <summary>Whether an interpreter is needed; never a relative (rule R31).</summary>
    Interpreter,

    /// <summary>Where the person is, as <see cref="ContactPlace"/> writes it.</summary>
    Place,

    /// <summary>As said; never inferred.</summary>
    AgeBand,

    NameToUse,
    Pronouns,

    /// <summary>Codes of the taxonomy.</summary>
    Needs,
    Urgency,
    SafeContact,
    Background,
    Companions,
    AccessNeeds,
    SafetyConcerns,

    /// <summary>Indicators with how each is known; never added up.</summary>
    Indicators,

    /// <summary>A form of trafficking as possible, never confirmed.</summary>
    PossibleForm,

    /// <summary>Partners not to refer to in this contact; lasts as long as it (rule R30).</summary>
    Avoid,

    /// <summary>What was volunteered and has no field; goes with the closing.</summary>
    Scratch,

    /// <summary>The operator's running notes.</summary>
    Notes,

    /// <summary>What is asked of a recipient.</summary>
    Request,

    /// <summary>The filters of this contact's search, which a reload restores.</summary>
    Search,

    /// <summary>The words that were searched for, as typed.</summary>
    SearchText,

    /// <summary>The place that was searched from, as typed.</summary>
    SearchPlace,

    /// <summary>What is offered in this contact, with the facts as shown then.</summary>
    Shortlist,

    /// <summary>Held words that the operator marked as not about the person, a line each.</summary>
    NotAbout,

    /// <summary>Whether somebody else sees the person's device: yes or no.</summary>
    DeviceSeen,

    /// <summary>What a fact of safety rests on, before it is recorded (rule R26).</summary>
    SafetyGrounds,

    // What each test of an immediate danger rests on, before it is recorded.
    DangerPerson,
    DangerHarm,
    DangerImminent,
}
