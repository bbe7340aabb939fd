using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NRD.Core.Partners;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// Tells whether the phone numbers and hours of a record are as they were last saved here. Where they are not, the screen says
/// "do not rely on this number": a flipped bit on a disk, or a hand in the database, passes every check of the database itself.
/// </summary>
public sealed class RowCheck(KeyRing keys)
{
    private const string Version = "1:";

    /// <summary>Of a check: the version and 32 bytes in base 64.</summary>
    private const int Length = 2 + 44;

    // Setting up the key costs more than hashing the few facts of a record: each thread does it once.
    [ThreadStatic]
    private static (byte[] Key, IncrementalHash Hash)? keyed;

    public bool Holds(Organization organization) => Holds(organization.Id, organization.Listing, organization.RowCheck);

    public bool Holds(Service service) => Holds(service.Id, service.Listing, service.RowCheck);

    public bool Holds(Site site) => Holds(site.Id, site.Listing, site.RowCheck);

    /// <param name="check">The record's <c>RowCheck</c>, as a projection read it.</param>
    public bool Holds(Guid id, OrganizationListing listing, string check) => Holds(keys, id, listing, check);

    /// <inheritdoc cref="Holds(Guid, OrganizationListing, string)"/>
    public bool Holds(Guid id, ServiceListing listing, string check) => Holds(keys, id, listing, check);

    /// <inheritdoc cref="Holds(Guid, OrganizationListing, string)"/>
    public bool Holds(Guid id, SiteListing listing, string check) => Holds(keys, id, listing, check);

    internal static bool Holds(KeyRing keys, Guid id, OrganizationListing listing, string check) => Holds(keys, RowFacts.Of(id, listing), check);

    internal static bool Holds(KeyRing keys, Guid id, ServiceListing listing, string check) => Holds(keys, RowFacts.Of(id, listing), check);

    internal static bool Holds(KeyRing keys, Guid id, SiteListing listing, string check) => Holds(keys, RowFacts.Of(id, listing), check);

    /// <summary>
    /// Renews the check where phones or hours were changed, or somebody made sure that they are true. Any other edit leaves it:
    /// saving a note must not vouch for a number that was tampered with before.
    /// </summary>
    internal static void Renew(EntityEntry entry, KeyRing keys)
    {
        var check = entry.Property(nameof(Organization.RowCheck));
        var now = Compute(keys, Facts(entry, original: false));
        if (entry.State == EntityState.Modified
            && check.OriginalValue is string and not ""
            && now == Compute(keys, Facts(entry, original: true))
            && !AssuredAnew(entry))
        {
            return;
        }

        check.CurrentValue = now;
    }

    private static bool AssuredAnew(EntityEntry entry)
    {
        if (entry.Metadata.FindProperty(nameof(Organization.AssuredOn)) is null)
        {
            return false;
        }

        var assured = entry.Property(nameof(Organization.AssuredOn));
        return assured.CurrentValue is not null && !Equals(assured.CurrentValue, assured.OriginalValue);
    }

    private static ReadOnlySpan<byte> Facts(EntityEntry entry, bool original)
    {
        var id = (Guid)entry.Property(nameof(Organization.Id)).CurrentValue!;
        var column = entry.Property(nameof(Organization.Listing));
        return (original ? column.OriginalValue : column.CurrentValue) switch
        {
            OrganizationListing listing => RowFacts.Of(id, listing),
            ServiceListing listing => RowFacts.Of(id, listing),
            SiteListing listing => RowFacts.Of(id, listing),
            var other => throw new InvalidOperationException($"There is no row check for {other?.GetType().Name}."),
        };
    }

    private static bool Holds(KeyRing keys, ReadOnlySpan<byte> facts, string check)
    {
        Span<char> computed = stackalloc char[Length];
        Compute(keys.RowsKey, facts, computed);
        return check.AsSpan().SequenceEqual(computed);
    }

    private static string Compute(KeyRing keys, ReadOnlySpan<byte> facts)
    {
        Span<char> computed = stackalloc char[Length];
        Compute(keys.RowsKey, facts, computed);
        return new(computed);
    }

    private static void Compute(byte[] key, ReadOnlySpan<byte> facts, Span<char> computed)
    {
        if (keyed is not { } known || !ReferenceEquals(known.Key, key))
        {
            keyed?.Hash.Dispose();
            keyed = known = (key, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
        }

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        known.Hash.AppendData(facts);
        known.Hash.GetHashAndReset(mac);
        Version.CopyTo(computed);
        Convert.TryToBase64Chars(mac, computed[Version.Length..], out _);
    }
}
