using NRD.Core.Places;

namespace NRD.Core.Reporting;

/// <summary>What is known of a situation when somebody asks whom it may or must be told. Everything may be unknown; nothing is inferred.</summary>
public sealed record Situation
{
    /// <summary>Where the child or the person at risk is, which decides the law; <c>null</c> where nobody knows.</summary>
    public Province? Place { get; init; }

    /// <summary>How old the person at risk is.</summary>
    public AgeBand Band { get; init; } = AgeBand.Unknown;

    /// <summary>What is suspected; empty where nobody knows.</summary>
    public ValueList<Ground> Grounds { get; init; } = [];

    public Perpetrator Perpetrator { get; init; } = Perpetrator.Unknown;

    /// <summary>A life is in danger this minute.</summary>
    public Answer LifeInDanger { get; init; }

    public HarmTest Harm { get; init; } = HarmTest.NotAsked;

    /// <summary>What the person at risk said to being spoken of; of a third party, what that caller said.</summary>
    public ConsentAnswer Consent { get; init; } = ConsentAnswer.NotAsked;

    /// <summary>Somebody else than the person at risk is calling, and cannot consent for them (rule R19).</summary>
    public bool ThirdParty { get; init; }

    /// <summary>The person is an adult who lacks the capacity to protect themselves.</summary>
    public Answer LacksCapacity { get; init; }

    /// <summary>Child sexual abuse and exploitation material is online.</summary>
    public Answer MaterialOnline { get; init; }

    /// <summary>Other bodies that the person asked to be put in touch with.</summary>
    public ValueList<RequestedBody> Requested { get; init; } = [];
}

/// <summary>
/// The three limbs of clear, serious and imminent danger. Each is answered by itself, with grounds that are written down elsewhere;
/// only the three together permit telling, and then as little as necessary.
/// </summary>
/// <param name="KnownPerson">A person or a group that can be told from others is in danger.</param>
/// <param name="SeriousHarm">It is of death or serious bodily harm.</param>
/// <param name="Imminent">It is near enough that waiting is not possible.</param>
public sealed record HarmTest(Answer KnownPerson, Answer SeriousHarm, Answer Imminent)
{
    public static readonly HarmTest NotAsked = new(Answer.Unknown, Answer.Unknown, Answer.Unknown);

    public static readonly HarmTest Met = new(Answer.Yes, Answer.Yes, Answer.Yes);

    public static readonly HarmTest NotMet = new(Answer.No, Answer.No, Answer.No);

    public bool IsMet => this == Met;

    /// <summary>Some limb is answered with yes, none with no, and the rest are open.</summary>
    public bool MayBeMet => !Has(Answer.No) && Has(Answer.Yes);

    /// <summary>It can still turn out to be met: no limb fails, and not all are answered.</summary>
    public bool IsOpen => !Has(Answer.No) && Has(Answer.Unknown);

    private bool Has(Answer answer) => KnownPerson == answer || SeriousHarm == answer || Imminent == answer;
}
