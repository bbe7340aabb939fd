using Microsoft.EntityFrameworkCore;
using NodaTime;
using NRD.Core.Persistence;

namespace NRD.Core.Accounts;

/// <summary>One's own passkeys: added, named, taken away.</summary>
public sealed class OwnPasskeys(IDbContextFactory<NrdDbContext> factory, IClock clock, SessionSignal signal)
{
    public const int Most = 10;

    private const int LongestName = 60;

    private readonly OwnAccount account = new(factory, clock, signal);

    public Task<FactorFault?> AddAsync(Actor actor, NewPasskey passkey, CancellationToken ct) => account.ChangeAsync(actor, "PasskeyAdded", (db, user) =>
    {
        if (user.Passkeys.Count >= Most)
        {
            return FactorFault.TooManyPasskeys;
        }

        if (passkey.UserHandle != user.Id)
        {
            return FactorFault.NotThere;
        }

        db.StaffPasskeys.Add(new(user.Id, passkey.CredentialId, passkey.Name, passkey.Data, clock.GetCurrentInstant()));
        user.RenewStamp();
        return null;
    }, ct);

    public Task<FactorFault?> RenameAsync(Actor actor, string id, string name, CancellationToken ct) => account.ChangeAsync(actor, "PasskeyRenamed", (_, user) =>
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } given)
        {
            return FactorFault.NameMissing;
        }

        if (Find(user, id) is not { } passkey)
        {
            return FactorFault.NotThere;
        }

        passkey.Rename(given);
        return null;
    }, ct);

    public Task<FactorFault?> RemoveAsync(Actor actor, string id, CancellationToken ct) => account.ChangeAsync(actor, "PasskeyRemoved", (_, user) =>
    {
        if (Find(user, id) is not { } passkey)
        {
            return FactorFault.NotThere;
        }

        if (user.Passkeys.Count == 1 && (user.PasswordHash is null || user.TotpSeed is null))
        {
            return FactorFault.LastWayIn;
        }

        user.Passkeys.Remove(passkey);
        user.RenewStamp();
        return null;
    }, ct);

    private static StaffPasskey? Find(StaffUser user, string id) => user.Passkeys.SingleOrDefault(p => Secret.Text(p.CredentialId) == id);
}
