using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>The signs of channels and states; each stands beside its word, never alone.</summary>
public static class ContactWords
{
    public static string Sign(ContactChannel channel) => channel switch
    {
        ContactChannel.Call => "☎",
        ContactChannel.Chat => "✎",
        ContactChannel.Text => "✆",
        ContactChannel.Email => "✉",
    };

    public static string Sign(ContactState state) => state switch
    {
        ContactState.Live => "●",
        ContactState.OnHold => "⏸",
        ContactState.Dropped => "✕",
        ContactState.Closed => "■",
    };

    /// <summary>The likeliest first, so that the common ones are a key or two away.</summary>
    public static IReadOnlyList<ContactOutcome> Outcomes(ContactKind kind) => kind == ContactKind.Involvement
        ? [ContactOutcome.InformationGiven, ContactOutcome.Referred, ContactOutcome.NothingFitting, ContactOutcome.CallerLeft, ContactOutcome.WrongNumberOrHoax]
        : [ContactOutcome.Referred, ContactOutcome.WarmTransferred, ContactOutcome.SupportGiven, ContactOutcome.InformationGiven, ContactOutcome.NothingFitting, ContactOutcome.CallerLeft,
            ContactOutcome.TipTaken, ContactOutcome.EmergencyServices, ContactOutcome.WrongNumberOrHoax];
}
