using System.ComponentModel.DataAnnotations;

namespace NRD.Console.Hosting;

/// <summary>The section <c>Hosting</c> of the settings: how the console is reached.</summary>
public sealed record HostingOptions
{
    public const string Section = "Hosting";

    /// <summary>Address of the proxy in front, which speaks HTTPS with the browsers; only what it says about a request is believed. Empty: none.</summary>
    [StringLength(60)]
    public string Proxy { get; init; } = "";

    /// <summary>The name by which staff reach the console. Passkeys are bound to it; empty: none are offered.</summary>
    [StringLength(253)]
    public string ServerDomain { get; init; } = "";
}
