namespace NRD.Core.Reporting;

/// <summary>What is worth asking next, most urgent first.</summary>
internal static class MissingFacts
{
    public static IEnumerable<MissingFact> Of(AdviceQuestion question)
    {
        var situation = question.Situation;
        if (situation.LifeInDanger == Answer.Unknown)
        {
            yield return MissingFact.LifeInDanger;
        }

        if (situation.LifeInDanger != Answer.Yes && situation.Harm.IsOpen)
        {
            yield return MissingFact.ImminentHarm;
        }

        if (situation.Place is null)
        {
            yield return MissingFact.Place;
        }

        if (situation.Band is AgeBand.Unknown or AgeBand.AppearsMinor)
        {
            yield return MissingFact.Age;
        }

        if (situation.Grounds.Count == 0)
        {
            yield return MissingFact.Grounds;
        }

        // Who did it decides nothing for an adult whose capacity nobody doubts.
        if (situation.Perpetrator == Perpetrator.Unknown && situation.Band != AgeBand.From19)
        {
            yield return MissingFact.Perpetrator;
        }

        if (situation.Consent == ConsentAnswer.NotAsked || situation.ThirdParty)
        {
            yield return MissingFact.Consent;
        }

        if (situation.LacksCapacity == Answer.Unknown && AdultProtectionAdvice.For(question).Any())
        {
            yield return MissingFact.Capacity;
        }
    }
}
