using NodaTime;
using NRD.Console.Components;
using NRD.Console.Referrals;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>What passing on says in words of both languages: every reason, every refusal, every item.</summary>
public static class PassingWords
{
    public static string Say(UnmetReason reason, Words words) => words[reason switch
    {
        UnmetReason.NoConsent => "Passing.UnmetNoConsent",
        UnmetReason.OtherRecipient => "Passing.UnmetOtherRecipient",
        UnmetReason.OtherPurpose => "Passing.UnmetOtherPurpose",
        UnmetReason.OtherContact => "Passing.UnmetOtherContact",
        UnmetReason.ThirdParty => "Passing.UnmetThirdParty",
        UnmetReason.NotReadBack => "Passing.UnmetNotReadBack",
        UnmetReason.Expired => "Passing.UnmetExpired",
        UnmetReason.Withdrawn => "Passing.UnmetWithdrawn",
        UnmetReason.ItemNotAsked => "Passing.UnmetItemNotAsked",
        UnmetReason.ItemRefused => "Passing.UnmetItemRefused",
        UnmetReason.ChangedSince => "Passing.UnmetChangedSince",
    }];

    public static string Say(Unmet unmet, Words words) => unmet.Item is { } item ? words["Passing.OfItem", Item(item, words), Say(unmet.Reason, words)] : Say(unmet.Reason, words);

    public static string Say(PassingRefusal refusal, Words words) => words[refusal switch
    {
        PassingRefusal.NotWritable => "Passing.RefusalNotWritable",
        PassingRefusal.NotOffered => "Passing.RefusalNotOffered",
        PassingRefusal.NotThere => "Passing.RefusalNotThere",
        PassingRefusal.StepFirst => "Passing.RefusalStepFirst",
        PassingRefusal.Over => "Passing.RefusalOver",
        PassingRefusal.Stopped => "Passing.RefusalStopped",
        PassingRefusal.DeviceNotAsked => "Passing.RefusalDeviceNotAsked",
        PassingRefusal.NamesSomebody => "Passing.RefusalNamesSomebody",
        PassingRefusal.PrintingOff => "Passing.RefusalPrintingOff",
    }];

    public static string Say(ConsentRefusal refusal, Words words) => words[refusal switch
    {
        ConsentRefusal.NotWritable => "Passing.RefusalNotWritable",
        ConsentRefusal.ThirdParty => "Passing.UnmetThirdParty",
        ConsentRefusal.TooLong => "Passing.ConsentTooLong",
        ConsentRefusal.Withdrawn => "Passing.UnmetWithdrawn",
        ConsentRefusal.Expired => "Passing.UnmetExpired",
        ConsentRefusal.NotThere => "Passing.ConsentNotThere",
        ConsentRefusal.OtherContact => "Passing.UnmetOtherContact",
        ConsentRefusal.ParentMayHarm => "Passing.ConsentParentMayHarm",
        ConsentRefusal.NothingAnswered => "Passing.ConsentNothingAnswered",
        ConsentRefusal.NotHere => "Passing.ConsentNotHere",
    }];

    public static string Say(BriefingFault fault, Words words) =>
        fault.Consent is { } unmet ? Say(unmet, words) : fault.Words is { } found ? words[$"Passing.Finding{found.Kind}"] : "";

    /// <summary>What is missing before a briefing is finished or leaves: each consent in words; the marked words say themselves what is wrong with them.</summary>
    public static string Missing(IReadOnlyList<BriefingFault> faults, Words words) => string.Join(
        ' ', faults.Select(fault => fault.Words is null ? Say(fault, words) : words["Passing.MarkedWords"]).Distinct());

    /// <summary>What the last act says; empty where it was done.</summary>
    public static string Say(PassingAnswer? answer, Words words) =>
        answer is null || answer.IsDone ? "" : answer.Refusal is { } refusal ? Say(refusal, words) : Missing(answer.Unmet, words);

    public static string Item(SharedItem item, Words words) => words[$"Passing.Item{item}"];

    /// <summary>How a consent was given and until when it holds.</summary>
    public static string Given(Consent consent, DateTimeZone zone, Words words) => words[
        "Passing.GivenHow",
        words[$"Passing.Mode{consent.Mode}"],
        consent.ScriptVersion,
        consent.ExpiresAt is { } end ? words["Passing.UntilTime", TimeWords.Clock(end.InZone(zone).TimeOfDay, words), TimeWords.Day(end.InZone(zone).Date, words)] : words["Passing.UntilContactEnds"]];

    public static string Clock(Instant at, DateTimeZone zone, Words words) => TimeWords.Clock(at.InZone(zone).TimeOfDay, words);
}
