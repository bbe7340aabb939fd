using Microsoft.EntityFrameworkCore;
using NRD.Core.Persistence;

namespace NRD.Core.Police.Lists;

/// <summary>Display names of those who wrote, reviewed and read lists.</summary>
internal sealed class ListPeople(Dictionary<string, string> names)
{
    public static async Task<ListPeople> ReadAsync(NrdDbContext db, CancellationToken ct) =>
        new(await db.Staff.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName, ct));

    /// <summary>The id itself where there is no such person any more, as for the command line.</summary>
    public string Of(string id) => names.GetValueOrDefault(id, id);

    public string? OfNullable(string? id) => id is null ? null : Of(id);
}
