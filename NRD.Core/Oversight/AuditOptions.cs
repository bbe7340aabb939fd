using System.ComponentModel.DataAnnotations;

namespace NRD.Core.Oversight;

/// <summary>The section <c>Audit</c> of the settings.</summary>
public sealed record AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Where signed anchors of the audit trail go: another folder than the data folder, better another disk; by default a sibling of the data folder.</summary>
    [Required]
    public string AnchorFolder { get; set; } = "";
}
