using System.ComponentModel.DataAnnotations;

namespace NRD.Console.Hosting;

/// <summary>The section <c>Desk</c> of the settings: how many desks there are and how long a dropped connection is waited for.</summary>
public sealed record DeskOptions
{
    public const string Section = "Desk";

    /// <summary>At most twice as many dropped connections are kept.</summary>
    [Range(1, 500)]
    public int ExpectedDesks { get; init; } = 30;

    /// <summary>Browser windows one person may have open at once.</summary>
    [Range(1, 50)]
    public int WindowsPerPerson { get; init; } = 6;

    /// <summary>Browser windows of everybody together.</summary>
    [Range(1, 5000)]
    public int WindowsInAll { get; init; } = 200;

    [Range(1, 60)]
    public int KeepDisconnectedMinutes { get; init; } = 10;
}
