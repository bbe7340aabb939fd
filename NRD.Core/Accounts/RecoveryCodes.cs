using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>Ten codes on paper, for when phone and passkey are lost; shown once, kept as hashes.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>The codes as they are shown: groups of letters and digits that are not mistaken for each other.</summary>
    public static IReadOnlyList<string> Renew(NrdDbContext db, StaffUser user)
    {
        db.RecoveryCodes.RemoveRange(user.RecoveryCodes);
        var codes = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            var secret = Secret.New(Secret.LinkBytes);
            db.RecoveryCodes.Add(new(user.Id, Secret.Hash(secret)));
            codes.Add(string.Join('-', CodeApp.ToBase32(secret).Chunk(5).Select(group => new string(group))));
        }

        return codes;
    }

    /// <summary>The code that was typed, if it is one of theirs and was not used before.</summary>
    public static RecoveryCode? Find(StaffUser user, string typed)
    {
        var plain = typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).ToArray();
        if (plain.Length > 64 || CodeApp.FromBase32(new(plain)) is not { Length: Secret.LinkBytes } secret)
        {
            return null;
        }

        var hash = Secret.Hash(secret);
        return user.RecoveryCodes.SingleOrDefault(code => code.UsedAt is null && code.Hash.AsSpan().SequenceEqual(hash));
    }
}
