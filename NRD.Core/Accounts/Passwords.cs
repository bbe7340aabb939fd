using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace NRD.Core.Accounts;

/// <summary>Hashes of passwords: PBKDF2 with HMAC-SHA512, so slow that a stolen hash is not soon guessed.</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>What OWASP asks for at least.</summary>
    public const int Iterations = 600_000;

    /// <summary>So many at once; the others wait, so that a flood of wrong passwords leaves the machine to the people at work.</summary>
    private const int AtOnce = 4;

    private readonly IPasswordHasher<StaffUser> hasher;
    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly string nobody;

    public Passwords()
        : this(Iterations)
    {
    }

    /// <param name="iterations">Fewer only where nobody is protected by it.</param>
    internal Passwords(int iterations)
        : this(iterations, new PasswordHasher<StaffUser>(Options.Create(new PasswordHasherOptions { IterationCount = iterations })))
    {
    }

    /// <param name="hasher">The framework's, or it with something that counts its work.</param>
    internal Passwords(int iterations, IPasswordHasher<StaffUser> hasher)
    {
        this.hasher = hasher;
        nobody = Unmatched(iterations);
    }

    public void Dispose() => turns.Dispose();

    public string Hash(string password) => hasher.HashPassword(null!, password.Normalize());

    /// <summary>Takes the same time whether there is somebody with a password or not.</summary>
    /// <param name="hash"><c>null</c> where nobody has one: then nothing matches.</param>
    public async Task<bool> MatchesAsync(string? hash, string password, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            // A password can be no longer than the longest that is accepted, so neither can the work it makes.
            var given = password.Length > PasswordRules.Longest ? "" : password.Normalize();
            var result = await Task.Run(() => hasher.VerifyHashedPassword(null!, hash ?? nobody, given), ct);
            return result != PasswordVerificationResult.Failed && hash is not null;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Looks like any other hash and takes as long, but no password leads to it.</summary>
    private static string Unmatched(int iterations)
    {
        const int Header = 13;
        const int Salt = 16;
        const int Key = 32;
        var hash = new byte[Header + Salt + Key];
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), Salt);
        RandomNumberGenerator.Fill(hash.AsSpan(Header));
        return Convert.ToBase64String(hash);
    }
}
