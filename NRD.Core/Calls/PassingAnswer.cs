namespace NRD.Core.Calls;

/// <summary>Why an act of passing on was not done, where it is not for want of a consent.</summary>
public enum PassingRefusal
{
    /// <summary>The contact is not the actor's, or is closed.</summary>
    NotWritable,

    /// <summary>There is no such service, or it may not be offered any more.</summary>
    NotOffered,

    /// <summary>There is no such transfer or briefing.</summary>
    NotThere,

    /// <summary>A step comes first.</summary>
    StepFirst,

    /// <summary>The transfer is over.</summary>
    Over,

    /// <summary>A consent was withdrawn, and the briefing stopped with it.</summary>
    Stopped,

    /// <summary>Whether somebody else sees the person's device was not asked.</summary>
    DeviceNotAsked,

    /// <summary>The words name an organization or the hotline, and somebody else may see them.</summary>
    NamesSomebody,

    /// <summary>A supervisor has not turned printing on.</summary>
    PrintingOff,
}

/// <summary>How an act of passing on ended.</summary>
/// <param name="Unmet">What is missing before it may be done.</param>
public sealed record PassingAnswer(PassingRefusal? Refusal, IReadOnlyList<BriefingFault> Unmet)
{
    public static readonly PassingAnswer Done = new(null, []);

    public bool IsDone => Refusal is null && Unmet.Count == 0;

    public static PassingAnswer No(PassingRefusal refusal) => new(refusal, []);
}
