using System.ComponentModel.DataAnnotations;

namespace NRD.Core.Persistence.Sealing;

/// <summary>The section <c>Keys</c> of the settings.</summary>
public sealed record KeyOptions
{
    public const string Section = "Keys";

    /// <summary>Name of the credential by which systemd may hand the master key over, instead of a file.</summary>
    public const string CredentialName = "nrd-master-key";

    /// <summary>The file of the master key, outside the data folder and its backups; by default <c>master.key</c> in a sibling folder of it.</summary>
    [Required]
    public string MasterKeyFile { get; set; } = "";
}
