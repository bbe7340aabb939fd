using Microsoft.AspNetCore.Components;

namespace NRD.Console.Components;

/// <summary>A component that speaks; shown anew when the language changes.</summary>
public abstract class NrdComponent : ComponentBase
{
    [CascadingParameter]
    protected Words L { get; set; } = Words.English;
}
