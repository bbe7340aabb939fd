using NRD.Core.Accounts;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;
using NRD.Core.Places;

namespace NRD.Core.Oversight;

/// <summary>Proves that what answers depend on is sound: the clocks, the reference tables and the database.</summary>
public sealed class SelfCheck(DatabaseSetup database, TimeZones zones, RowWatch rows)
{
    /// <returns>What is wrong, in both languages; empty where all is well.</returns>
    public async Task<IReadOnlyList<Bilingual>> RunAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Permission.RunMaintenance);
        var findings = new List<Bilingual>(zones.Check());
        if (RuntimeLevel.Problem(Environment.Version) is { } old)
        {
            findings.Add(old);
        }

        findings.AddRange(Province.All
            .Where(province => !zones.IsTrusted(province.Zone))
            .Select(province => new Bilingual(
                $"The clock of {province.Name.En} ({province.Zone}) cannot be relied on.",
                $"L’heure de {province.Name.Fr} ({province.Zone}) n’est pas fiable.")));
        findings.AddRange(await database.ProblemsAsync(ct));
        var numbers = await rows.VerifyAsync(actor, ct);
        findings.AddRange(numbers.Findings.Select(found => new Bilingual(
            $"Do not rely on the phones and hours of {found.Kind} {found.Id}: they were changed outside this console.",
            $"Ne vous fiez ni aux numéros ni aux heures de {found.Kind} {found.Id}\u00A0: ils ont été modifiés hors de cette console.")));
        return findings;
    }
}
