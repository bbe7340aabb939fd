using Microsoft.AspNetCore.Components;
using NRD.Core.Accounts;

namespace NRD.Console.Components;

/// <summary>A component that speaks; shown anew when the language changes.</summary>
public abstract class NrdComponent : ComponentBase
{
    [CascadingParameter]
    protected Words L { get; set; } = Words.English;

    /// <summary>The person's keys.</summary>
    [CascadingParameter]
    protected KeyMap Keys { get; set; } = KeyMap.Shipped;
}
