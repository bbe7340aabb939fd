using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Oversight;

/// <summary>What a backup holds, written beside the database in it.</summary>
/// <param name="Migration">The last change of the schema.</param>
/// <param name="Sequence">The last audit entry in it: whatever was acknowledged up to there is there.</param>
/// <param name="Anchors">How many anchors of the audit trail there were; they are not in the backup.</param>
/// <param name="Length">Bytes of the database.</param>
/// <param name="Sha256">Of the database, in hexadecimal.</param>
public sealed record BackupManifest(Instant MadeAt, string Migration, long Sequence, long Anchors, long Length, string Sha256)
{
    /// <summary>Keyed, so that only who holds the master key can make a backup that is taken back.</summary>
    public string Seal { get; init; } = "";

    internal BackupManifest Sealed(byte[] key) => this with { Seal = Convert.ToHexStringLower(Mac(key)) };

    internal bool IsSealedBy(byte[] key) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Seal), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Mac(key))));

    private byte[] Mac(byte[] key) => HMACSHA256.HashData(
        key,
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{NrdDbContext.Text(MadeAt)}\n{Migration}\n{Sequence}\n{Anchors}\n{Length}\n{Sha256}")));
}
