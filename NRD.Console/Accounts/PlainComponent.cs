using Microsoft.AspNetCore.Components;
using NRD.Console.Components;

namespace NRD.Console.Accounts;

/// <summary>A page of plain HTML, answered by an endpoint.</summary>
public abstract class PlainComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required PageLook Look { get; set; }

    /// <summary>What stands in the way, by the id of the field it is about.</summary>
    [Parameter]
    public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    protected Words L => Look.Words;

    protected FieldFault? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field);
}

/// <param name="Field">Id of the field; empty where it is about the whole.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record FieldFault(string Field, string Text);
